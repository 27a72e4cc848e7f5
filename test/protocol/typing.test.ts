import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { start } from './sessions';
import { message } from './texts';

const path = 'invite.outreach.md';
const clean = message({ basis: 'contract' });

describe.each(['pull', 'push'] as const)('a %s client', (client) => {
  it('sees a promotional phrase marked while it is typed, and gone when it is deleted', async () => {
    const session = await start({ [path]: clean }, { client });
    await session.open(path);
    expect(await session.problems(path)).toEqual([]);
    await session.type(path, { after: 'our office has moved.' }, ' Get 20% off everything.');
    const problems = await session.problems(path);
    expect(problems).toContainEqual(expect.stringMatching(/^promotional-phrasing \| .*20% off.* \| error$/));
    expect(problems).toContain('nature-mismatch | informational | error');
    expect(problems).toContain('pecr-permission | linkedin-message | error');
    await session.replace(path, ' Get 20% off everything.', '');
    expect(await session.problems(path)).toEqual([]);
  });

  it('sees a missing assessment when the lawful basis is typed, and not any more when it is named', async () => {
    const session = await start(
      { [path]: clean, 'a.lia.md': '---\nid: LIA-2026-014\nstatus: draft\n---\n' },
      { client },
    );
    await session.open(path);
    await session.replace(path, 'contract', 'legitimate-interests');
    expect(await session.problems(path)).toEqual(['lia-missing | legitimate-interests | error']);
    await session.type(path, { after: 'legitimate-interests' }, '\nlia: LIA-2026-0');
    expect(await session.problems(path)).toEqual(['lia-not-found | LIA-2026-0 | error']);
    await session.type(path, { after: 'LIA-2026-0' }, '14');
    expect(await session.rules(path)).not.toContain('lia-not-found');
  });

  it.each([
    ['an emoji before it', (text: string) => text.replace('Hi ', 'Hi 👋🏽 👩‍👩‍👧 ')],
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['lone CR line ends', (text: string) => text.replaceAll('\n', '\r')],
    [
      'mixed line ends',
      (text: string) => text.replace('\n', '\r\n').replace('channel:', '\rchannel:').replace('\n\r', '\r'),
    ],
    ['no final newline', (text: string) => text.trimEnd()],
    ['tabs before it', (text: string) => text.replace('Hi ', '\t\tHi\t')],
    ['a combining mark before it', (text: string) => text.replace('Hi ', 'Hi Zoe\u0308 ')],
  ])('gets the exact place with %s', async (_what, change) => {
    const session = await start({}, { client });
    const text = change(message({ basis: 'contract', body: 'Hi {{first_name}}, get 20% off today. Bye' }));
    await session.open(path, text);
    const problems = await session.problems(path);
    expect(problems).toContain('nature-mismatch | informational | error');
    expect(problems).toContain('pecr-permission | linkedin-message | error');
    expect(problems).toContainEqual(expect.stringMatching(/^promotional-phrasing \| (get )?20% off.* \| error$/));
    await session.type(path, { after: 'Hi' }, ' 👋');
    const after = await session.problems(path);
    expect(after).toEqual(problems);
  });
});

describe('a byte-order mark', () => {
  const text = '\uFEFFchannel: email\n';

  it('that the client keeps is counted in its positions', async () => {
    const session = await start({ [path]: text });
    await session.open(path, text, { keepMark: true });
    expect(await session.problems(path)).toEqual(['front-matter-missing | channel: email | error']);
    await session.apply(path, 'channel: email', 'Add fields at the top');
    expect(session.text(path).startsWith('\uFEFF---\n')).toBe(true);
    expect(session.text(path).lastIndexOf('\uFEFF')).toBe(0);
  });

  it('that the editor strips is not', async () => {
    const session = await start({ [path]: text });
    await session.open(path);
    expect(await session.problems(path)).toEqual(['front-matter-missing | channel: email | error']);
    await session.apply(path, 'channel: email', 'Add fields at the top');
    expect(session.text(path).startsWith('---\n')).toBe(true);
  });

  it('at the start of a closed file shifts nothing', async () => {
    const session = await start({ [path]: `\uFEFF${message({ basis: 'contarct' })}` });
    expect(await session.problems(path)).toEqual(['invalid-value | contarct | error']);
  });
});

