// The life of an assessment, inside VS Code with the packaged extension: from draft to approval, a changed message, and the end.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, pause, template, until } from './workspace';

const notice = 'Hi {{first_name}}, our page is on LinkedIn now.';
const lia = 'lia/page.lia.md';
const invite = 'invite.outreach.md';

/** Runs a command and takes what is offered first, or written already, in each of its questions. */
async function runAndAccept(command: string, ...words: unknown[]): Promise<void> {
  let over = false;
  const run = vscode.commands.executeCommand(command, ...words).then(() => {
    over = true;
  });
  for (let i = 0; i < 100 && !over; i++) {
    await pause(200);
    if (!over) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  assert.ok(over, `${command} did not end`);
  await run;
}

describe('The life of an assessment', () => {
  const folder = new Folder('0-lifecycle');
  const status = (editor: vscode.TextEditor) => /^status: (.*)$/m.exec(editor.document.getText())?.[1];

  before(async () => {
    await folder.policy('assessments: { folder: lia }', 'people: [Helen Marsh]');
    await folder.write(
      lia,
      approved('ABLE-001')
        .replace('status: approved', 'status: draft')
        .replace(/^approver: .*\n/m, '')
        .replace(/^approved-on: .*\n/m, ''),
    );
    await folder.write('lia/next.lia.md', approved('ABLE-002', { purposes: 'page-follow-next' }));
    await folder.write(invite, template(notice, { id: 'life-invite', lia: 'ABLE-001' }));
  });

  it('goes from draft to approval, notices changed words, is approved again and is superseded', async () => {
    await folder.open(invite);
    await folder.untilFound(invite, 'lia-not-approved: ABLE-001');
    const editor = await folder.open(lia);

    await runAndAccept('outreach.submitForReview');
    assert.equal(status(editor), 'in-review');
    await runAndAccept('outreach.recordApproval');
    assert.equal(status(editor), 'approved');
    assert.match(editor.document.getText(), /^approver: Helen Marsh$/m);
    assert.match(editor.document.getText(), /template: life-invite, .*fingerprint: "sha256:[0-9a-f]{32}"/);
    await folder.untilGone(invite, 'lia-not-approved');
    await folder.untilGone(invite, 'changed-since-approval');

    const message = await folder.open(invite);
    const at = message.document.getText().indexOf('our page');
    await message.edit((edit) => edit.insert(message.document.positionAt(at), 'all of '));
    await folder.untilFound(invite, 'changed-since-approval: ABLE-001');
    await vscode.commands.executeCommand('outreach.showChangesSinceApproval');
    const diff = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(diff instanceof vscode.TabInputTextDiff, 'no comparison was opened');
    assert.match(
      (await vscode.workspace.openTextDocument(diff.original)).getText(),
      /\nHi \{\{first_name\}\}, our page is/,
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');

    await runAndAccept('outreach.recordStep', {
      uri: folder.uri(lia).toString(),
      transition: 'approve',
      template: folder.uri(invite).toString(),
    });
    await folder.untilGone(invite, 'changed-since-approval');

    const record = await folder.open(lia);
    await runAndAccept('outreach.supersede');
    assert.equal(status(record), 'superseded');
    await folder.untilFound(invite, 'lia-not-approved: ABLE-001');

    const text = record.document.getText();
    assert.match(
      text,
      /Submitted for review[\s\S]*Approved version[\s\S]*Approved again: life-invite[\s\S]*Superseded by ABLE-002/,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(status(record), 'approved');
    await record.document.save();
  });

  it('leaves no trace of a step that is left with Esc', async () => {
    const editor = await folder.open(lia);
    const before = editor.document.getText();
    let over = false;
    const run = vscode.commands.executeCommand('outreach.withdraw').then(() => {
      over = true;
    });
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return over;
    }, 'the question could not be left');
    await run;
    assert.equal(editor.document.getText(), before);
    assert.equal(editor.document.isDirty, false);
  });
});
