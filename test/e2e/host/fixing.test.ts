// Fixing, formatting, colours and hints, inside VS Code as its commands and a save ask for them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Folder, pause, template, until } from './workspace';

const slips = template('Hi {{first_name}}, {{ diagnosis }}', { solicited: 'No', status: 'Draft' });

describe('Fixing and laying out', () => {
  const folder = new Folder('e2e-fixing');
  const settings = () => vscode.workspace.getConfiguration('', { languageId: 'outreach-template' });
  const set = async (name: string, value: unknown) =>
    settings().update(name, value, vscode.ConfigurationTarget.Global, true);

  before(async () => {
    await folder.policy('defaults:', '  owner: Head of Outreach', '  sender: { legal-name: Example Limited }');
  });

  after(async () => {
    await set('editor.codeActionsOnSave', undefined);
    await set('editor.formatOnSave', undefined);
    await vscode.workspace
      .getConfiguration('outreach')
      .update('inlayHints.inheritedValues', undefined, vscode.ConfigurationTarget.Global);
  });

  it('mends what is safe on save, where the settings say so, and nothing else', async () => {
    await folder.write('save.outreach.md', slips);
    const editor = await folder.open('save.outreach.md');
    const { document } = editor;
    await folder.until(
      'save.outreach.md',
      (all) => all.some((each) => each.startsWith('invalid-value')),
      'no slips found',
    );
    await set('editor.codeActionsOnSave', { 'source.fixAll.outreach': 'explicit' });
    await until(async () => {
      await editor.edit((builder) => builder.insert(new vscode.Position(document.lineCount, 0), 'Bye\n'));
      await document.save();
      return !document.getText().includes('Draft');
    }, 'the slips are still there after saving');
    const saved = await folder.read('save.outreach.md');
    const added = saved.split('Bye\n').length - 1;
    assert.equal(saved, slips.replace('No\n', 'false\n').replace('Draft', 'draft') + 'Bye\n'.repeat(added));
    await set('editor.codeActionsOnSave', undefined);
  });

  it('keeps the cursor where it was', async () => {
    await folder.write('cursor.outreach.md', slips);
    const editor = await folder.open('cursor.outreach.md');
    const { document } = editor;
    const end = document.positionAt(document.getText().indexOf('{{ diagnosis'));
    editor.selection = new vscode.Selection(end, end);
    const [action] = await actions(document.uri, 'source.fixAll.outreach');
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(document.getText(), slips.replace('No\n', 'false\n').replace('Draft', 'draft'));
    assert.equal(document.offsetAt(editor.selection.active), document.getText().indexOf('{{ diagnosis'));
    await document.save();
  });

  it('offers all of one rule in the file as a quick fix', async () => {
    await folder.write('rule.outreach.md', slips);
    await folder.open('rule.outreach.md');
    await folder.fix('rule.outreach.md', 'invalid-value', 'Fix all of "invalid-value"');
    assert.ok(!/Draft|: No$/m.test(await folder.read('rule.outreach.md')));
  });

  it('lays out the fields when the document is formatted, once', async () => {
    const text = '---\nowner:   "Helen"\n# why\npurpose: move\ntitle: Moving\n---\nHi   {{first_name}}  \n';
    await folder.write('layout.outreach.md', text);
    const { document } = await folder.open('layout.outreach.md');
    let offered = 0;
    await until(async () => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      offered++;
      return document.getText() !== text;
    }, 'the document was not formatted');
    assert.ok(offered > 0);
    assert.equal(
      document.getText(),
      '---\ntitle: Moving\nowner: Helen\n# why\npurpose: move\n---\nHi   {{first_name}}  \n',
    );
    const again = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      {},
    );
    assert.deepEqual(again ?? [], []);
    await document.save();
  });

  it('colours merge fields by their data', async () => {
    await folder.write('colours.outreach.md', slips);
    const { document } = await folder.open('colours.outreach.md');
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    const special = 1 << legend.tokenModifiers.indexOf('special');
    const bits = Array.from({ length: tokens.data.length / 5 }, (_, i) => tokens.data[i * 5 + 4]!);
    assert.equal(bits.length, 2);
    assert.deepEqual(
      bits.map((each) => (each & special) !== 0),
      [false, true],
    );
  });

  it('shows what is inherited, until that is switched off', async () => {
    await folder.write('hints.outreach.md', template('Hi', { owner: '' }));
    const { document } = await folder.open('hints.outreach.md');
    const hints = async () =>
      (
        await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          new vscode.Range(0, 0, document.lineCount, 0),
        )
      ).map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
    await until(
      async () => (await hints()).join('; ') === 'legal-name: Example Limited; owner: Head of Outreach',
      'no hints',
    );
    await vscode.workspace
      .getConfiguration('outreach')
      .update('inlayHints.inheritedValues', false, vscode.ConfigurationTarget.Global);
    await until(async () => (await hints()).length === 0, 'the hints stay though they are switched off');
  });
});

async function actions(uri: vscode.Uri, kind: string): Promise<vscode.CodeAction[]> {
  for (let i = 0; i < 40; i++) {
    const found = await vscode.commands
      .executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(0, 0, 0, 0), kind)
      .then(
        (all) => all,
        () => [],
      );
    if (found.length > 0) return found;
    await pause(150);
  }
  return [];
}
