import type { Severity } from '../../../shared/lint/finding';
import { rulesetDate } from '../../../shared/version';
import { countsInWords, countsOf } from '../../workspace/counts';
import { printable } from '../printable';
import { type FileReport, type PlacedFinding, type Report, totalsOf } from '../report';
import { codeFrame } from './code-frame';
import { type Paint, paint } from './colour';
import { columnsOf } from './columns';

/** How the report looks. */
export interface TextOptions {
  readonly colour: boolean;
  /** Columns of the terminal; undefined where the output is none. */
  readonly width?: number | undefined;
}

/** Lines are shown up to so many columns where nobody knows the width of what they are shown on. */
const usualWidth = 100;
const leastWidth = 40;

/** The report for people, in pieces: findings by file with what they mark, then every template with its two decisions, then the sum. */
export function* textReport(report: Report, { colour, width = usualWidth }: TextOptions): Generator<string> {
  const { templates, files, unread } = report;
  const style = paint(colour);
  let hasFindings = false;
  for (const file of files) {
    const { findings } = file;
    if (findings.length === 0) continue;
    hasFindings = true;
    const lines = [style.bold(printable(file.file))];
    for (const placed of findings) lines.push(...findingLines(file, placed, style, Math.max(leastWidth, width)));
    lines.push('', '');
    yield lines.join('\n');
  }
  const lines: string[] = [];
  for (const { path, reason } of unread) lines.push(style.red(`${printable(path)}: not read: ${printable(reason)}`));
  if (unread.length > 0) lines.push('');
  const rows = templates.map(({ file, assessment, pecr }) => [printable(file), assessment.status, pecr]);
  if (rows.length > 0) lines.push(...table([['Template', 'Assessment', 'PECR'], ...rows], style), '');
  if (hasFindings) lines.push(style.dim('More about a rule: lawful-outreach explain RULE'));
  lines.push(summary(report));
  yield `${lines.join('\n')}\n`;
}

const severityPaint: Readonly<Record<Severity, keyof Paint>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};

function findingLines(file: FileReport, placed: PlacedFinding, style: Paint, width: number): string[] {
  const { finding, start, end } = placed;
  const painted = style[severityPaint[finding.severity]];
  const place = `${start.line}:${start.column}`;
  const number = String(start.line);
  const margin = ' '.repeat(number.length);
  const frame = codeFrame(file, placed, width - number.length - 7);
  const further = end.line > start.line ? style.dim(` (to line ${end.line})`) : '';
  const fixes = [...new Set(finding.fixes.map(({ title }) => printable(title)))];
  return [
    `  ${place}  ${painted(finding.severity)}  ${printable(finding.message)}  ${style.dim(`[${finding.rule}; ${printable(finding.source)}]`)}`,
    `    ${style.dim(`${number} |`)} ${frame.before}${painted(frame.marked)}${frame.after}`.trimEnd(),
    `    ${style.dim(`${margin} |`)} ${' '.repeat(frame.column)}${painted('^'.repeat(frame.length))}${further}`,
    ...(fixes.length > 0 ? [`    ${style.dim(`${margin} =`)} ${fixesInWords(fixes)}`] : []),
  ];
}

/** Of more fixes than this, the first show what kind there are. */
const mostFixes = 3;

function fixesInWords(titles: readonly string[]): string {
  const more = titles.length - mostFixes;
  return `You can: ${titles.slice(0, mostFixes).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** What was checked and what was found, in a line. */
export function summary(report: Report): string {
  const { templates, assessments, unread, problems, hidden = [], rules } = report;
  const { counts, waived, known = 0 } = totalsOf(report);
  const words = countsInWords(counts);
  const accepted = waived === 0 ? '' : ` ${plural(waived, 'finding')} waived with a reason.`;
  const before = known === 0 ? '' : ` ${plural(known, 'finding')} known from the baseline.`;
  const notShown = hidden.length === 0 ? '' : ` Not shown: ${countsInWords(countsOf(hidden))}.`;
  const nothing = `no ${known > 0 ? 'new ' : ''}${hidden.length > 0 ? 'errors' : 'issues'} found by these checks`;
  const read = unread.length + problems.length > 0 ? ' in what could be read' : '';
  const only = rules ? ` Only ${rules.join(', ')} ${rules.length === 1 ? 'was' : 'were'} asked for.` : '';
  const sum = `${plural(templates.length, 'template')}, ${plural(assessments, 'assessment')}`;
  return `${sum}: ${words === '' ? nothing + read : words}.${accepted}${before}${notShown}${only} Rules as of ${rulesetDate}.`;
}

function table(rows: readonly string[][], style: Paint): string[] {
  const widths = rows[0]!.map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, columnsOf(row[column]!)), 0),
  );
  return rows.map((row, number) => {
    const cells = row.map((cell, column) =>
      column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - columnsOf(cell)),
    );
    return number === 0 ? style.dim(cells.join('  ')) : cells.join('  ');
  });
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
