import { describe, expect, it } from 'vitest';
import { AssessmentIndex } from '../../../shared/assessment/assessment-index';
import { approved, edited, invitation, parsed } from './files';

const named = (id: string, path: string, ...changes: [string, string][]) =>
  parsed(edited(['id: LIA-2026-014', `id: ${id}`], ...changes), path);

describe('the assessments of a workspace', () => {
  const index = new AssessmentIndex([
    named('LIA-2026-014', 'z/second.lia.md'),
    named('LIA-2026-014', 'a/first.lia.md'),
    named('LIA-2026-015', 'b.lia.md'),
    parsed('# No id', 'c.lia.md'),
  ]);

  it('are found by their exact id', () => {
    expect(index.get('LIA-2026-015')?.path).toBe('b.lia.md');
    expect(index.get('lia-2026-015')).toBeUndefined();
    expect(index.get('__proto__')).toBeUndefined();
    expect(index.ids).toEqual(['LIA-2026-014', 'LIA-2026-015']);
    expect(index.all).toHaveLength(4);
  });

  it('with one id are all kept, and the first by path is taken', () => {
    expect(index.get('LIA-2026-014')?.path).toBe('a/first.lia.md');
    expect(index.sharing('LIA-2026-014').map(({ path }) => path)).toEqual(['a/first.lia.md', 'z/second.lia.md']);
    expect(index.sharing('LIA-2020-001')).toEqual([]);
  });

  it('are suggested for a slip', () => {
    expect(index.nearest('LIA-2026-041')).toEqual(['LIA-2026-014', 'LIA-2026-015']);
    expect(index.nearest('lia-2026-015')[0]).toBe('LIA-2026-015');
    expect(index.nearest('something else')).toEqual([]);
  });
});

describe('candidates for a template', () => {
  const draft = ['status: approved', 'status: draft'] as [string, string];

  it('come in the order of how much they cover', () => {
    const index = new AssessmentIndex([
      named('nothing', '1', ['purposes: [page-follow]', 'purposes: [demo]'], ['[linkedin-message]', '[email]']),
      named('blank-draft', '2', draft, ['purposes: [page-follow]', 'purposes: []']),
      named('but-for-one-data-field', '3', ['data-fields: [first_name]', 'data-fields: [city]']),
      named('draft', '4', draft),
      named('approved', '5'),
    ]);
    const ids = index.candidatesFor(invitation).map(({ id }) => id);
    expect(ids).toEqual(['approved', 'draft', 'but-for-one-data-field', 'blank-draft', 'nothing']);
  });

  it('that err in small things come before one that errs in a great one', () => {
    const index = new AssessmentIndex([
      named('other-purpose', '1', ['purposes: [page-follow]', 'purposes: [demo]']),
      named('other-country-and-data-field', '2', ['countries: [GB]', 'countries: [DE]'], ['[first_name]', '[city]']),
    ]);
    expect(index.candidatesFor(invitation)[0]?.id).toBe('other-country-and-data-field');
  });

  it('say what they do not cover', () => {
    const [candidate] = new AssessmentIndex([parsed(approved)]).candidatesFor({ ...invitation, channel: 'email' });
    expect(candidate?.mismatches.map(({ id }) => id)).toEqual(['COV-1']);
  });

  it('are none that nobody may rely on any more', () => {
    const index = new AssessmentIndex([
      named('a', '1', ['status: approved', 'status: rejected']),
      named('b', '2', ['status: approved', 'status: withdrawn']),
      named('c', '3', ['status: approved', 'status: superseded']),
      named('d', '4', ['decision: proceed', 'decision: do-not-proceed']),
      named('e', '5', ['decision: proceed', 'decision: proceed\nsuperseded-by: LIA-2026-099']),
    ]);
    expect(index.candidatesFor(invitation)).toEqual([]);
  });
});
