import { describe, expect, it } from 'vitest';
import type { Overview } from '../../shared/overview/overview';
import {
  type AssessmentSummary,
  type AssessmentsAnswer,
  assessmentsRequest,
  type FindingPlace,
  findingsRequest,
  type LinkTemplatesResult,
  linkTemplatesRequest,
  overviewRequest,
  type TemplatesAnswer,
  templatesRequest,
} from '../../shared/protocol';
import { addDays } from '../../shared/text/iso-day';
import { edited } from '../unit/assessment/files';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const today = new Date().toISOString().slice(0, 10);

function templates(session: Session, since?: number): Promise<TemplatesAnswer> {
  return session.connection.sendRequest(templatesRequest, since === undefined ? {} : { since });
}

async function assessments(session: Session): Promise<AssessmentSummary[]> {
  return (await session.connection.sendRequest<AssessmentsAnswer>(assessmentsRequest, {})).assessments;
}

describe('what the Templates view is told', () => {
  it('is everything at first, then only what is new', async () => {
    const session = await start({ 'a.outreach.md': message(), 'b.outreach.md': message(), 'c.outreach.md': message() });
    const first = await templates(session);
    expect(first.complete).toBe(true);
    expect(first.templates.map(({ path }) => path)).toEqual(['a.outreach.md', 'b.outreach.md', 'c.outreach.md']);
    expect(await templates(session, first.state)).toMatchObject({ complete: false, templates: [], gone: [] });
  });

  it('is one template when one was edited, and the address of one that is gone', async () => {
    const session = await start({ 'a.outreach.md': message(), 'b.outreach.md': message(), 'c.outreach.md': message() });
    const { state } = await templates(session);
    await session.told(() => session.editFile('b.outreach.md', message({ more: ['campaign: { name: Spring }'] })));
    await session.told(() => session.delete('c.outreach.md'));
    const news = await templates(session, state);
    expect(news.templates.map(({ path, campaign }) => [path, campaign.name])).toEqual([['b.outreach.md', 'Spring']]);
    expect(news.gone).toEqual([session.uri('c.outreach.md')]);
    await session.told(() => session.createFile('c.outreach.md', message()));
    const later = await templates(session, news.state);
    expect(later.templates.map(({ path }) => path)).toEqual(['c.outreach.md']);
    expect(later.gone).toEqual([]);
  });

  it('is everything again for a state that there never was', async () => {
    const session = await start({ 'a.outreach.md': message() });
    const { state } = await templates(session);
    for (const never of [0, -1, state + 100, 0.5, Number.NaN])
      expect((await templates(session, never)).complete).toBe(true);
  });

  it('is only those whose status became another when an assessment changes', async () => {
    const session = await start({
      'a.outreach.md': message({ lia: 'LIA-2026-001' }),
      'b.outreach.md': message({ lia: 'LIA-2026-002' }),
      'one.lia.md': assessment('LIA-2026-001'),
      'two.lia.md': assessment('LIA-2026-002'),
    });
    await session.open('one.lia.md');
    const { state } = await templates(session);
    await session.told(() => session.replace('one.lia.md', 'status: draft', 'status: withdrawn'));
    const news = await templates(session, state);
    expect(news.templates.map(({ path, assessment: { status } }) => [path, status])).toEqual([
      ['a.outreach.md', 'withdrawn'],
    ]);
  });

  it('names campaign, owner and whether somebody has something to do', async () => {
    const session = await start({
      'a.outreach.md': message({ more: ['campaign: { name: Spring courses, start: 2027-03-01, end: never }'] }),
      'b.outreach.md': message({ basis: 'consent', more: ['campaign: 2027-04-01'] }),
    });
    expect(await session.template('a.outreach.md')).toMatchObject({
      owner: 'Head of Marketing',
      campaign: { name: 'Spring courses', start: '2027-03-01' },
      needsAttention: true,
    });
    expect((await session.template('b.outreach.md')).campaign).toEqual({ start: '2027-04-01' });
  });
});

describe('what the Assessments view is told', () => {
  it('is how each stands and how far it is, by path', async () => {
    const session = await start({
      'b.lia.md': edited(),
      'a.lia.md': assessment('LIA-2026-002'),
      'notes.lia.md': 'Notes that are no assessment yet\n',
    });
    const [a, b, notes] = await assessments(session);
    expect(a).toMatchObject({ id: 'LIA-2026-002', standing: 'draft', progress: { answered: 0 } });
    expect(b).toMatchObject({ standing: 'approved', why: expect.stringContaining('is approved') });
    expect(b!.progress.answered).toBe(b!.progress.required);
    expect(notes).toMatchObject({ id: '', title: '', standing: 'draft' });
  });

  it('tells reviews that are due soon from those that are overdue and those far away', async () => {
    const due = (days: number) => assessment(`LIA-${days}`, 'approved', [`review-due: ${addDays(today, days)}`]);
    const session = await start({
      'a.lia.md': due(20),
      'b.lia.md': due(-20),
      'c.lia.md': due(-200),
      'd.lia.md': due(200),
    });
    expect(
      (await assessments(session)).map(({ standing, review, dueSoon }) => [standing, review === 'overdue', dueSoon]),
    ).toEqual([
      ['approved', false, true],
      ['review-due', true, false],
      ['expired', true, false],
      ['approved', false, false],
    ]);
  });
});

