import { type Severity, severities } from '../../shared/lint/finding';
import {
  type ExitCode,
  isAboutSettings,
  isIncomplete,
  narrowed,
  type PlacedFinding,
  type Report,
  totalsOf,
} from './report';

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
  const { counts } = totalsOf(report);
  const hidden = severities
    .filter((severity) => severity !== 'error')
    .flatMap((severity) => new Array<Severity>(counts[severity]).fill(severity));
  return { ...keeping(report, ({ finding }) => finding.severity === 'error'), hidden };
}

function keeping(report: Report, isKept: (placed: PlacedFinding) => boolean): Report {
  const files = report.files.map((file) =>
    narrowed(file, ({ findings, waived, known }) => ({
      findings: findings.filter(isKept),
      waived: waived.filter(isKept),
      known,
    })),
  );
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
  const { counts } = totalsOf(report);
  const limit = failOn === undefined ? -1 : severities.indexOf(failOn);
  if (severities.some((severity, rank) => rank <= limit && counts[severity] > 0)) return { code: 1 };
  const warnings = counts.warning;
  if (maxWarnings !== undefined && warnings > maxWarnings)
    return { code: 1, reason: `more warnings than --max-warnings ${maxWarnings} allows: ${warnings}` };
  return { code: 0 };
}
