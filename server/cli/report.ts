import type { AssessmentStatus } from '../../shared/assessment/status';
import type { Verdict } from '../../shared/decision/verdict';
import { type Finding, type Severity, severities } from '../../shared/lint/finding';
import type { Lines } from '../../shared/text/lines';
import type { Unread } from '../workspace/contents';
import { countsOf } from '../workspace/counts';
import type { FileKind } from '../workspace/file';

/** 0: nothing at or above `--fail-on`. 1: findings. 2: usage, configuration, or a file that could not be read. 130: interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** What a check of some paths found: what every format prints. Plain data, in the order of its paths. */
export interface Report {
  /** The day on which review dates were judged, as an ISO day. */
  readonly today: string;
  readonly policy: { readonly files: readonly string[]; readonly riskAppetite: string };
  readonly templates: readonly TemplateReport[];
  /** How many assessments were checked. */
  readonly assessments: number;
  readonly files: readonly FileReport[];
  /** Files that were found or named and could not be read, and why. */
  readonly unread: readonly Unread[];
  /** What else kept the checks from being what somebody asked for, in sentences without a full stop: a path that isn't there. */
  readonly problems: readonly string[];
  /** Severities of findings that somebody asked not to see. Absent where all are shown. */
  readonly hidden?: readonly Severity[];
  /** The rules that somebody asked for alone: what has no findings of theirs may have others. Absent where all were asked. */
  readonly rules?: readonly string[];
}

/** One template with its two decisions. */
export interface TemplateReport {
  /** As {@link FileReport.file}. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly channel: string;
  readonly assessment: { readonly ref: string | undefined; readonly status: AssessmentStatus };
  readonly pecr: Verdict;
  readonly nature: { readonly declared: string | undefined; readonly effective: string };
}

/** Findings of one file, in the order of its text. */
export interface FileReport {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  readonly kind: FileKind;
  readonly text: string;
  readonly lines: Lines;
  readonly findings: readonly PlacedFinding[];
  /** Findings that were accepted with a reason: evidence that counts for nothing else. */
  readonly waived: readonly PlacedFinding[];
  /** Findings that a baseline names: they were there before, and count for nothing. Absent where there is no baseline. */
  readonly known?: readonly PlacedFinding[] | undefined;
  /** How many there are, where that was counted before. */
  readonly tally?: Tally;
}

/** How many findings there are of each kind. */
export interface Tally {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly waived: number;
  /** Undefined where there is no baseline. */
  readonly known: number | undefined;
  /** Errors by which the checks aren't what somebody meant them to be. */
  readonly wrongSettings: number;
}

export interface PlacedFinding {
  readonly finding: Finding;
  readonly start: Place;
  readonly end: Place;
  /** Names the finding for later checks, as shared/lint/finding-fingerprint.ts says. Made when it is first asked for. */
  readonly fingerprint: string;
  readonly related: readonly RelatedPlace[];
}

/** Another place that a finding is about, in a file that could be read. */
export interface RelatedPlace {
  /** As {@link FileReport.file}. */
  readonly file: string;
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
}

/** Line and column start at 1 and count UTF-16 code units; the offset starts at 0, after a byte-order mark. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** What is wrong with these is wrong for every template: the checks themselves aren't what somebody meant them to be. */
const settingRules: readonly string[] = ['policy-syntax', 'policy-value', 'pack-invalid'];

export function isAboutSettings({ rule }: Pick<Finding, 'rule'>): boolean {
  return settingRules.includes(rule);
}

/** The report of a file with what is picked of its findings when somebody asks: those of all files together may be too many to hold. */
export function narrowed(
  of: FileReport,
  pick: (of: FileReport) => Pick<FileReport, 'findings' | 'waived' | 'known'>,
): FileReport {
  return {
    file: of.file,
    kind: of.kind,
    get text() {
      return of.text;
    },
    get lines() {
      return of.lines;
    },
    get findings() {
      return pick(of).findings;
    },
    get waived() {
      return pick(of).waived;
    },
    get known() {
      return pick(of).known;
    },
  };
}

/** Counts the findings of a file. */
export function tallyOf({ findings, waived, known }: Pick<FileReport, 'findings' | 'waived' | 'known'>): Tally {
  return {
    counts: countsOf(findings.map(({ finding }) => finding.severity)),
    waived: waived.length,
    known: known?.length,
    wrongSettings: findings.filter(({ finding }) => finding.severity === 'error' && isAboutSettings(finding)).length,
  };
}

const totals = new WeakMap<Report, Tally>();

/** Counts the findings of a report. Of a large one they are looked at once for it. */
export function totalsOf(report: Report): Tally {
  let total = totals.get(report);
  if (!total) {
    const counts = countsOf([]);
    let [waived, wrongSettings] = [0, 0];
    let known: number | undefined;
    for (const file of report.files) {
      const tally = file.tally ?? tallyOf(file);
      for (const severity of severities) counts[severity] += tally.counts[severity];
      waived += tally.waived;
      if (tally.known !== undefined) known = (known ?? 0) + tally.known;
      wrongSettings += tally.wrongSettings;
    }
    total = { counts, waived, known, wrongSettings };
    totals.set(report, total);
  }
  return total;
}

/** Whether the report is less than somebody asked for: a file not read, a path that isn't there, a wrong policy or pack. */
export function isIncomplete(report: Report): boolean {
  return report.problems.length > 0 || report.unread.length > 0 || totalsOf(report).wrongSettings > 0;
}
