// The main job, inside VS Code with the packaged extension: write, see, fix, and read the file on disk.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approved, Folder, template, typeAtEnd, until } from './workspace';

const pitch = 'Follow our page for exclusive deals and updates on our services';
const notice = [
  'Hi {{first_name}}, Helen from Example Ltd here.',
  "We've launched a LinkedIn page, feel free to follow us.",
  "You can object to these messages at any time: tell me and I'll stop. Privacy notice: https://example.co.uk/privacy",
].join('\n\n');
/** What a careful team says of a notice that may or may not be marketing. */
const careful = {
  audience:
    '{ segment: Connections in data protection, subscriber-type: unknown, relationship: connection, address-type: platform-account, includes-children: false, selection-criteria: Works in data protection; checked by hand }',
  'privacy-notice': 'https://example.co.uk/privacy',
  'decision-record': '{ decided-by: Helen Marsh, date: 2026-11-01, reason: A bare notice that the page exists }',
};

describe('Writing a template', () => {
  const folder = new Folder('e2e-writing');

  before(async () => {
    await folder.policy('risk-appetite: balanced', 'assessments: { folder: lia }');
  });

  it('marks a promotional phrase when it has been typed and forgets it when it is undone', async () => {
    await folder.write('typing.outreach.md', template('Hi {{first_name}},'));
    const editor = await folder.open('typing.outreach.md');
    await folder.untilFound('typing.outreach.md', 'lia-missing: legitimate-interests');
    await folder.untilGone('typing.outreach.md', 'promotional-phrasing');
    await typeAtEnd(editor, 'here are exclusive deals for followers');
    await folder.until(
      'typing.outreach.md',
      (all) => all.some((each) => /^promotional-phrasing: .*exclusive deals/.test(each)),
      'the phrase was not marked',
    );
    for (let i = 0; i < 60 && editor.document.getText().includes('exclusive'); i++)
      await vscode.commands.executeCommand('undo');
    await folder.untilGone('typing.outreach.md', 'promotional-phrasing');
    await editor.document.save();
  });

  it('gives the founding pair its right places: a notice is no error, a pitch is one, with or without an assessment', async () => {
    const severities = (path: string) =>
      vscode.languages.getDiagnostics(folder.uri(path)).map(({ severity }) => severity);
    await folder.write('lia/page.lia.md', approved('LIA-2026-900'));
    await folder.write('notice.outreach.md', template(notice, { ...careful, lia: 'LIA-2026-900' }));
    await folder.write('pitch.outreach.md', template(pitch));
    await folder.open('notice.outreach.md');
    const found = await folder.until(
      'notice.outreach.md',
      (all) =>
        all.some((each) => each.startsWith('promotional-phrasing')) && !all.some((each) => each.startsWith('lia-')),
      'the notice was not checked against its assessment',
    );
    assert.ok(
      !severities('notice.outreach.md').some((each) => each <= vscode.DiagnosticSeverity.Warning),
      `the notice has errors or warnings: ${found.join('; ')}`,
    );
    await folder.open('pitch.outreach.md');
    await folder.untilFound('pitch.outreach.md', 'promotional-phrasing: exclusive deals');
    await folder.fix('pitch.outreach.md', 'lia-missing', 'Link LIA-2026-900');
    await folder.untilGone('pitch.outreach.md', 'lia-missing');
    await folder.untilFound('pitch.outreach.md', 'promotional-phrasing: exclusive deals');
    await folder.untilFound('pitch.outreach.md', 'pecr-permission: not-marketing');
  });

  it('explains the decision on a message, and a rule, on a page beside it', async () => {
    await folder.write('explained.outreach.md', template(pitch));
    await folder.open('explained.outreach.md');
    const shows = (wanted: (uri: vscode.Uri) => boolean, text: RegExp) => () =>
      vscode.workspace.textDocuments.some((document) => wanted(document.uri) && text.test(document.getText()));
    await vscode.commands.executeCommand('outreach.explainDecision');
    await until(
      shows(({ scheme }) => scheme === 'outreach-decision', /PECR[\s\S]*UK GDPR/),
      'no page explains the decision',
    );
    await vscode.commands.executeCommand('outreach.showRule', 'promotional-phrasing');
    await until(
      shows(({ path }) => path.endsWith('/rules/promotional-phrasing.md'), /Why it matters/),
      'no page shows the rule',
    );
  });
});

