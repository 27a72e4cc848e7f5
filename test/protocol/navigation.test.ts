import { describe, expect, it } from 'vitest';
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InitializeParams,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { offsetAt, type Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const capabilities: InitializeParams['capabilities'] = {
  textDocument: {
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};
const textOf = (session: Session, path: string) => {
  try {
    return session.text(path);
  } catch {
    return session.onDisk(path);
  }
};

/** Where a word stands; a few letters into it, as people click. */
function at(session: Session, path: string, word: string) {
  const { start: position } = session.range(path, word);
  return { textDocument: { uri: session.uri(path) }, position: { ...position, character: position.character + 1 } };
}

/** "file: text" of each place. */
function shown(session: Session, places: readonly (Location | LocationLink)[] | null): string[] {
  return (places ?? []).map((place) => {
    const [uri, range] = 'uri' in place ? [place.uri, place.range] : [place.targetUri, place.targetSelectionRange];
    const path = decodeURIComponent(uri).slice(decodeURIComponent(session.uri('')).replace(/\/?$/, '/').length);
    const text = textOf(session, path);
    return `${path}: ${text.slice(offsetAt(text, range.start), offsetAt(text, range.end))}`;
  });
}

const definition = (session: Session, path: string, word: string) =>
  session.connection.sendRequest<LocationLink[] | null>('textDocument/definition', at(session, path, word));
const references = async (session: Session, path: string, word: string, includeDeclaration = false) =>
  shown(
    session,
    await session.connection.sendRequest<Location[] | null>('textDocument/references', {
      ...at(session, path, word),
      context: { includeDeclaration },
    }),
  );
const ask = <Result>(session: Session, method: string, path: string, more: object = {}) =>
  session.connection.sendRequest<Result | null>(`textDocument/${method}`, {
    textDocument: { uri: session.uri(path) },
    ...more,
  });

describe('going to a definition', () => {
  it.each([
    ['as it is', (text: string) => text],
    ['with Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte-order mark', (text: string) => `\uFEFF${text}`],
  ])('leads from a reference to the assessment, %s', async (_how, change) => {
    const text = change(message({ lia: 'LIA-1', more: ['notes: "🎉👩‍👩‍👧"'] }));
    const session = await start(
      { 'm/a.outreach.md': text, 'l/1.lia.md': change(assessment('LIA-1')) },
      { capabilities },
    );
    await session.open('m/a.outreach.md', text, { keepMark: true });
    const found = await definition(session, 'm/a.outreach.md', 'LIA-1');
    expect(shown(session, found)).toEqual(['l/1.lia.md: LIA-1']);
    expect(found?.[0]?.originSelectionRange).toEqual(session.range('m/a.outreach.md', 'LIA-1'));
  });

  it('follows what is typed, and what comes and goes on disk', async () => {
    const session = await start(
      { 'a.outreach.md': message({ lia: 'LIA-1' }), 'l/1.lia.md': assessment('LIA-1') },
      { capabilities },
    );
    await session.open('l/1.lia.md');
    await session.replace('l/1.lia.md', 'id: LIA-1', 'id: LIA-2');
    expect(await definition(session, 'a.outreach.md', 'LIA-1')).toBeNull();
    await session.told(() => session.createFile('l/other.lia.md', assessment('LIA-1')));
    expect(shown(session, await definition(session, 'a.outreach.md', 'LIA-1'))).toEqual(['l/other.lia.md: LIA-1']);
    await session.told(() => session.editFile('outreach.yaml', 'exclude: [l/other.lia.md]\n'));
    expect(await definition(session, 'a.outreach.md', 'LIA-1')).toBeNull();
  });

  it('leads to declarations, defaults, packs and policies', async () => {
    const body = 'Hi {{first_name}} and {{company}}';
    const session = await start(
      {
        'a.outreach.md': message({ more: ['merge-fields: [first_name]'], body }).replace(
          'owner: Head of Marketing',
          'owner:',
        ),
        'b.outreach.md': message({ body }),
        'outreach.yaml': 'packs: [packs/house.yaml]\ndefaults:\n  owner: Ann\n  merge-fields: [company]\n',
        'packs/house.yaml': 'name: House\n',
        'team/outreach.yaml': 'extends: ../outreach.yaml\n',
      },
      { capabilities },
    );
    const lead = async (path: string, word: string) => shown(session, await definition(session, path, word));
    expect(await lead('a.outreach.md', '{{first_name')).toEqual(['a.outreach.md: first_name']);
    expect(await lead('a.outreach.md', 'owner')).toEqual(['outreach.yaml: Ann']);
    expect(await lead('b.outreach.md', '{{company')).toEqual(['outreach.yaml: company']);
    expect(await lead('outreach.yaml', 'packs/house')).toEqual(['packs/house.yaml: ']);
    expect(await lead('team/outreach.yaml', '../outreach')).toEqual(['outreach.yaml: ']);
    expect(await lead('b.outreach.md', 'our office'.slice(0, 3)).catch(() => [])).toEqual([]);
  });

  it('says nothing of other files, of other folders, or of nothing', async () => {
    const session = await start(
      {
        'one/a.outreach.md': message({ lia: 'LIA-1' }),
        'two/l.lia.md': assessment('LIA-1'),
        'one/notes.md': 'LIA-1 here',
      },
      { capabilities, folders: ['one', 'two'] },
    );
    expect(await definition(session, 'one/a.outreach.md', 'LIA-1')).toBeNull();
    expect(await definition(session, 'one/notes.md', 'LIA-1')).toBeNull();
    expect(await references(session, 'one/a.outreach.md', 'Office move')).toEqual([]);
  });
});

describe('references', () => {
  it('of an assessment list its templates, those that inherit it too', async () => {
    const session = await start({
      'a.outreach.md': message({ lia: 'LIA-1' }),
      'b.outreach.md': message({ lia: '{ ref: "LIA-1", version: 2 }' }),
      'c.outreach.md': message({ lia: 'LIA-2' }),
      'team/d.outreach.md': message(),
      'team/outreach.yaml': 'defaults: { lia: LIA-1 }\n',
      'l/1.lia.md': assessment('LIA-1'),
      'l/2.lia.md': assessment('LIA-2', 'superseded', ['superseded-by: LIA-1']),
    });
    expect(await references(session, 'l/1.lia.md', 'LIA-1')).toEqual([
      'a.outreach.md: LIA-1',
      'b.outreach.md: LIA-1',
      'l/2.lia.md: LIA-1',
      'team/outreach.yaml: LIA-1',
      'team/d.outreach.md: Office move',
    ]);
    expect((await references(session, 'a.outreach.md', 'LIA-1', true))[0]).toBe('l/1.lia.md: LIA-1');
  });

  it('of a template, a sequence and a merge field', async () => {
    const body = 'Hi {{first_name}} and {{ FirstName }}';
    const session = await start({
      'a.outreach.md': message({ more: ['id: a', 'sequence: { id: s, step: 1 }', 'merge-fields: [first_name]'], body }),
      'b.outreach.md': message({ more: ['sequence: { id: s, step: 2 }'], body }),
      'l.lia.md': assessment('L', 'draft', ['approvals: [{ template: a, by: Me }]']),
    });
    expect(await references(session, 'l.lia.md', 'a, by', true)).toEqual(['a.outreach.md: a', 'l.lia.md: a']);
    expect(await references(session, 'a.outreach.md', 's, step')).toEqual(['a.outreach.md: s', 'b.outreach.md: s']);
    expect(await references(session, 'a.outreach.md', '{{first_name')).toEqual([
      'a.outreach.md: first_name',
      'a.outreach.md: FirstName',
    ]);
    expect(await references(session, 'a.outreach.md', '{{first_name', true)).toHaveLength(3);
  });
});

describe('the shape of a file', () => {
  const files = {
    'a.outreach.md': message({
      lia: 'LIA-1',
      more: [
        'waivers: [{ rule: frequency, reason: x }]',
        'solicited-evidence: records/x.csv',
        'notes: records/none.csv',
      ],
      body: '# Hello\nSee https://example.co.uk/x.\n\n## More',
    }),
    'l/1.lia.md': assessment('LIA-1'),
    'records/x.csv': 'x',
    'outreach.yaml': 'packs: [p.yaml]\ndefaults:\n  owner: Ann\n',
  };

  it('is an outline, nested or flat', async () => {
    const session = await start(files, { capabilities });
    const symbols = (await ask<DocumentSymbol[]>(session, 'documentSymbol', 'a.outreach.md'))!;
    expect(symbols.map(({ name }) => name)).toEqual(['Fields', 'Message']);
    expect(symbols[0]!.detail).toBe('Office move');
    expect(symbols[1]!.children?.map(({ name }) => name)).toEqual(['Hello']);
    expect((await ask<DocumentSymbol[]>(session, 'documentSymbol', 'outreach.yaml'))!.map(({ name }) => name)).toEqual([
      'packs',
      'defaults',
    ]);
    const old = await start(files);
    const flat = (await ask<SymbolInformation[]>(old, 'documentSymbol', 'a.outreach.md'))!;
    expect(flat.find(({ name }) => name === 'More')?.containerName).toBe('Hello');
  });

  it('has links to what is there', async () => {
    const session = await start(files, { initializationOptions: { rulePages: 'command:x?{code}' } });
    const links = (await ask<DocumentLink[]>(session, 'documentLink', 'a.outreach.md'))!;
    const targets = links.map(({ target }) => target);
    expect(targets).toContain(`${session.uri('l/1.lia.md')}#L2,5`);
    expect(targets).toContain(session.uri('records/x.csv'));
    expect(targets).toContain('command:x?frequency');
    expect(targets).toContain('https://example.co.uk/x');
    expect(targets.join()).not.toContain('none.csv');
    expect((await ask<DocumentLink[]>(session, 'documentLink', 'outreach.yaml'))!).toEqual([]);
  });

  it('folds, and leaves YAML to the editor', async () => {
    const session = await start(files);
    const folds = (await ask<FoldingRange[]>(session, 'foldingRange', 'a.outreach.md'))!;
    expect(folds[0]).toEqual({
      startLine: 0,
      endLine: message({ lia: 'x', more: ['', '', ''] })
        .split('\n')
        .indexOf('---', 1),
    });
    expect(await ask(session, 'foldingRange', 'outreach.yaml')).toBeNull();
  });

  it('grows a selection at each cursor', async () => {
    const session = await start(files);
    const positions = [session.range('a.outreach.md', 'example.co.uk/x').start, { line: 0, character: 0 }];
    const ranges = (await ask<SelectionRange[]>(session, 'selectionRange', 'a.outreach.md', { positions }))!;
    expect(ranges).toHaveLength(2);
    expect(ranges[0]!.range.start).toEqual(positions[0]);
    expect(ranges[0]!.parent?.range.end.line).toBe(positions[0]!.line);
  });
});

it('finds templates and assessments of every folder by title and id', async () => {
  const session = await start(
    { 'one/a.outreach.md': message(), 'two/l.lia.md': assessment('LIA-1'), 'two/b.outreach.md': message({ id: 'x' }) },
    { folders: ['one', 'two'] },
  );
  const find = async (query: string) =>
    (await session.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query })).map(({ name }) => name);
  expect(await find('ofmv')).toEqual(['Office move · a', 'Office move · b']);
  expect(await find('lia')).toEqual(['Messages to our connections · LIA-1']);
  expect(await find('')).toHaveLength(3);
});

