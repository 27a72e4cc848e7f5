// What the extension has for somebody who is new to it: the walkthrough it declares, and the sample it creates.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Folder, until } from './workspace';

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly media: { readonly svg: string; readonly altText: string };
    readonly description: string;
    readonly completionEvents: readonly string[];
  }[];
}

describe('First contact', () => {
  const folder = new Folder('e2e-first-contact');
  const extension = () => {
    const found = vscode.extensions.getExtension('lawful-outreach.lawful-outreach');
    assert.ok(found, 'VS Code did not load the extension');
    return found;
  };

  it('has a walkthrough whose pictures are packaged and whose commands exist', async () => {
    const [walkthrough] = extension().packageJSON.contributes.walkthroughs as readonly Walkthrough[];
    assert.equal(walkthrough?.steps.length, 5);
    const commands = await vscode.commands.getCommands(true);
    for (const { media, description, completionEvents } of walkthrough.steps) {
      const picture = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, media.svg));
      // VS Code drops styles, and what is left of the picture is black; colours in attributes stay.
      assert.doesNotMatch(new TextDecoder().decode(picture), /<style|style=|class=/);
      assert.ok(media.altText.length > 20 && !media.altText.startsWith('%'), media.altText);
      const linked = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? '');
      const ticking = completionEvents.flatMap((event) => (event.startsWith('onCommand:') ? [event.slice(10)] : []));
      for (const command of [...linked, ...ticking.filter((each) => each.startsWith('outreach.'))])
        assert.ok(commands.includes(command), `${command} is no command`);
    }
  });

  it('creates the sample in an empty folder, in one of its own beside other files, and never over anything', async () => {
    await vscode.workspace.fs.createDirectory(folder.uri('sample'));
    await vscode.commands.executeCommand('outreach.createSampleWorkspace', folder.uri('sample'));
    assert.deepEqual(await folder.list('sample'), [
      'README.md',
      'assessments',
      'email',
      'linkedin',
      'outreach.yaml',
      'sms',
    ]);
    await until(
      () =>
        vscode.window.activeTextEditor?.document.uri.path.endsWith('sample/linkedin/page-deals.outreach.md') ?? false,
      'the first message was not shown',
    );
    await folder.until(
      'sample/linkedin/page-deals.outreach.md',
      (all) => all.some((each) => /^promotional-phrasing: .*exclusive deals/.test(each)),
      'the phrase was not marked',
    );
    await folder.write('mine/notes.txt', 'Mine');
    await vscode.commands.executeCommand('outreach.createSampleWorkspace', folder.uri('mine'));
    assert.deepEqual(await folder.list('mine'), ['notes.txt', 'outreach-sample']);
    await folder.write('mine/outreach-sample/outreach.yaml', '# Mine');
    await folder.delete('mine/outreach-sample/README.md');
    await vscode.commands.executeCommand('outreach.createSampleWorkspace', folder.uri('mine'));
    assert.equal(await folder.read('mine/outreach-sample/outreach.yaml'), '# Mine');
    assert.ok(!(await folder.list('mine/outreach-sample')).includes('README.md'), 'part of the sample was written');
  });
});