describe('Each quick fix, applied and saved', () => {
  const folder = new Folder('e2e-fixes');

  before(async () => {
    await folder.policy(
      'assessments: { folder: lia, id: "FIX-{nnn}" }',
      'defaults:',
      '  channels:',
      '    linkedin-inmail:',
      '      opt-out: { handling: "Anyone who replies that they object goes on the suppression list, and nobody messages them again" }',
      '      suppression-list: LinkedIn do-not-contact list',
    );
    await folder.write('lia/other.lia.md', approved('FIX-OTHER', { purposes: 'newsletter', channels: 'email' }));
    await folder.write('lia/page.lia.md', approved('FIX-LINK', { purposes: 'fixes, page-follow' }));
  });

  it('links an assessment that exists', async () => {
    await folder.write('link.outreach.md', template(notice, { purpose: 'fixes' }));
    await folder.open('link.outreach.md');
    await folder.untilFound('link.outreach.md', 'lia-missing: legitimate-interests');
    await folder.fix('link.outreach.md', 'lia-missing', 'Link FIX-LINK');
    await folder.untilGone('link.outreach.md', 'lia-missing');
    assert.match(await folder.read('link.outreach.md'), /^lia: FIX-LINK$/m);
  });

  it('creates an assessment stub and links it, both on disk', async () => {
    await folder.write('stub.outreach.md', template(notice));
    await folder.open('stub.outreach.md');
    await folder.untilFound('stub.outreach.md', 'lia-missing: legitimate-interests');
    await folder.fix('stub.outreach.md', 'lia-missing', 'Create an assessment stub and link it');
    await until(async () => (await folder.list('lia')).includes('FIX-001.lia.md'), 'no stub was written');
    const stub = await folder.read('lia/FIX-001.lia.md');
    assert.match(stub, /^status: draft$/m);
    assert.match(stub, /^### P1 /m);
    await until(
      async () => /^lia: FIX-001$/m.test(await folder.read('stub.outreach.md')),
      'the stub was not linked on disk',
    );
  });

  it('adds a missing field', async () => {
    await folder.write('field.outreach.md', template(notice, { owner: '', lia: 'FIX-LINK' }));
    await folder.open('field.outreach.md');
    await folder.fix('field.outreach.md', 'missing-field', 'Add "owner"');
    assert.match(await folder.read('field.outreach.md'), /^owner: ""$/m);
  });

  it('corrects a misspelt field, value and reference', async () => {
    await folder.write(
      'slips.outreach.md',
      template(notice, { channel: 'linkedin-mesage', owner: '', ownr: 'Me', lia: 'FIX-LINKS' }),
    );
    await folder.open('slips.outreach.md');
    await folder.fix('slips.outreach.md', 'invalid-value', 'Change to "linkedin-message"');
    await folder.fix('slips.outreach.md', 'unknown-field', 'Change to "owner"');
    await folder.fix('slips.outreach.md', 'lia-not-found', 'Change to FIX-LINK');
    const text = await folder.read('slips.outreach.md');
    assert.match(text, /^channel: linkedin-message$/m);
    assert.match(text, /^lia: FIX-LINK$/m);
    assert.doesNotMatch(text, /^ownr/m);
  });

  it('replaces a promotional phrase by a neutral wording', async () => {
    await folder.write(
      'reword.outreach.md',
      template(`Hi {{first_name}}, 🎉 hello.\n\n${pitch}\n`, { lia: 'FIX-LINK' }),
    );
    await folder.open('reword.outreach.md');
    await folder.fix('reword.outreach.md', 'promotional-phrasing', 'Replace with');
    await folder.untilGone('reword.outreach.md', 'pecr-permission');
    const text = await folder.read('reword.outreach.md');
    assert.match(text, /🎉 hello\./);
    assert.doesNotMatch(text, /exclusive deals/);
  });

  it('removes the sentence', async () => {
    await folder.write(
      'remove.outreach.md',
      template(`Our office has moved. ${pitch}. See you there.`, { lia: 'FIX-LINK' }),
    );
    await folder.open('remove.outreach.md');
    await folder.fix('remove.outreach.md', 'promotional-phrasing', 'Remove this sentence');
    assert.match(await folder.read('remove.outreach.md'), /^Our office has moved\. See you there\.$/m);
  });

  it('declares the message marketing', async () => {
    await folder.write('declare.outreach.md', template(pitch, { lia: 'FIX-LINK' }));
    await folder.open('declare.outreach.md');
    await folder.fix('declare.outreach.md', 'nature-mismatch', 'Declare the message marketing');
    assert.match(await folder.read('declare.outreach.md'), /^message-nature: marketing$/m);
    await folder.untilGone('declare.outreach.md', 'nature-mismatch');
    await folder.untilFound('declare.outreach.md', 'pecr-permission: not-marketing');
  });

  it('adds objection handling from the policy', async () => {
    await folder.write(
      'objection.outreach.md',
      template(notice, { 'opt-out': '', 'suppression-list': '', lia: 'FIX-LINK' }),
    );
    await folder.open('objection.outreach.md');
    await folder.fix('objection.outreach.md', 'objection-handling', 'Add objection handling from the policy');
    await folder.untilGone('objection.outreach.md', 'objection-handling');
    const text = await folder.read('objection.outreach.md');
    assert.match(text, /^ {2}handling: .*suppression list, and nobody messages them again/m);
    assert.match(text, /^suppression-list: LinkedIn do-not-contact list$/m);
  });
});
