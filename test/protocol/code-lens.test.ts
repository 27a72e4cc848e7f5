import { describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { type ExplainDecisionResult, explainDecisionRequest } from '../../shared/protocol';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const path = 'a.outreach.md';
const explaining = { initializationOptions: { explainDecisionCommand: 'outreach.explainDecision' } };

async function lenses(session: Session, at = path): Promise<CodeLens[]> {
  return (
    (await session.connection.sendRequest<CodeLens[] | null>('textDocument/codeLens', {
      textDocument: { uri: session.uri(at) },
    })) ?? []
  );
}
const titles = async (session: Session, at?: string) => (await lenses(session, at)).map((each) => each.command?.title);
const explain = (session: Session, at: string) =>
  session.connection.sendRequest<ExplainDecisionResult | null>(explainDecisionRequest, { uri: session.uri(at) });

describe('the code lenses of a template', () => {
  it('tell both decisions above the first line of the message', async () => {
    const session = await start({ [path]: message({ basis: 'contract', body: 'Get 20% off.' }) }, explaining);
    await session.open(path);
    const found = await lenses(session);
    expect(found.map((each) => each.command?.title)).toEqual([
      'PECR: consent needed - unsolicited marketing to individuals by LinkedIn message (reg 22(2))',
      'UK GDPR: contract, no assessment needed',
    ]);
    for (const { range, command } of found) {
      expect(range).toEqual({
        start: session.range(path, 'Get 20% off.').start,
        end: session.range(path, 'Get').start,
      });
      expect(command).toMatchObject({ command: 'outreach.explainDecision', arguments: [session.uri(path)] });
    }
  });

  it('follow what is typed', async () => {
    const session = await start({ [path]: message({ basis: 'contract' }) });
    await session.open(path);
    expect((await titles(session))[0]).toContain('PECR: not marketing');
    await session.type(path, { after: 'our office has moved.' }, ' Get 20% off.');
    expect((await titles(session))[0]).toContain('PECR: consent needed');
  });

  it('follow the assessment, and the editor is told to ask again', async () => {
    const capabilities = {
      textDocument: { diagnostic: {} },
      workspace: { codeLens: { refreshSupport: true } },
    };
    const session = await start(
      { [path]: message({ lia: 'LIA-2026-001' }), 'a.lia.md': assessment('LIA-2026-001') },
      { capabilities },
    );
    let refreshes = 0;
    session.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshes++;
      return null;
    });
    expect((await titles(session))[1]).toBe('UK GDPR: LIA-2026-001 in draft');
    await session.told(() => session.editFile('a.lia.md', assessment('LIA-2026-001', 'rejected')));
    expect((await titles(session))[1]).toBe('UK GDPR: LIA-2026-001 rejected');
    expect(refreshes).toBeGreaterThan(0);
  });

  it('only tell where the client has no command to explain them', async () => {
    const session = await start({ [path]: message() });
    expect((await lenses(session)).map((each) => each.command?.command)).toEqual(['', '']);
  });

  it('stand in the right line after Windows line ends, an emoji and a byte-order mark', async () => {
    const text = `\uFEFF${message({ body: '👋 Get 20% off.' }).replaceAll('\n', '\r\n')}`;
    const session = await start({ [path]: text });
    await session.open(path, text, { keepMark: true });
    const [first] = await lenses(session);
    expect(first?.range.start).toEqual({
      line: text.slice(0, text.indexOf('👋')).split('\n').length - 1,
      character: 0,
    });
  });

  it.each([
    ['no header', 'Get 20% off.\n', 0],
    ['an open header', '---\nchannel: email\n\nGet 20% off.\n', 2],
    ['nothing at all', '', 0],
    ['a header and no message', '---\nchannel: email\n---\n', 3],
  ])('stand somewhere sensible with %s', async (_what, text, line) => {
    const session = await start({ [path]: text });
    const found = await lenses(session);
    expect(found.map((each) => each.range.start)).toEqual([
      { line, character: 0 },
      { line, character: 0 },
    ]);
  });

  it('are none for other files', async () => {
    const session = await start({ 'notes.md': 'Get 20% off.\n', 'a.lia.md': assessment('LIA-2026-001') });
    expect(await titles(session, 'notes.md')).toEqual([]);
    expect(await titles(session, 'a.lia.md')).toEqual([]);
    expect(await titles(session, 'missing.outreach.md')).toEqual([]);
  });
});

describe('the explanation of a decision', () => {
  it('is a page about the text as it stands in the editor', async () => {
    const session = await start({ [path]: message({ basis: 'contract' }) });
    await session.open(path);
    await session.type(path, { after: 'our office has moved.' }, ' Get 20% off.');
    const result = await explain(session, path);
    expect(result?.title).toBe('Office move');
    expect(result?.markdown).toMatch(/^# Office move\n/);
    expect(result?.markdown).toContain('20% off');
    expect(result?.markdown).toContain('row C1');
  });

  it('names the policy that gives an inherited value', async () => {
    const text = message({ basis: 'contract', body: 'Get 20% off.' }).replace('  subscriber-type: unknown\n', '');
    const policy = 'defaults:\n  audience:\n    subscriber-type: sole-trader\n';
    const session = await start({ [path]: text, 'outreach.yaml': policy });
    const result = await explain(session, path);
    expect(result?.markdown).toMatch(
      /\| `audience\.subscriber-type` \| sole-trader \| inherited from .*outreach\.yaml/,
    );
  });

  it('is none for other files, and an error for no file at all', async () => {
    const session = await start({ 'notes.md': 'Get 20% off.\n' });
    expect(await explain(session, 'notes.md')).toBeNull();
    await expect(session.connection.sendRequest(explainDecisionRequest, { uri: 7 })).rejects.toThrow('must be named');
  });
});
