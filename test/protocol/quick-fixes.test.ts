import { describe, expect, it } from 'vitest';
import { approved } from '../unit/assessment/files';
import { start } from './sessions';
import { assessment, message } from './texts';

const path = 'campaigns/invite.outreach.md';

describe('linking an assessment', () => {
  it('offers every candidate, the one that covers most first, and none that is closed', async () => {
    const session = await start({
      [path]: message().replace('relationship-update', 'page-follow'),
      'assessments/a.lia.md': assessment('LIA-2026-001'),
      'assessments/b.lia.md': approved,
      'assessments/c.lia.md': assessment('LIA-2026-003', 'rejected'),
    });
    await session.open(path);
    const titles = await session.fixes(path, 'legitimate-interests');
    expect(titles).toEqual([
      'Link LIA-2026-014: LIA – Invite privacy professionals to follow ou... (approved)',
      'Link LIA-2026-001: Messages to our connections (draft)',
      'Create an assessment stub and link it',
    ]);
    await session.apply(path, 'legitimate-interests', 'Link LIA-2026-014');
    expect(session.text(path)).toContain('\nlia: LIA-2026-014\n---\n');
    expect(await session.rules(path)).not.toContain('lia-missing');
  });

  it('fills the field that stands there empty', async () => {
    const session = await start({ [path]: message({ lia: '' }), 'a.lia.md': assessment('LIA-2026-001') });
    await session.open(path);
    await session.apply(path, 'legitimate-interests', 'Link LIA-2026-001');
    expect(session.text(path).match(/^lia:.*$/gm)).toEqual(['lia: LIA-2026-001']);
    expect(await session.rules(path)).not.toContain('front-matter-syntax');
  });

  it('puts a slip right and offers no candidate twice', async () => {
    const session = await start({ [path]: message({ lia: 'LIA-2026-041' }), 'a.lia.md': assessment('LIA-2026-014') });
    await session.open(path);
    expect(await session.fixes(path, 'LIA-2026-041')).toEqual([
      'Change to LIA-2026-014',
      'Create an assessment stub and link it',
    ]);
    await session.apply(path, 'LIA-2026-041', 'Change to LIA-2026-014');
    expect(session.text(path)).toContain('lia: LIA-2026-014\n');
  });

  it('keeps CRLF line ends, and CRLF alone', async () => {
    const session = await start({
      [path]: message().replaceAll('\n', '\r\n'),
      'a.lia.md': assessment('LIA-2026-001'),
    });
    await session.open(path);
    await session.apply(path, 'legitimate-interests', 'Link LIA-2026-001');
    expect(session.text(path)).toContain('\r\nlia: LIA-2026-001\r\n---\r\n');
    expect(session.text(path)).not.toMatch(/[^\r]\n/);
  });

  it('puts an id that YAML would read otherwise in quotes', async () => {
    const session = await start({ [path]: message(), 'a.lia.md': assessment('"2026: 14 # x"') });
    await session.open(path);
    await session.apply(path, 'legitimate-interests', 'Link 2026: 14 # x');
    expect(await session.rules(path)).not.toContain('lia-missing');
    expect(await session.rules(path)).not.toContain('lia-not-found');
  });
});

describe('creating a stub', () => {
  it('is an edit for a client without a command of its own', async () => {
    const session = await start({ [path]: message() });
    await session.open(path);
    const year = new Date().getFullYear();
    await session.told(() => session.apply(path, 'legitimate-interests', 'Create an assessment stub'));
    const created = `assessments/LIA-${year}-001.lia.md`;
    expect(session.text(path)).toContain(`lia: LIA-${year}-001\n`);
    expect(session.onDisk(created)).toContain(`id: LIA-${year}-001\n`);
    expect(await session.rules(path)).toEqual(['lia-not-approved', 'lia-incomplete']);
    expect(await session.statuses()).toEqual({ [path]: 'draft' });
  });

  it('is the command of a client that has one, with the template as its argument', async () => {
    const session = await start({ [path]: message() }, { stubCommand: 'outreach.stub' });
    await session.open(path);
    const [action] = await session.actions(path, 'legitimate-interests');
    expect(action).toMatchObject({
      title: 'Create an assessment stub and link it',
      command: { command: 'outreach.stub', arguments: [{ templates: [session.uri(path)] }] },
    });
    expect(action!.edit).toBeUndefined();
  });

  it('is not offered as an edit to a client that cannot create files', async () => {
    const session = await start(
      { [path]: message() },
      { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } },
    );
    await session.open(path);
    expect(await session.fixes(path, 'legitimate-interests')).toEqual([]);
  });

  it('is not offered for a document in no folder', async () => {
    const session = await start({ [path]: message() }, { folders: [] });
    await session.open(path);
    expect(await session.fixes(path, 'legitimate-interests')).toEqual([]);
  });
});