describe('moving files', () => {
  it('changes what names them in the same step', async () => {
    const session = await start({
      'outreach.yaml': 'packs: [packs/house.yaml]\n',
      'packs/house.yaml': 'name: House\n',
      'a.outreach.md': message({ more: ['solicited-evidence: packs/readme.txt'] }),
      'packs/readme.txt': 'x',
    });
    expect(session.initialized.capabilities.workspace?.fileOperations?.willRename?.filters).toHaveLength(1);
    await session.open('a.outreach.md');
    const edit = await session.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: [{ oldUri: session.uri('packs'), newUri: session.uri('house packs') }],
    });
    await session.applyEdit(edit!);
    expect(session.onDisk('outreach.yaml')).toBe('packs: [house packs/house.yaml]\n');
    expect(session.text('a.outreach.md')).toContain('solicited-evidence: house packs/readme.txt');
    const nothing = await session.connection.sendRequest('workspace/willRenameFiles', {
      files: [{ oldUri: session.uri('b.txt'), newUri: session.uri('c.txt') }],
    });
    expect(nothing).toBeNull();
  });
});

describe('broken and huge files', () => {
  const requests = ['definition', 'references', 'documentSymbol', 'documentLink', 'foldingRange', 'selectionRange'];

  it.each([
    ['an open quotation mark', '---\nlia: "LIA-1\nid: x\n---\nHi {{first_name\n'],
    ['a header nobody closed', '---\nlia: LIA-1\n\nHi\n'],
    ['a list at the top', '---\n- lia: LIA-1\n---\n'],
    [
      'names of every object',
      '---\nconstructor: { __proto__: LIA-1 }\nid: constructor\nlia: __proto__\n---\n{{constructor}}\n',
    ],
    ['an alias of itself', '---\nlia: &a { ref: *a }\n---\n'],
    ['half a letter', '---\nlia: \ud83c\n---\n{{\udf89}}\n'],
    ['nothing', ''],
    ['a megabyte', `---\nlia: LIA-1\n---\n${'Hi {{first_name}}, see https://example.co.uk/ 🎉.\n\n'.repeat(20_000)}`],
    ['a megabyte without a line break', `---\nlia: LIA-1\n---\n${'{{a}} '.repeat(180_000)}`],
    ['a megabyte of opening marks', `---\nlia: LIA-1\n---\n${'{{'.repeat(500_000)}`],
  ])('answer with %s', async (_what, text) => {
    const session = await start({ 'l/1.lia.md': assessment('LIA-1') });
    const isHuge = text.length > 500_000;
    for (const path of isHuge ? ['a.outreach.md', 'c.lia.md'] : ['a.outreach.md', 'b.outreach.html', 'c.lia.md']) {
      await session.open(path, text);
      for (const line of isHuge ? [3] : [1, 3, 99_999]) {
        const position = { line, character: 7 };
        for (const method of requests)
          await ask(session, method, path, { position, positions: [position], context: { includeDeclaration: true } });
      }
    }
    expect(session.logged).toEqual([]);
  });
});
