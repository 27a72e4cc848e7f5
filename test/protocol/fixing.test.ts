import { describe, expect, it } from 'vitest';
import type {
  InlayHint,
  InlayHintLabelPart,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from 'vscode-languageserver/node';
import { semanticTokensLegend } from '../../server/capabilities';
import {
  type FixableRulesResult,
  type FixRuleResult,
  fixableRulesRequest,
  fixRuleRequest,
} from '../../shared/protocol';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const path = 'a.outreach.md';
const slips = message({ more: ['solicited: No', 'status: Draft'] });

describe('Fix all', () => {
  it('is advertised, and mends everything that is safe in one edit of the version it was made for', async () => {
    const session = await start({ [path]: slips });
    await session.open(path);
    expect(session.initialized.capabilities.codeActionProvider).toMatchObject({
      codeActionKinds: ['quickfix', 'source.fixAll.outreach'],
    });
    for (const only of ['source', 'source.fixAll', 'source.fixAll.outreach']) {
      const actions = await session.actions(path, 'title', [only]);
      expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.outreach']);
    }
    const [action] = await session.actions(path, 'title', ['source.fixAll.outreach']);
    await session.applyEdit(action!.edit!);
    expect(session.text(path)).toBe(slips.replace('No\n', 'false\n').replace('Draft', 'draft'));
    expect(await session.actions(path, 'title', ['source.fixAll'])).toEqual([]);
  });

  it('is not offered to whoever only moves the cursor, nor to other linters', async () => {
    const session = await start({ [path]: slips });
    await session.open(path);
    expect((await session.actions(path, 'title: ')).some(({ kind }) => kind?.startsWith('source'))).toBe(false);
    expect(await session.actions(path, 'title', ['source.fixAll.eslint'])).toEqual([]);
    expect(await session.actions(path, 'title', ['source.organizeImports'])).toEqual([]);
  });

  it('never applies a suggestion', async () => {
    const session = await start({ [path]: message({ more: ['campain: 2026-11-23'] }) });
    await session.open(path);
    expect(await session.fixes(path, 'campain')).toContain('Change to "campaign"');
    expect(await session.actions(path, 'title', ['source.fixAll'])).toEqual([]);
  });

  it('works in assessments, policies and CRLF files, and leaves other files alone', async () => {
    const lia = assessment('LIA-1').replace('status: draft', 'status: Draft').replaceAll('\n', '\r\n');
    const session = await start({
      'a.lia.md': lia,
      'outreach.yaml': 'waivers:\n  require-until: Yes\n',
      'x.md': slips,
    });
    for (const each of ['a.lia.md', 'outreach.yaml']) await session.open(each);
    await session.open('x.md', slips, { languageId: 'markdown' });
    expect((await session.actions('x.md', 'title', ['source.fixAll'])).length).toBe(0);
    await fixAll(session, 'a.lia.md');
    expect(session.text('a.lia.md')).toBe(lia.replace('Draft', 'draft'));
    await fixAll(session, 'outreach.yaml');
    expect(session.text('outreach.yaml')).toBe('waivers:\n  require-until: true\n');
  });
});

describe('A file with a byte-order mark that the client counts', () => {
  it('keeps it, and is mended and laid out in the right places', async () => {
    const session = await start({ [path]: '' });
    await session.open(path, '\uFEFF\n---\nsolicited: No\ntitle:   A\n---\nHi {{diagnosis}}\n', { keepMark: true });
    await fixAll(session, path);
    expect(session.text(path)).toBe('\uFEFF---\nsolicited: false\ntitle:   A\n---\nHi {{diagnosis}}\n');
    const edits = await session.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: session.uri(path) },
      options: { tabSize: 2, insertSpaces: true },
    });
    const { version } = session.document(path);
    await session.applyEdit({ documentChanges: [{ textDocument: { uri: session.uri(path), version }, edits }] });
    expect(session.text(path)).toBe('\uFEFF---\ntitle: A\nsolicited: false\n---\nHi {{diagnosis}}\n');
  });
});

async function fixAll(session: Session, file: string): Promise<void> {
  const [action] = await session.actions(file, session.text(file).slice(0, 1), ['source.fixAll.outreach']);
  await session.applyEdit(action!.edit!);
}

