import { URI } from 'vscode-uri';
import type { Unread } from '../workspace/contents';
import { nodeHost } from '../workspace/host.node';
import { selectionOf } from '../workspace/selection';
import { todayIn } from '../workspace/today';
import { Workspace } from '../workspace/workspace';
import { type Group, isWantedIn, prefixOf, whyNotChecked } from './groups';
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
  readonly progress: Progress;
}

/** What was read of so many files is kept from one step to the next; of more, reading it twice costs less than the room. */
const mostHeld = 500;

/** Checks what is wanted of the folders. */
export async function inspect(
  folders: readonly ReadFolder[],
  { today, isLenient, keep, progress }: InspectOptions,
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
    if (named.includes('')) {
      progress.show('Comparing templates');
      workspace.settle(holds);
    }
    // In the order in which they are read again.
    for (const [done, path] of paths.sort().entries()) {
      progress.show('Checking', done, paths.length);
      const report = fileReport(workspace, path, prefix);
      if (report) files.push(await packed.add(report, () => workspace.text(path) ?? ''));
      const check = workspace.check(path);
      if (check) templates.push(templateReport(check, prefix + path));
      if (!holds) workspace.release(path);
    }
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

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : 1;
}
