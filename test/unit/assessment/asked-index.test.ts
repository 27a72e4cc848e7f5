import { describe, expect, it } from 'vitest';
import { AskedIndex } from '../../../shared/assessment/asked-index';
import { AssessmentIndex } from '../../../shared/assessment/assessment-index';
import { approved, edited, invitation, parsed } from './files';

const one = parsed(approved, 'one.lia.md');
const other = parsed(edited(['id: LIA-2026-014', 'id: LIA-2026-020']), 'other.lia.md');
const changed = parsed(edited(['id: LIA-2026-014', 'id: LIA-2026-020'], ['version: 1', 'version: 2']), 'other.lia.md');

function asked(question: (index: AskedIndex) => unknown) {
  const index = new AskedIndex(new AssessmentIndex([one, other]));
  question(index);
  return index;
}

describe('an index that remembers its questions', () => {
  it('answers as the index itself', () => {
    const index = new AssessmentIndex([one, other]);
    const remembering = new AskedIndex(index);
    expect(remembering.get('LIA-2026-014')).toBe(one);
    expect(remembering.ids).toEqual(index.ids);
    expect(remembering.nearest('LIA-2026-015')).toEqual(index.nearest('LIA-2026-015'));
    expect(remembering.covering(invitation, '2026-12-01')).toEqual(index.covering(invitation, '2026-12-01'));
    expect(remembering.candidatesFor(invitation, 1)).toEqual(index.candidatesFor(invitation, 1));
  });

  it('holds for another where what it was asked about is the same', () => {
    const without = new AssessmentIndex([one, changed]);
    expect(asked((index) => index.get('LIA-2026-014')).holdsFor(without)).toBe(true);
    expect(asked((index) => index.get('LIA-2026-099')).holdsFor(without)).toBe(true);
    expect(asked(() => {}).holdsFor(new AssessmentIndex([]))).toBe(true);
  });

  it.each<[string, (index: AskedIndex) => unknown]>([
    ['the assessment', (index) => index.get('LIA-2026-020')],
    ['all with its id', (index) => index.sharing('LIA-2026-020')],
    ['all of them', (index) => index.all],
    ['candidates', (index) => index.candidatesFor(invitation)],
    ['those that cover a message', (index) => index.covering(invitation, '2026-12-01')],
  ])('does not hold once %s came out differently', (_, question) => {
    expect(asked(question).holdsFor(new AssessmentIndex([one, changed]))).toBe(false);
    expect(asked(question).holdsFor(new AssessmentIndex([one]))).toBe(false);
  });

  it('does not hold once an id came that was asked for, or is near one', () => {
    const more = new AssessmentIndex([
      one,
      other,
      parsed(edited(['id: LIA-2026-014', 'id: LIA-2026-013']), 'more.lia.md'),
    ]);
    expect(asked((index) => index.get('LIA-2026-013')).holdsFor(more)).toBe(false);
    expect(asked((index) => index.nearest('LIA-2026-012')).holdsFor(more)).toBe(false);
  });
});
