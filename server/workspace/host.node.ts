import { accessSync, constants, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { decode, type FileContent, type Host, isNeverChecked, largestFile } from './host';

/** Entries looked at between two breaths, so that requests are answered while a large folder is read. */
const breath = 2000;
/** Milliseconds of reading between two breaths: a network drive takes its time for each file. */
const breathless = 20;
/** What is read within so many milliseconds is one spell of reading. */
const pause = 5;
let spell = { began: 0, ended: 0 };

/** Lets others have their turn where reading has gone on for long. Call it before reading: what is read is then never older than what others read meanwhile. */
async function breatheIfNeeded(): Promise<void> {
  const now = performance.now();
  if (now - spell.ended > pause) spell = { began: now, ended: now };
  if (now - spell.began < breathless) return;
  await new Promise((resume) => setImmediate(resume));
  spell.began = performance.now();
}

/**
 * The file system of this machine. Calls are synchronous inside because that is several times faster for many small files;
 * between folders, and between files that are slow to read, the event loop gets its turn.
 */
export const nodeHost: Host = {
  async list(folder, wanted) {
    const location = URI.parse(folder);
    if (location.scheme !== 'file') return [];
    const root = location.fsPath;
    const found: string[] = [];
    const home = resolved(root);
    const pending = [''];
    let looked = 0;
    let rested = performance.now();
    for (let inner = pending.pop(); inner !== undefined; inner = pending.pop()) {
      const directory = join(root, inner);
      let entries: import('node:fs').Dirent[];
      try {
        entries = readdirSync(directory, { withFileTypes: true });
      } catch {
        continue;
      }
      for (const entry of entries) {
        const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
        if (entry.isDirectory() && !isNeverChecked(entry.name)) pending.push(path);
        if (entry.isFile() && wanted(path)) found.push(path);
        // What a link to a folder of this folder leads to is found there; here it would be shown twice, or without end.
        if (entry.isSymbolicLink() && wanted(path) && isFileOrNothing(join(root, path), home)) found.push(path);
      }
      looked += entries.length;
      if (looked > breath || performance.now() - rested > breathless) {
        looked = 0;
        await new Promise((resume) => setImmediate(resume));
        rested = performance.now();
      }
    }
    return found.sort(byCodeUnit);
  },

  async read(uri, within) {
    const location = URI.parse(uri);
    if (location.scheme !== 'file') return undefined;
    await breatheIfNeeded();
    if (within !== undefined) {
      const target = resolved(location.fsPath);
      const home = resolved(URI.parse(within).fsPath);
      if (target !== undefined && home !== undefined && !isInside(home, target)) return undefined;
    }
    const content = readFile(location.fsPath);
    spell.ended = performance.now();
    return content;
  },

  async revision(workspace) {
    const folder = workspace.folder === undefined ? undefined : URI.parse(workspace.folder);
    if (folder?.scheme !== 'file') return undefined;
    // Other programs are only run where somebody asks for it, and a check starts without what that takes.
    return (await import('../requests/revision')).revisionOf(folder.fsPath, workspace, () => true);
  },

  async exists(uri) {
    const location = URI.parse(uri);
    if (location.scheme !== 'file') return false;
    return exists(location.fsPath);
  },

  async isWritable(uri) {
    const location = URI.parse(uri);
    if (location.scheme !== 'file') return true;
    try {
      accessSync(location.fsPath, constants.W_OK);
      // Whoever may do everything may write what is marked read-only too; an editor won't.
      return (statSync(location.fsPath).mode & 0o222) !== 0;
    } catch {
      return false;
    }
  },
};

/** Whether anything stands at a path: a file, a folder, a link that leads nowhere. */
export function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether there is a folder at a path, or a link to one. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** A file as text; undefined where there is none. Never throws. */
export function readFile(path: string): FileContent | undefined {
  try {
    const status = statSync(path);
    if (!status.isFile()) return undefined;
    if (status.size > largestFile) return { unread: 'larger than 5 MB' };
    return decode(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return isLink(path) ? { unread: 'a link to a file that is not there' } : undefined;
    if (code === 'EACCES' || code === 'EPERM') return { unread: 'no permission to read it' };
    if (code === 'ELOOP') return { unread: 'a link that leads back to itself' };
    return { unread: `could not be read (${code ?? 'unknown error'})` };
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function resolved(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** Whether a link leads to a file inside `home`, or nowhere: then somebody has to be told that it isn't checked. */
function isFileOrNothing(link: string, home: string | undefined): boolean {
  const target = resolved(link);
  if (target === undefined) return true;
  try {
    return home !== undefined && isInside(home, target) && statSync(target).isFile();
  } catch {
    return false;
  }
}

/** Whether an absolute path is the folder or lies below it, as written: links are the caller's to follow. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
