import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import { makeFolder, remove, write } from './folder';
import { start } from './sessions';
import { assessment, message } from './texts';

const invite = 'linkedin/invite.outreach.md';
const other = 'linkedin/other.outreach.md';
const lia = 'assessments/LIA-2026-001.lia.md';
const linked = message({ lia: 'LIA-2026-001' });

describe('an assessment on disk', () => {
  it('that is created, edited, renamed and deleted changes open and closed templates, with one refresh each', async () => {
    const session = await start({ [invite]: linked, [other]: linked });
    await session.open(invite);
    expect(await session.problems(invite)).toEqual(['lia-not-found | LIA-2026-001 | error']);
    expect(await session.statuses()).toEqual({ [invite]: 'not-found', [other]: 'not-found' });
    const refreshes = session.refreshes;

    await session.told(() => session.createFile(lia, assessment('LIA-2026-001')));
    expect(await session.statuses()).toEqual({ [invite]: 'draft', [other]: 'draft' });
    expect(await session.problems(invite)).toEqual([
      'lia-not-approved | LIA-2026-001 | warning',
      'lia-incomplete | LIA-2026-001 | warning',
    ]);
    expect(session.refreshes - refreshes).toBe(1);

    await session.told(() => session.editFile(lia, assessment('LIA-2026-001', 'rejected')));
    expect(await session.statuses()).toEqual({ [invite]: 'rejected', [other]: 'rejected' });
    expect(session.refreshes - refreshes).toBe(2);

    await session.told(() => session.rename(lia, 'assessments/renamed.lia.md'));
    expect(await session.statuses()).toEqual({ [invite]: 'rejected', [other]: 'rejected' });
    expect((await session.template(invite)).assessment.uri).toBe(session.uri('assessments/renamed.lia.md'));

    await session.told(() => session.rename('assessments/renamed.lia.md', 'assessments/renamed.md'));
    expect(await session.statuses()).toEqual({ [invite]: 'not-found', [other]: 'not-found' });

    await session.told(() => session.rename('assessments/renamed.md', lia));
    await session.told(() => session.delete(lia));
    expect(await session.statuses()).toEqual({ [invite]: 'not-found', [other]: 'not-found' });
    expect(await session.problems(invite)).toEqual(['lia-not-found | LIA-2026-001 | error']);
  });

  it('is one refresh with all others that came in the same breath', async () => {
    const session = await start({ [invite]: linked });
    const { refreshes, templatesChanges } = session;
    await session.told(async () => {
      const files = Array.from({ length: 50 }, (_, i) => `assessments/${i}.lia.md`);
      for (const [i, path] of files.entries()) write(session.root, path, assessment(`LIA-2026-${i}`));
      await session.fileEvents(...files.map((path) => [path, FileChangeType.Created] as const));
    });
    expect(session.refreshes - refreshes).toBe(1);
    expect(session.templatesChanges - templatesChanges).toBe(1);
  });

  it('is told once though three patterns match it, and not at all where nothing changed', async () => {
    const session = await start({ [invite]: linked, [lia]: assessment('LIA-2026-001') });
    const { refreshes } = session;
    await session.told(async () => {
      write(session.root, lia, assessment('LIA-2026-001', 'approved'));
      await session.fileEvents([lia, 2], [lia, 2], [lia, 2]);
      await session.fileEvents([lia, 2], [lia, 1]);
    });
    await session.fileEvents([lia, FileChangeType.Changed], ['README.md', 2], ['src/x.ts', 1], ['src', 3]);
    await session.told(() => session.createFile('assessments/x.lia.md', assessment('LIA-2026-002')));
    expect(session.refreshes - refreshes).toBe(2);
  });
});

