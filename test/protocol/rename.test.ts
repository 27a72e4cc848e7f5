import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InitializeParams, Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { write } from './folder';
import { offsetAt, type Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const withPrepare: InitializeParams['capabilities'] = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true } },
};
const files = {
  'a.outreach.md': message({ lia: 'LIA-1' }),
  'b.outreach.md': message({ lia: "{ ref: 'LIA-1' }" }).replaceAll('\n', '\r\n'),
  'l/1.lia.md': assessment('LIA-1', 'draft', [
    'notes: about LIA-1',
    'approvals: [{ template: a, by: Me }, { template: a, by: Me }]',
  ]),
  'l/2.lia.md': assessment('LIA-2', 'superseded', ['superseded-by: LIA-1', 'supersedes: [LIA-1]']),
};

const params = (session: Session, path: string, word: string) => ({
  textDocument: { uri: session.uri(path) },
  position: session.range(path, word).start,
});
const rename = (session: Session, path: string, word: string, newName: string) =>
  session.connection.sendRequest<WorkspaceEdit | null>('textDocument/rename', {
    ...params(session, path, word),
    newName,
  });
const prepare = (session: Session, path: string, word: string) =>
  session.connection.sendRequest<{ range: Range; placeholder: string }>(
    'textDocument/prepareRename',
    params(session, path, word),
  );

/** The text of each file after the edit, with the version it is for. */
function results(session: Session, edit: WorkspaceEdit | null): Record<string, [version: number | null, text: string]> {
  const edits = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  return Object.fromEntries(
    edits.map(({ textDocument: { uri, version }, edits: own }) => {
      const path = decodeURIComponent(uri).slice(decodeURIComponent(session.uri('')).replace(/\/?$/, '/').length);
      const text = version === null ? session.onDisk(path) : session.text(path);
      const ordered = [...(own as TextEdit[])].sort(
        (x, y) => offsetAt(text, y.range.start) - offsetAt(text, x.range.start),
      );
      const after = ordered.reduce(
        (done, { range, newText }) =>
          done.slice(0, offsetAt(text, range.start)) + newText + done.slice(offsetAt(text, range.end)),
        text,
      );
      return [path, [version, after]];
    }),
  );
}

