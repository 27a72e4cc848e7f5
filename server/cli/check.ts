import { realpathSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { type Severity, severities } from '../../shared/lint/finding';
import { nodeHost } from '../host.node';
import { selectionOf } from '../selection';
import { todayIn } from '../today';
import { type Unread, Workspace } from '../workspace';
import { type Group, grouped, isWantedIn, prefixOf, whyNotChecked } from './groups';
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
  for (const group of groups) {
    const { folder, wanted } = group;
    const prefix = prefixOf(home, folder);
    const workspace = new Workspace(URI.file(folder).toString(), nodeHost, today);
    // Assessments, policies and other templates count wherever they stand: a message may be nearly the same as one that nobody named.
    await workspace.scan();
    if (wanted.includes('')) workspace.settle(true);
    const selection = selectionOf(workspace, isWantedIn(group));
    const { templates } = selection;
    for (const path of [...templates, ...selection.assessments, ...selection.policies, ...selection.packs]) {
      const report = fileReport(workspace, path, prefix);
      if (report) files.push(report);
    }
    for (const { path, reason } of selection.unread) unread.push({ path: prefix + path, reason });
    for (const each of wanted) {
      const reason = each === '' ? undefined : whyNotChecked(workspace, folder, each);
      if (reason !== undefined) unread.push({ path: prefix + each, reason });
    }
    assessments += selection.assessments.length;
    policies.push(...selection.policies.map((path) => prefix + path));
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
