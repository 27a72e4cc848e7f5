// Several folders in one window: each has its own policy and assessments, and one of them stands on no disk.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, pause, template, typeAtEnd, until } from './workspace';

const notice = "We've launched a LinkedIn page, feel free to follow us.";

describe('Two folders in one window', () => {
  const first = new Folder('e2e-two');
  const second = new Folder('e2e-two', 'other');

  it('know assessments of their own alone', async () => {
    await second.write('lia/page.lia.md', approved('TWO-910'));
    await first.write('a.outreach.md', template(notice, { lia: 'TWO-910' }));
    await second.write('a.outreach.md', template(notice, { lia: 'TWO-910' }));
    await first.open('a.outreach.md');
    await first.untilFound('a.outreach.md', 'lia-not-found: TWO-910');
    await second.until(
      'a.outreach.md',
      (all) => all.length > 0 && !all.some((each) => each.startsWith('lia-')),
      'the assessment in the same folder was not found',
    );
  });

  it('have policies of their own: a stub is numbered and filed as its folder has it', async () => {
    await second.write('b.outreach.md', template(notice));
    await second.open('b.outreach.md');
    await second.untilFound('b.outreach.md', 'lia-missing: legitimate-interests');
    await vscode.commands.executeCommand('outreach.generateAssessmentStub');
    await until(
      async () => /^lia: OTHER-01$/m.test(await second.read('b.outreach.md')),
      'no stub of this folder was linked',
    );
    assert.deepEqual(await second.list('../lia'), ['OTHER-01.lia.md']);
    await second.delete('../lia');
  });
});

describe('A folder that is on no disk', () => {
  const folder = new Folder('e2e-memory', 'in memory');

  it('is checked as any other, open files and closed ones', async () => {
    await folder.write('lia/page.lia.md', approved('MEM-910'));
    await folder.write('closed.outreach.md', template(notice, { lia: 'MEM-911' }));
    await folder.untilFound('closed.outreach.md', 'lia-not-found: MEM-911');
    await folder.write('closed.outreach.md', template(notice, { lia: 'MEM-910' }));
    await folder.untilGone('closed.outreach.md', 'lia-not-found');
    const editor = await folder.open('closed.outreach.md');
    await typeAtEnd(editor, 'buy now and get 20% off');
    await folder.untilFound('closed.outreach.md', 'promotional-phrasing: buy now');
  });

  it('gets its stub, and its references renamed', async () => {
    await folder.policy('assessments: { folder: lia, id: "MEM-{nnn}" }');
    await folder.write('new.outreach.md', template(notice));
    await folder.open('new.outreach.md');
    await folder.untilFound('new.outreach.md', 'lia-missing: legitimate-interests');
    await vscode.commands.executeCommand('outreach.generateAssessmentStub');
    await until(
      async () => /^lia: MEM-\d+$/m.test(await folder.read('new.outreach.md')),
      'no stub was written and linked',
    );
    await folder.untilGone('new.outreach.md', 'lia-missing');
  });
});

describe('A folder where nothing can be written', () => {
  const folder = new Folder('e2e-full', 'in memory');

  it('gets no stub, and the template is left as it was', async () => {
    await folder.policy('assessments: { folder: full, id: "FULL-{nnn}" }');
    await folder.write('a.outreach.md', template(notice));
    const { document } = await folder.open('a.outreach.md');
    await folder.untilFound('a.outreach.md', 'lia-missing: legitimate-interests');
    await vscode.commands.executeCommand('outreach.generateAssessmentStub');
    await pause(500);
    assert.equal(document.getText(), template(notice));
    assert.equal(await folder.read('a.outreach.md'), template(notice));
    for (const place of ['full', '../full']) assert.deepEqual(await folder.list(place), []);
    assert.ok(!document.isDirty, 'the template counts as changed');
  });
});
