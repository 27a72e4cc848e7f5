import { describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList, MarkupContent, TextEdit } from 'vscode-languageserver/node';
import { offsetAt, type Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const path = 'a.outreach.md';
const capabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] as (1 | 2)[] },
      },
    },
  },
};

/** Completes behind the first `at` of a document, as somebody does who asks for it. */
async function complete(session: Session, at: string, file = path, typed?: string): Promise<CompletionItem[]> {
  const list = await session.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri: session.uri(file) },
    position: session.range(file, at).end,
    context: typed === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: typed },
  });
  expect(list.isIncomplete).toBe(false);
  return list.items;
}

async function labels(session: Session, at: string, file?: string): Promise<string[]> {
  return (await complete(session, at, file)).map(({ label }) => label);
}

/** Chooses an item, as an editor does that knows no snippets. */
async function choose(session: Session, item: CompletionItem | undefined, file = path): Promise<string> {
  if (!item) throw new Error('It is not offered');
  const { range, newText } = item.textEdit as TextEdit;
  const text = session.text(file);
  await session.change(file, [{ start: offsetAt(text, range.start), end: offsetAt(text, range.end), text: newText }]);
  return session.text(file);
}

describe('completion', () => {
  it('offers fields, those that are missing first, and says what they mean when asked', async () => {
    const session = await start({ [path]: message().replace('owner: Head of Marketing\n', 'ow\n') }, { capabilities });
    await session.open(path);
    const items = await complete(session, '\now');
    expect(items[0]).toMatchObject({
      label: 'owner',
      sortText: '0000',
      labelDetails: { description: expect.stringMatching(/^missing · Person or role that answers/) },
    });
    expect(items.map(({ sortText }) => sortText)).toEqual(items.map(({ sortText }) => sortText).toSorted());
    expect(items[0]?.documentation).toBeUndefined();
    const resolved = await session.connection.sendRequest<CompletionItem>('completionItem/resolve', items[0]);
    expect((resolved.documentation as MarkupContent).value).toContain('Source: UK GDPR Art 5(2).');
    expect(await choose(session, items[0])).toContain('\nowner: \nchannel:');
    const consent = items.find(({ label }) => label === 'soft-opt-in');
    expect(consent).toMatchObject({ insertTextMode: 1 });
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n'), false],
    ['old Mac line ends', (text: string) => text.replaceAll('\n', '\r'), false],
    ['a byte-order mark that the client counts', (text: string) => `\uFEFF${text}`, true],
  ])('puts values in their place with %s, behind emoji', async (_what, change, keepMark) => {
    const before = message({ channel: 'em' }).replace('title: ', 'title: 👩‍👩‍👧 🎁 ');
    const session = await start({ [path]: change(before) }, { capabilities });
    await session.open(path, change(before), { keepMark });
    const items = await complete(session, 'channel: em');
    expect(items.find(({ label }) => label === 'email')?.labelDetails?.description).toContain('PECR regs 22 and 23');
    expect(
      await choose(
        session,
        items.find(({ label }) => label === 'email'),
      ),
    ).toBe(change(before.replace('channel: em', 'channel: email')));
  });

  it('completes on the first line of a policy behind a byte-order mark', async () => {
    const policy = 'outreach.yaml';
    const session = await start({ [policy]: '' });
    await session.open(policy, '\uFEFFrisk', { keepMark: true });
    const items = await complete(session, 'risk', policy);
    const appetite = items.find(({ label }) => label === 'risk-appetite');
    expect(await choose(session, appetite, policy)).toBe('\uFEFFrisk-appetite: ');
  });

  it('offers assessments as they stand in the editor, and what other templates say', async () => {
    const other = message().replace('relationship-update', 'page-follow');
    const session = await start(
      { [path]: message({ lia: 'LIA' }), 'b.outreach.md': other, 'l/a.lia.md': assessment('LIA-2026-001') },
      { capabilities },
    );
    await session.open(path);
    await session.open('l/a.lia.md');
    await session.replace('l/a.lia.md', 'Messages to our connections', 'News for Leeds');
    const [lia] = await complete(session, 'lia: LIA');
    expect(lia?.label).toBe('LIA-2026-001');
    expect(lia?.labelDetails?.description).toMatch(/^draft, \d+ points not covered · News/);
    expect(await labels(session, 'purpose: ')).toEqual(['page-follow']);
    await session.told(() => session.editFile('b.outreach.md', other.replace('page-follow', 'newsletter')));
    expect(await labels(session, 'purpose: ')).toEqual(['newsletter']);
  });

  it('offers merge fields, lines the message lacks, and nothing in a sentence', async () => {
    const session = await start({
      [path]: message({ body: 'Hi {{fi, hello there\n\n' }),
      'outreach.yaml': 'defaults:\n  opt-out: { wording: Reply STOP to opt out. }\n',
    });
    await session.open(path);
    expect(await labels(session, '{{fi')).toContain('first_name');
    expect(await labels(session, 'hello')).toEqual([]);
    expect(await labels(session, 'there\n\n')).toContain('Opt-out line');
    expect(await complete(session, 'hello ', path, ' ')).toEqual([]);
  });

  it('offers questions, rules and templates to begin with', async () => {
    const session = await start({
      'l/a.lia.md': `${assessment('LIA-1')}\n`,
      'outreach.yaml': 'rules:\n  \n',
      'new.outreach.md': '',
      'notes.md': 'ow\n',
    });
    expect((await labels(session, 'status: draft\n---\n', 'l/a.lia.md'))[0]).toMatch(/^P1 /);
    expect(await labels(session, 'rules:\n  ', 'outreach.yaml')).toContain('near-duplicate');
    expect(await labels(session, '', 'new.outreach.md')).toContain('New template: Email');
    expect(await labels(session, 'ow', 'notes.md')).toEqual([]);
  });

  it('opens suggestions again where the client has a command for it', async () => {
    const initializationOptions = { suggestCommand: 'editor.action.triggerSuggest' };
    const session = await start({ [path]: '---\n\n---\n' }, { capabilities, initializationOptions });
    const items = await complete(session, '---\n');
    expect(items.find(({ label }) => label === 'channel')).toMatchObject({
      textEdit: { newText: 'channel: ' },
      command: { command: 'editor.action.triggerSuggest' },
    });
    expect(items.find(({ label }) => label === 'title')?.command).toBeUndefined();
  });

  it('answers what it did not offer as it came', async () => {
    const session = await start({ [path]: message() });
    for (const data of [undefined, null, 'x', { list: 7, index: 0 }, { list: 0, index: -1 }]) {
      const item = { label: 'x', ...(data !== undefined && { data }) };
      expect(await session.connection.sendRequest('completionItem/resolve', item)).toEqual(item);
    }
  });

  it('completes the header of a message of 1 MB', async () => {
    const session = await start({ [path]: message({ channel: 'em', body: 'Our office has moved.\n'.repeat(45_000) }) });
    expect(await labels(session, 'channel: em')).toContain('email');
  });
});
