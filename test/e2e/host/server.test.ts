// What a person notices when the language server dies: nothing but one message, and that the checks go on.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { Folder, pause, template, typeAtEnd, until } from './workspace';

/** Process ids of the language servers that this extension host has started. */
function servers(): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString().split('\n');
  return rows.flatMap((row) => {
    const [pid, parent] = row.trim().split(/\s+/).map(Number);
    return parent === process.pid && row.includes('server.cjs') ? [pid!] : [];
  });
}

describe('The language server', () => {
  const folder = new Folder('e2e-server');

  it('is started again when it is killed, and what was typed meanwhile is checked', async function () {
    // Windows has no ps; the restart itself is the same code there.
    if (process.platform === 'win32') this.skip();
    await folder.write('message.outreach.md', template('Hello,'));
    const editor = await folder.open('message.outreach.md');
    await folder.untilFound('message.outreach.md', 'lia-missing: legitimate-interests');
    const [server, ...others] = servers();
    assert.ok(server && others.length === 0, `one server runs, not ${others.length + (server ? 1 : 0)}`);
    process.kill(server, 'SIGKILL');
    await typeAtEnd(editor, 'buy now and get 20% off');
    await until(() => servers().length === 1 && servers()[0] !== server, 'the server was not started again');
    await folder.until(
      'message.outreach.md',
      (all) => all.some((each) => each.startsWith('promotional-phrasing:')),
      'the new server did not check',
    );
    await pause(500);
    assert.equal(servers().length, 1, 'one server runs after the restart');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is another one after "Restart Server"', async function () {
    if (process.platform === 'win32') this.skip();
    const before = servers();
    await vscode.commands.executeCommand('outreach.restartServer');
    await until(() => servers().length === 1 && servers()[0] !== before[0], 'the server was not restarted');
    await folder.untilFound('message.outreach.md', 'lia-missing: legitimate-interests');
  });
});
