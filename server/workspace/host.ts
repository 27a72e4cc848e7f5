/** What the server needs of the machine it runs on, so that it runs the same in Node, a web worker and a test. */
import type { Revision } from '../../shared/register/register';
import type { Workspace } from './workspace';

/** A file as text without byte-order mark, or why it can't be read as such. */
export type FileContent = { readonly text: string } | { readonly unread: string };

export interface Host {
  /**
   * Paths of the files below `folder` (a URI) that are wanted, relative to it, with forward slashes, in path order. Doesn't
   * enter `node_modules` and `.git` and doesn't follow links to folders, nor links to files that lead out of the folder; links that lead nowhere are listed.
   * A folder that can't be read is passed over.
   */
  list(folder: string, wanted: (path: string) => boolean): Promise<string[]>;
  /**
   * The file; undefined where there is none, or where it is a link that leads out of the folder `within` (a URI). Never
   * rejects.
   */
  read(uri: string, within?: string): Promise<FileContent | undefined>;
  /** Whether anything stands there: a file, a folder, a link that leads nowhere. Never rejects. */
  exists(uri: string): Promise<boolean>;
  /** What version control says about a workspace folder. Absent where nobody can tell. Never rejects. */
  revision?(workspace: Workspace): Promise<Revision | undefined>;
  /** Whether the file can be written to, as far as the machine tells. Absent where nobody can tell. Never rejects. */
  isWritable?(uri: string): Promise<boolean>;
}

/** Never templates, and often huge. */
export const neverChecked: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Whether a path (forward slashes) names, or leads through, a folder that is never entered. */
export function isNeverChecked(path: string): boolean {
  return path.split('/').some((name) => neverChecked.has(name));
}

/** Files above this are not read: 5 MB. */
export const largestFile = 5 * 1024 * 1024;

/** Bytes as text, as an editor would show them; never throws. A text editor writes UTF-8, and so must these files be. */
export function decode(bytes: Uint8Array): FileContent {
  if (bytes.length > largestFile) return { unread: 'larger than 5 MB' };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { unread: 'encoded as UTF-16; save it as UTF-8' };
  }
  // Looking for a zero byte at the start is how editors and git tell a picture from a text.
  if (bytes.subarray(0, 8000).includes(0)) return { unread: 'not a text file' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { unread: 'not encoded as UTF-8; save it as UTF-8' };
  }
}
