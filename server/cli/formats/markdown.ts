import { verdictWords } from '../../../shared/decision/verdict';
import { type Severity, severities } from '../../../shared/lint/finding';
import { ruleOf } from '../../../shared/rules';
import { plainMarkdown } from '../../../shared/text/markdown';
import { printable } from '../printable';
import type { PlacedFinding, Report } from '../report';
import { summary } from './text';

/** GitHub takes 65,536 characters in a comment, GitLab a million. In UTF-16 code units, with room for a few words around it. */
export const longestComment = 60_000;

/** GitHub takes a mebibyte in the summary of a step. No code unit takes more than three bytes. */
export const longestSummary = 300_000;

const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Note',
  hint: 'Hint',
};

/**
 * The report as Markdown for a comment on a change: what was found in tables, then every template with its two decisions. Nothing of a
 * user's becomes markup, a link or a mention of somebody. Rows that would make it longer than `longest` are left out, and counted.
 */
export function markdownReport(report: Report, longest = longestComment): string {
  const { files, unread, problems, templates } = report;
  const page = new Page(longest);
  page.add(['## Lawful Outreach', '', `**${inert(summary(report))}**`, '']);
  const notRead = [
    ...problems.map((problem) => `- ${inert(`${problem}.`)}`),
    ...unread.map(({ path, reason }) => `- ${inert(path)}: not checked: ${inert(reason)}`),
  ];
  if (notRead.length > 0) page.section(['### Not checked', ''], notRead, 'file');
  const found = files
    .flatMap(({ file, findings }) => findings.map((placed) => ({ file, placed })))
    .sort((a, b) => rankOf(a.placed) - rankOf(b.placed))
    .map(({ file, placed }) => findingRow(file, placed));
  if (found.length > 0)
    page.section(['### Findings', '', '| Severity | Place | What | Rule |', '|---|---|---|---|'], found, 'finding');
  const waived = files.flatMap(({ file, waived }) => waived.map((each) => waivedRow(file, each)));
  if (waived.length > 0)
    page.section(
      ['### Waived, with a reason', '', '| Place | Rule | Reason | By | Until |', '|---|---|---|---|---|'],
      waived,
      'waiver',
    );
  const rows = templates.map(
    ({ file, pecr, assessment }) =>
      `| ${inert(file)} | ${verdictWords[pecr]} | ${inert(assessment.ref ?? '')} ${assessment.status} |`,
  );
  if (rows.length > 0)
    page.section(
      ['### Templates', '', '| Template | PECR: may it be sent? | UK GDPR: its assessment |', '|---|---|---|'],
      rows,
      'template',
    );
  return page.text;
}

/** The worst first: they must not be what there was no room for. */
function rankOf({ finding }: PlacedFinding): number {
  return severities.indexOf(finding.severity);
}

function findingRow(file: string, { finding, start }: PlacedFinding): string {
  const title = ruleOf(finding.rule)?.title ?? '';
  return `| ${severityWords[finding.severity]} | ${inert(file)}:${start.line}:${start.column} | ${inert(finding.message)} | \`${finding.rule}\`: ${inert(title)} (${inert(finding.source)}) |`;
}

function waivedRow(file: string, { finding, start }: PlacedFinding): string {
  const { reason = '', by = '', until = '' } = finding.waived ?? {};
  return `| ${inert(file)}:${start.line}:${start.column} | \`${finding.rule}\` | ${inert(reason)} | ${inert(by)} | ${inert(until)} |`;
}

/** A user's text that stays text: GitHub and GitLab also make links of addresses, and mentions of names behind an @. */
function inert(text: string): string {
  return plainMarkdown(printable(text))
    .replace(/@/g, '@&#8203;')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, 'www\\.');
}

/** Lines up to a length. */
class Page {
  readonly #lines: string[] = [];
  #room: number;

  constructor(longest: number) {
    this.#room = longest;
  }

  get text(): string {
    return `${this.#lines.join('\n').trimEnd()}\n`;
  }

  add(lines: readonly string[]): void {
    for (const line of lines) {
      this.#lines.push(line);
      this.#room -= line.length + 1;
    }
  }

  /** A heading with as many of its rows as there is room for, leaving some of it to what follows. */
  section(heading: readonly string[], rows: readonly string[], noun: string): void {
    this.add(heading);
    const least = this.#room / 3;
    let shown = 0;
    for (const row of rows) {
      if (this.#room - row.length < least) break;
      this.add([row]);
      shown++;
    }
    const left = rows.length - shown;
    if (left > 0)
      this.add(['', `${left} more ${noun}${left === 1 ? '' : 's'}: "lawful-outreach check" lists all of them.`]);
    this.add(['']);
  }
}
