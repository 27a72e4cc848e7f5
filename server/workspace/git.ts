import { type ChildProcess, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * What version control says about a folder, from the program `git` of this machine. Only commands that read objects are run: none of them
 * looks at hooks, filters, textconv or a file monitor, so that nothing a repository says is executed, and none asks the network. Every
 * function answers undefined where there is no git, no repository, or one that git doesn't trust.
 */

/** A commit, by its full name. */
export interface Commit {
  readonly id: string;
  /** ISO day on which it was committed, where it was committed. */
  readonly date: string;
}

/** A file of a commit. */
export interface TreeFile {
  /** Relative to the folder that was asked about, with forward slashes. */
  readonly path: string;
  /** Name of its contents. */
  readonly id: string;
  readonly isLink: boolean;
  /** In bytes. */
  readonly size: number;
}

/** The commit that a revision names: a branch, a tag, a part of an id. */
export async function commitOf(folder: string, revision: string): Promise<Commit | undefined> {
  // An option is no revision, and a line break would be another.
  if (revision === '' || revision.startsWith('-') || /[\0\r\n]/.test(revision)) return undefined;
  const named = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const id = named?.toString().trim() ?? '';
  if (!/^[0-9a-f]{40,64}$/.test(id)) return undefined;
  const written = (await git(folder, ['cat-file', 'commit', id]))?.toString() ?? '';
  const [, seconds, sign, hours, minutes] = /^committer .*> (-?\d{1,12}) ([+-])(\d\d)(\d\d)$/m.exec(written) ?? [];
  const zone = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60;
  const time = (Number(seconds) + zone) * 1000;
  return Number.isFinite(time) && Math.abs(time) < 8e15
    ? { id, date: new Date(time).toISOString().slice(0, 10) }
    : undefined;
}

/** Where a commit and the present one parted, by its full name; undefined also where this computer hasn't that much of the history. */
export async function branchedFrom(folder: string, commit: string): Promise<string | undefined> {
  const id = (await git(folder, ['merge-base', commit, 'HEAD']))?.toString().trim() ?? '';
  return /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

/** The files of a commit below a folder, in path order. */
export async function treeOf(folder: string, commit: string): Promise<TreeFile[] | undefined> {
  const listed = await git(folder, ['ls-tree', '-r', '-z', '-l', commit]);
  if (!listed) return undefined;
  const files: TreeFile[] = [];
  for (const line of listed.toString().split('\0')) {
    const [, mode, id, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line) ?? [];
    if (path !== undefined) files.push({ path, id: id!, isLink: mode === '120000', size: Number(size) });
  }
  return files;
}

/** The contents of files of a repository, by their names. */
export async function contentsOf(folder: string, ids: readonly string[]): Promise<Map<string, Buffer> | undefined> {
  const contents = new Map<string, Buffer>();
  if (ids.length === 0) return contents;
  const all = await git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  if (!all) return undefined;
  for (let position = 0; position < all.length; ) {
    const end = all.indexOf(10, position);
    const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(all.toString('latin1', position, end)) ?? [];
    if (end < 0 || id === undefined) return undefined;
    const start = end + 1;
    contents.set(id, all.subarray(start, start + Number(size)));
    position = start + Number(size) + 1;
  }
  return contents;
}

/** Whether a text is the one that a repository calls `id`, byte-order mark and line ends aside: git and editors change those. */
export function isSameText(text: string, id: string): boolean {
  const algorithm = id.length === 64 ? 'sha256' : 'sha1';
  const isIt = (each: string) => {
    const bytes = Buffer.from(each);
    return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === id;
  };
  const unix = text.includes('\r') ? text.replace(/\r\n/g, '\n') : text;
  return [text, `\ufeff${text}`, ...(unix === text ? [] : [unix, `\ufeff${unix}`])].some(isIt);
}

/** Long enough for a large repository on a slow disk. */
const timeout = 60_000;
const mostOutput = 1024 * 1024 * 1024;

function git(folder: string, args: readonly string[], input = ''): Promise<Buffer | undefined> {
  const program = gitProgram();
  if (program === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = execFile(
        program,
        ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'protocol.allow=never', '-C', folder, ...args],
        { encoding: 'buffer', env: environment(), timeout, maxBuffer: mostOutput, windowsHide: true },
        (error, output) => resolve(error ? undefined : output),
      );
    } catch {
      resolve(undefined);
      return;
    }
    // A program that ends before it has read everything is told by its answer.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Without what a hook says about its own repository, and with nothing that would be fetched or asked for. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_COMMON_DIR, GIT_OBJECT_DIRECTORY, GIT_PREFIX, ...rest } =
    process.env;
  return { ...rest, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
}

let program: { readonly path: string | undefined } | undefined;

/** Looked for here, because some systems would take a program of that name from the folder that is being read. */
function gitProgram(): string | undefined {
  program ??= { path: findGit() };
  return program.path;
}

function findGit(): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(delimiter).filter(isAbsolute);
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        return statSync(path).isFile();
      } catch {
        return false;
      }
    });
}