describe('linking templates to an assessment', () => {
  const link = (session: Session, to: string, ...paths: string[]) =>
    session.connection.sendRequest<LinkTemplatesResult>(linkTemplatesRequest, {
      assessment: session.uri(to),
      templates: paths.map((path) => session.uri(path)),
    });

  it('answers with the edits of those that do not refer to it yet', async () => {
    const session = await start({
      'a.outreach.md': message(),
      'b.outreach.md': message({ lia: 'LIA-2026-001' }),
      'c.outreach.md': message({ lia: '{ ref: LIA-2025-009, version: 3 }' }),
      'one.lia.md': assessment('LIA-2026-001', 'draft', ['version: 2']),
    });
    await session.open('c.outreach.md');
    const { id, links } = await link(session, 'one.lia.md', 'a.outreach.md', 'b.outreach.md', 'c.outreach.md');
    expect(id).toBe('LIA-2026-001');
    expect(links.map(({ uri, version }) => [uri, version])).toEqual([
      [session.uri('a.outreach.md'), null],
      [session.uri('c.outreach.md'), 1],
    ]);
    await session.applyEdit({
      documentChanges: links.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })),
    });
    expect(session.onDisk('a.outreach.md')).toContain('\nlia: LIA-2026-001\n');
    expect(session.text('c.outreach.md')).toContain('lia: { ref: LIA-2026-001, version: "2" }');
  });

  it.each([
    ['an assessment without an id', 'no-id.lia.md', 'a.outreach.md', 'no-id.lia.md has no id'],
    ['an id that two files claim', 'twin.lia.md', 'a.outreach.md', 'also the id of twin-too.lia.md'],
    ['a rejected assessment', 'rejected.lia.md', 'a.outreach.md', 'Nothing was linked. LIA-3 was rejected'],
    ['a file that is no assessment', 'a.outreach.md', 'a.outreach.md', 'not an assessment that can be read'],
    ['a file that is no template', 'fine.lia.md', 'rejected.lia.md', 'not a template that can be read'],
    ['a message that relies on consent', 'fine.lia.md', 'consent.outreach.md', 'relies on consent'],
    ['fields nobody can read', 'fine.lia.md', 'broken.outreach.md', "can't be read, so it can't be linked"],
    ['a template that refers to it already', 'fine.lia.md', 'linked.outreach.md', 'refers to LIA-4 already'],
  ])('refuses %s and says why', async (_, to, path, why) => {
    const session = await start({
      'no-id.lia.md': '---\ntitle: Nameless\n---\n',
      'twin.lia.md': assessment('LIA-2'),
      'twin-too.lia.md': assessment('LIA-2'),
      'rejected.lia.md': assessment('LIA-3', 'rejected'),
      'fine.lia.md': assessment('LIA-4'),
      'a.outreach.md': message(),
      'consent.outreach.md': message({ basis: 'consent' }),
      'broken.outreach.md': '---\ntitle: "never closed\n---\nHello\n',
      'linked.outreach.md': message({ lia: 'LIA-4' }),
    });
    await expect(link(session, to, path)).rejects.toThrow(why);
  });
});

describe('the overview', () => {
  it('counts what the views and the Problems panel show', async () => {
    const session = await start({
      'a.outreach.md': message({
        more: [
          'waivers:',
          `  - { rule: lia-missing, reason: Being written this week, until: ${addDays(today, 10)} }`,
          `  - { rule: privacy-notice, reason: It was on the page, until: ${addDays(today, -1)} }`,
          '  - { rule: data-source, reason: No end is written here }',
        ],
      }),
      'b.outreach.md': message({ lia: 'LIA-1' }),
      'one.lia.md': assessment('LIA-1', 'approved', [`review-due: ${addDays(today, -3)}`]),
    });
    const overview = await session.connection.sendRequest<Overview>(overviewRequest);
    expect(overview).toMatchObject({ today, templates: 2, needAttention: 2, assessments: 1, reviewsOverdue: 1 });
    expect(overview.reviews).toHaveLength(13);
    expect(overview.waivers.map(({ time, waivers }) => [time, waivers.map(({ rule }) => rule)])).toEqual([
      ['ended', ['privacy-notice']],
      ['in-30-days', ['lia-missing']],
      ['in-60-days', []],
      ['in-90-days', []],
    ]);
    const [first] = overview.rules;
    const places = await session.connection.sendRequest<FindingPlace[]>(findingsRequest, { rule: first!.rule });
    expect(places).toHaveLength(first!.count);
  });

  it('of an empty folder is all noughts', async () => {
    const session = await start({ 'readme.md': 'Nothing here' });
    const overview = await session.connection.sendRequest<Overview>(overviewRequest);
    expect(overview).toMatchObject({ templates: 0, needAttention: 0, statuses: [], rules: [] });
  });
});
