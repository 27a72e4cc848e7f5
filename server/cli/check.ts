import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { type Severity, severities } from '../../shared/lint/finding';
import { isNeverChecked } from '../host';
import { isFolder, isInside, nodeHost } from '../host.node';
import { todayIn } from '../today';
import { type Unread, Workspace } from '../workspace';
import { type PresentOptions, present } from './present';
import { printable } from './printable';
import { type ExitCode, type FileReport, isIncomplete, type Report, type TemplateReport } from './report';
import { fileReport, templateReport } from './report-of';

export interface CheckOptions extends PresentOptions {
  /** ISO day; the real one where undefined. */
  readonly today: string | undefined;
}

/** Checks the paths (the working directory where there are none) and prints the result. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const home = realpathSync(process.cwd());
  const { groups, problems } = grouped(paths.length > 0 ? paths : ['.'], home);
  for (const problem of problems) process.stderr.write(`lawful-outreach: ${printable(problem)}\n`);
  const report = { ...(await inspect(groups, home, options.today)), problems };
  present(report, options);
  const found = report.files.flatMap((file) => file.findings.map(({ finding }) => finding));
  if (isIncomplete(report)) return 2;
  const { failOn } = options;
  const fails = (severity: Severity) =>
    failOn !== undefined && severities.indexOf(severity) <= severities.indexOf(failOn);
  return found.some(({ severity }) => fails(severity)) ? 1 : 0;
}

/** A workspace folder and which of its paths are wanted; '' wants all. */
interface Group {
  readonly folder: string;
  readonly wanted: string[];
}

/**
 * The paths by the folder that is their workspace: the working directory, as an editor opened there would have it; for a path
 * outside of it, the folder that was named or that the file stands in.
 */
function grouped(paths: readonly string[], home: string): { groups: Group[]; problems: string[] } {
  const groups = new Map<string, Group>();
  const problems: string[] = [];
  for (const path of paths) {
    let absolute = resolve(home, path);
    const isDirectory = isFolder(absolute);
    try {
      // Links to folders aren't followed while reading; somebody who names one means the folder.
      absolute = isDirectory ? realpathSync(absolute) : join(realpathSync(dirname(absolute)), basename(absolute));
      lstatSync(absolute);
    } catch {
      problems.push(`there is no file or folder "${path}"`);
      continue;
    }
    const folder = isInside(home, absolute) ? home : isDirectory ? absolute : dirname(absolute);
    const group = groups.get(folder) ?? { folder, wanted: [] };
    group.wanted.push(relative(folder, absolute).split(sep).join('/'));
    groups.set(folder, group);
  }
  return { groups: [...groups.values()], problems };
}

async function inspect(
  groups: readonly Group[],
  home: string,
  today: string | undefined,
): Promise<Omit<Report, 'problems'>> {
  const workspaces: Workspace[] = [];
  const reported: TemplateReport[] = [];
  const files: FileReport[] = [];
  const unread: Unread[] = [];
  const policies: string[] = [];
  let assessments = 0;
  for (const { folder, wanted } of groups) {
    const isWanted = (path: string) =>
      wanted.some((each) => each === '' || path === each || path.startsWith(`${each}/`));
    const prefix = prefixOf(relative(home, folder).split(sep).join('/'));
    const workspace = new Workspace(URI.file(folder).toString(), nodeHost, today);
    // Assessments, policies and other templates count wherever they stand: a message may be nearly the same as one that nobody named.
    await workspace.scan();
    if (wanted.includes('')) workspace.settle(true);
    const templates = workspace.paths('template').filter(isWanted);
    const inForce = new Set(templates.flatMap((path) => workspace.policyOf(path).files.map((file) => file.path)));
    const shownPolicies = workspace.paths('policy').filter((path) => isWanted(path) || inForce.has(path));
    const used = new Set(templates.flatMap((path) => workspace.policyOf(path).packs.map((pack) => pack.path)));
    const shownPacks = workspace.paths('pack').filter((path) => isWanted(path) || used.has(path));
    const shownAssessments = workspace.paths('assessment').filter(isWanted);
    for (const path of [...templates, ...shownAssessments, ...shownPolicies, ...shownPacks]) {
      const report = fileReport(workspace, path, prefix);
      if (report) files.push(report);
    }
    for (const { path, reason } of workspace.unread) {
      if (workspace.kindOf(path) !== 'template' || isWanted(path)) unread.push({ path: prefix + path, reason });
    }
    for (const each of wanted) {
      const reason = each === '' ? undefined : whyNotChecked(workspace, folder, each);
      if (reason !== undefined) unread.push({ path: prefix + each, reason });
    }
    assessments += shownAssessments.length;
    policies.push(...shownPolicies.map((path) => prefix + path));
    workspaces.push(workspace);
    for (const path of templates) {
      const check = workspace.check(path);
      if (check) reported.push(templateReport(check, prefix + path));
    }
  }
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  reported.sort((a, b) => (a.file < b.file ? -1 : 1));
  const riskAppetite = workspaces[0]?.policyOf('outreach').riskAppetite ?? 'balanced';
  return {
    today: today ?? workspaces[0]?.todayFor('outreach') ?? todayIn('Europe/London'),
    policy: { files: policies, riskAppetite },
    templates: reported,
    assessments,
    files,
    unread,
  };
}

/** Why a path that somebody named was passed over; undefined where it wasn't. */
function whyNotChecked(workspace: Workspace, folder: string, path: string): string | undefined {
  if (workspace.text(path) !== undefined || workspace.whyUnread(path) !== undefined) return undefined;
  const location = join(folder, path);
  if (isNeverChecked(path)) return 'inside a folder that is never checked';
  if (isFolder(location)) return undefined;
  if (workspace.policyOf(path).excludes(path)) return 'excluded by outreach.yaml';
  if (lstatSync(location).isSymbolicLink() && workspace.kindOf(path) !== undefined)
    return 'a link that leads out of the folder';
  return workspace.kindOf(path) === undefined
    ? 'not a template: its name doesn\'t end in .outreach.md, .outreach.txt or .outreach.html, and outreach.yaml doesn\'t declare it under "templates"'
    : "inside a folder that can't be read";
}

function prefixOf(folder: string): string {
  return folder === '' ? '' : `${folder}/`;
}
