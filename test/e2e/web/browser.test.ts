// What differs in a browser: the server is a worker, and there are no programs to run.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Folder, pause, template, typeAtEnd, until } from '../host/workspace';

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

  it('says once that the worker ended by an error, starts another one, and checks what was typed meanwhile', async () => {
    await folder.write('crash.outreach.md', template('Hello,'));
    const editor = await folder.open('crash.outreach.md');
    await folder.untilFound('crash.outreach.md', 'lia-missing: legitimate-interests');
    const said: string[] = [];
    const { showWarningMessage } = vscode.window;
    const { Worker } = globalThis;
    const workers: Worker[] = [];
    // The worker is the extension's own, and so is its code: only a message is added that it can't bear.
    class Breakable extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        const code = `importScripts(${JSON.stringify(String(address))});
          addEventListener('message', ({ data }) => { if (data === 'break') throw new Error('Broken by a test'); });`;
        super(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), options);
        workers.push(this);
      }
    }
    try {
      globalThis.Worker = Breakable;
      vscode.window.showWarningMessage = ((message: string) => {
        said.push(message);
        return Promise.resolve(undefined);
      }) as typeof showWarningMessage;
      await vscode.commands.executeCommand('outreach.restartServer');
      await until(() => workers.length === 1, 'the worker was not started');
      await folder.untilFound('crash.outreach.md', 'lia-missing: legitimate-interests');
      workers[0]!.postMessage('break');
      await typeAtEnd(editor, 'buy now and get 20% off');
      await until(() => workers.length === 2, 'no other worker was started');
      await folder.untilFound('crash.outreach.md', 'promotional-phrasing: buy now');
      await until(() => said.length > 0, 'nobody was told');
      await pause(500);
      assert.equal(workers.length, 2, 'one worker more was enough');
      assert.deepEqual(said, ['The Outreach checks stopped unexpectedly and were started again.']);
    } finally {
      globalThis.Worker = Worker;
      vscode.window.showWarningMessage = showWarningMessage;
    }
  });

  it('offers no tasks, since nothing could run them', async () => {
    assert.deepEqual(await vscode.tasks.fetchTasks({ type: 'outreach' }), []);
  });
});