describe('an assessment that is open', () => {
  it('counts as it is typed, and as it is on disk once it is closed', async () => {
    const session = await start({ [invite]: linked, [lia]: assessment('LIA-2026-001') });
    await session.open(lia);
    await session.told(() => session.replace(lia, 'draft', 'rejected'));
    expect(await session.statuses()).toEqual({ [invite]: 'rejected' });
    await session.told(() => session.close(lia));
    expect(await session.statuses()).toEqual({ [invite]: 'draft' });
  });

  it('counts though the file on disk changes, goes or comes', async () => {
    const session = await start({ [invite]: linked, [lia]: assessment('LIA-2026-001') });
    await session.open(lia);
    await session.told(() => session.replace(lia, 'draft', 'rejected'));
    await session.delete(lia);
    expect(await session.statuses()).toEqual({ [invite]: 'rejected' });
    await session.told(() => session.close(lia));
    expect(await session.statuses()).toEqual({ [invite]: 'not-found' });
  });

  it('refreshes nothing by being opened and closed', async () => {
    const session = await start({ [invite]: linked, [lia]: assessment('LIA-2026-001') });
    const { refreshes } = session;
    await session.told(() => session.open(lia));
    await session.told(() => session.close(lia));
    expect(session.refreshes).toBe(refreshes);
  });

  it('refreshes nothing by being saved', async () => {
    const session = await start({ [invite]: linked, [lia]: assessment('LIA-2026-001') });
    await session.open(lia);
    await session.told(() => session.replace(lia, 'draft', 'rejected'));
    const { refreshes } = session;
    await session.editFile(lia, session.text(lia));
    await session.told(() => session.open(invite));
    expect(session.refreshes).toBe(refreshes);
    await session.told(() => session.close(lia));
    expect(await session.statuses()).toEqual({ [invite]: 'rejected' });
  });

  it('counts before it has ever been saved', async () => {
    const session = await start({ [invite]: linked });
    await session.told(() => session.open(lia, assessment('LIA-2026-001')));
    expect(await session.statuses()).toEqual({ [invite]: 'draft' });
  });

  it('has findings of its own', async () => {
    const session = await start({ [lia]: assessment('LIA-2026-001'), 'b.lia.md': assessment('LIA-2026-002') });
    const errors = async (path: string) => (await session.problems(path)).filter((each) => each.endsWith('error'));
    await session.open(lia);
    expect(await session.problems(lia)).toEqual([
      'assessment-field | --- | warning',
      'assessment-unanswered | --- | warning',
      'assessment-decision | --- | warning',
      'assessment-safeguards | --- | warning',
      'assessment-unused | LIA-2026-001 | information',
    ]);
    await session.replace(lia, 'LIA-2026-001', 'LIA-2026-002');
    expect(await errors(lia)).toEqual(['duplicate-id | LIA-2026-002 | error']);
    expect(await errors('b.lia.md')).toEqual(['duplicate-id | LIA-2026-002 | error']);
    await session.replace(lia, 'id: LIA-2026-002\n', '');
    expect(await errors(lia)).toEqual(['assessment-syntax | --- | error']);
  });
});

