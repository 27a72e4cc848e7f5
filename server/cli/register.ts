import { readFileSync, realpathSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { registerOf } from '../../shared/register/evidence';
import type { RegisterFormat } from '../../shared/register/format-names';
import { writers } from '../../shared/register/formats';
import { readRegister } from '../../shared/register/read';
import type { Register } from '../../shared/register/register';
import { withChanges } from '../../shared/register/since';
import { compareDays } from '../../shared/text/iso-day';
import { evidenceOf } from '../requests/evidence';
import { revisionOf } from '../requests/revision';
import { commitOf } from '../workspace/git';
import { gitHost } from '../workspace/git-host';
import type { Host } from '../workspace/host';
import { exists, isFolder, nodeHost } from '../workspace/host.node';
import { todayIn } from '../workspace/today';
import { Workspace } from '../workspace/workspace';
import { type Group, grouped, isWantedIn, prefixOf, whyNotChecked } from './groups';
import { printPieces } from './print-pieces';
import { type ExitCode, isAboutSettings } from './report';
import { complain, say } from './say';
import { writeWhole } from './write-file';

export interface RegisterOptions {
  readonly format: RegisterFormat;
  /** File to write; standard output where undefined. */
  readonly output: string | undefined;
  readonly force: boolean;
  /** ISO day; the real one where undefined. */
  readonly today: string | undefined;
  /** An earlier register in its JSON form, or a revision of git, to say what has changed since. */
  readonly since: string | undefined;
}

/** Makes the register of the paths (the working directory where there are none) and prints or writes it. */
export async function register(paths: readonly string[], options: RegisterOptions): Promise<ExitCode> {
  const made = await makeRegister(paths, options);
  if (!made) return 2;
  const { since } = options;
  const earlier = since === undefined ? undefined : await earlierRegister(since, made);
  if (earlier && 'problem' in earlier) return fail(earlier.problem);
  const whole = earlier ? withChanges(made.register, earlier.register, earlier.name) : made.register;
  return (await hand(writers[options.format](whole), options)) ?? (made.isComplete ? 0 : 2);
}

/** A register, and what an earlier one has to be made of. */
export interface Made {
  readonly register: Register;
  /** False where a path, a file or a setting isn't what somebody asked for. Each was named on standard error. */
  readonly isComplete: boolean;
  readonly groups: readonly Group[];
  readonly home: string;
}

/** Reads the paths; undefined where none of them is there. */
export async function makeRegister(
  paths: readonly string[],
  { today }: { readonly today: string | undefined },
): Promise<Made | undefined> {
  const home = realpathSync(process.cwd());
  const { groups, problems, missing } = grouped(paths.length > 0 ? paths : ['.'], home);
  for (const each of problems) complain(each);
  if (groups.length === 0) return undefined;
  const register = await registerOfGroups(groups, { home, today, missing, hostOf: async () => nodeHost });
  for (const { file, reason } of register!.unread)
    if (!missing.includes(file)) complain(`${file}: not read: ${reason}`);
  const wrong = register!.findings.filter((each) => each.severity === 'error' && isAboutSettings(each));
  for (const { file, line, message } of wrong) complain(`${file}:${line}: ${message}`);
  return { register: register!, isComplete: register!.unread.length === 0 && wrong.length === 0, groups, home };
}

interface GroupOptions {
  readonly home: string;
  readonly today: string | undefined;
  /** Paths that were asked for and aren't there. */
  readonly missing: readonly string[];
  /** Where the files of a group are read; undefined where they can't be. */
  readonly hostOf: (group: Group, uri: string) => Promise<Host | undefined>;
}

async function registerOfGroups(groups: readonly Group[], options: GroupOptions): Promise<Register | undefined> {
  const { home, today, missing, hostOf } = options;
  const folders = [];
  const unread = missing.map((file) => ({ file, reason: 'there is no such file or folder' }));
  let day = today;
  for (const group of groups) {
    const { folder, wanted } = group;
    const uri = URI.file(folder).toString();
    const host = await hostOf(group, uri);
    if (!host) return undefined;
    const workspace = new Workspace(uri, host, today);
    await workspace.scan();
    day ??= workspace.todayFor('outreach');
    const isWanted = isWantedIn(group);
    const prefix = prefixOf(home, folder);
    const revision = host === nodeHost ? await revisionOf(folder, workspace, isWanted) : undefined;
    const scope = {
      folder: relative(home, folder).split(sep).join('/') || '.',
      paths: wanted.includes('') ? [] : [...wanted].sort(),
      ...(revision && { revision }),
    };
    folders.push(evidenceOf(workspace, { scope, prefix, isWanted }));
    for (const path of host === nodeHost ? wanted : []) {
      const reason = path === '' ? undefined : whyNotChecked(workspace, folder, path);
      if (reason !== undefined) unread.push({ file: prefix + path, reason });
    }
  }
  return registerOf({ folders, today: day ?? todayIn('Europe/London'), unread });
}

type Earlier = { readonly register: Register; readonly name: string } | { readonly problem: string };

/** The register to compare with, as a file or made of the files of a revision as things stood on its day. */
async function earlierRegister(since: string, { groups, home, register: { today } }: Made): Promise<Earlier> {
  const path = resolve(home, since);
  if (exists(path) && !isFolder(path)) {
    try {
      const read = readRegister(readFileSync(path, 'utf8'));
      if ('problem' in read) return { problem: `"${since}" is no register in the JSON form: ${read.problem}` };
      return { register: read.register, name: isAbsolute(since) ? basename(since) : since };
    } catch (error) {
      return { problem: `"${since}" could not be read: ${error instanceof Error ? error.message : error}` };
    }
  }
  const unknown = `"${since}" is neither a register in the JSON form nor a revision that git knows here`;
  const commit = await commitOf(groups[0]!.folder, since);
  if (!commit) return { problem: unknown };
  const earlier = await registerOfGroups(groups, {
    home,
    today: compareDays(commit.date, today) < 0 ? commit.date : today,
    missing: [],
    hostOf: async ({ folder }, uri) => {
      const own = await commitOf(folder, since);
      return own && gitHost(uri, folder, own.id);
    },
  });
  return earlier ? { register: earlier, name: `${since} (commit ${commit.id})` } : { problem: unknown };
}

/** Prints or writes what was made; the exit code where that failed. */
export async function hand(
  text: string | Iterable<string>,
  { output, force }: { readonly output: string | undefined; readonly force: boolean },
): Promise<ExitCode | undefined> {
  if (output === undefined) {
    await printPieces(typeof text === 'string' ? [text] : text);
    return undefined;
  }
  const why = writeWhole(output, text, { force });
  if (why !== undefined) return fail(why);
  say(`Wrote ${output}.`);
  return undefined;
}

function fail(message: string): ExitCode {
  complain(message);
  return 2;
}
