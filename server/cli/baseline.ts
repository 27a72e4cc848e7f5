import { isAboutSettings, narrowed, type PlacedFinding, type Report } from './report';

/** A finding that was there when the baseline was made, or was last allowed into it. */
export interface BaselineEntry {
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
}

export type Baseline = readonly BaselineEntry[];

const purpose =
  'Findings that were there before. They do not count until they are mended; new ones do. Written by "lawful-outreach check --baseline FILE --update-baseline".';

/** A baseline as it stands in its file; undefined where the text is none. Never throws. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const { schema, findings } = JSON.parse(text);
    if (schema !== 1 || !Array.isArray(findings) || !findings.every(isEntry)) return undefined;
    return findings.map(({ file, rule, fingerprint }) => ({ file, rule, fingerprint }));
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  const { file, rule, fingerprint } = (value ?? {}) as Partial<BaselineEntry>;
  return typeof file === 'string' && typeof rule === 'string' && typeof fingerprint === 'string';
}

/** The text of a baseline's file: one entry a line, so that version control shows what was mended. */
export function writeBaseline(entries: Baseline): string {
  const lines = [...entries]
    .sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint))
    .map(({ file, rule, fingerprint }) => `    ${JSON.stringify({ file, rule, fingerprint })}`);
  const findings = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "schema": 1,\n  "purpose": ${JSON.stringify(purpose)},\n  "findings": ${findings}\n}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The report without what the baseline knows: that is set apart, and counts for nothing. Wrong policies and packs always count. */
export function withBaseline(report: Report, baseline: Baseline): Report {
  const names = new Set(baseline.map(({ fingerprint }) => fingerprint));
  const isKnown = (placed: PlacedFinding) => canBeKnown(placed) && names.has(placed.fingerprint);
  const files = report.files.map((file) =>
    narrowed(file, ({ findings, waived }) => ({
      findings: findings.filter((placed) => !isKnown(placed)),
      waived,
      known: findings.filter(isKnown),
    })),
  );
  return { ...report, files };
}

function canBeKnown({ finding }: PlacedFinding): boolean {
  return !(finding.severity === 'error' && isAboutSettings(finding));
}

/** Every finding of the report as an entry. */
export function entriesOf({ files }: Report): BaselineEntry[] {
  return files.flatMap(({ file, findings }) =>
    findings.filter(canBeKnown).map((placed) => ({
      file,
      rule: placed.finding.rule,
      fingerprint: placed.fingerprint,
    })),
  );
}

/**
 * The entries that no finding of the report bears out any more. `isChecked` tells whether findings of a file and rule would be in the report if there were any:
 * who checks one folder learns nothing about the others.
 */
export function staleEntries(
  baseline: Baseline,
  report: Report,
  isChecked: (entry: BaselineEntry) => boolean,
): BaselineEntry[] {
  const found = new Set(entriesOf(report).map(({ fingerprint }) => fingerprint));
  const unread = new Set(report.unread.map(({ path }) => path));
  return baseline.filter((entry) => !found.has(entry.fingerprint) && !unread.has(entry.file) && isChecked(entry));
}
