import { verdictWords } from '../../../shared/decision/verdict';
import { type Severity, severities } from '../../../shared/lint/finding';
import { ruleOf } from '../../../shared/rules';
import { plainMarkdown } from '../../../shared/text/markdown';
import { printable } from '../printable';
import { type FileReport, type PlacedFinding, type Report, type Tally, type TemplateReport, totalsOf } from '../report';
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
    ...problems.map((problem) => `${problem}.`),
    ...unread.map(({ path, reason }) => `${path}: not checked: ${reason}`),
  ];
  page.section(['### Not checked', ''], notRead, (each) => `- ${inert(each)}`, 'file', notRead.length);
  const { counts, waived } = totalsOf(report);
  page.section(
    ['### Findings', '', '| Severity | Place | What | Rule |', '|---|---|---|---|'],
    worstFirst(report, counts),
    findingRow,
    'finding',
    severities.reduce((sum, severity) => sum + counts[severity], 0),
  );
  page.section(
    ['### Waived, with a reason', '', '| Place | Rule | Reason | By | Until |', '|---|---|---|---|---|'],
    waivedIn(waived > 0 ? files : []),
    waivedRow,
    'waiver',
    waived,
  );
  page.section(
    ['### Templates', '', '| Template | PECR: may it be sent? | UK GDPR: its assessment |', '|---|---|---|'],
    templates,
    templateRow,
    'template',
    templates.length,
  );
  return page.text;
}

interface Found {
  readonly file: string;
  readonly placed: PlacedFinding;
}

/** They must not be what there was no room for. */
function* worstFirst({ files }: Report, counts: Tally['counts']): Generator<Found> {
  for (const severity of severities) {
    if (counts[severity] === 0) continue;
    for (const { file, findings } of files)
      for (const placed of findings) if (placed.finding.severity === severity) yield { file, placed };
  }
}

function* waivedIn(files: readonly FileReport[]): Generator<Found> {
  for (const { file, waived } of files) for (const placed of waived) yield { file, placed };
}

function findingRow({ file, placed: { finding, start } }: Found): string {
  const title = ruleOf(finding.rule)?.title ?? '';
  return `| ${severityWords[finding.severity]} | ${inert(file)}:${start.line}:${start.column} | ${inert(finding.message)} | \`${finding.rule}\`: ${inert(title)} (${inert(finding.source)}) |`;
}

function waivedRow({ file, placed: { finding, start } }: Found): string {
  const { reason = '', by = '', until = '' } = finding.waived ?? {};
  return `| ${inert(file)}:${start.line}:${start.column} | \`${finding.rule}\` | ${inert(reason)} | ${inert(by)} | ${inert(until)} |`;
}

function templateRow({ file, pecr, assessment }: TemplateReport): string {
  return `| ${inert(file)} | ${verdictWords[pecr]} | ${inert(assessment.ref ?? '')} ${assessment.status} |`;
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

  /** A heading with as many rows as there is room for, leaving some of it to what follows; nothing where there are none. */
  section<Item>(
    heading: readonly string[],
    items: Iterable<Item>,
    rowOf: (item: Item) => string,
    noun: string,
    count: number,
  ): void {
    if (count === 0) return;
    this.add(heading);
    const least = this.#room / 3;
    let shown = 0;
    for (const item of items) {
      const row = rowOf(item);
      if (this.#room - row.length < least) break;
      this.add([row]);
      shown++;
    }
    const left = count - shown;
    const more = `${left} more ${noun}${left === 1 ? '' : 's'}: "lawful-outreach check" lists all of them.`;
    this.add(left > 0 ? ['', more, ''] : ['']);
  }
}
