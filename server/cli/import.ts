import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { isUsablePattern, nextFreeId } from '../../shared/assessment/next-id';
import { importedFields, namedTarget, type Target } from '../../shared/import/assessment-columns';
import { importAssessments, unknownColumns } from '../../shared/import/import-assessment';
import { importMessage, type Message, messagesOf } from '../../shared/import/import-message';
import { fileNameOf } from '../../shared/text/file-name';
import { channelOf, channels } from '../../shared/vocabulary/choices';
import { exists, isFolder, isInside, nodeHost } from '../workspace/host.node';
import { Workspace } from '../workspace/workspace';
import { UsageError } from './command';
import { printable } from './printable';
import { type Encoding, readTable, readText, UnreadableFile } from './read-table';
import type { ExitCode } from './report';
import { complain, print, say } from './say';
import { makeFolder, writeWhole } from './write-file';

export interface ImportOptions {
  /** Whether files are written; else it is only told what would be. */
  readonly write: boolean;
  /** Folder for what is made, below the working directory. */
  readonly to: string | undefined;
  readonly encoding: Encoding | undefined;
  readonly today: string | undefined;
}

export interface AssessmentImportOptions extends ImportOptions {
  /** `COLUMN=FIELD`. */
  readonly map: readonly string[];
}

export interface MessageImportOptions extends ImportOptions {
  readonly channel: string | undefined;
}

/** A file that is to come into being, relative to the working directory, and what people should know of it. */
interface Made {
  readonly path: string;
  readonly text: string;
  readonly from: string;
  readonly notes: readonly string[];
}

/** Makes an assessment of every row of a register. */
export async function importRegister(file: string, options: AssessmentImportOptions): Promise<ExitCode> {
  const targets = new Map(options.map.map(targetIn));
  return guarded(async () => {
    const { workspace, home } = await opened(options);
    const table = await readTable(file, options.encoding);
    for (const column of targets.keys())
      if (!table.columns.includes(column)) throw new UsageError(`"${file}" has no column "${column}"`);
    const policy = workspace.policyOf('outreach');
    const folder = folderFor(options.to ?? policy.assessments.folder, home);
    const today = workspace.todayFor('outreach');
    const taken = new Set(workspace.index.ids);
    const pathOf = (id: string) => (folder === '' ? `${id}.lia.md` : `${folder}/${id}.lia.md`);
    const isFree = (id: string) => !taken.has(id) && !exists(join(home, pathOf(id)));
    const made = importAssessments(table, {
      file: basename(file),
      today,
      targets,
      reviewMonths: policy.assessments.reviewMonths,
      freeId(wished) {
        let id = wished !== '' && isUsablePattern(wished) && !/[{}]/.test(wished) && isFree(wished) ? wished : '';
        while (id === '') {
          const next = nextFreeId(policy.assessments.id, taken, today);
          if (isFree(next)) id = next;
          else taken.add(next);
        }
        taken.add(id);
        return id;
      },
    });
    const unknown = unknownColumns(table, targets);
    if (unknown.length > 0)
      say(
        `No field is known for ${unknown.map((column) => `"${column}"`).join(', ')}. What stands there is kept at the end of each assessment; name a field with --map "${unknown[0]}=FIELD".`,
      );
    return hand(
      made.map(({ id, row, text, notes }) => ({ path: pathOf(id), text, notes, from: `row ${row}` })),
      home,
      options,
    );
  });
}

/** Makes a template of every message in files (.txt, .md, .html), tables (.csv, .tsv, .xlsx) and folders of these. */
export async function importMessages(paths: readonly string[], options: MessageImportOptions): Promise<ExitCode> {
  return guarded(async () => {
    const { workspace, home } = await opened(options);
    const folder = folderFor(options.to ?? 'imported', home);
    const made: Made[] = [];
    const taken = new Set<string>();
    let unread = 0;
    const add = ({ title, ...rest }: Message, from: string) => {
      const message = { title, ...rest };
      const name = fileNameOf(title);
      const ending = message.html ? '.outreach.html' : '.outreach.md';
      const path = [...counting()]
        .map((suffix) => `${folder === '' ? '' : `${folder}/`}${name}${suffix}${ending}`)
        .find((each) => !taken.has(each) && !exists(join(home, each)));
      if (path === undefined) return;
      taken.add(path);
      const place = { path, policy: workspace.policyOf(path), today: workspace.todayFor(path) };
      const notes = message.channel === '' ? ['Say how it is sent: its channel is blank.'] : [];
      made.push({ path, text: importMessage(message, place), from, notes });
    };
    for (const file of paths.flatMap(filesIn)) {
      try {
        if (/\.(?:csv|tsv|xlsx)$/i.test(file)) {
          const found = messagesOf(
            await readTable(file, options.encoding),
            (text) => channelNamed(text) ?? options.channel ?? '',
          );
          if (!found)
            throw new UnreadableFile(
              `"${file}" has no column for the words of messages; call it "message", "body" or "text"`,
            );
          for (const { row, message } of found) add(message, `${basename(file)}, row ${row}`);
        } else add(messageOf(file, readText(file, options.encoding), options.channel), basename(file));
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        complain(error.message);
        unread++;
      }
    }
    const code = hand(made, home, options);
    return unread > 0 ? 2 : code;
  });
}