describe('result ids', () => {
  it('say that nothing has changed', async () => {
    const session = await start({ [path]: clean });
    await session.open(path);
    expect((await session.pull(path)).kind).toBe('full');
    expect((await session.pull(path)).kind).toBe('unchanged');
    await session.type(path, { after: 'has moved' }, ' at last');
    expect((await session.pull(path)).kind).toBe('full');
    expect((await session.pull(path)).kind).toBe('unchanged');
  });

  it('say so again when an edit is undone', async () => {
    const session = await start({ [path]: clean });
    await session.open(path);
    const first = await session.pull(path);
    await session.type(path, { after: 'has moved' }, '!');
    await session.replace(path, 'has moved!', 'has moved');
    expect((await session.pull(path)).resultId).toBe(first.resultId);
  });

  it('change when an assessment does', async () => {
    const session = await start({ [path]: message({ lia: 'LIA-2026-001' }) });
    await session.open(path);
    await session.pull(path);
    await session.told(() => session.createFile('a.lia.md', '---\nid: LIA-2026-001\n---\n'));
    expect((await session.pull(path)).kind).toBe('full');
  });

  it('change when a folder comes back with other assessments', async () => {
    const session = await start(
      { 'one/a.outreach.md': message({ lia: 'LIA-2026-001' }), 'one/x.lia.md': '---\nid: LIA-2026-001\n---\n' },
      { folders: ['one'] },
    );
    await session.open('one/a.outreach.md');
    await session.pull('one/a.outreach.md');
    await session.told(() => session.changeFolders([], ['one']));
    await session.editFile('one/x.lia.md', '---\nid: LIA-2026-002\n---\n');
    await session.told(() => session.changeFolders(['one'], []));
    expect((await session.pull('one/a.outreach.md')).kind).toBe('full');
    expect(await session.rules('one/a.outreach.md')).toContain('lia-not-found');
  });
});

describe('fast typing', () => {
  it('is answered for the newest text, whatever was asked before', async () => {
    const session = await start({ [path]: clean });
    await session.open(path);
    const reports: Promise<unknown>[] = [];
    for (const word of ['Get', ' 20%', ' off', ' now']) {
      await session.type(path, { after: 'has moved.' }, word);
      reports.push(session.pull(path).catch((error) => error));
    }
    await Promise.all(reports);
    await session.replace(path, 'has moved. now off 20%Get', 'has moved. Get 20% off.');
    expect(await session.rules(path)).toContain('promotional-phrasing');
  });

  it('of 200 changes ends where a fresh look at the text ends', async () => {
    const session = await start({ [path]: clean });
    await session.open(path);
    const sentence = ' Get 20% off everything today, offer ends Sunday. 🎉';
    for (let i = 0; i < 200; i++) {
      const at = session.text(path).indexOf('has moved.') + 10;
      const typed = i % 50;
      if (typed === 49) await session.change(path, [{ start: at, end: at + 49, text: '' }]);
      else await session.change(path, [{ start: at + typed, end: at + typed, text: sentence[typed] ?? '!' }]);
      if (i % 7 === 0) session.diagnostics(path).catch(() => {});
    }
    await session.type(path, { after: 'has moved.' }, sentence);
    const problems = await session.diagnostics(path);
    const fresh = await start({ [path]: session.text(path) });
    expect(problems).toEqual(await fresh.diagnostics(path));
    expect(problems.length).toBeGreaterThan(2);
  });

  it('cancels a request that the client gave up', async () => {
    const session = await start({ [path]: clean });
    await session.open(path);
    const source = new CancellationTokenSource();
    const held = session.workspaceDiagnostics(
      new Map((await session.workspaceDiagnostics()).items.map((item) => [item.uri, item.resultId!])),
      source.token,
    );
    source.cancel();
    await expect(held).rejects.toMatchObject({ code: -32800 });
    expect(await session.problems(path)).toEqual([]);
  });
});

describe('a push client', () => {
  it('is never sent what it should ask for, and a pull client never what it asks for', async () => {
    const push = await start({ [path]: message() }, { client: 'push' });
    expect(push.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await push.open(path);
    await push.problems(path);
    const pull = await start({ [path]: message() });
    expect(pull.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    await pull.open(path);
    await pull.problems(path);
    await pull.told(() => pull.createFile('a.lia.md', '---\nid: LIA-2026-001\n---\n'));
    expect(pull.published).toEqual([]);
    expect(push.refreshes).toBe(0);
  });

  it('gets its open templates again when an assessment comes, and nothing once a document is closed', async () => {
    const session = await start({ [path]: message({ lia: 'LIA-2026-001' }) }, { client: 'push' });
    await session.open(path);
    expect(await session.rules(path)).toContain('lia-not-found');
    const before = session.published.length;
    await session.createFile('a.lia.md', '---\nid: LIA-2026-001\n---\n');
    await session.until(() => session.published.length > before);
    expect(session.published.at(-1)!.diagnostics.map((each) => each.code)).not.toContain('lia-not-found');
    await session.close(path);
    await session.until(() => session.published.at(-1)!.diagnostics.length === 0);
  });
});
