import { describe, expect, it } from 'vitest';
import { filterSentence, matches, noFilter } from '../../../client/template-filter';
import { groupings, groupingWords } from '../../../client/template-groups';
import { type GroupNode, templatesTree } from '../../../client/templates-tree';
import type { TemplateSummary } from '../../../shared/protocol';

function template(path: string, more: Partial<TemplateSummary> = {}): TemplateSummary {
  return {
    uri: `file:///w/${path}`,
    path,
    title: '',
    channel: 'Email',
    owner: '',
    campaign: {},
    assessment: { status: 'covered', why: '' },
    pecr: { verdict: 'consent', why: '' },
    counts: { error: 0, warning: 0, information: 0, hint: 0 },
    needsAttention: false,
    ...more,
  };
}

function grouped(grouping: (typeof groupings)[number], ...templates: TemplateSummary[]): GroupNode[] {
  return templatesTree({ templates, unread: [], policies: [] }, { grouping, filter: noFilter });
}

const labels = (groups: readonly GroupNode[]) => groups.map(({ label }) => label);

describe('grouping the Templates view', () => {
  it('by campaign: by name in any case, then by days, and those of none last', () => {
    const groups = grouped(
      'campaign',
      template('a'),
      template('b', { campaign: { name: 'Spring courses', start: '2027-03-01' } }),
      template('c', { campaign: { name: 'spring  courses' } }),
      template('d', { campaign: { start: '2027-03-01', end: '2027-04-30' } }),
      template('e', { campaign: { start: '2027-03-01' } }),
      template('f', { campaign: { name: 'Autumn' } }),
    );
    expect(labels(groups)).toEqual([
      'Autumn (1)',
      'Spring courses (2)',
      '1 Mar 2027 to 30 Apr 2027 (1)',
      'From 1 Mar 2027 (1)',
      'No campaign (1)',
    ]);
  });

  it('by owner and by folder, the top folder first and nobody last', () => {
    const some = [template('x/b', { owner: 'Sales' }), template('a'), template('x/y/c', { owner: 'Marketing' })];
    expect(labels(grouped('owner', ...some))).toEqual(['Marketing (1)', 'Sales (1)', 'No owner (1)']);
    expect(labels(grouped('folder', ...some))).toEqual(['Top folder (1)', 'x (1)', 'x/y (1)']);
  });

  it('by review: what is overdue, then month by month, then what has no date', () => {
    const due = (path: string, review?: string) =>
      template(path, { assessment: { status: 'covered', why: '', ...(review && { review }) } });
    const groups = grouped(
      'review',
      due('a'),
      due('b', 'none'),
      due('c', '2027-11'),
      due('d', 'overdue'),
      due('e', '2027-02'),
    );
    expect(labels(groups)).toEqual([
      'Review overdue (1)',
      'February 2027 (1)',
      'November 2027 (1)',
      'No review date (1)',
      'No approved assessment (1)',
    ]);
  });

  it('still says the status of each template where the group does not', () => {
    const [group] = grouped('owner', template('a', { assessment: { status: 'missing', why: '' } }));
    expect(group!.children[0]).toMatchObject({ description: 'Email · Missing assessment' });
  });

  it('names every group and every item for screen readers, and keeps names on one line', () => {
    for (const grouping of groupings) {
      const [group] = grouped(grouping, template('a/b', { owner: 'A\nB\u202E', campaign: { name: 'C\n\nD' } }));
      expect(group!.spoken).toMatch(/: 1 template\./);
      expect(group!.label).not.toMatch(/[\n\u202E]/);
      expect(group!.children[0]!.spoken).toContain('Email');
      expect(groupingWords[grouping].label).toBeTruthy();
    }
  });
});

describe('filtering the Templates view', () => {
  const offer = template('mail/spring.outreach.md', {
    title: 'Spring offer',
    owner: 'Head of Sales',
    campaign: { name: 'Courses' },
    assessment: { status: 'missing', why: '', ref: 'LIA-2026-014' },
    needsAttention: true,
  });

  it.each(['spring', 'OFFER spring', 'mail/', 'email', 'head sales', 'courses', '2026-014', 'missing assessment', ' '])(
    'finds it by "%s"',
    (text) => expect(matches(offer, { ...noFilter, text })).toBe(true),
  );

  it('wants every word', () => {
    expect(matches(offer, { ...noFilter, text: 'spring autumn' })).toBe(false);
  });

  it('can leave only what needs attention, or one status', () => {
    expect(matches(offer, { text: '', attention: true, status: 'missing' })).toBe(true);
    expect(matches(offer, { text: '', attention: true, status: 'draft' })).toBe(false);
    expect(matches(template('a'), { text: '', attention: true })).toBe(false);
  });

  it('says what it leaves out, and nothing where it leaves out nothing', () => {
    expect(filterSentence({ text: 'spring', attention: true, status: 'missing' }, 1, 20)).toBe(
      'Showing 1 of 20: “spring”, Missing assessment, needs attention.',
    );
    expect(filterSentence(noFilter, 20, 20)).toBe('');
  });

  it('leaves the files that could not be read out, because nothing of them is known', () => {
    const unread = [{ uri: 'file:///w/x', path: 'x', reason: 'larger than 5 MB' }];
    const tree = templatesTree(
      { templates: [offer], unread, policies: [] },
      { grouping: 'status', filter: { text: 'spring', attention: false } },
    );
    expect(labels(tree)).toEqual(['Missing assessment (1)']);
  });
});
