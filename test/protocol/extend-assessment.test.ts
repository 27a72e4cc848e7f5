import { describe, expect, it } from 'vitest';
import {
  type AssessmentStubResult,
  assessmentStubRequest,
  type ExtendAssessmentResult,
  extendAssessmentRequest,
  type StubChoicesResult,
  stubChoicesRequest,
} from '../../shared/protocol';
import { approved } from '../unit/assessment/files';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const a = 'a.outreach.md';
const lia = 'lia/page.lia.md';
const extending = { initializationOptions: { extendAssessmentCommand: 'outreach.extendAssessmentFor' } };
const title = 'Extend LIA-2026-014 to cover this template';
const outside = message({ lia: 'LIA-2026-014' });

const extend = (session: Session, more: object = {}, path = a) =>
  session.connection.sendRequest<ExtendAssessmentResult>(extendAssessmentRequest, {
    template: session.uri(path),
    ...more,
  });
const apply = (session: Session, { edits }: ExtendAssessmentResult) =>
  session.applyEdit({
    documentChanges: edits.map(({ uri, version, edits: changes }) => ({
      textDocument: { uri, version },
      edits: changes,
    })),
  });

describe('extending an assessment to cover a template', () => {
  it('is offered where the assessment was written for something else, once', async () => {
    const session = await start({ [a]: outside, [lia]: approved }, extending);
    await session.open(a);
    expect(await session.rules(a)).toContain('lia-scope');
    const actions = (await session.actions(a, 'relationship-update')).filter((each) => each.title === title);
    expect(actions).toHaveLength(1);
    expect(actions[0]?.command).toMatchObject({
      command: 'outreach.extendAssessmentFor',
      arguments: [{ template: session.uri(a) }],
    });
  });

  it('adds what is missing, and the finding is gone', async () => {
    const session = await start({ [a]: outside, [lia]: approved });
    await session.open(a);
    await session.open(lia);
    const answer = await extend(session, { by: 'Sam  Archer\n' });
    expect(answer).toMatchObject({ id: 'LIA-2026-014', status: 'in-review' });
    expect(answer.adds).toContain('purpose relationship-update');
    expect(answer.edits.map(({ uri, version }) => [uri, version])).toEqual([[session.uri(lia), 1]]);
    await apply(session, answer);
    expect(session.text(lia)).toContain('purposes: [page-follow, relationship-update]');
    expect(session.text(lia)).toContain('version: 2\nstatus: in-review');
    expect(session.text(lia)).toMatch(/who: Sam Archer, change: "Extended to cover a: purpose relationship-update/);
    expect(await session.rules(a)).toEqual(['lia-not-approved']);
  });

  it('carries the edit itself where the client has no command, and a person can undo it', async () => {
    const session = await start({ [a]: outside, [lia]: `\uFEFF${approved.replaceAll('\n', '\r\n')}` });
    await session.open(a);
    await session.open(lia);
    await session.apply(a, 'relationship-update', title);
    expect(session.text(lia)).not.toMatch(/[^\r]\n/);
    expect(await session.rules(a)).not.toContain('lia-scope');
  });

  it('links a template that referred to none, in the same edit', async () => {
    const session = await start({ [a]: message(), [lia]: approved });
    await session.open(a);
    const answer = await extend(session, { assessment: 'LIA-2026-014' });
    expect(answer.edits.map(({ uri }) => uri)).toEqual([session.uri(lia), session.uri(a)]);
    await apply(session, answer);
    expect(session.text(a)).toContain('lia: LIA-2026-014');
    expect(session.onDisk(lia)).toContain('relationship-update');
  });

  it('reads a closed assessment as it is on disk now, whoever wrote it', async () => {
    const session = await start({ [a]: outside, [lia]: approved });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${session.root}/${lia}`, approved.replace('version: 1', 'version: 7'));
    const [edit] = (await extend(session)).edits;
    expect(edit?.edits[0]?.newText).toContain('8');
  });

  it.each([
    ['a template that refers to none', { [a]: message(), [lia]: approved }, 'refers to no assessment'],
    ['an id that nobody has', { [a]: message({ lia: 'LIA-2026-099' }) }, 'No assessment has the id LIA-2026-099'],
    [
      'an id that two have',
      { [a]: outside, [lia]: approved, 'b.lia.md': assessment('LIA-2026-014') },
      'have the same id',
    ],
    [
      'another lawful basis',
      { [a]: message({ lia: 'LIA-2026-014', basis: 'contract' }), [lia]: approved },
      'relies on contract',
    ],
    ['what is closed', { [a]: outside, [lia]: approved.replace('status: approved', 'status: withdrawn') }, 'is closed'],
    [
      'two versions at once',
      { [a]: outside, [lia]: `${approved}\n<<<<<<< HEAD\n=======\n>>>>>>> b\n` },
      'Two people changed this',
    ],
    ['what is no template', { [lia]: approved }, 'not a template'],
  ])('refuses %s, with the reason', async (_, files, reason) => {
    const session = await start(files, extending);
    await expect(extend(session)).rejects.toThrow(reason);
  });
});

describe('what a stub could be for', () => {
  const choices = (session: Session, params: object) =>
    session.connection.sendRequest<StubChoicesResult>(stubChoicesRequest, params);
  const files = {
    'outreach.yaml':
      'assessments: { review-months: 6 }\npeople: [{ name: Helen Marsh, role: DPO }]\ndefaults: { owner: Head of Marketing }\n',
    'mail/b.outreach.md': message().replace('owner: Head of Marketing\n', ''),
    'mail/c.outreach.md': message({ basis: 'contract' }),
    'post/d.outreach.md': message({ lia: 'LIA-2026-014' }).replace('owner: Head of Marketing', 'owner: Head of Events'),
    [lia]: approved,
  };

  it('is told with its people, owners and interval', async () => {
    const session = await start(files);
    const answer = await choices(session, { templates: [session.uri('mail/b.outreach.md')] });
    expect(answer.templates.map(({ path, group, picked, status }) => [path, group, picked, status])).toEqual([
      ['mail/b.outreach.md', 'selected', true, 'missing'],
      ['post/d.outreach.md', 'purpose', false, 'mismatch'],
    ]);
    expect(answer.owners).toEqual([{ name: 'Helen Marsh', role: 'DPO' }]);
    expect(answer.ownerOf[session.uri('mail/b.outreach.md')]).toBe('Head of Marketing');
    expect(answer.ownerOf[session.uri('post/d.outreach.md')]).toBe('Head of Events');
    expect(answer.reviewMonths).toBe(6);
  });

  it('is what stands in the folder that was selected', async () => {
    const session = await start(files);
    const { templates } = await choices(session, { templates: [], folder: session.uri('post') });
    expect(templates.map(({ path, group }) => [path, group])).toEqual([
      ['post/d.outreach.md', 'folder'],
      ['mail/b.outreach.md', 'without'],
    ]);
  });

  it('becomes a stub with that owner and that interval, and each template is linked once', async () => {
    const session = await start(files);
    const uri = session.uri('mail/b.outreach.md');
    const stub = await session.connection.sendRequest<AssessmentStubResult>(assessmentStubRequest, {
      templates: [uri, uri],
      owner: ' Helen Marsh ',
      reviewMonths: 24,
    });
    expect(stub.links).toHaveLength(1);
    expect(stub.text).toContain('\nowner: Helen Marsh\n');
    const days = ['created-on', 'review-due'].map((key) => new RegExp(`^${key}: (\\d{4})`, 'm').exec(stub.text)?.[1]);
    expect(Number(days[1]) - Number(days[0])).toBe(2);
    const odd = await session.connection.sendRequest<AssessmentStubResult>(assessmentStubRequest, {
      templates: [uri],
      owner: 7,
      reviewMonths: -3,
    });
    expect(odd.text).toContain('\nowner: Head of Marketing\n');
  });

  it('is an error for what makes no sense, and ends nothing', async () => {
    const session = await start(files);
    for (const params of [{}, { templates: 'x' }, { templates: [1] }, { templates: [], folder: 3 }, null])
      await expect(session.connection.sendRequest(stubChoicesRequest, params)).rejects.toThrow();
    await expect(session.connection.sendRequest(extendAssessmentRequest, { template: 3 })).rejects.toThrow(
      'named by texts',
    );
    expect((await choices(session, { templates: [] })).templates.length).toBeGreaterThan(0);
  });
});
