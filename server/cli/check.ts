import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { exists, isInside } from '../workspace/host.node';
import { throughBaseline } from './baseline-file';
import type { Changed } from './changed-since';
import { UsageError } from './command';
import { type Group, grouped } from './groups';
import { inspect, type ReadFolder, readFolder } from './inspect';
import { errorsOnly, type Limits, ofRules, outcomeOf } from './narrow';
import { type PresentOptions, present } from './present';
import { Progress } from './progress';
import type { ExitCode, Report } from './report';
import { unknownRule } from './rule-codes';
import { complain, say } from './say';
import { readStandardInput } from './standard-input';

export { checkShare } from './inspect';

export interface CheckOptions extends PresentOptions, Limits {
  /** ISO day; the real one where undefined. */
  readonly today: string | undefined;
  /** Codes of the rules whose findings count; all of them where empty. */
  readonly rules: readonly string[];
  /** Whether only errors are shown. */
  readonly quiet: boolean;
  /** Where the text on standard input would stand; undefined to read files only. */
  readonly standardInput: string | undefined;
  /** A revision of git: only what differs from it is checked, and the templates that depend on that. */
  readonly changedSince: string | undefined;
  /** Whether named files that are none of ours are passed over. */
  readonly ignoreUnknown: boolean;
  readonly fix: boolean;
  readonly baseline: { readonly file: string; readonly update: boolean; readonly force: boolean } | undefined;
  readonly watch: boolean;
}

/** Checks the paths (the working directory where there are none) and prints the result. Throws a UsageError on a rule that there isn't. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const unknown = unknownRule(options.rules);
  if (unknown !== undefined) throw new UsageError(unknown);
  const home = realpathSync(process.cwd());
  const progress = new Progress();
  const named = paths.length > 0 ? paths : ['.'];
  const { groups, problems } =
    options.standardInput === undefined ? grouped(named, home) : standardGroup(options.standardInput, home);
  const folders: ReadFolder[] = [];
  progress.show('Reading');
  for (const group of groups) folders.push(await readFolder(group, home, options.today));
  if (options.standardInput !== undefined) problems.push(...(await openStandardInput(folders)));
  if (options.fix) {
    const fixed = await fixAll(folders, options.rules, progress);
    problems.push(...fixed.problems);
    if (fixed.isInterrupted) return 130;
  }
  if (!options.watch) return report(folders, problems, options, progress);
  const watched = groups.map(({ folder }) => folder);
  const waiting = 'Watching for changes. Ctrl+C ends it.';
  await report(folders, problems, options, progress);
  say(waiting);
  const { watch } = await import('./watch');
  return watch(watched, async () => {
    for (const { workspace } of folders) await workspace.scan();
    // What scrolled by in a file or a pipe is read later; at a terminal the latest counts.
    process.stdout.write(process.stdout.isTTY ? '\u001b[2J\u001b[3J\u001b[H' : '\n');
    say('Something has changed.');
    await report(folders, problems, options, new Progress());
    say(waiting);
  });
}

/** Checks folders that were read, prints what was found, and returns what the program ends with. */
async function report(
  read: readonly ReadFolder[],
  before: readonly string[],
  options: CheckOptions,
  progress: Progress,
): Promise<ExitCode> {
  const problems = [...before];
  const { today, rules, baseline, quiet } = options;
  const folders = options.changedSince === undefined ? read : await onlyChanged(read, options.changedSince, problems);
  const isLenient = options.ignoreUnknown || options.changedSince !== undefined;
  const keep = options.watch;
  const isOnDisk = options.standardInput === undefined && !options.watch;
  const whole: Report = { ...(await inspect(folders, { today, isLenient, keep, isOnDisk, progress })), problems };
  progress.end();
  let shown = ofRules(whole, rules);
  if (baseline) {
    const isChecked = ({ file, rule }: { file: string; rule: string }) =>
      (rules.length === 0 || rules.includes(rule)) && isWantedBy(folders, file);
    const through = throughBaseline(shown, { ...baseline, isChecked });
    if (typeof through === 'string') problems.push(through);
    else shown = through;
  }
  for (const problem of problems) complain(problem);
  const { code, reason } = outcomeOf(shown, options);
  const failed = await present(quiet ? errorsOnly(shown) : shown, options);
  if (failed !== undefined) complain(failed);
  if (reason !== undefined) say(`${capital(reason)}.`);
  return failed === undefined ? code : 2;
}

/** The folder that a text on standard input would stand in, and its path there. It need not be on disk. */
function standardGroup(file: string, home: string): { groups: Group[]; problems: string[] } {
  const written = resolve(home, file);
  const folder = dirname(written);
  // A link above the file leads where it leads; the file itself may not be there.
  const absolute = exists(folder) ? join(realpathSync(folder), basename(written)) : written;
  const root = isInside(home, absolute) ? home : dirname(absolute);
  if (!exists(root)) return { groups: [], problems: [`there is no folder "${dirname(file)}"`] };
  return { groups: [{ folder: root, wanted: [relative(root, absolute).split(sep).join('/')] }], problems: [] };
}

async function openStandardInput(folders: readonly ReadFolder[]): Promise<string[]> {
  const content = await readStandardInput();
  if (!('text' in content)) return [`standard input is not read: ${content.unread}`];
  for (const { workspace, named } of folders) workspace.open(named[0]!, content.text);
  return [];
}

/** The folders with what differs from a revision, and what depends on that. Says so; a folder that git knows nothing of is a problem. */
async function onlyChanged(
  folders: readonly ReadFolder[],
  revision: string,
  problems: string[],
): Promise<readonly ReadFolder[]> {
  const { changedSince } = await import('./changed-since');
  const narrowed: ReadFolder[] = [];
  for (const folder of folders) {
    const found = await changedSince(folder, revision);
    if (typeof found === 'string') problems.push(found);
    else {
      const { isWanted } = folder;
      const changed = found.changed.filter(isWanted);
      const dependent = found.dependent.filter(isWanted);
      const wanted = new Set([...changed, ...dependent]);
      say(inWords({ changed, dependent }, revision));
      narrowed.push({ ...folder, named: [], isWanted: (path) => wanted.has(path) });
    }
  }
  return narrowed;
}

function inWords({ changed, dependent }: Changed, revision: string): string {
  const sum = `${counted(changed.length, 'file')} changed since ${revision}`;
  const more = dependent.length === 1 ? 'template depends on them' : 'templates depend on them';
  return dependent.length === 0 ? `${sum}.` : `${sum}; ${dependent.length} more ${more} and are checked too.`;
}

async function fixAll(
  folders: readonly ReadFolder[],
  rules: readonly string[],
  progress: Progress,
): Promise<{ problems: string[]; isInterrupted: boolean }> {
  const { fixFolder } = await import('./fix');
  const problems: string[] = [];
  for (const folder of folders) {
    progress.show('Fixing');
    const fixed = await fixFolder(folder, rules);
    progress.end();
    for (const { file, count } of fixed.files) say(`Fixed ${file}: ${counted(count, 'fix', 'fixes')}.`);
    problems.push(...fixed.problems);
    if (fixed.isInterrupted) {
      say('Interrupted. The files named above are written, all others are as they were.');
      return { problems, isInterrupted: true };
    }
  }
  return { problems, isInterrupted: false };
}

function isWantedBy(folders: readonly ReadFolder[], file: string): boolean {
  return folders.some(
    ({ prefix, isWanted }) =>
      file.startsWith(prefix) && (prefix !== '' || !file.startsWith('../')) && isWanted(file.slice(prefix.length)),
  );
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