describe('outreach.yaml', () => {
  const bare = message({ basis: 'contract' }).replace('owner: Head of Marketing\n', '');
  const policy = 'defaults:\n  owner: Head of Marketing\n';

  it('changes every template below it, on disk and as it is typed', async () => {
    const session = await start({ [invite]: bare });
    await session.open(invite);
    expect(await session.problems(invite)).toEqual(['missing-field | --- | error']);
    await session.told(() => session.createFile('outreach.yaml', policy));
    expect(await session.problems(invite)).toEqual([]);
    expect((await session.templates()).policies).toEqual([
      { folder: session.uri('').replace(/\/$/, ''), riskAppetite: 'balanced', file: session.uri('outreach.yaml') },
    ]);
    await session.open('outreach.yaml', policy, { languageId: 'yaml' });
    await session.told(() => session.replace('outreach.yaml', 'owner', 'onwer'));
    expect(await session.problems(invite)).toEqual(['missing-field | --- | error']);
    expect(await session.problems('outreach.yaml')).toEqual(['policy-value | onwer | error']);
    await session.told(() => session.close('outreach.yaml'));
    expect(await session.problems(invite)).toEqual([]);
    await session.told(() => session.delete('outreach.yaml'));
    expect(await session.problems(invite)).toEqual(['missing-field | --- | error']);
  });

  it('of the nearest folder holds', async () => {
    const session = await start({ [invite]: bare, 'outreach.yaml': policy });
    expect(await session.problems(invite)).toEqual([]);
    await session.told(() => session.createFile('linkedin/outreach.yaml', 'risk-appetite: cautious\n'));
    expect(await session.problems(invite)).toEqual(['missing-field | --- | error']);
    await session.told(() => session.delete('linkedin/outreach.yaml'));
    expect(await session.problems(invite)).toEqual([]);
  });

  it('declares other files templates, on disk and open', async () => {
    const session = await start({
      'mail/a.mjml': message({ basis: 'contarct' }),
      'mail/b.mjml': message({ basis: 'contract' }),
      'outreach.yaml': 'templates: ["**/*.mjml"]\n',
    });
    expect(await session.problems('mail/a.mjml')).toEqual(['invalid-value | contarct | error']);
    await session.open('mail/b.mjml', undefined, { languageId: 'mjml' });
    await session.replace('mail/b.mjml', 'contract', 'conrtact');
    expect(await session.problems('mail/b.mjml')).toEqual(['invalid-value | conrtact | error']);
    expect(Object.keys(await session.statuses())).toEqual(['mail/a.mjml', 'mail/b.mjml']);
    await session.told(() => session.createFile('mail/c.mjml', message()));
    await session.told(() => session.delete('mail/a.mjml'));
    expect(Object.keys(await session.statuses())).toEqual(['mail/b.mjml', 'mail/c.mjml']);
  });

  it('that comes later takes in what is on disk and what is open already', async () => {
    const session = await start({ 'mail/a.mjml': message(), 'mail/b.mjml': message() });
    await session.open('mail/b.mjml', message({ basis: 'conrtact' }), { languageId: 'mjml' });
    expect(await session.problems('mail/b.mjml')).toEqual([]);
    await session.told(() => session.createFile('outreach.yaml', 'templates: ["**/*.mjml"]\n'));
    expect(Object.keys(await session.statuses())).toEqual(['mail/a.mjml', 'mail/b.mjml']);
    expect(await session.problems('mail/b.mjml')).toEqual(['invalid-value | conrtact | error']);
    await session.told(() => session.delete('outreach.yaml'));
    expect(await session.statuses()).toEqual({});
    expect(await session.problems('mail/b.mjml')).toEqual([]);
  });

  it('of an outer folder takes over when the inner one goes', async () => {
    const session = await start({
      'outreach.yaml': 'templates: ["**/*.mjml"]\n',
      'a/outreach.yaml': 'risk-appetite: cautious\n',
      'a/x.mjml': message(),
    });
    expect(await session.statuses()).toEqual({});
    await session.told(() => session.delete('a/outreach.yaml'));
    expect(await session.statuses()).toEqual({ 'a/x.mjml': 'missing' });
  });

  it('excludes files, open ones too, and gives them back', async () => {
    const session = await start({
      'archive/a.outreach.md': message({ basis: 'contarct' }),
      'archive/b.lia.md': assessment('LIA-2026-001'),
      [invite]: linked,
      'outreach.yaml': 'exclude: ["archive/**"]\n',
    });
    await session.open('archive/a.outreach.md');
    expect(await session.problems('archive/a.outreach.md')).toEqual([]);
    expect(await session.statuses()).toEqual({ [invite]: 'not-found' });
    await session.open('outreach.yaml', undefined, { languageId: 'yaml' });
    await session.told(() => session.replace('outreach.yaml', 'archive/', 'x/'));
    expect(await session.problems('archive/a.outreach.md')).toEqual(['invalid-value | contarct | error']);
    // What isn't open is read when the policy is saved.
    await session.told(() => session.editFile('outreach.yaml', 'exclude: ["x/**"]\n'));
    expect(await session.statuses()).toEqual({ 'archive/a.outreach.md': 'missing', [invite]: 'draft' });
  });

  it('forgets nothing over a pattern that is half typed', async () => {
    const session = await start({ [invite]: linked, [lia]: assessment('LIA-2026-001'), 'outreach.yaml': '' });
    await session.open('outreach.yaml', undefined, { languageId: 'yaml' });
    await session.told(() => session.change('outreach.yaml', [{ start: 0, end: 0, text: 'exclude: ["**"]' }]));
    expect(await session.statuses()).toEqual({});
    await session.told(() => session.replace('outreach.yaml', '**', 'archive/**'));
    expect(await session.statuses()).toEqual({ [invite]: 'draft' });
  });
});

