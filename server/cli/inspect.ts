import { URI } from 'vscode-uri';
import type { Unread } from '../workspace/contents';
import { nodeHost } from '../workspace/host.node';
import { selectionOf } from '../workspace/selection';
import { todayIn } from '../workspace/today';
import { Workspace } from '../workspace/workspace';
import { type Group, isWantedIn, prefixOf, whyNotChecked } from './groups';
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

/** Checks what is wanted of the folders. `isLenient` passes over named files that are none of ours. */
export function inspect(
  folders: readonly ReadFolder[],
  { today, isLenient, progress }: { today: string | undefined; isLenient: boolean; progress: Progress },
): Omit<Report, 'problems'> {
  const templates: TemplateReport[] = [];
  const files: FileReport[] = [];
  const unread: Unread[] = [];
  const policies: string[] = [];
  let assessments = 0;
  for (const { folder, named, workspace, prefix, isWanted } of folders) {
    if (named.includes('')) {
      progress.show('Comparing templates');
      workspace.settle(true);
    }
    const selection = selectionOf(workspace, isWanted);
    const paths = [...selection.templates, ...selection.assessments, ...selection.policies, ...selection.packs];
    for (const [done, path] of paths.entries()) {
      progress.show('Checking', done, paths.length);
      const report = fileReport(workspace, path, prefix);
      if (report) files.push(report);
      const check = workspace.check(path);
      if (check) templates.push(templateReport(check, prefix + path));
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
