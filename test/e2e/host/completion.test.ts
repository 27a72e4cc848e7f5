// What VS Code offers where somebody writes, with the packaged extension.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, template, until } from './workspace';

describe('Completion', () => {
  const folder = new Folder('e2e-completion');
  const path = 'complete.outreach.md';

  before(async () => {
    await folder.policy('assessments: { folder: lia }');
    await folder.write('lia/page.lia.md', approved('CPL-001'));
    await folder.write(path, template('Hi {{fir', { lia: 'CPL' }));
    await folder.open(path);
  });

  /** What is offered behind a text; asked until there is something, because registrations cancel requests in flight. */
  async function offered(behind: string, resolved = 0): Promise<vscode.CompletionItem[]> {
    const document = await vscode.workspace.openTextDocument(folder.uri(path));
    const at = document.positionAt(document.getText().indexOf(behind) + behind.length);
    let items: vscode.CompletionItem[] = [];
    await until(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        folder.uri(path),
        at,
        undefined,
        resolved,
      );
      items = list.items;
      return items.length > 0;
    }, `nothing is offered behind "${behind}"`);
    return items;
  }

  const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

  it('offers values with what they mean, and says the law behind them', async () => {
    const items = await offered('channel: ', 1);
    assert.equal(labelOf(items[0]!), 'email');
    const { documentation } = items[0]!;
    assert.match(
      documentation instanceof vscode.MarkdownString ? documentation.value : '',
      /Source: PECR regs 19 to 23/,
    );
  });

  it('offers assessments with how they stand', async () => {
    let found: vscode.CompletionItem | undefined;
    // News of a file on disk takes a moment.
    await until(async () => {
      found = (await offered('lia: CPL')).find((item) => labelOf(item) === 'CPL-001');
      return found !== undefined;
    }, 'the assessment is not offered');
    assert.match(JSON.stringify(found!.label), /approved/);
  });

  it('offers merge fields in the marks of the template', async () => {
    const found = (await offered('{{fir')).find((item) => labelOf(item) === 'first_name');
    assert.ok(found);
    assert.equal(
      found.insertText instanceof vscode.SnippetString ? found.insertText.value : found.insertText,
      '{{first_name}}',
    );
  });
});
