// The views as VS Code asks for them: items, drag and drop, filters and the letter in the Explorer, through the extension's commands
// where nothing of a view can be reached from a test.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, template, until } from './workspace';

const notice = "We've launched a LinkedIn page, feel free to follow us.";

describe('Linking a template to an assessment that exists', () => {
  const folder = new Folder('0-a-views');

  before(async () => {
    await folder.policy('assessments: { folder: lia }');
    await folder.write('lia/page.lia.md', approved('AAA-930'));
    await folder.write('one.outreach.md', template(notice));
    await folder.untilFound('one.outreach.md', 'lia-missing: legitimate-interests');
  });

  it('is offered in the palette, and writes the reference in one edit that can be undone', async () => {
    const editor = await folder.open('one.outreach.md');
    const before = editor.document.getText();
    const done = vscode.commands.executeCommand('outreach.linkTemplates');
    // The first row is the first approved assessment by id; those of other tests may still be known.
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return /^lia: AAA-930$/m.test(editor.document.getText());
    }, 'the template was not linked');
    await done;
    await folder.untilGone('one.outreach.md', 'lia-missing');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });
});

describe('The commands of the views', () => {
  const own = [
    'outreach.groupTemplates',
    'outreach.filterTemplates',
    'outreach.showTemplatesNeedingAttention',
    'outreach.showAllTemplates',
    'outreach.showAllAssessments',
    'outreach.showOverview',
    'outreach.linkTemplates',
  ];

  it('are all there', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.deepEqual(
      own.filter((id) => !commands.includes(id)),
      [],
    );
  });

  it('filter and show again without a question', async () => {
    await vscode.commands.executeCommand('outreach.showTemplatesNeedingAttention');
    await vscode.commands.executeCommand('outreach.showAllTemplates');
    await vscode.commands.executeCommand('outreach.showAllAssessments');
    await vscode.commands.executeCommand('outreach.templates.focus');
    await vscode.commands.executeCommand('outreach.assessments.focus');
  });

  it('open one Overview, however often it is asked for', async () => {
    const overviews = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('outreach.overview'));
    await vscode.commands.executeCommand('outreach.showOverview');
    await until(() => overviews().length === 1, 'the Overview did not open');
    await vscode.commands.executeCommand('outreach.showOverview');
    assert.equal(overviews().length, 1);
    await vscode.window.tabGroups.close(overviews());
  });
});
