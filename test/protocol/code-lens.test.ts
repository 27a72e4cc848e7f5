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
    const session = await start({ 'notes.md': 'Get 20% off.\n', 'outreach.yaml': 'risk-appetite: balanced\n' });
    expect(await titles(session, 'notes.md')).toEqual([]);
    expect(await titles(session, 'outreach.yaml')).toEqual([]);
    expect(await titles(session, 'missing.outreach.md')).toEqual([]);
  });
});

describe('the code lenses of an assessment', () => {
  const lia = 'a.lia.md';
  const half = (status = 'draft', end = '\n') =>
    [
      '---',
      'id: LIA-2026-001',
      `status: ${status}`,
      'author: Sam Archer',
      'created-on: 2026-01-02',
      'review-due: 2099-01-02',
      '---',
      '## 1 Purpose test',
      '### P1 What are you trying to achieve by using this data?',
      'People hear where our office is.',
      '### P2 What do you gain?',
      '',
      '## Is it needed?',
      '### N1 Will this actually achieve the purpose?',
      '',
    ].join(end);

  it('tell how far it is, how it stands, who uses it and when it is reviewed', async () => {
    const session = await start({ [path]: message({ lia: 'LIA-2026-001' }), [lia]: half() });
    const found = await lenses(session, lia);
    expect(found.map(({ command, range }) => `${range.start.line}: ${command?.title}`)).toEqual([
      '0: 2 of 25 answered: Purpose 1 of 5, Necessity 0 of 4, Balancing 0 of 13, Decision 1 of 3',
      '0: Draft',
      '0: Used by 1 template',
      '0: Next review: 2099-01-02',
      '7: 1 of 5 answered',
      '12: 0 of 4 answered',
    ]);
  });

  it('lead to the open questions and to the templates', async () => {
    const session = await start(
      { [path]: message({ lia: 'LIA-2026-001' }), [lia]: half() },
      { initializationOptions: { showPlacesCommand: 'outreach.showPlaces' } },
    );
    const found = await lenses(session, lia);
    const leading = found.map(({ command }) => [command?.command, command?.arguments?.[2]?.length]);
    expect(leading).toEqual([
      ['outreach.showPlaces', 2],
      ['', undefined],
      ['outreach.showPlaces', 1],
      ['', undefined],
      ['outreach.showPlaces', 1],
      ['outreach.showPlaces', 1],
    ]);
    expect(found[2]?.command?.arguments?.[2]).toEqual([
      { uri: session.uri(path), range: session.range(path, 'lia: LIA-2026-001') },
    ]);
  });

  it('follow what is typed, and the templates that refer to it', async () => {
    const session = await start({ [path]: message({ lia: 'LIA-2026-001' }), [lia]: half() });
    await session.open(lia);
    await session.type(lia, { after: '### P2 What do you gain?\n' }, 'Fewer letters go astray.\n');
    expect((await titles(session, lia))[0]).toContain('Purpose 2 of 5');
    await session.told(() => session.editFile(path, message({ lia: 'LIA-2026-002' })));
    expect(await titles(session, lia)).toContain('Used by no template');
  });

  it('stand on the right lines of a file with a byte-order mark and Windows line ends', async () => {
    const session = await start({ [lia]: `\uFEFF${half('approved', '\r\n')}` });
    const found = await lenses(session, lia);
    expect(found.map(({ command, range }) => `${range.start.line}: ${command?.title}`)).toContain(
      '12: 0 of 4 answered',
    );
    expect(found.map(({ command }) => command?.title)).toContain('Approved');
  });

  it('say nothing of how it stands while two versions stand in it', async () => {
    const text = half().replace(
      'status: draft',
      '<<<<<<< HEAD\nstatus: draft\n=======\nstatus: approved\n>>>>>>> other',
    );
    const session = await start({ [lia]: text });
    expect((await titles(session, lia)).filter((title) => !title?.includes('answered'))).toEqual([]);
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
