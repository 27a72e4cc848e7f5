// Going from place to place and renaming inside VS Code, by the commands that its own gestures use.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, template, until } from './workspace';

const body = 'Hi {{first_name}}, 🎉 our office has moved.\n\n# Where\n\nLeeds, {{ FirstName }}.';

describe('Going from place to place', () => {
  const folder = new Folder('e2e-navigation');
  const command = <Result>(name: string, ...args: unknown[]) =>
    vscode.commands.executeCommand<Result>(`vscode.${name}`, ...args);

  /** Where a word stands in a file, a letter in. */
  async function at(path: string, word: string): Promise<[vscode.Uri, vscode.Position]> {
    const document = await vscode.workspace.openTextDocument(folder.uri(path));
    const offset = document.getText().indexOf(word);
    assert.ok(offset >= 0, `"${word}" is not in ${path}`);
    return [document.uri, document.positionAt(offset + 1)];
  }

  /** "file: text" of places, by file. */
  async function shown(places: readonly (vscode.Location | vscode.LocationLink)[]): Promise<string[]> {
    const found: string[] = [];
    for (const place of places) {
      const [uri, range] =
        'targetUri' in place
          ? [place.targetUri, place.targetSelectionRange ?? place.targetRange]
          : [place.uri, place.range];
      const document = await vscode.workspace.openTextDocument(uri);
      found.push(`${uri.path.slice(folder.uri('x').path.length - 1)}: ${document.getText(range)}`);
    }
    return found.sort();
  }

  async function save(...paths: readonly string[]): Promise<void> {
    for (const path of paths) await (await vscode.workspace.openTextDocument(folder.uri(path))).save();
  }

  const text = async (path: string) => (await vscode.workspace.openTextDocument(folder.uri(path))).getText();

  before(async () => {
    await folder.policy('assessments: { folder: lia }', 'packs: [packs/house.yaml]', 'defaults: { owner: Ann }');
    await folder.write('packs/house.yaml', 'name: House\n');
    await folder.write(
      'lia/nav.lia.md',
      approved('NAV-1').replace(/^status: .*$/m, '$&\napprovals: [{ template: one, by: Helen }]'),
    );
    const named = { lia: 'NAV-1', 'merge-fields': '[first_name]', id: 'one' };
    await folder.write('one.outreach.md', template(body, named));
    await folder.write('two.outreach.md', template('Hi', { lia: '{ ref: "NAV-1" }' }).replaceAll('\n', '\r\n'));
    await until(async () => {
      const found = await command<vscode.Location[]>(
        'executeReferenceProvider',
        ...(await at('lia/nav.lia.md', 'NAV-1')),
      );
      return found.length >= 2;
    }, 'the templates of the assessment were not found');
  });

  it('leads from a template to its assessment, and from there to all its templates', async () => {
    const definition = await command<vscode.Location[]>(
      'executeDefinitionProvider',
      ...(await at('one.outreach.md', 'NAV-1')),
    );
    assert.deepEqual(await shown(definition), ['lia/nav.lia.md: NAV-1']);
    const references = await command<vscode.Location[]>(
      'executeReferenceProvider',
      ...(await at('lia/nav.lia.md', 'NAV-1')),
    );
    const templates = (await shown(references)).filter((each) => !each.startsWith('lia/'));
    assert.deepEqual(templates, ['one.outreach.md: NAV-1', 'two.outreach.md: NAV-1']);
  });

  it('shows outline, links, folding and growing selections', async () => {
    const uri = folder.uri('one.outreach.md');
    const symbols = await command<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', uri);
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Fields', 'Message'],
    );
    assert.deepEqual(
      symbols[1]?.children.map(({ name }) => name),
      ['Where'],
    );
    const links = await command<vscode.DocumentLink[]>('executeLinkProvider', uri);
    assert.ok(links.some(({ target }) => target?.path.endsWith('/lia/nav.lia.md') && target.fragment.startsWith('L')));
    const folds = await command<vscode.FoldingRange[]>('executeFoldingRangeProvider', uri);
    assert.equal(folds[0]?.start, 0);
    const [, position] = await at('one.outreach.md', 'first_name}}');
    const [selection] = await command<vscode.SelectionRange[]>('executeSelectionRangeProvider', uri, [position]);
    const document = await vscode.workspace.openTextDocument(uri);
    const grown: string[] = [];
    for (let each: vscode.SelectionRange | undefined = selection; each; each = each.parent)
      grown.push(document.getText(each.range));
    assert.ok(grown.includes('first_name') && grown.includes('{{first_name}}'), grown.join(' | '));
    const found = await command<vscode.SymbolInformation[]>('executeWorkspaceSymbolProvider', 'nav1');
    assert.ok(
      found.some(({ name }) => name.endsWith('NAV-1')),
      found.map(({ name }) => name).join(', '),
    );
  });

  it('renames an assessment in every file, undone as one', async () => {
    const [uri, position] = await at('one.outreach.md', 'NAV-1');
    const before = await text('two.outreach.md');
    const edit = await command<vscode.WorkspaceEdit>('executeDocumentRenameProvider', uri, position, 'NAV-2');
    assert.equal(edit.entries().length, 3);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(await text('two.outreach.md'), before.replace('NAV-1', 'NAV-2'));
    assert.match(await text('lia/nav.lia.md'), /^id: NAV-2$/m);
    await folder.until(
      'one.outreach.md',
      (all) => !all.some((each) => each.startsWith('lia-not-found')),
      'the reference broke',
    );
    await save('one.outreach.md', 'two.outreach.md', 'lia/nav.lia.md');
    assert.match(await folder.read('two.outreach.md'), /ref: "NAV-2" \}\r\n/);
  });

  it('refuses a name that is taken and says so', async () => {
    await folder.write('lia/other.lia.md', approved('NAV-3'));
    await until(async () => {
      const found = await command<vscode.SymbolInformation[]>('executeWorkspaceSymbolProvider', 'NAV-3');
      return found.some(({ name }) => name.endsWith('NAV-3'));
    }, 'the other assessment was not found');
    const [uri, position] = await at('one.outreach.md', 'NAV-2');
    const refused = await command('executeDocumentRenameProvider', uri, position, 'NAV-3').then(
      () => 'nothing',
      (error: unknown) => String(error),
    );
    assert.match(refused, /“NAV-3” is taken by .*lia\/other\.lia\.md/);
  });

  it('renames a merge field in header and message, each in its way', async () => {
    const [uri, position] = await at('one.outreach.md', 'first_name}}');
    const edit = await command<vscode.WorkspaceEdit>('executeDocumentRenameProvider', uri, position, 'given_name');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const after = await text('one.outreach.md');
    assert.match(after, /^merge-fields: \[given_name\]$/m);
    assert.match(after, /Hi \{\{given_name\}\}, 🎉/);
    assert.match(after, /\{\{ GivenName \}\}/);
    await save('one.outreach.md');
  });

  it('keeps the policy true when a folder that it names is renamed', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(folder.uri('packs'), folder.uri('wordings'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(
      async () => (await text('outreach.yaml')).includes('packs: [wordings/house.yaml]'),
      'the policy still names the old folder',
    );
    await save('outreach.yaml');
    await folder.until(
      'outreach.yaml',
      (all) => !all.some((each) => each.startsWith('pack-invalid')),
      'the pack was lost',
    );
  });
});
