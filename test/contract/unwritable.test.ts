// Where nothing can be written: on a full disk, on one that is read-only, in a folder of somebody else, at the end of what a process may
// write. The programs say so, end with 2, and leave what was there, with nothing half-written beside it.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Files, makeFolder, remove, write } from '../protocol/folder';
import { message } from '../protocol/texts';
import { builtProgram, ended, type Result, runProgram, temporaryFolders } from './program';

const program = builtProgram();
const folderOf = temporaryFolders();
const isRoot = process.getuid?.() === 0;

/** A value that a safe fix corrects, in more text than a small disk takes. */
const slip = message({
  channel: 'LinkedIn-Message',
  body: `Hi {{first_name}}, our office has moved.\n${'Yes. '.repeat(3000)}`,
});
const files: Files = {
  'a.outreach.md': slip,
  'earlier.json': 'what was there',
  'note.txt': 'Hi {{first_name}}, our office has moved.\n',
  'labelled.jsonl': '{"text":"Buy now and get 20% off.","label":"promotional"}\n',
};

/** Whatever writes a file, and the message that it gives beside the reason. */
const writers: readonly (readonly [what: string, args: readonly string[]])[] = [
  ['check --output', ['check', '--format', 'json', '--output', 'new.json']],
  ['check --output --force', ['check', '--format', 'json', '--output', 'earlier.json', '--force']],
  ['check --fix', ['check', '--fix']],
  ['check --baseline', ['check', '--baseline', 'known.json', '--update-baseline']],
  ['register', ['register', '--output', 'register.html']],
  ['calendar', ['calendar', '--output', 'reviews.ics']],
  ['import', ['import', 'messages', 'note.txt', '--channel', 'email', '--to', 'imported', '--write']],
  ['stub', ['stub', 'a.outreach.md']],
  ['evaluate', ['evaluate', 'labelled.jsonl', '--predictions', 'predicted.jsonl']],
];

/** Every file below a folder, and its text. */
function texts(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(each.parentPath, each.name);
    if (each.isFile()) found[path.slice(folder.length + 1)] = readFileSync(path, 'utf8');
  }
  return found;
}

/** It said why in a sentence, and nothing is otherwise than before. */
function expectUntouched(
  { code, out, error }: Result,
  folder: string,
  before: Record<string, string>,
  why: RegExp,
): void {
  expect(code, error).toBe(2);
  expect(error).toMatch(why);
  expect(out + error).not.toMatch(/\n {4}at |something went wrong|\bE[A-Z]{4,}\b/);
  expect(texts(folder)).toEqual(before);
}

/** A file system of 256 KB in memory; undefined where this user may mount none. */
const disk = ((): string | undefined => {
  const folder = makeFolder({});
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    remove(folder);
    return undefined;
  }
})();
afterAll(() => {
  if (disk === undefined) return;
  execFileSync('umount', [disk]);
  remove(disk);
});

describe.runIf(process.platform !== 'win32')('a process that may write no file', () => {
  it.each(writers)('%s', async (_, args) => {
    const folder = folderOf(files);
    const before = texts(folder);
    const words = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ');
    const result = await ended(spawn('sh', ['-c', `ulimit -f 0; exec ${words}`], { cwd: folder }));
    expectUntouched(result, folder, before, /could not be written: the disk is full/);
  });
});

describe.runIf(disk !== undefined)('a disk', () => {
  it.each(writers)('that is full: %s', async (_, args) => {
    for (const [path, text] of Object.entries(files)) write(disk!, path, text);
    // To the last page.
    for (let size = 65_536; size >= 4096; ) {
      try {
        writeFileSync(join(disk!, 'filling'), Buffer.alloc(size, 'x'), { flag: 'a' });
      } catch {
        size /= 2;
      }
    }
    const before = texts(disk!);
    expectUntouched(await runProgram(program, disk!, args), disk!, before, /could not be written: the disk is full/);
  });

  it('that is read-only', async () => {
    execFileSync('mount', ['-o', 'remount,ro', disk!]);
    try {
      const before = texts(disk!);
      for (const [, args] of writers)
        expectUntouched(await runProgram(program, disk!, args), disk!, before, /: no permission|may only be read/);
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk!]);
    }
  });
});

describe.runIf(process.platform !== 'win32')('a folder of somebody else', () => {
  it.each(writers)('%s', async (_, args) => {
    const folder = folderOf(files);
    const before = texts(folder);
    // The files themselves may be written.
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
    chmodSync(folder, 0o555);
    const result = await runProgram(program, folder, args, isRoot ? { user: 65534 } : {});
    chmodSync(folder, 0o755);
    expectUntouched(result, folder, before, /: no permission/);
  });
});

describe.runIf(existsSync('/dev/full'))('output that goes to a full disk', () => {
  it.each([
    ['check', ['check']],
    ['check --format json', ['check', '--format', 'json']],
    ['register', ['register']],
    ['policy', ['policy', 'a.outreach.md']],
    ['explain', ['explain']],
    ['--help', ['--help']],
  ])('%s says that it is lost', async (_, args) => {
    const folder = folderOf(files);
    const words = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ');
    const { code, error } = await ended(spawn('sh', ['-c', `exec ${words} > /dev/full`], { cwd: folder }));
    expect(error).toMatch(/the output could not be written: the disk is full/);
    expect(error).not.toMatch(/\n {4}at |ENOSPC/);
    expect(code).toBe(2);
  });
});
