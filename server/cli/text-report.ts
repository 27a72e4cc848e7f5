import { rulesetDate } from '../../shared/version';
import { countsInWords, countsOf } from '../counts';
import { printable } from './printable';
import type { Report } from './report';

/** The report for people: findings by file, then every template with its two decisions, then the sum. */
export function textReport({ workspaces, assessments, files, unread }: Report): string {
  const lines: string[] = [];
  for (const { file, findings } of files) {
    if (findings.length === 0) continue;
    lines.push(printable(file));
    for (const { finding, start } of findings) {
      lines.push(
        `  ${start.line}:${start.column}  ${finding.severity}  ${printable(finding.message)}  [${finding.rule}; ${finding.source}]`,
      );
    }
    lines.push('');
  }
  for (const { path, reason } of unread) lines.push(`${printable(path)}: not read: ${printable(reason)}`);
  if (unread.length > 0) lines.push('');
  const rows = workspaces.flatMap(({ workspace, prefix, templates }) =>
    templates.flatMap((path) => {
      const check = workspace.check(path);
      return check ? [[printable(prefix + path), check.assessment.status, check.decision.pecr.verdict]] : [];
    }),
  );
  if (rows.length > 0) lines.push(...table([['Template', 'Assessment', 'PECR'], ...rows]), '');
  const counts = countsOf(files.flatMap((file) => file.findings.map(({ finding }) => finding.severity)));
  const words = countsInWords(counts);
  const sum = `${plural(rows.length, 'template')}, ${plural(assessments, 'assessment')}`;
  const nothing =
    unread.length > 0 ? 'no issues found by these checks in what could be read' : 'no issues found by these checks';
  const waived = files.reduce((count, file) => count + file.waived.length, 0);
  const accepted = waived === 0 ? '' : ` ${plural(waived, 'finding')} waived with a reason.`;
  lines.push(`${sum}: ${words === '' ? nothing : words}.${accepted} Rules as of ${rulesetDate}.`);
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  '),
  );
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