describe('Fixing all of one rule', () => {
  it('is offered in the file where there is more than one, beside the fix of each', async () => {
    const session = await start({ [path]: slips, 'b.outreach.md': message({ more: ['solicited: No'] }) });
    await session.open(path);
    await session.open('b.outreach.md');
    expect(await session.fixes('b.outreach.md', 'No\n')).not.toContain('Fix all of "invalid-value" in this file');
    await session.apply(path, 'Draft', 'Fix all of "invalid-value" in this file');
    expect(session.text(path)).toBe(slips.replace('No\n', 'false\n').replace('Draft', 'draft'));
  });

  it('tells which rules can be, in how many files, and gives the edits of every file, open or not', async () => {
    const session = await start({
      [path]: slips,
      'b.outreach.md': message({ more: ['solicited: No'] }),
      'c.outreach.md': message(),
    });
    await session.open(path);
    const { rules } = await session.connection.sendRequest<FixableRulesResult>(fixableRulesRequest);
    expect(rules).toEqual([{ rule: 'invalid-value', title: expect.any(String), fixes: 3, files: 2 }]);
    const { files } = await session.connection.sendRequest<FixRuleResult>(fixRuleRequest, { rule: 'invalid-value' });
    expect(files.map((each) => [each.path, each.version, each.edits.length])).toEqual([
      [path, 1, 2],
      ['b.outreach.md', null, 1],
    ]);
    await expect(session.connection.sendRequest(fixRuleRequest, {})).rejects.toThrow('Name a rule.');
  });
});

describe('Formatting', () => {
  const format = (session: Session, file: string) =>
    session.connection.sendRequest<TextEdit[] | null>('textDocument/formatting', {
      textDocument: { uri: session.uri(file) },
      options: { tabSize: 4, insertSpaces: false },
    });
  const apply = async (session: Session, file: string) =>
    session.applyEdit({
      documentChanges: [
        {
          textDocument: { uri: session.uri(file), version: session.document(file).version },
          edits: (await format(session, file))!,
        },
      ],
    });

  it('lays out the fields and leaves the message', async () => {
    const text = '---\nowner:   "Helen"\ntitle: Moving\n---\nHi   {{first_name}}  \n';
    const session = await start({ [path]: text });
    await session.open(path);
    await apply(session, path);
    expect(session.text(path)).toBe('---\ntitle: Moving\nowner: Helen\n---\nHi   {{first_name}}  \n');
    expect(await format(session, path)).toEqual([]);
  });

  it('refuses what can’t be read, and files that aren’t ours', async () => {
    const session = await start({ [path]: '---\nowner: a: b\ntitle:   c\n---\n', 'x.md': '---\nowner:   a\n---\n' });
    expect(await format(session, path)).toEqual([]);
    expect(await format(session, 'x.md')).toEqual([]);
  });

  it('is registered for our own languages only, where the client takes registrations', async () => {
    const session = await start(
      { [path]: message() },
      { capabilities: { textDocument: { diagnostic: {}, formatting: { dynamicRegistration: true } } } },
    );
    expect(session.initialized.capabilities.documentFormattingProvider).toBeUndefined();
    expect(session.registrations.find(({ method }) => method === 'textDocument/formatting')?.registerOptions).toEqual({
      documentSelector: [{ language: 'outreach-template' }, { language: 'outreach-assessment' }],
    });
  });
});

describe('Semantic tokens', () => {
  /** `text: type modifiers` of each token. */
  const inWords = (text: string, { data }: { data: readonly number[] }) => {
    const lines = text.split(/\r?\n/);
    const words: string[] = [];
    for (let i = 0, line = 0, start = 0; i < data.length; i += 5) {
      start = data[i] === 0 ? start + data[i + 1]! : data[i + 1]!;
      line += data[i]!;
      const modifiers = semanticTokensLegend.tokenModifiers.filter((_, bit) => data[i + 4]! & (1 << bit));
      words.push(
        [
          `${lines[line]!.slice(start, start + data[i + 2]!)}:`,
          semanticTokensLegend.tokenTypes[data[i + 3]!],
          ...modifiers,
        ].join(' '),
      );
    }
    return words;
  };
  const full = (session: Session, file: string) =>
    session.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: session.uri(file) },
    });

  it('tell the care that each merge field needs, and whether an assessment is there', async () => {
    const text = message({
      lia: 'LIA-1',
      more: ['merge-fields: [first_name, diagnosis]'],
      body: '😀 Hi {{first_name}}, {{ own_thing }} {% if diet %}x{% endif %}',
    });
    const session = await start({ [path]: text, 'a.lia.md': assessment('LIA-1') });
    await session.open(path);
    expect(inWords(text, await full(session, path))).toEqual([
      'LIA-1: assessmentId',
      'first_name: mergeField ordinary',
      'diagnosis: mergeField special',
      '{{first_name}}: mergeField ordinary',
      '{{ own_thing }}: mergeField unknown',
      '{% if diet %}: mergeField special inferred condition',
    ]);
    const range = session.range(path, '{{ own_thing }}');
    const part = await session.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument: { uri: session.uri(path) },
      range,
    });
    expect(inWords(text, part)).toEqual(['{{ own_thing }}: mergeField unknown']);
  });

  it('send only what changed to whoever has the rest', async () => {
    const session = await start({ [path]: message({ body: 'Hi {{first_name}}' }) });
    await session.open(path);
    const before = await full(session, path);
    await session.type(path, { after: 'Hi {{first_name}}' }, ' {{diagnosis}}');
    const delta = await session.connection.sendRequest<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument: { uri: session.uri(path) },
      previousResultId: before.resultId,
    });
    const data = [...before.data];
    for (const { start, deleteCount, data: added = [] } of delta.edits) data.splice(start, deleteCount, ...added);
    expect(inWords(session.text(path), { data })).toEqual(inWords(session.text(path), await full(session, path)));
    expect(data.length).toBeGreaterThan(before.data.length);
  });

  it('are none for other files', async () => {
    const session = await start({ 'x.md': 'Hi {{first_name}}' });
    expect((await full(session, 'x.md')).data).toEqual([]);
  });
});

