import { describe, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const path = 'a.outreach.md';
const pages = { initializationOptions: { rulePages: 'command:outreach.showRule?%22{code}%22' } };

async function hover(session: Session, at: string, file = path): Promise<Hover | null> {
  return session.connection.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri: session.uri(file) },
    position: session.range(file, at).start,
  });
}
const said = async (session: Session, at: string, file?: string) =>
  ((await hover(session, at, file))?.contents as MarkupContent | undefined)?.value ?? '';

describe('hovering', () => {
  it('explains a finding in what stands in the editor, and marks it', async () => {
    const session = await start({ [path]: message({ basis: 'contract' }) }, pages);
    await session.open(path);
    await session.type(path, { after: 'our office has moved.' }, ' Get 20% off.');
    const found = await hover(session, '20% off');
    expect(found?.contents).toMatchObject({ kind: 'markdown' });
    expect(found?.range).toEqual(session.range(path, '20% off'));
    expect(await said(session, '20% off')).toContain('**Offer or discount** (P01)');
    expect(await said(session, '20% off')).toContain('](command:outreach.showRule?%22promotional-phrasing%22)');
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n'), false],
    ['old Mac line ends', (text: string) => text.replaceAll('\n', '\r'), false],
    ['a byte-order mark that the client counts', (text: string) => `\uFEFF${text}`, true],
  ])('finds its place with %s, behind emoji', async (_what, change, keepMark) => {
    const text = change(message({ basis: 'contract', body: '👩‍👩‍👧 Hi {{first_name}}, 🎁 get 20% off.' }));
    const session = await start({ [path]: text }, pages);
    await session.open(path, text, { keepMark });
    expect((await hover(session, '20% off'))?.range).toEqual(session.range(path, '20% off'));
    expect(await said(session, '{{first_name}}')).toContain('**first\\_name**: names.');
    expect(await said(session, 'linkedin-message')).toContain('Private message to a LinkedIn connection.');
    expect((await hover(session, 'message-nature'))?.range).toEqual(session.range(path, 'message-nature'));
  });

  it('says where an inherited value comes from, and follows the policy', async () => {
    const text = message().replace('owner: Head of Marketing', 'owner:');
    const session = await start({ [path]: text, 'outreach.yaml': 'defaults:\n  owner: Ann\n' });
    expect(await said(session, 'owner')).toContain('- owner: Ann (from outreach.yaml line 2)');
    await session.told(() => session.editFile('outreach.yaml', '# ours\ndefaults:\n  owner: Bob\n'));
    expect(await said(session, 'owner')).toContain('- owner: Bob (from outreach.yaml line 3)');
  });

  it('tells of an assessment and links to it', async () => {
    const session = await start({ [path]: message({ lia: 'LIA-2026-001' }), 'l/a.lia.md': assessment('LIA-2026-001') });
    const text = await said(session, 'LIA-2026-001');
    expect(text).toContain('**LIA-2026-001: Messages to our connections**');
    expect(text).toContain(`](${session.uri('l/a.lia.md')})`);
    expect(await said(session, 'draft', 'l/a.lia.md')).toContain('Being written.');
  });

  it('explains the settings of a policy', async () => {
    const session = await start({ 'outreach.yaml': 'risk-appetite: cautious\ndefaults:\n  channel: email\n' });
    expect(await said(session, 'cautious', 'outreach.yaml')).toContain('Likely promotion is an error');
    expect(await said(session, 'channel', 'outreach.yaml')).toContain('How the message is sent.');
  });

  it('says nothing in other files and of nothing', async () => {
    const session = await start({ 'notes.md': 'Get 20% off.\n', [path]: message({ body: 'Plain words.' }) });
    expect(await hover(session, '20% off', 'notes.md')).toBeNull();
    expect(await hover(session, 'Plain words')).toBeNull();
  });
});

describe('the link of a diagnostic', () => {
  it('leads to the page of its rule where the client shows such pages', async () => {
    const text = message({ basis: 'contract', body: 'Get 20% off.' });
    const session = await start({ [path]: text }, pages);
    for (const { code, codeDescription } of await session.diagnostics(path))
      expect(codeDescription?.href).toBe(`command:outreach.showRule?%22${code}%22`);
    const plain = await start({ [path]: text });
    for (const { codeDescription } of await plain.diagnostics(path)) expect(codeDescription).toBeUndefined();
  });
});
