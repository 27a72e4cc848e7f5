import { sha256 } from '../../../shared/assessment/sha256';
import { type Severity, severities } from '../../../shared/lint/finding';
import { ruleOf } from '../../../shared/rules';
import { printable } from '../printable';
import { type PlacedFinding, type Report, totalsOf } from '../report';
import { inRepository } from './source';

type Command = 'error' | 'warning' | 'notice';

const commandOf: Readonly<Record<Severity, Command>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** GitHub shows so many annotations of each kind for one step, and passes over the others. */
export const mostAnnotations = 10;

interface Annotation {
  readonly command: Command;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/**
 * The report as workflow commands of GitHub Actions, one a line: the first ten of each kind, the worst first, because GitHub shows no more
 * of a step. The last notice then says how many were left out. Paths are those of the repository, of which `prefix` leads to the working
 * directory.
 */
export function githubAnnotations(report: Report, prefix: string): string {
  const all = annotationsOf(report, prefix);
  const first = (mostNotices: number) => [
    ...all.error.slice(0, mostAnnotations),
    ...all.warning.slice(0, mostAnnotations),
    ...[...all.information, ...all.hint].slice(0, mostNotices),
  ];
  const { counts } = totalsOf(report);
  const count = severities.reduce(
    (sum, severity) => sum + counts[severity],
    report.problems.length + report.unread.length,
  );
  let shown = first(mostAnnotations);
  if (shown.length < count) {
    shown = first(mostAnnotations - 1);
    shown.push(leftOut(count - shown.length));
  }
  return shown.map((each) => `${commandLine(each)}\n`).join('');
}

/**
 * A text for the log of a step, none of whose lines is taken for a command: a template may hold anything. The word that makes the runner
 * listen again comes from the text, so that no text can hold its own.
 */
export function withoutCommands(text: string): string {
  if (!/::|##\[/.test(text)) return text;
  const word = sha256(text).slice(0, 32);
  return `::stop-commands::${word}\n${text}::${word}::\n`;
}

function leftOut(count: number): Annotation {
  const message = `${count} more ${count === 1 ? "finding isn't" : "findings aren't"} shown here, because GitHub shows ${mostAnnotations} of a kind for each step. "lawful-outreach check" lists all of them.`;
  return { command: 'notice', properties: { title: 'Lawful Outreach' }, message };
}

/** By severity, as many of each as may be shown. */
function annotationsOf({ files, unread, problems }: Report, prefix: string): Record<Severity, Annotation[]> {
  const found: Record<Severity, Annotation[]> = { error: [], warning: [], information: [], hint: [] };
  for (const problem of problems.slice(0, mostAnnotations))
    found.error.push({ command: 'error', properties: { title: 'Not as asked' }, message: `${problem}.` });
  for (const { path, reason } of unread.slice(0, mostAnnotations)) {
    const properties = { file: inRepository(path, prefix), title: 'Not checked' };
    found.error.push({ command: 'error', properties, message: `This file was not checked: ${reason}.` });
  }
  for (const { file, findings } of files) {
    for (const placed of findings) {
      const list = found[placed.finding.severity];
      if (list.length < mostAnnotations) list.push(annotationOf(placed, inRepository(file, prefix)));
    }
  }
  return found;
}

function annotationOf({ finding, start, end }: PlacedFinding, file: string): Annotation {
  return {
    command: commandOf[finding.severity],
    properties: {
      file,
      line: start.line,
      endLine: end.line,
      // GitHub refuses columns of a passage that goes on in another line.
      ...(end.line === start.line && { col: start.column, endColumn: Math.max(end.column, start.column + 1) }),
      title: ruleOf(finding.rule)?.title ?? finding.rule,
    },
    message: `${finding.message} [${finding.rule}; ${finding.source}]`,
  };
}

function commandLine({ command, properties, message }: Annotation): string {
  const values = Object.entries(properties).map(
    ([name, value]) => `${name}=${escaped(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`,
  );
  return `::${command} ${values.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return printable(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
}
