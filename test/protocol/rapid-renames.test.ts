// Files and assessments that get one new name after the other, faster than their checks end, end where a fresh server begins.
import { describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { approved } from '../unit/assessment/files';
import { pullCapabilities, type Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const capabilities = { ...pullCapabilities, workspace: { ...pullCapabilities.workspace, fileOperations: {} } };
const times = 100;

function plain(session: Session, value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(session.root, '/r'));
}

/** All that a server tells of these files, and of the workspace. */
async function told(session: Session, paths: readonly string[]) {
  const diagnostics = await Promise.all(paths.map((path) => session.diagnostics(path)));
  return plain(session, { diagnostics, templates: { ...(await session.templates()), state: 0 } });
}

/** What a server says that starts now, on the files as they are on disk and in the editor. */
async function afresh(session: Session, paths: readonly string[], open: readonly string[] = []) {
  const fresh = await start(Object.fromEntries(paths.map((path) => [path, session.onDisk(path)])), { capabilities });
  for (const path of open) await fresh.open(path, session.text(path));
  return told(fresh, paths);
}

function willRename(session: Session, from: string, to: string) {
  return session.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', {
    files: [{ oldUri: session.uri(from), newUri: session.uri(to) }],
  });
}

describe(`${times} renames, one right after the other`, () => {
  it('of files leave nothing under an old name', async () => {
    const files = {
      'messages/0.outreach.md': message({ lia: 'LIA-2026-014' }),
      'messages/other.outreach.md': message({ lia: 'LIA-2026-014', more: ['id: other'] }),
      'lia/0.lia.md': approved,
      'outreach.yaml': 'defaults:\n  folders:\n    messages: { campaign: move }\n',
    };
    const session = await start(files, { capabilities });
    const asked: Promise<unknown>[] = [];
    let [template, basis] = ['messages/0.outreach.md', 'lia/0.lia.md'];
    for (let i = 1; i <= times; i++) {
      const of = i % 3 === 0 ? 'lia' : 'message';
      const from = of === 'lia' ? basis : template;
      const to = of === 'lia' ? `lia/${i}.lia.md` : `messages/${i}.outreach.md`;
      // As editors do: what else changes is asked before. Checks that run meanwhile are not waited for.
      asked.push(willRename(session, from, to));
      if (i % 4 === 0)
        asked.push(
          session.diagnostics(from).catch(() => undefined),
          session.templates(),
        );
      await session.rename(from, to);
      if (of === 'lia') basis = to;
      else template = to;
      if (i % 5 === 0) asked.push(session.diagnostics(to));
    }
    await Promise.all(asked);
    const paths = [template, 'messages/other.outreach.md', basis, 'outreach.yaml'];
    expect(await told(session, paths)).toEqual(await afresh(session, paths));
    expect(Object.keys(await session.statuses()).sort()).toEqual([template, 'messages/other.outreach.md'].sort());
    expect(session.logged).toEqual([]);
  });

  it('of a file that is open keep what is typed', async () => {
    const session = await start({ '0.outreach.md': message(), 'x.lia.md': assessment('LIA-1') }, { capabilities });
    let path = '0.outreach.md';
    await session.open(path);
    const asked: Promise<unknown>[] = [];
    for (let i = 1; i <= times; i++) {
      await session.type(path, { after: 'title: ' }, `${i % 10}`);
      asked.push(session.diagnostics(path).catch(() => undefined));
      const text = session.text(path);
      const to = `${i}.outreach.md`;
      await session.rename(path, to);
      await session.close(path);
      await session.open(to, text);
      path = to;
    }
    await Promise.all(asked);
    expect(session.text(path)).toContain('title: 0987');
    const paths = [path, 'x.lia.md'];
    expect(await told(session, paths)).toEqual(await afresh(session, paths, [path]));
    expect(session.logged).toEqual([]);
  });

  it('of an assessment take all its references along', async () => {
    const names = Array.from({ length: 6 }, (_, i) => `${i}.outreach.md`);
    const session = await start(
      {
        ...Object.fromEntries(names.map((name) => [name, message({ lia: 'LIA-0' })])),
        'x.lia.md': assessment('LIA-0', 'draft', ['supersedes: [LIA-9000]']),
        'y.lia.md': assessment('LIA-9000', 'superseded', ['superseded-by: LIA-0']),
      },
      { capabilities },
    );
    // Some are open and not saved, the others on disk alone.
    const open = ['0.outreach.md', '1.outreach.md', 'x.lia.md'];
    for (const path of open) await session.open(path);
    const asked: Promise<unknown>[] = [];
    for (let i = 1; i <= times; i++) {
      const place = open[i % open.length]!;
      const at = session.range(place, `LIA-${i - 1}`).start;
      if (i % 3 === 0) asked.push(...names.map((name) => session.diagnostics(name)));
      const edit = await session.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
        textDocument: { uri: session.uri(place) },
        position: at,
        newName: `LIA-${i}`,
      });
      if (i % 7 === 0) asked.push(session.templates());
      await session.applyEdit(edit);
    }
    await Promise.all(asked);
    for (const name of names) {
      const text = open.includes(name) ? session.text(name) : session.onDisk(name);
      expect(text, name).toMatch(/^lia: LIA-100$/m);
    }
    expect(session.onDisk('y.lia.md')).toMatch(/^superseded-by: LIA-100$/m);
    const paths = [...names, 'x.lia.md', 'y.lia.md'];
    expect(await told(session, paths)).toEqual(await afresh(session, paths, open));
    expect(Object.values(await session.statuses())).toEqual(names.map(() => 'draft'));
    expect(session.logged).toEqual([]);
  });
});
