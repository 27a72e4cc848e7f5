import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, inject } from 'vitest';
import { type Files, makeFolder, remove } from '../protocol/folder';

const root = resolve(__dirname, '../..');

declare module 'vitest' {
  interface ProvidedContext {
    program: string;
  }
}

/** Path of the command line as it is shipped, built by build.mjs; the programs that it loads stand beside it. */
export function builtProgram(): string {
  return inject('program');
}

/** Makes folders of files, each removed after the test that made it. */
export function temporaryFolders(): (files: Files) => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) remove(folder);
  });
  return (files) => {
    const folder = makeFolder(files);
    folders.push(folder);
    return folder;
  };
}

export interface Result {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface RunOptions {
  readonly user?: number;
  readonly input?: string;
  /** Variables of the environment, beside those of the tests that don't tell it where it runs or how to print. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The tests may run in a pipeline themselves, or in colour; what they start must not take that for its own. */
const told = /^(?:GITHUB_|GITLAB_|CI$|CI_|NO_COLOR$|FORCE_COLOR$)/;
const untold = Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)));

/** Runs the program in a folder until it ends. */
export function runProgram(
  program: string,
  folder: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Result> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...untold, ...options.environment },
    ...(options.user !== undefined && { uid: options.user, gid: options.user }),
  });
  child.stdin.end(options.input ?? '');
  return ended(child);
}

/** Collects what a process says until it ends. */
export function ended(child: ChildProcess): Promise<Result> {
  const out: Buffer[] = [];
  const error: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => out.push(data));
  child.stderr?.on('data', (data: Buffer) => error.push(data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), error: Buffer.concat(error).toString() }),
    );
  });
}

/** A copy of a folder, by its path in the project or anywhere, for tests that compare surfaces on it. */
export function copyOf(folder: string, to: string): void {
  cpSync(resolve(root, folder), to, { recursive: true });
}
