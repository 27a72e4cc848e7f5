import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AssessmentStubResult, assessmentStubRequest, newTemplateRequest } from '../../shared/protocol';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const a = 'a.outreach.md';
const b = 'b.outreach.md';
const year = new Date().getFullYear();

function stub(session: Session, ...paths: string[]): Promise<AssessmentStubResult> {
  return session.connection.sendRequest(assessmentStubRequest, { templates: paths.map((path) => session.uri(path)) });
}

describe('the templates', () => {
  it('tell what the view shows of each', async () => {
    const session = await start({
      [a]: message({ lia: 'LIA-2026-001' }),
      [b]: message({ channel: 'sms', basis: 'contract', body: 'Get 20% off.' }),
      'x.lia.md': assessment('LIA-2026-001'),
    });
    const { templates } = await session.templates();
    expect(templates[0]).toMatchObject({
      uri: session.uri(a),
      path: a,
      title: 'Office move',
      channel: 'LinkedIn message',
      assessment: { status: 'draft', ref: 'LIA-2026-001', uri: session.uri('x.lia.md') },
      pecr: { verdict: 'not-marketing' },
      counts: { error: 0 },
    });
    expect(templates[0]!.assessment.why).toContain('LIA-2026-001 is still a draft');
    expect(templates[1]).toMatchObject({ assessment: { status: 'not-needed' }, pecr: { verdict: 'consent-needed' } });
    expect(templates[1]!.counts!.error).toBeGreaterThan(1);
    const errors = (await session.diagnostics(b)).filter((each) => each.severity === 1);
    expect(templates[1]!.firstFinding).toEqual(errors[0]!.range);
  });

  it('come in path order', async () => {
    const session = await start({ 'b/a.outreach.md': message(), 'Z.outreach.md': message(), [a]: message() });
    expect((await session.templates()).templates.map((each) => each.path)).toEqual([
      'Z.outreach.md',
      a,
      'b/a.outreach.md',
    ]);
  });
});

