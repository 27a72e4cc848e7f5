import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The packaged extension', () => {
  it('starts when a template is opened', async () => {
    const extension = vscode.extensions.getExtension('lawful-outreach.lawful-outreach');
    assert.ok(extension, 'VS Code did not load the extension');
    const [template] = await vscode.workspace.findFiles('**/*.outreach.md', undefined, 1);
    assert.ok(template, 'the folder has no template');
    const document = await vscode.workspace.openTextDocument(template);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'outreach-template');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
