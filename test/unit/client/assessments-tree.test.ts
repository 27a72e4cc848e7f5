import { describe, expect, it } from 'vitest';
import { assessmentsTree, assessmentTooltip, reviewsDue } from '../../../client/assessments-tree';
import { standingWords } from '../../../client/standing-words';
import { type Standing, standings } from '../../../shared/assessment/status';
import type { AssessmentSummary, TemplateSummary } from '../../../shared/protocol';

function assessment(id: string, standing: Standing, more: Partial<AssessmentSummary> = {}): AssessmentSummary {
  const part = { part: 'necessity', answered: 3, required: 4 } as const;
  return {
    uri: `file:///w/${id}.lia.md`,
    path: `${id}.lia.md`,
    id,
    title: `About ${id}`,
    owner: 'Head of Marketing',
    standing,
    why: `${id} stands so.`,
    progress: { answered: 17, required: 24, parts: [part] },
    dueSoon: false,
    ...more,
  };
}

function relying(path: string, on: string): TemplateSummary {
  return {
    uri: `file:///w/${path}`,
    path,
    title: `Message ${path}`,
    channel: 'Email',
    owner: '',
    campaign: {},
    assessment: { status: 'draft', why: '', ref: on, uri: `file:///w/${on}.lia.md` },
    pecr: { verdict: 'consent', why: '' },
    counts: { error: 0, warning: 0, information: 0, hint: 0 },
    needsAttention: true,
  };
}

describe('the Assessments view', () => {
  it('puts what is due soon first, then what needs work, then what is approved, then what is closed', () => {
    const tree = assessmentsTree(
      [
        assessment('A', 'withdrawn'),
        assessment('B', 'approved'),
        assessment('C', 'draft'),
        assessment('D', 'approved', { dueSoon: true }),
        assessment('E', 'expired'),
      ],
      [],
    );
    expect(tree.map(({ label }) => label)).toEqual([
      'Review due within 30 days (1)',
      'Expired (1)',
      'Draft (1)',
      'Approved (1)',
      'Withdrawn (1)',
    ]);
  });

  it('shows each assessment once, whatever its state', () => {
    const all = standings.flatMap((standing) => [
      assessment(standing, standing),
      assessment(`${standing}-soon`, standing, { dueSoon: true }),
    ]);
    expect(assessmentsTree(all, []).flatMap(({ children }) => children)).toHaveLength(all.length);
  });

  it('says how far it is, who answers for it and when it is reviewed, to the eye and to the ear', () => {
    const [group] = assessmentsTree([assessment('LIA-1', 'draft', { reviewDue: '2027-03-01' })], []);
    const [node] = group!.children;
    expect(node!.label).toBe('LIA-1');
    expect(node!.description).toBe('17 of 24 answered · About LIA-1 · Head of Marketing · next review 1 Mar 2027');
    expect(node!.spoken).toBe(
      'LIA-1, Draft, 17 of 24 answered, About LIA-1, Head of Marketing, next review 1 Mar 2027, used by no template',
    );
    expect(assessmentTooltip(node!)).toContain('Necessity 3 of 4');
  });

  it('says first when it is reviewed, once it is approved', () => {
    const [group] = assessmentsTree([assessment('LIA-1', 'approved', { reviewDue: '2027-03-01' })], []);
    expect(group!.children[0]!.description).toMatch(/^next review 1 Mar 2027 · About LIA-1/);
  });

  it('holds the templates that rely on it', () => {
    const tree = assessmentsTree(
      [assessment('A', 'draft'), assessment('B', 'draft')],
      [relying('m', 'B'), relying('n', 'B')],
    );
    const [a, b] = tree[0]!.children;
    expect(a!.children).toEqual([]);
    expect(b!.children.map(({ label }) => label)).toEqual(['Message m', 'Message n']);
    expect(b!.spoken).toContain('used by 2 templates');
  });

  it('shows only what is to be reviewed then, where that was asked for', () => {
    const all = [assessment('A', 'approved', { review: '2027-03' }), assessment('B', 'expired', { review: 'overdue' })];
    expect(assessmentsTree(all, [], { review: '2027-03' }).map(({ label }) => label)).toEqual(['Approved (1)']);
  });

  it('lets no text from a file format, link or run anything', () => {
    const title = '[x](command:evil)\n**now**';
    const [group] = assessmentsTree([assessment('', 'draft', { title })], []);
    expect(group!.children[0]).toMatchObject({
      label: '[x](command:evil) **now**',
      description: expect.stringContaining('no id'),
    });
    expect(assessmentTooltip(group!.children[0]!)).toContain('\\[x\\]\\(command\\:evil\\)');
  });

  it('counts reviews for the badge, and says which', () => {
    const all = [
      assessment('A', 'approved', { dueSoon: true }),
      assessment('B', 'expired', { review: 'overdue' }),
      assessment('C', 'review-due', { review: 'overdue' }),
      assessment('D', 'draft'),
    ];
    expect(reviewsDue(all)).toEqual({ count: 3, words: '2 reviews overdue, 1 review due within 30 days' });
  });

  it('tells states apart by words and the shape of the icon, not by colour', () => {
    const words = Object.values(standingWords);
    expect(new Set(words.map(({ label }) => label)).size).toBe(standings.length);
    expect(new Set(words.map(({ icon }) => icon)).size).toBe(standings.length);
  });
});