describe('an assessment stub', () => {
  it('covers several templates and links each as it is now', async () => {
    const session = await start({ [a]: message(), [b]: message({ channel: 'email' }) });
    await session.open(a);
    await session.type(a, { after: 'Hi ' }, 'there ');
    const result = await stub(session, a, b);
    expect(result.id).toBe(`LIA-${year}-001`);
    expect(result.uri).toBe(session.uri(`assessments/LIA-${year}-001.lia.md`));
    expect(result.text).toContain('channels: [linkedin-message, email]');
    expect(result.links.map(({ uri, version }) => [uri, version])).toEqual([
      [session.uri(a), 2],
      [session.uri(b), null],
    ]);
    expect(session.isOnDisk('assessments')).toBe(false);
    await session.applyEdit({
      documentChanges: result.links.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })),
    });
    await session.told(() => session.createFile(`assessments/LIA-${year}-001.lia.md`, result.text));
    expect(await session.statuses()).toEqual({ [a]: 'draft', [b]: 'draft' });
  });

  it('answers no question for anybody', async () => {
    const session = await start({ [a]: message() });
    const { text } = await stub(session, a);
    const body = text.slice(text.indexOf('\n---\n') + 5);
    for (const line of body.split('\n')) expect(line).toMatch(/^(?:#{2,3} .*|<!-- .* -->|)$/);
    expect(text).toContain('decision: ""');
    expect(text).toContain('status: draft');
  });

  it('takes the next free id, whether files or fields hold the others, and writes over nothing', async () => {
    const session = await start({
      [a]: message(),
      'elsewhere/x.lia.md': assessment(`LIA-${year}-007`),
      [`assessments/LIA-${year}-008.lia.md`]: Buffer.from([0, 1]),
      [`assessments/LIA-${year}-009.lia.md`]: assessment('OTHER-1'),
    });
    mkdirSync(join(session.root, `assessments/LIA-${year}-010.lia.md`));
    symlinkSync('nowhere', join(session.root, `assessments/LIA-${year}-011.lia.md`));
    expect((await stub(session, a)).id).toBe(`LIA-${year}-012`);
  });

  it('does not take the id of one that is open and was never saved', async () => {
    const session = await start({ [a]: message() });
    await session.open(`assessments/LIA-${year}-001.lia.md`, '');
    expect((await stub(session, a)).id).toBe(`LIA-${year}-002`);
  });

  it('goes where the policy says, and never out of the folder', async () => {
    const session = await start({
      [a]: message(),
      'team/c.outreach.md': message(),
      'outreach.yaml': 'assessments: { folder: ../../evidence, id: "A-{nn}" }\n',
      'team/outreach.yaml': 'assessments:\n  folder: lia/2026\n',
    });
    expect((await stub(session, a)).uri).toBe(session.uri('evidence/A-01.lia.md'));
    expect((await stub(session, 'team/c.outreach.md')).uri).toBe(session.uri(`team/lia/2026/LIA-${year}-001.lia.md`));
  });

  it('replaces a reference that leads nowhere', async () => {
    const session = await start({ [a]: message({ lia: '{ ref: LIA-2025-999, version: 1 }' }) });
    await session.open(a);
    const { links } = await stub(session, a);
    await session.applyEdit({
      documentChanges: links.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })),
    });
    expect(session.text(a)).toContain(`lia: { ref: LIA-${year}-001, version: 1 }\n`);
  });

  it.each([
    ['no template', []],
    ['a file that is no template', ['README.md']],
    ['a file that is not there', ['gone.outreach.md']],
    ['a header that cannot be read', ['broken.outreach.md']],
    ['no header', ['bare.outreach.md']],
    ['templates of two folders', [a, '../elsewhere.outreach.md']],
  ])('is refused in plain words for %s', async (_what, paths) => {
    const session = await start({
      [a]: message(),
      'README.md': '',
      'broken.outreach.md': '---\ntitle: "x\n---\n',
      'bare.outreach.md': 'Hi\n',
    });
    const error = await stub(session, ...paths).catch((each) => each);
    expect(error).toMatchObject({
      code: -32803,
      message: expect.stringMatching(/^[A-Z"][^{}]+\.$|^\S+ is not a template/),
    });
    expect(error.message).not.toMatch(/undefined|TypeError|failed with message/);
  });
});

describe('malformed requests', () => {
  const nonsense = [
    undefined,
    null,
    1,
    'x',
    [],
    {},
    [null],
    { templates: null },
    { templates: [1] },
    { templates: ['::'] },
    { folder: 1 },
    { folder: 'x', title: 'y' },
    { folder: null, title: null, answers: null },
    { folder: 'x', title: 'y', answers: { channel: 'pigeon' } },
    { folder: 'x', title: 'y', answers: { channel: ['email'] } },
  ];

  it.each([assessmentStubRequest, newTemplateRequest])('to %s get an error and end nothing', async (method) => {
    const session = await start({ [a]: message() });
    for (const params of nonsense) {
      const answer = await (params === undefined
        ? session.connection.sendRequest(method)
        : session.connection.sendRequest(method, params)
      ).then(
        (result) => ({ result, params }),
        (error) => error,
      );
      expect(answer, JSON.stringify(params)).toBeInstanceOf(Error);
    }
    expect(await session.rules(a)).toEqual(['lia-missing']);
  });

  it.each([
    'textDocument/diagnostic',
    'workspace/diagnostic',
    'textDocument/codeAction',
    'outreach/templates',
    'outreach/newTemplateQuestion',
    'outreach/nothing',
    'textDocument/hover',
  ])('to %s end nothing', async (method) => {
    const session = await start({ [a]: message() });
    for (const params of [
      1,
      'x',
      [],
      {},
      { textDocument: null },
      { textDocument: { uri: 1 } },
      { textDocument: { uri: '' }, range: {} },
      { previousResultIds: [null] },
    ]) {
      await session.connection.sendRequest(method, params).catch(() => {});
    }
    expect(await session.rules(a)).toEqual(['lia-missing']);
  });

  it('as notifications end nothing', async () => {
    const session = await start({ [a]: message() });
    for (const method of [
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/didSave',
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeWorkspaceFolders',
      'workspace/didChangeConfiguration',
      'outreach/unknown',
    ]) {
      for (const params of [
        undefined,
        1,
        [],
        {},
        { changes: [{}] },
        { changes: [{ uri: 1, type: 'x' }] },
        { textDocument: {} },
        { event: { added: [{}] } },
      ]) {
        await (params === undefined
          ? session.connection.sendNotification(method)
          : session.connection.sendNotification(method, params));
      }
    }
    expect(await session.rules(a)).toEqual(['lia-missing']);
    await session.told(() => session.createFile('x.lia.md', assessment('LIA-2026-001')));
    await session.open(a);
    expect(await session.fixes(a, 'legitimate-interests')).toContain('Create an assessment stub and link it');
  });

  it('for a method nobody knows are answered as such', async () => {
    const session = await start({});
    await expect(session.connection.sendRequest('outreach/nothing', {})).rejects.toMatchObject({ code: -32601 });
  });
});

