import { describe, expect, it } from 'vitest';
import { type StubCandidate, type StubStart, stubChoices } from '../../../shared/assessment/stub-choices';

const candidate = (path: string, purpose: string, status: StubCandidate['status'] = 'missing'): StubCandidate => ({
  path,
  purpose,
  status,
});

const all = [
  candidate('email/a.md', 'survey'),
  candidate('email/b.md', 'page-follow'),
  candidate('email/c.md', 'page-follow', 'covered'),
  candidate('sms/d.md', 'page-follow', 'not-found'),
  candidate('sms/e.md', 'renewal', 'not-needed'),
  candidate('sms/f.md', 'renewal', 'draft'),
];

/** As "path group", with a tick for what is chosen beforehand. */
const offered = (start: StubStart) =>
  stubChoices(all, start).map(({ path, group, picked }) => `${path} ${group}${picked ? ' ✓' : ''}`);

describe('what a new assessment could be for', () => {
  it('begins with what was selected, and chooses what lacks one for the same purpose', () => {
    expect(offered({ selected: ['email/b.md'] })).toEqual([
      'email/b.md selected ✓',
      'email/c.md purpose',
      'sms/d.md purpose ✓',
      'email/a.md without',
      'sms/f.md other',
    ]);
  });

  it('begins with the folder that was selected, and chooses what lacks one there', () => {
    expect(offered({ selected: [], folder: 'sms' })).toEqual([
      'sms/d.md folder ✓',
      'sms/f.md folder',
      'email/a.md without',
      'email/b.md without',
      'email/c.md other',
    ]);
    expect(offered({ selected: [], folder: '' }).every((each) => each.includes('folder'))).toBe(true);
  });

  it('chooses one purpose where nothing was selected: the one that most lack it for', () => {
    expect(offered({ selected: [] })).toEqual([
      'email/a.md without',
      'email/b.md without ✓',
      'sms/d.md without ✓',
      'email/c.md other',
      'sms/f.md other',
    ]);
  });

  it('offers what needs none only where somebody selected it', () => {
    expect(offered({ selected: ['sms/e.md'] })).toContain('sms/e.md selected ✓');
  });

  it('takes no two templates without a purpose for one', () => {
    const silent = [candidate('a.md', ''), candidate('b.md', '')];
    expect(stubChoices(silent, { selected: ['a.md'] }).map(({ group, picked }) => [group, picked])).toEqual([
      ['selected', true],
      ['without', false],
    ]);
    expect(stubChoices([], { selected: [] })).toEqual([]);
  });
});
