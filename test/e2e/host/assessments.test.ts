// Assessments inside VS Code: the questions before a stub, the lenses above it, and extending one to a template.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, pause, template, until } from './workspace';

const notice = "We've launched a LinkedIn page, feel free to follow us.";

/** Answers every question with what is chosen beforehand, as pressing Enter does, until something holds. */
async function acceptUntil(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  await until(async () => {
    await pause(400);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return holds();
  }, what);
}

describe('Generate Assessment Stub...', () => {
  const folder = new Folder('e2e-stub-flow');
  const start = () => vscode.commands.executeCommand('outreach.generateAssessmentStubForSeveral');

  before(async () => {
    await folder.policy(
      'assessments: { folder: lia, id: "FLOW-{nn}", review-months: 6 }',
      'people: [{ name: Helen Marsh, role: DPO }]',
    );
    await folder.write('first.outreach.md', template(notice, { purpose: 'flow' }));
    await folder.write(
      'second.outreach.md',
      template(notice, { purpose: 'flow', channel: 'linkedin-inmail', owner: 'Head of Events' }),
    );
    await folder.write('survey.outreach.md', template(notice, { purpose: 'another-flow' }));
    await folder.open('first.outreach.md');
    await folder.untilFound('first.outreach.md', 'lia-missing: legitimate-interests');
    await folder.untilFound('second.outreach.md', 'lia-missing: legitimate-interests');
  });

  it('left with Esc, at once or after going on and back, leaves no trace', async () => {
    const texts = () => Promise.all(['first', 'second'].map((name) => folder.read(`${name}.outreach.md`)));
    const before = await texts();
    const first = start();
    await pause(1500);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await first;
    const second = start();
    await pause(1500);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await pause(500);
    await vscode.commands.executeCommand('workbench.action.quickInputBack');
    await pause(500);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await second;
    assert.deepEqual(await folder.list('lia'), []);
    assert.deepEqual(await texts(), before);
    assert.ok(!vscode.workspace.textDocuments.some(({ isDirty }) => isDirty), 'a document was changed');
  });

  it('answered with Enter covers the template in front and those of its purpose, and answers nothing', async () => {
    await folder.open('first.outreach.md');
    const done = start();
    await acceptUntil(async () => (await folder.list('lia')).includes('FLOW-01.lia.md'), 'no stub was written');
    await done;
    const stub = await folder.read('lia/FLOW-01.lia.md');
    assert.match(stub, /^status: draft$/m);
    assert.match(stub, /^ {2}purposes: \[flow\]$/m);
    assert.match(stub, /^ {2}channels: \[linkedin-message, linkedin-inmail\]$/m);
    assert.match(stub, /^owner: Head of Marketing$/m);
    assert.match(stub, /^### P1 .*\n<!-- answer -->\n$/m);
    for (const name of ['first.outreach.md', 'second.outreach.md'])
      await until(async () => /^lia: FLOW-01$/m.test(await folder.read(name)), `${name} was not linked on disk`);
    assert.doesNotMatch(await folder.read('survey.outreach.md'), /^lia:/m);
  });

  it('the stub has its lenses: how far it is, how it stands, who uses it', async () => {
    const uri = folder.uri('lia/FLOW-01.lia.md');
    await folder.open('lia/FLOW-01.lia.md');
    let titles: (string | undefined)[] = [];
    await until(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      titles = lenses.map(({ command }) => command?.title);
      // A moment passes until what was saved in the other template has been read.
      return titles[2] === 'Used by 2 templates';
    }, 'no lens tells of both templates');
    assert.match(titles[0] ?? '', /^0 of 25 answered: Purpose 0 of 5, Necessity 0 of 4/);
    assert.equal(titles[1], 'Draft');
    assert.equal(titles.filter((title) => /^0 of \d+ answered$/.test(title ?? '')).length, 4);
  });
});

describe('Extending an assessment', () => {
  const folder = new Folder('e2e-extend');

  it('adds what the template needs in one edit, sends it back to review, and can be undone', async () => {
    await folder.policy('people: [{ name: Helen Marsh, role: DPO }]');
    await folder.write('lia/page.lia.md', approved('EXT-1', { channels: 'email' }));
    await folder.write('page.outreach.md', template(notice, { lia: 'EXT-1' }));
    await folder.open('page.outreach.md');
    await folder.untilFound('page.outreach.md', 'lia-scope: linkedin-message');
    const before = await folder.read('lia/page.lia.md');
    const uri = folder.uri('lia/page.lia.md').toString();
    const shown = () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
    const done = folder.fix('page.outreach.md', 'lia-scope', 'Extend EXT-1 to cover this template');
    await acceptUntil(() => shown() !== undefined, 'the assessment was not extended and shown');
    await done;
    const { document } = shown()!;
    assert.match(document.getText(), /channels: \[email, linkedin-message\]/);
    assert.match(document.getText(), /^version: 2$/m);
    assert.match(document.getText(), /^status: in-review$/m);
    assert.match(document.getText(), /who: "?Helen Marsh, DPO"?, change: /);
    await folder.untilGone('page.outreach.md', 'lia-scope');
    await folder.open('lia/page.lia.md');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await folder.untilFound('page.outreach.md', 'lia-scope: linkedin-message');
  });
});