describe('a folder', () => {
  it('that goes is told as one event and takes everything in it', async () => {
    const session = await start({
      [invite]: linked,
      'team/mail/a.outreach.md': message(),
      'team/outreach.yaml': 'templates: ["*.mjml"]\n',
      'team/x.mjml': message(),
      'teams.outreach.md': message(),
      'team/assessments/a.lia.md': assessment('LIA-2026-001'),
    });
    expect(Object.keys(await session.statuses())).toHaveLength(4);
    await session.told(() => session.delete('team'));
    expect(await session.statuses()).toEqual({ [invite]: 'not-found', 'teams.outreach.md': 'missing' });
  });

  it('that is renamed or moved in keeps its files, though only the folder is told', async () => {
    const session = await start({ [invite]: linked, 'team/deep/er/a.lia.md': assessment('LIA-2026-001') });
    await session.told(() => session.rename('team', 'moved'));
    expect((await session.template(invite)).assessment.uri).toBe(session.uri('moved/deep/er/a.lia.md'));
    const elsewhere = makeFolder({ 'x/y.outreach.md': message() });
    mkdirSync(join(session.root, 'into'));
    renameSync(join(elsewhere, 'x'), join(session.root, 'into/x'));
    remove(elsewhere);
    await session.told(() => session.fileEvents(['into', FileChangeType.Created]));
    expect(Object.keys(await session.statuses())).toEqual(['into/x/y.outreach.md', invite]);
  });

  it.each(['node_modules', '.git'])('named %s is left alone', async (name) => {
    const session = await start({ [`${name}/a.outreach.md`]: message(), [invite]: linked });
    await session.fileEvents([name, 1], [`${name}/a.outreach.md`, 1], [`${name}/b/c.outreach.md`, 1]);
    await session.told(() => session.createFile(lia, assessment('LIA-2026-001')));
    expect(await session.statuses()).toEqual({ [invite]: 'draft' });
  });
});

describe('a link', () => {
  it('that leads out of the folder is not read, at the start or later', async () => {
    const outside = makeFolder({ 'secret.lia.md': assessment('LIA-2026-001', 'approved') });
    const session = await start({ [invite]: linked, 'assessments/.keep': '' });
    symlinkSync(join(outside, 'secret.lia.md'), join(session.root, lia));
    symlinkSync(outside, join(session.root, 'linked'));
    await session.fileEvents([lia, 1], ['linked', 1], ['linked/secret.lia.md', 1]);
    await session.told(() => session.createFile('a.lia.md', assessment('LIA-2026-002')));
    expect(await session.statuses()).toEqual({ [invite]: 'not-found' });
    remove(outside);
  });

  it('to a file of the folder is read', async () => {
    const session = await start({ [invite]: linked, 'kept/a.lia.md': assessment('LIA-2026-001') });
    await session.told(async () => {
      symlinkSync('../kept/a.lia.md', join(session.root, 'linkedin/z.lia.md'));
      await session.fileEvents(['linkedin/z.lia.md', 1]);
    });
    expect(await session.problems('linkedin/z.lia.md')).toContain('duplicate-id | LIA-2026-001 | error');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['binary', Buffer.from([0x2d, 0x2d, 0x00, 0xff]), 'not a text file'],
    ['UTF-16', Buffer.from('\uFEFF---\nid: a\n', 'utf16le'), 'UTF-16'],
    ['Windows-1252', Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'), 'UTF-8'],
    ['over 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 0x61), '5 MB'],
  ])('(%s) says why at its top, and other files are still checked', async (_what, content, reason) => {
    const path = 'bad.outreach.md';
    const session = await start({ [path]: content, [invite]: message({ basis: 'contarct' }) });
    const { unread, templates } = await session.templates();
    expect(unread).toMatchObject([{ path, uri: session.uri(path), reason: expect.stringContaining(reason) }]);
    expect(templates).toHaveLength(1);
    const [diagnostic] = await session.diagnostics(path);
    expect(diagnostic!.message).toContain(reason);
    expect(diagnostic!.range.start).toEqual({ line: 0, character: 0 });
    await session.told(() => session.editFile(path, message({ basis: 'contarct' })));
    expect(await session.problems(path)).toEqual(['invalid-value | contarct | error']);
    expect((await session.templates()).unread).toEqual([]);
  });
});