function messageOf(file: string, text: string, channel: string | undefined): Message {
  const html = /\.html?$/i.test(file);
  const title = basename(file, extname(file)).replace(/[-_]+/g, ' ').trim();
  return { title: title.charAt(0).toUpperCase() + title.slice(1), body: text, html, channel: channel ?? '' };
}

function channelNamed(text: string): string | undefined {
  const letters = (each: string) => each.toLowerCase().replace(/[^a-z]/g, '');
  return text === '' ? undefined : channels.find(({ value }) => letters(value) === letters(text))?.value;
}

/** The files of a folder that hold messages, and of those below it; a file itself. */
function filesIn(path: string): string[] {
  if (!isFolder(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:txt|md|markdown|html?|csv|tsv|xlsx)$/i.test(entry.name))
    .filter((entry) => !/\.outreach\.\w+$|\.lia\.md$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(?:^|[\\/])(?:node_modules|\.git)[\\/]/.test(file))
    .sort();
}

function* counting(): Generator<string> {
  yield '';
  for (let number = 2; number < 1000; number++) yield `-${number}`;
}

/** `COLUMN=FIELD`, of which the column may hold an equals sign. */
function targetIn(text: string): [string, Target] {
  const split = text.lastIndexOf('=');
  const target = namedTarget(text.slice(split + 1));
  if (split < 1 || !target)
    throw new UsageError(
      `--map takes COLUMN=FIELD, where FIELD is the id of a question or one of ${importedFields.join(', ')}, not "${text}"`,
    );
  return [text.slice(0, split).trim(), target];
}

async function opened({ today }: ImportOptions): Promise<{ workspace: Workspace; home: string }> {
  const home = realpathSync(process.cwd());
  const workspace = new Workspace(URI.file(home).toString(), nodeHost, today);
  await workspace.scan();
  return { workspace, home };
}

function folderFor(folder: string, home: string): string {
  const absolute = resolve(home, folder);
  if (absolute !== home && !isInside(home, absolute))
    throw new UsageError(`"${folder}" is not inside the working directory, and nothing outside it is written`);
  return relative(home, absolute).split(sep).join('/');
}

/** Tells what is made, and makes it where that is wanted. No file is overwritten. */
function hand(made: readonly Made[], home: string, { write }: ImportOptions): ExitCode {
  let failed = 0;
  const lines: string[] = [];
  for (const { path, text, from, notes } of made) {
    lines.push(`${printable(path)}  (${printable(from)})`, ...notes.map((note) => `  ${printable(note)}`));
    if (!write) continue;
    const target = join(home, path);
    const problem = leadsOut(home, dirname(target)) ?? written(target, text);
    if (problem === undefined) continue;
    complain(problem);
    failed++;
  }
  if (lines.length > 0) print(`${lines.join('\n')}\n`);
  say(
    write
      ? `Wrote ${made.length - failed} of ${made.length}. Check them next: lawful-outreach check`
      : `Nothing was written: this is what would be made of it (${made.length}). Say --write to make it.`,
  );
  return failed > 0 ? 2 : 0;
}

function written(target: string, text: string): string | undefined {
  return makeFolder(dirname(target)) ?? writeWhole(target, text, { force: false });
}

/** A link among the folders may lead out of the working directory, where nothing is written. */
function leadsOut(home: string, folder: string): string | undefined {
  let existing = folder;
  while (!exists(existing)) existing = dirname(existing);
  return isInside(home, realpathSync(existing)) || realpathSync(existing) === home
    ? undefined
    : `"${folder}" leads out of the working directory, where nothing is written`;
}

async function guarded(work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

/** Values that --channel takes. */
export const importChannels: readonly string[] = channels.map(({ value }) => value).filter((value) => channelOf(value));
