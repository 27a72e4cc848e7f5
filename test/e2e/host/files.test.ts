// What happens to files beside the one in front: assessments that change, appear and go, in the editor and outside it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, template, until } from './workspace';

const notice = "We've launched a LinkedIn page, feel free to follow us.";

describe('An assessment that changes', () => {
  const folder = new Folder('e2e-files');

  before(async () => {
    await folder.policy('assessments: { folder: lia }');
    await folder.write('lia/page.lia.md', approved('LIA-2026-910'));
    await folder.write('closed.outreach.md', template(notice, { lia: 'LIA-2026-910' }));
    await folder.until(
      'closed.outreach.md',
      (all) => all.length > 0 && !all.some((each) => each.startsWith('lia-')),
      'the closed template was not checked',
    );
  });

  it('deleted outside the editor: the closed template that names it says so', async () => {
    await folder.delete('lia/page.lia.md');
    await folder.untilFound('closed.outreach.md', 'lia-not-found: LIA-2026-910');
  });

  it('written again: the closed template is content', async () => {
    await folder.write('lia/page.lia.md', approved('LIA-2026-910'));
    await folder.untilGone('closed.outreach.md', 'lia-not-found');
  });

  it('renumbered in the editor, not yet saved: the closed template says so at once', async () => {
    const editor = await folder.open('lia/page.lia.md');
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((each) => each.startsWith('id:'));
    await editor.edit((edit) => edit.replace(editor.document.lineAt(line).range, 'id: LIA-2026-911'));
    await folder.untilFound('closed.outreach.md', 'lia-not-found: LIA-2026-910');
    await vscode.commands.executeCommand('undo');
    await folder.untilGone('closed.outreach.md', 'lia-not-found');
    await editor.document.save();
  });

  it('its whole folder deleted: the closed template says so', async () => {
    await folder.write('other/page.lia.md', approved('LIA-2026-912'));
    await folder.write('second.outreach.md', template(notice, { lia: 'LIA-2026-912' }));
    await folder.until(
      'second.outreach.md',
      (all) => all.length > 0 && !all.some((each) => each.startsWith('lia-')),
      'the second template was not checked',
    );
    await folder.delete('other');
    await folder.untilFound('second.outreach.md', 'lia-not-found: LIA-2026-912');
  });
});

describe('The palette', () => {
  const folder = new Folder('e2e-palette');

  it('generates the stub of the template in front, links it, and the template is content', async () => {
    await folder.policy('assessments: { folder: lia, id: "TEST-{nn}" }');
    await folder.write('message.outreach.md', template(notice));
    await folder.open('message.outreach.md');
    await folder.untilFound('message.outreach.md', 'lia-missing: legitimate-interests');
    await vscode.commands.executeCommand('outreach.generateAssessmentStub');
    await until(async () => (await folder.list('lia')).join() === 'TEST-01.lia.md', 'no stub was written');
    await until(
      async () => /^lia: TEST-01$/m.test(await folder.read('message.outreach.md')),
      'the stub was not linked on disk',
    );
    await folder.untilGone('message.outreach.md', 'lia-missing');
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /TEST-01\.lia\.md$/);
  });

  it('never writes over a file: the next stub has the next number', async () => {
    await folder.write('second.outreach.md', template(notice));
    await folder.write('lia/TEST-02.lia.md', 'Notes that are no assessment yet\n');
    await folder.open('second.outreach.md');
    await folder.untilFound('second.outreach.md', 'lia-missing: legitimate-interests');
    await vscode.commands.executeCommand('outreach.generateAssessmentStub');
    await until(async () => (await folder.list('lia')).includes('TEST-03.lia.md'), 'no stub was written');
    assert.equal(await folder.read('lia/TEST-02.lia.md'), 'Notes that are no assessment yet\n');
  });
});

describe('Files nobody can read', () => {
  const folder = new Folder('e2e-unreadable');

  it('leave the others checked and the server alive', async () => {
    await vscode.workspace.fs.writeFile(folder.uri('picture.outreach.md'), new Uint8Array([0x89, 0x50, 0, 0, 0, 1, 2]));
    await vscode.workspace.fs.writeFile(
      folder.uri('utf16.outreach.md'),
      new Uint8Array([0xff, 0xfe, 0x41, 0, 0x42, 0]),
    );
    await folder.write('huge.outreach.md', 'x'.repeat(5 * 1024 * 1024 + 1));
    await folder.write('unfinished.outreach.md', '---\ntitle: "never closed\naudience: [\n');
    await folder.write('fine.outreach.md', template(notice));
    await folder.untilFound('fine.outreach.md', 'lia-missing: legitimate-interests');
    await folder.until(
      'unfinished.outreach.md',
      (all) => all.some((each) => each.startsWith('front-matter-syntax')),
      'the unfinished file was not checked',
    );
    await folder.delete('');
  });
});
