import { availableParallelism } from 'node:os';
import { URI } from 'vscode-uri';
import type { Unread } from '../workspace/contents';
import { hash } from '../workspace/file';
import { nodeHost } from '../workspace/host.node';
import { selectionOf } from '../workspace/selection';
import { todayIn } from '../workspace/today';
import { Workspace } from '../workspace/workspace';
import { type Group, isWantedIn, prefixOf, whyNotChecked } from './groups';
import { type CheckedShare, inThread, type Share } from './in-thread';
import { PackedFiles } from './packed-files';
import type { Progress } from './progress';
import type { FileReport, Report, TemplateReport } from './report';
import { fileReport, templateReport } from './report-of';

/** A workspace folder that was read, and which of its files are to be shown. */
export interface ReadFolder {
  readonly folder: string;
  /** Paths that somebody named; '' for the folder itself. */
  readonly named: readonly string[];
  readonly workspace: Workspace;
  /** As {@link prefixOf}. */
  readonly prefix: string;
  readonly isWanted: (path: string) => boolean;
}

/** Reads the folder of a group. Assessments, policies and other templates count wherever they stand: a message may be nearly the same as one that nobody named. */
export async function readFolder(group: Group, home: string, today: string | undefined): Promise<ReadFolder> {
  const { folder, wanted } = group;
  const workspace = new Workspace(URI.file(folder).toString(), nodeHost, today);
  await workspace.scan();
  return { folder, named: wanted, workspace, prefix: prefixOf(home, folder), isWanted: isWantedIn(group) };
}

export interface InspectOptions {
  readonly today: string | undefined;
  /** Whether named files that are none of ours are passed over. */
  readonly isLenient: boolean;
  /** Whether what was made of files is kept for another look at them. */
  readonly keep: boolean;
  /** Whether the files on disk are what is checked, so that other threads can read them too. */
  readonly isOnDisk: boolean;
  readonly progress: Progress;
}

/** What was read of so many files is kept from one step to the next; of more, reading it twice costs less than the room. */
const mostHeld = 500;

/** For fewer files a thread of their own costs more than it saves. */
const worthAThread = 400;

/** Each thread reads the whole folder, and holds it. */
const mostThreads = 4;

/** Checks what is wanted of the folders. */
export async function inspect(
  folders: readonly ReadFolder[],
  { today, isLenient, keep, isOnDisk, progress }: InspectOptions,
): Promise<Omit<Report, 'problems'>> {
  const packed = new PackedFiles();
  const templates: TemplateReport[] = [];
  const files: FileReport[] = [];
  const unread: Unread[] = [];
  const policies: string[] = [];
  let assessments = 0;
  for (const { folder, named, workspace, prefix, isWanted } of folders) {
    const selection = selectionOf(workspace, isWanted);
    const paths = [...selection.templates, ...selection.assessments, ...selection.policies, ...selection.packs];
    const holds = keep || paths.length <= mostHeld;
    paths.sort();
    const threads = isOnDisk
      ? Math.floor(Math.min(paths.length / worthAThread, availableParallelism(), mostThreads))
      : 1;
    const [own, ...others] = shared(paths, threads);
    const given = others.map((share) => inThread({ folder, prefix, paths: share, today }));
    if (named.includes('')) {
      progress.show('Comparing templates');
      workspace.settle(holds);
    }
    const look: Look = { workspace, prefix, holds, packed, progress };
    const parts = [await checkFiles(own, look)];
    for (const [i, share] of others.entries()) {
      const part = await given[i];
      parts.push(part ? await takeOver(part, look) : await checkFiles(share, look));
    }
    files.push(...parts.flatMap((part) => part.files));
    templates.push(...parts.flatMap((part) => part.templates));
    for (const { path, reason } of selection.unread) unread.push({ path: prefix + path, reason });
    for (const path of isLenient ? [] : named) {
      const reason = path === '' ? undefined : whyNotChecked(workspace, folder, path);
      if (reason !== undefined) unread.push({ path: prefix + path, reason });
    }
    assessments += selection.assessments.length;
    policies.push(...selection.policies.map((path) => prefix + path));
  }
  files.sort(byFile);
  templates.sort(byFile);
  const first = folders[0]?.workspace;
  return {
    today: today ?? first?.todayFor('outreach') ?? todayIn('Europe/London'),
    policy: { files: policies, riskAppetite: first?.policyOf('outreach').riskAppetite ?? 'balanced' },
    templates,
    assessments,
    files,
    unread,
  };
}

/** How files of a folder are looked at. */
interface Look {
  readonly workspace: Workspace;
  readonly prefix: string;
  readonly holds: boolean;
  readonly packed: PackedFiles;
  readonly progress: Progress | undefined;
}

interface Part {
  readonly files: readonly FileReport[];
  readonly templates: readonly TemplateReport[];
}

/** Checks files in the order given: that in which they are read again. */
async function checkFiles(
  paths: readonly string[],
  { workspace, prefix, holds, packed, progress }: Look,
): Promise<Part> {
  const files: FileReport[] = [];
  const templates: TemplateReport[] = [];
  for (const [done, path] of paths.entries()) {
    progress?.show('Checking', done, paths.length);
    const report = fileReport(workspace, path, prefix);
    if (report) files.push(await packed.add(report, () => workspace.text(path) ?? ''));
    const check = workspace.check(path);
    if (check) templates.push(templateReport(check, prefix + path));
    if (!holds) workspace.release(path);
  }
  return { files, templates };
}

/** What {@link inThread} does there. */
export async function checkShare({ folder, prefix, paths, today }: Share): Promise<CheckedShare> {
  const workspace = new Workspace(URI.file(folder).toString(), nodeHost, today);
  await workspace.scan();
  const packed = new PackedFiles();
  const { files, templates } = await checkFiles(paths, {
    workspace,
    prefix,
    holds: false,
    packed,
    progress: undefined,
  });
  const textOf = (file: string) => workspace.text(file.slice(prefix.length)) ?? '';
  const listed = files.map(({ file, kind, tally }) => ({ file, kind, tally: tally!, text: hash(textOf(file)) }));
  return { batches: await packed.handOver(), listed, templates };
}

/** What another thread found. A file that has changed since this one read it is checked here: its places would be those of another text. */
async function takeOver({ batches, listed, templates }: CheckedShare, look: Look): Promise<Part> {
  const { workspace, prefix, packed } = look;
  const textOf = (file: string) => workspace.text(file.slice(prefix.length)) ?? '';
  const changed = new Set(listed.filter(({ file, text }) => hash(textOf(file)) !== text).map(({ file }) => file));
  const adopted = await packed.adopt(batches, listed, textOf);
  const again = await checkFiles(
    [...changed].map((file) => file.slice(prefix.length)),
    look,
  );
  return {
    files: [...adopted.filter(({ file }) => !changed.has(file)), ...again.files],
    templates: [...templates.filter(({ file }) => !changed.has(file)), ...again.templates],
  };
}

/** The list cut into so many parts, at least one, that follow one another. */
function shared(paths: readonly string[], parts: number): [readonly string[], ...(readonly string[])[]] {
  const length = Math.ceil(paths.length / Math.max(1, parts));
  const rest: (readonly string[])[] = [];
  for (let start = length; start < paths.length; start += length) rest.push(paths.slice(start, start + length));
  return [paths.slice(0, length), ...rest];
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : 1;
}
