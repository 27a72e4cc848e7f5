// The tasks that run the command line inside VS Code, as it offers them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Tasks', () => {
  it('run the installed command line, download nothing, and have their output read', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'outreach' });
    const told = tasks.map(({ name, execution, problemMatchers, isBackground }) => {
      assert.ok(execution instanceof vscode.ShellExecution);
      return [name, [execution.command, ...execution.args].join(' '), problemMatchers.join(), isBackground];
    });
    assert.deepEqual(told.sort(), [
      ['check and watch', 'npx --no lawful-outreach check --format unix --watch', '$outreach-watch', true],
      ['check', 'npx --no lawful-outreach check --format unix', '$outreach', false],
    ]);
  });
});