describe('a client', () => {
  it.each([
    ['that says nothing about itself', {}],
    ['of which every capability is null', { textDocument: null, workspace: null }],
  ])('%s is served', async (_what, capabilities) => {
    const session = await start({ [a]: message() }, { capabilities: capabilities as object, client: 'push' });
    expect(session.registrations).toEqual([]);
    await session.open(a);
    expect(await session.problems(a)).toEqual(['lia-missing | legitimate-interests | error']);
  });

  it('that cannot watch files says at least what it saved', async () => {
    const session = await start({ [a]: message({ lia: 'LIA-2026-001' }) }, { client: 'push' });
    await session.open(a);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(session.root, 'x.lia.md'), assessment('LIA-2026-001'));
    await session.told(() =>
      session.connection.sendNotification('textDocument/didSave', { textDocument: { uri: session.uri(a) } }),
    );
    expect(await session.statuses()).toEqual({ [a]: 'draft' });
  });

  it.each([null, 1, 'x', [], { assessmentStubCommand: 7 }])('may send options such as %j', async (options) => {
    const session = await start({ [a]: message() }, { initializationOptions: options });
    expect(await session.rules(a)).toEqual(['lia-missing']);
  });

  it('is asked to watch files and folders', async () => {
    const session = await start({});
    await session.until(() => session.registrations.some((each) => each.method === 'workspace/didChangeWatchedFiles'));
    const { watchers } = session.registrations.find((each) => each.method === 'workspace/didChangeWatchedFiles')!
      .registerOptions as { watchers: { globPattern: string }[] };
    expect(watchers.map((each) => each.globPattern)).toEqual(
      expect.arrayContaining(['**/*.outreach.{md,txt,html}', '**/*.lia.md', '**/*.{yaml,yml}']),
    );
  });

  it('with only a root has that as its folder', async () => {
    const session = await start({ [a]: message() }, { rootOnly: true });
    expect(await session.statuses()).toEqual({ [a]: 'missing' });
  });

  it('that answers nothing to what it is asked is served', async () => {
    const session = await start({ [a]: message() });
    for (const method of ['workspace/diagnostic/refresh', 'client/registerCapability', 'workspace/configuration'])
      session.connection.onRequest(method, () => Promise.reject(new Error('not here')));
    await session.told(() => session.createFile('x.lia.md', assessment('LIA-2026-001')));
    await session.told(() => session.delete('x.lia.md'));
    expect(await session.rules(a)).toEqual(['lia-missing']);
  });
});