describe('renaming an assessment', () => {
  it('is one edit of all files, for the versions of those that are open', async () => {
    const session = await start(files, { capabilities: withPrepare });
    await session.open('a.outreach.md');
    await session.type('a.outreach.md', { after: 'title: ' }, '🎉 ');
    const range = session.range('a.outreach.md', 'LIA-1');
    expect(await prepare(session, 'a.outreach.md', 'LIA-1')).toEqual({ range, placeholder: 'LIA-1' });
    const found = results(session, await rename(session, 'a.outreach.md', 'LIA-1', 'LIA-2026-001'));
    expect(Object.keys(found)).toEqual(['a.outreach.md', 'b.outreach.md', 'l/1.lia.md', 'l/2.lia.md']);
    expect(found['a.outreach.md']).toEqual([2, session.text('a.outreach.md').replace('LIA-1', 'LIA-2026-001')]);
    expect(found['b.outreach.md']).toEqual([null, files['b.outreach.md'].replace('LIA-1', 'LIA-2026-001')]);
    expect(found['l/1.lia.md']).toEqual([null, files['l/1.lia.md'].replace('id: LIA-1', 'id: LIA-2026-001')]);
    expect(found['l/2.lia.md']).toEqual([null, files['l/2.lia.md'].replaceAll('LIA-1', 'LIA-2026-001')]);
  });

  it('counts what is typed and not saved, and what others have just written', async () => {
    const session = await start(files);
    await session.open('b.outreach.md');
    await session.replace('b.outreach.md', "ref: 'LIA-1'", "ref: 'LIA-2'");
    write(session.root, 'l/2.lia.md', assessment('LIA-2'));
    const found = results(session, await rename(session, 'l/1.lia.md', 'LIA-1', 'X'));
    expect(Object.keys(found)).toEqual(['a.outreach.md', 'l/1.lia.md']);
  });

  it('speaks to clients without versions in plain changes', async () => {
    const session = await start(files, { capabilities: {} });
    const edit = await rename(session, 'l/1.lia.md', 'LIA-1', 'X');
    expect(edit?.documentChanges).toBeUndefined();
    expect(Object.keys(edit?.changes ?? {})).toHaveLength(4);
    expect(session.initialized.capabilities.renameProvider).toBe(true);
  });

  it('takes a file that starts with a byte-order mark', async () => {
    const text = `\uFEFF${assessment('LIA-1')}`;
    const session = await start({ 'l.lia.md': text });
    await session.open('l.lia.md', text, { keepMark: true });
    const found = results(session, await rename(session, 'l.lia.md', 'LIA-1', 'X'));
    expect(found['l.lia.md']).toEqual([1, text.replace('LIA-1', 'X')]);
  });

  it.each([
    ['an id that exists', 'LIA-2', {}, '“LIA-2” is taken by l/2.lia.md.'],
    [
      'an id that the policy rules out',
      'Page',
      { 'outreach.yaml': 'assessments: { id: "LIA-{n}" }\n' },
      'to look like LIA-{n}',
    ],
    ['nothing', '  ', {}, 'can’t be a name'],
    [
      'a file that can be read in part',
      'X',
      { 'c.outreach.md': '---\nlia: LIA-1\nx: "\n---\n' },
      'Line 3 of c.outreach.md can’t be read',
    ],
    [
      'two assessments with the id',
      'X',
      { 'l/3.lia.md': assessment('LIA-1') },
      'Several files have the id LIA-1: l/1.lia.md, l/3.lia.md.',
    ],
  ])('is refused for %s, and says why', async (_what, to, more, why) => {
    const session = await start({ ...files, ...more });
    await expect(rename(session, 'a.outreach.md', 'LIA-1', to)).rejects.toThrow(why);
    expect(session.logged).toEqual([]);
  });

  it('is refused where a file is read-only', async () => {
    const session = await start(files);
    chmodSync(join(session.root, 'b.outreach.md'), 0o444);
    await expect(rename(session, 'a.outreach.md', 'LIA-1', 'X')).rejects.toThrow('b.outreach.md can’t be written to');
  });

  it('to its own id does nothing', async () => {
    const session = await start(files);
    expect(await rename(session, 'a.outreach.md', 'LIA-1', 'LIA-1')).toBeNull();
  });

  it('keeps approvals standing', async () => {
    const text = message({ lia: 'LIA-1', more: ['id: office'] });
    const approved = assessment('LIA-1', 'approved', [
      'approvals: [{ template: office, fingerprint: "sha256:00", on: 2026-11-01, by: Me }]',
    ]);
    const session = await start({ 'a.outreach.md': text, 'l.lia.md': approved });
    const before = (await session.template('a.outreach.md')).assessment.status;
    const found = results(session, await rename(session, 'l.lia.md', 'office', 'moved'));
    for (const [path, [, after]] of Object.entries(found)) await session.editFile(path, after);
    expect(session.onDisk('l.lia.md')).toContain('template: moved');
    expect((await session.template('a.outreach.md')).assessment.status).toBe(before);
  });
});

describe('renaming a merge field', () => {
  it('stays in its template', async () => {
    const text = message({ more: ['merge-fields: [first_name]'], body: 'Hi {{first_name}} 🎉 {{ FirstName }}' });
    const session = await start({ 'a.outreach.md': text, 'b.outreach.md': text });
    await session.open('a.outreach.md');
    const found = results(session, await rename(session, 'a.outreach.md', 'first_name}}', 'given_name'));
    expect(found).toEqual({
      'a.outreach.md': [1, text.replaceAll('first_name', 'given_name').replace('FirstName', 'GivenName')],
    });
  });

  it('that the policy declares is refused before anything is typed', async () => {
    const session = await start({
      'a.outreach.md': message(),
      'outreach.yaml': 'defaults:\n  merge-fields: [first_name]\n',
    });
    await expect(prepare(session, 'a.outreach.md', 'first_name}}')).rejects.toThrow('declared in outreach.yaml');
  });
});

it('says what can be renamed where nothing can', async () => {
  const session = await start(files);
  await expect(prepare(session, 'a.outreach.md', 'Office move')).rejects.toThrow('can be renamed');
  await expect(rename(session, 'a.outreach.md', 'Office move', 'x')).rejects.toThrow('nothing here');
  await session.createFile('notes.md', 'LIA-1');
  expect(await prepare(session, 'notes.md', 'LIA-1')).toBeNull();
  expect(await rename(session, 'notes.md', 'LIA-1', 'x')).toBeNull();
});