describe('Inlay hints', () => {
  const policy =
    'defaults:\n  owner: Head of Outreach\n  audience: { relationship: connection }\n  jurisdictions: [GB]\n';
  const template = '---\ntitle: A\naudience:\n  segment: Friends\n---\nHi\n';
  const hints = (session: Session) =>
    session.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: session.uri(path) },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    });
  const labels = (all: readonly InlayHint[]) =>
    all.map(
      ({ label, position }) =>
        `${position.line}: ${(label as InlayHintLabelPart[]).map(({ value }) => value).join('')}`,
    );

  it('show what is inherited beside the mapping it belongs to, and the rest behind the fields, and lead to the policy', async () => {
    const session = await start({ [path]: template, 'outreach.yaml': policy });
    await session.open(path);
    const all = await hints(session);
    expect(labels(all)).toEqual(['2: relationship: connection', '4: owner: Head of Outreach · jurisdictions: GB']);
    const [owner] = all[1]!.label as InlayHintLabelPart[];
    expect(owner!.location).toEqual({
      uri: session.uri('outreach.yaml'),
      range: session.range('outreach.yaml', 'Head of Outreach'),
    });
    expect(owner!.tooltip).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('from outreach.yaml, line 2'),
    });
  });

  it('name as many as fit into a line, and tell of the others on hover', async () => {
    const more = `${policy}  privacy-notice: https://example.co.uk/a/very/long/address\n`;
    const session = await start({ [path]: template, 'outreach.yaml': more });
    await session.open(path);
    const [, behind] = await hints(session);
    expect(labels([behind!])).toEqual(['4: owner: Head of Outreach · and 2 more']);
    const { tooltip } = (behind!.label as InlayHintLabelPart[]).at(-1)!;
    expect(tooltip).toMatchObject({ value: expect.stringMatching(/jurisdictions[\s\S]*privacy-notice[\s\S]*very/) });
    const long = policy.replace('Head of Outreach', 'Head of Outreach and Communications for the whole of Europe');
    await session.editFile('outreach.yaml', long);
    expect(
      labels(await hints(session))
        .map((each) => each.length - '4: '.length)
        .every((each) => each <= 43),
    ).toBe(true);
  });

  it('are gone once the template says it itself, or can’t be read', async () => {
    const session = await start({ [path]: template, 'outreach.yaml': policy });
    await session.open(path);
    await session.type(path, { after: 'title: A' }, '\nowner: Me\njurisdictions: [GB]');
    expect(labels(await hints(session))).toEqual(['4: relationship: connection']);
    await session.type(path, { after: 'owner: Me' }, ': x');
    expect(await hints(session)).toEqual([]);
  });

  it('can be switched off by what the client says at the start, or by its settings when they change', async () => {
    const off = await start(
      { [path]: template, 'outreach.yaml': policy },
      {
        capabilities: { textDocument: { diagnostic: {} } },
        initializationOptions: { inlayHints: { inheritedValues: false } },
      },
    );
    await off.open(path);
    expect(await hints(off)).toEqual([]);
    const session = await start({ [path]: template, 'outreach.yaml': policy });
    await session.open(path);
    let inheritedValues: unknown = false;
    session.connection.onRequest('workspace/configuration', () => [{ inheritedValues }]);
    await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await hints(session)).toEqual([]);
    inheritedValues = 'what?';
    await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect((await hints(session)).length).toBe(2);
  });

  it('come by default where the client knows no settings or fails to tell them', async () => {
    const session = await start({ [path]: template, 'outreach.yaml': policy });
    await session.open(path);
    session.connection.onRequest('workspace/configuration', () => {
      throw new Error('No settings here');
    });
    await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    expect((await hints(session)).length).toBe(2);
  });
});