describe('adding fields', () => {
  it('adds one, or all that are missing, blank', async () => {
    const text = message({ basis: 'contract' })
      .replace('  relationship: connection\n', '')
      .replace('owner: Head of Marketing\n', '');
    const session = await start({ [path]: text });
    await session.open(path);
    expect(await session.problems(path)).toEqual(['missing-field | --- | error', 'missing-field | audience | error']);
    expect(await session.fixes(path, 'audience')).toEqual(['Add "audience.relationship"', 'Add all missing fields']);
    await session.apply(path, 'audience', 'Add all missing fields');
    expect(session.text(path)).toContain('\nowner: ""\n');
    expect(session.text(path)).toMatch(/\n {2}relationship: .*# existing-customer, /);
    // What only a person knows is still missing, now at the field itself.
    expect(await session.problems(path)).toEqual(expect.arrayContaining(['missing-field | owner | error']));
  });

  it('asks nothing that the policy gives', async () => {
    const text = message({ basis: 'contract' }).replace('owner: Head of Marketing\n', '');
    const session = await start({ [path]: text, 'outreach.yaml': 'defaults:\n  owner: Head of Marketing\n' });
    await session.open(path);
    expect(await session.problems(path)).toEqual([]);
  });

  it.each([
    ['indented fields', (yaml: string) => yaml.replace(/^(?=.)/gm, '  ')],
    ['fields in braces', () => '{ title: Office move, channel: sms }\n'],
    [
      'an audience in braces',
      (yaml: string) => yaml.replace(/audience:\n(?: {2}.*\n)+/, 'audience: { segment: Customers }\n'),
    ],
    ['an audience in one word', (yaml: string) => yaml.replace(/audience:\n(?: {2}.*\n)+/, 'audience: customers\n')],
    ['an audience without a value', (yaml: string) => yaml.replace(/audience:\n(?: {2}.*\n)+/, 'audience: # who?\n')],
    [
      'an audience in braces over lines',
      (yaml: string) => yaml.replace(/audience:\n(?: {2}.*\n)+/, 'audience: {\n  segment: Customers, # all\n}\n'),
    ],
    ['a comment at the end', (yaml: string) => `${yaml}# that is all`],
    ['a text in several lines at the end', (yaml: string) => `${yaml}notes: |\n  one\n  two\n`],
    [
      'a text in several lines in the audience',
      (yaml: string) => yaml.replace(/audience:\n(?: {2}.*\n)+/, 'audience:\n  segment: >\n    all of\n\n    them\n\n'),
    ],
    ['no fields at all', () => ''],
    ['only a comment', () => '# to do\n'],
    ['a tail of blank lines', (yaml: string) => `${yaml}\n\n`],
    ['a document end mark', (yaml: string) => `${yaml}...\n`],
  ])('leaves a header that can be read, with %s', async (_what, change) => {
    const header = 'title: Office move\nchannel: sms\naudience:\n  segment: Customers\n';
    const session = await start({ [path]: `---\n${change(header)}---\nOur office has moved.\n` });
    await session.open(path);
    const before = await session.problems(path);
    if (before.some((problem) => problem.startsWith('front-matter-syntax'))) return;
    const titles = await session.fixes(path, '---');
    if (titles.length === 0) return;
    await session.apply(path, '---', titles.includes('Add all missing fields') ? 'Add all missing fields' : titles[0]!);
    const after = await session.problems(path);
    expect(
      after.filter((each) => each.startsWith('front-matter-syntax')),
      session.text(path),
    ).toEqual([]);
    expect(after, session.text(path)).not.toContain('missing-field | --- | error');
  });
});

describe('did you mean', () => {
  it('a field, a value, another case of a value', async () => {
    const text = message({ basis: 'contract' })
      .replace('owner:', 'onwer:')
      .replace('subscriber-type: unknown', 'subscriber-type: unknwon')
      .replace('relationship: connection', 'relationship: Connection');
    const session = await start({ [path]: text });
    await session.open(path);
    await session.apply(path, 'onwer', 'Change to "owner"');
    await session.apply(path, 'unknwon', 'Change to "unknown"');
    await session.apply(path, ' Connection\n', 'Change to "connection"');
    expect(session.text(path)).toBe(message({ basis: 'contract' }));
    expect(await session.problems(path)).toEqual([]);
  });
});

describe('promotional phrases', () => {
  const promoting = message({
    basis: 'contract',
    body: 'Hi {{first_name}}, our office has moved. Get 20% off everything until Sunday. See you soon.',
  });

  it('can go with their sentence, and nothing but it', async () => {
    const session = await start({ [path]: promoting });
    await session.open(path);
    await session.apply(path, '20% off', 'Remove this sentence');
    expect(session.text(path)).toContain('Hi {{first_name}}, our office has moved. See you soon.\n');
    expect(await session.problems(path)).toEqual([]);
  });

  it('can be worded neutrally', async () => {
    const session = await start({
      [path]: message({ basis: 'contract', body: 'Follow our page for exclusive deals and updates on our services' }),
    });
    await session.open(path);
    const titles = await session.fixes(path, 'updates on our services');
    const neutral = titles.find((title) => title.startsWith('Replace with'));
    expect(neutral, titles.join('; ')).toBeDefined();
    await session.apply(path, 'updates on our services', neutral!);
    expect(session.text(path)).not.toContain('exclusive deals and updates on our services');
  });

  it('can be declared as what they are, which shows what else marketing needs', async () => {
    const session = await start({ [path]: promoting });
    await session.open(path);
    await session.apply(path, 'informational', 'Declare the message marketing');
    expect(session.text(path)).toContain('message-nature: marketing\n');
    const rules = await session.rules(path);
    expect(rules).not.toContain('nature-mismatch');
    expect(rules).toContain('pecr-permission');
  });

  it('are offered each fix once, though two findings stand there', async () => {
    const session = await start({ [path]: promoting });
    await session.open(path);
    const { start: from } = session.range(path, 'informational');
    const { end } = session.range(path, 'until Sunday');
    const actions = await session.connection.sendRequest<{ title: string }[]>('textDocument/codeAction', {
      textDocument: { uri: session.uri(path) },
      range: { start: from, end },
      context: { diagnostics: [] },
    });
    expect(actions.filter((action) => action.title === 'Declare the message marketing')).toHaveLength(1);
  });
});

describe('objection handling', () => {
  const lacking = message({ basis: 'contract' })
    .replace(/opt-out:\n.*\n/, '')
    .replace(/suppression-list:.*\n/, '');

  it("comes from the policy's defaults for another LinkedIn channel", async () => {
    const session = await start({
      [path]: lacking,
      'outreach.yaml': [
        'defaults:',
        '  channels:',
        '    linkedin-inmail:',
        '      opt-out:',
        '        handling: Whoever asks us to stop is added to the suppression list the same day',
        '      suppression-list: "CRM: LinkedIn"',
        '',
      ].join('\n'),
    });
    await session.open(path);
    expect(await session.problems(path)).toEqual(['objection-handling | linkedin-message | error']);
    await session.apply(path, 'linkedin-message', 'Add objection handling from the policy');
    expect(session.text(path)).toContain(
      'opt-out:\n  handling: Whoever asks us to stop is added to the suppression list the same day\n',
    );
    expect(session.text(path)).toContain('suppression-list: "CRM: LinkedIn"\n');
    expect(await session.problems(path)).toEqual([]);
  });

  it('is left for a person to word where the policy says nothing', async () => {
    const session = await start({ [path]: lacking });
    await session.open(path);
    await session.apply(path, 'linkedin-message', 'Add objection handling to fill in');
    expect(session.text(path)).toContain('handling: "" # How do people tell us to stop?');
    expect(await session.problems(path)).toEqual(['objection-handling | handling | error']);
  });
});

describe('edits', () => {
  it('are bound to the version they were computed for', async () => {
    const session = await start({ [path]: message(), 'a.lia.md': assessment('LIA-2026-001') });
    await session.open(path);
    await session.type(path, { after: 'has moved' }, '!');
    const [action] = await session.actions(path, 'legitimate-interests');
    expect(action!.edit!.documentChanges).toMatchObject([{ textDocument: { uri: session.uri(path), version: 2 } }]);
    await session.type(path, { after: 'Hi ' }, 'there ');
    await expect(session.applyEdit(action!.edit!)).rejects.toThrow('Version 2 is not 3');
  });

  it('are plain changes for a client that knows no versions', async () => {
    const session = await start(
      { [path]: message(), 'a.lia.md': assessment('LIA-2026-001') },
      { capabilities: { workspace: {} } },
    );
    await session.open(path);
    const [action] = await session.actions(path, 'legitimate-interests');
    expect(action!.edit!.documentChanges).toBeUndefined();
    expect(Object.keys(action!.edit!.changes!)).toEqual([session.uri(path)]);
  });

  it('name the finding they answer', async () => {
    const session = await start({ [path]: message(), 'a.lia.md': assessment('LIA-2026-001') });
    await session.open(path);
    const [action] = await session.actions(path, 'legitimate-interests');
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(action!.diagnostics![0]).toEqual((await session.diagnostics(path))[0]);
  });

  it('are offered only where quick fixes are wanted', async () => {
    const session = await start({ [path]: message(), 'a.lia.md': assessment('LIA-2026-001') });
    await session.open(path);
    expect(await session.actions(path, 'legitimate-interests', ['refactor'])).toEqual([]);
    expect(await session.actions(path, 'legitimate-interests', ['quickfix'])).toHaveLength(2);
    expect(await session.actions(path, 'Office move')).toEqual([]);
  });
});
