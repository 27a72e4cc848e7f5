import { type Severity, severities } from '../../shared/lint/finding';
import { countsOf } from '../workspace/counts';
import { type ExitCode, isAboutSettings, isIncomplete, type PlacedFinding, type Report } from './report';

/** The report with the findings of some rules only. A policy or pack that is wrong stays: it makes all the others doubtful. */
export function ofRules(report: Report, rules: readonly string[]): Report {
  if (rules.length === 0) return report;
  const kept = keeping(
    report,
    ({ finding }) => rules.includes(finding.rule) || (finding.severity === 'error' && isAboutSettings(finding)),
  );
  return { ...kept, rules };
}

/** The report with its errors only, which says how much else there is. */
export function errorsOnly(report: Report): Report {
  const hidden = report.files.flatMap(({ findings }) =>
    findings.map(({ finding }) => finding.severity).filter((severity) => severity !== 'error'),
  );
  return { ...keeping(report, ({ finding }) => finding.severity === 'error'), hidden };
}

function keeping(report: Report, isKept: (placed: PlacedFinding) => boolean): Report {
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.filter(isKept),
    waived: file.waived.filter(isKept),
  }));
  return { ...report, files };
}

export interface Limits {
  /** Mildest severity that fails; undefined for none. */
  readonly failOn: Severity | undefined;
  /** More warnings than this fail; undefined for any number. */
  readonly maxWarnings: number | undefined;
}

/** What the program ends with, and why where the report alone doesn't tell: a sentence without a full stop. */
export function outcomeOf(report: Report, { failOn, maxWarnings }: Limits): { code: ExitCode; reason?: string } {
  if (isIncomplete(report)) return { code: 2 };
  const found = report.files.flatMap((file) => file.findings.map(({ finding }) => finding.severity));
  if (failOn && found.some((severity) => severities.indexOf(severity) <= severities.indexOf(failOn)))
    return { code: 1 };
  const warnings = countsOf(found).warning;
  if (maxWarnings !== undefined && warnings > maxWarnings)
    return { code: 1, reason: `more warnings than --max-warnings ${maxWarnings} allows: ${warnings}` };
  return { code: 0 };
}
