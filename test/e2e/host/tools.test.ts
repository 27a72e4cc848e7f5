// What an assistant inside VS Code can ask, through the editor's own tools.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Folder, template } from './workspace';

describe('Tools for assistants', () => {
  const folder = new Folder('0-tools');

  async function ask(name: string, input: object): Promise<string> {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  }

  it('are offered, and answer from the files that are open', async () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('outreach_'));
    assert.deepEqual(names.sort(), ['outreach_assessment_status', 'outreach_check', 'outreach_explain']);
    const file = 'ask.outreach.md';
    await folder.write(file, template('Buy now and get 20% off.', { id: 'ask', lia: 'TOOL-404' }));
    await folder.open(file);
    await folder.untilFound(file, 'lia-not-found: TOOL-404');
    const told = await ask('outreach_check', { file: folder.uri(file).toString() });
    assert.match(told, /`promotional-phrasing` line \d+, "20% off"/);
    assert.match(await ask('outreach_explain', { rule: 'lia-not-found' }), /^# `lia-not-found`/);
    assert.match(await ask('outreach_assessment_status', { file: folder.uri(file).toString() }), /not-found/);
  });
});
