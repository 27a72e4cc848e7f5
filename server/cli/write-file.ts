import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exists, isFolder } from '../workspace/host.node';
import { chunks } from './print-pieces';

export interface WriteOptions {
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean;
}

/**
 * Writes a file, whose text may come in pieces, as a whole or not at all, and returns why it could not be written, as a sentence without a full stop; undefined where it
 * was. The text goes into a file beside it first, so that a full disk or a crash leaves what was there before.
 */
export function writeWhole(path: string, text: string | Iterable<string>, { force }: WriteOptions): string | undefined {
  if (isFolder(path)) return `"${path}" is a folder`;
  if (exists(path) && !force) return `"${path}" exists already; say --force to replace it`;
  const target = followed(path);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  // A signal waits until the file is whole: nothing here gives it a turn.
  const wait = () => {};
  for (const signal of signals) process.on(signal, wait);
  try {
    writeSynced(beside, text, modeOf(target));
    if (force) renameSync(beside, target);
    else moveToNew(beside, target);
    return undefined;
  } catch (error) {
    remove(beside);
    return unwritable(path, error);
  } finally {
    for (const signal of signals) process.off(signal, wait);
  }
}

/** That a file could not be written, and why, as a sentence without a full stop. */
export function unwritable(path: string, error: unknown): string {
  return `"${path}" could not be written: ${reasonOf(error)}`;
}

/** Makes a folder and those it stands in, unless it is there. Returns why it could not be made, as a sentence without a full stop. */
export function makeFolder(path: string): string | undefined {
  try {
    mkdirSync(path, { recursive: true });
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isTaken = code === 'EEXIST' || code === 'ENOTDIR';
    return `the folder "${path}" could not be made: ${isTaken ? 'a file stands in its place' : reasonOf(error)}`;
  }
}

/** As {@link writeWhole}, another text for a file that is there, which keeps its byte-order mark. */
export function rewrite(path: string, text: string): string | undefined {
  return writeWhole(path, startsWithMark(path) ? `\uFEFF${text}` : text, { force: true });
}

function startsWithMark(path: string): boolean {
  try {
    return readFileSync(path)
      .subarray(0, 3)
      .equals(Buffer.from([0xef, 0xbb, 0xbf]));
  } catch {
    return false;
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Who names a link means the file it leads to. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function modeOf(path: string): number {
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return 0o666;
  }
}

function writeSynced(path: string, text: string | Iterable<string>, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    for (const chunk of typeof text === 'string' ? [text] : chunks(text)) writeFileSync(file, chunk);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Like a rename that doesn't replace what came into being meanwhile. */
function moveToNew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    // Not every file system knows second names.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || exists(to)) throw error;
    renameSync(from, to);
    return;
  }
  unlinkSync(from);
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It may never have come into being.
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'the disk is full; nothing was changed';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'no permission';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'its folder is not there';
    case 'EEXIST':
      return 'another file came in between';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
