// What differs in a browser: the server is a worker, and there are no programs to run.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Folder, pause, template, typeAtEnd } from '../host/workspace';

describe('In a browser', () => {
  const folder = new Folder('e2e-browser');

  it('stands in a folder that is on no disk', () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.equal(root?.uri.scheme, 'vscode-test-web');
    assert.equal(typeof process, 'undefined');
  });

  it('goes on checking after "Restart Server", once', async () => {
    await folder.write('message.outreach.md', template('Hello,'));
    const editor = await folder.open('message.outreach.md');
    await folder.untilFound('message.outreach.md', 'lia-missing: legitimate-interests');
    await vscode.commands.executeCommand('outreach.restartServer');
    await typeAtEnd(editor, 'buy now and get 20% off');
    await folder.untilFound('message.outreach.md', 'promotional-phrasing: buy now');
    await pause(500);
    const all = await folder.findings('message.outreach.md');
    assert.deepEqual(all, [...new Set(all)], 'a worker that was replaced still tells its findings');
  });

  it('offers no tasks, since nothing could run them', async () => {
    assert.deepEqual(await vscode.tasks.fetchTasks({ type: 'outreach' }), []);
  });
});
