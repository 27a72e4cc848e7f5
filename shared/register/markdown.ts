import { verdictWords } from '../decision/verdict';
import { dayInWords } from '../text/iso-day';
import { aboutRows, fieldWords, findingCounts, settledRows, standingCounts } from './facts';
import type { Register } from './register';
import { plainWords, visible } from './words';

/** The register in pieces, as Markdown with tables, for wikis and pull requests. */
export function* registerMarkdown(register: Register): Generator<string> {
  const { templates, findings, waivers, assessments, approvals, unread, policies, packs, since, disclaimer } = register;
  const parts: (string | Iterable<string>)[] = [
    '# Outreach register',
    `As of ${dayInWords(register.today)}. **${cell(register.statement)}**`,
    table(['About this register', ''], aboutRows(register), (row) => row),
    '## In numbers',
    table(['What', 'How many'], [...standingCounts(register), ...findingCounts(register)], (row) => row),
    ...(since
      ? [
          '## What has changed',
          `Since ${cell(since.name)}, judged as of ${dayInWords(since.today)}.`,
          rowsOr('Nothing has changed.', ['What', 'Change', 'File', 'Name', 'Values'], since.changes, (each) => [
            each.kind,
            each.change,
            each.file,
            each.name,
            fieldWords(each),
          ]),
        ]
      : []),
    '## Templates',
    rowsOr(
      'No templates were found.',
      ['Template', 'Channel', 'PECR', 'UK GDPR', 'Assessment', 'Approval', 'Open findings', 'Fingerprint'],
      templates,
      (each) => [
        `${each.title || each.id} (${each.file})`,
        `${each.channel}, ${each.status}`,
        `${verdictWords[each.pecr.verdict]}: ${each.pecr.why}`,
        `${each.ukGdpr.line}: ${each.ukGdpr.why}`,
        `${plainWords(each.assessment.status)}: ${each.assessment.why}`,
        each.approval
          ? [plainWords(each.approval.state), each.approval.by, each.approval.on].filter(Boolean).join(', ')
          : '',
        `${each.findings.error} E, ${each.findings.warning} W, ${each.findings.information + each.findings.hint} notes`,
        each.fingerprint,
      ],
    ),
    '## Findings',
    rowsOr(
      'No issues found by these checks.',
      ['Where', 'What became of it', 'Severity', 'Rule', 'Finding', 'Source'],
      findings,
      (each) => [
        `${each.file}:${each.line}:${each.column}`,
        each.waiver
          ? [each.disposition, each.waiver.reason, each.waiver.by, each.waiver.until && `until ${each.waiver.until}`]
              .filter(Boolean)
              .join('; ')
          : each.disposition,
        each.severity,
        each.rule,
        each.message,
        each.source,
      ],
    ),
    '## Waivers',
    rowsOr(
      'No waivers are written.',
      ['Where', 'Rule', 'Words', 'Reason', 'By', 'Until', 'Outcome'],
      waivers,
      (each) => [`${each.file}:${each.line}`, each.rule, each.phrase, each.reason, each.by, each.until, each.outcome],
    ),
    '## Assessments',
    rowsOr(
      'No assessments were found.',
      ['Assessment', 'Standing', 'Owner', 'Approved', 'Next review', 'Decision', 'Answered', 'Templates', 'History'],
      assessments,
      (each) => [
        `${[each.id, each.version && `version ${each.version}`, each.title].filter(Boolean).join(', ')} (${each.file})`,
        `${plainWords(each.standing)}${each.isOrphan ? ', orphan' : ''}: ${each.why}`,
        each.owner,
        [each.approver, each.approvedOn].filter(Boolean).join(', '),
        each.reviewDue,
        each.decision && plainWords(each.decision),
        `${each.answered} of ${each.required}`,
        each.templates.length,
        each.history.map(({ date, who, change }) => [date, who, change].filter(Boolean).join(', ')).join('; '),
      ],
    ),
    '## Approvals',
    rowsOr(
      'No approvals are recorded.',
      ['Assessment', 'Template', 'State', 'By', 'On', 'Version', 'Fingerprint'],
      approvals,
      (each) => [
        each.assessment ?? each.file,
        `${each.template ?? ''}${each.templateFile ? ` (${each.templateFile})` : ''}`,
        plainWords(each.state),
        each.by,
        each.on,
        each.version,
        each.fingerprint,
      ],
    ),
    '## Orphan and expired assessments',
    rowsOr('There are none.', ['Assessment', 'What is wrong', 'Why'], settledRows(register), (row) => row),
    '## Files that could not be read',
    rowsOr('Every file that was found could be read.', ['File', 'Why'], unread, ({ file, reason }) => [file, reason]),
    '## Policies',
    rowsOr(
      'There is no policy: built-in settings hold.',
      ['Policy', 'Risk appetite', 'Reason', 'Rules set', 'Templates', 'Fingerprint'],
      policies,
      (each) => [
        each.file,
        each.riskAppetite,
        each.riskAppetiteReason,
        each.rules.map(({ rule, severity }) => `${rule}: ${severity}`).join(', '),
        each.templates,
        each.fingerprint,
      ],
    ),
    '## Packs of wordings',
    table(['Pack', 'About', 'Version', 'Fingerprint'], packs, (each) => [
      each.name,
      each.label ?? plainWords(each.kind),
      each.version,
      each.fingerprint,
    ]),
    '## What this register is not',
    disclaimer.map((each) => `- ${cell(each)}`).join('\n'),
  ];
  for (const [position, part] of parts.entries()) {
    if (position > 0) yield '\n\n';
    if (typeof part === 'string') yield part;
    else yield* part;
  }
  yield '\n';
}

type Cell = string | number | undefined;
type Cells<Row> = (row: Row) => readonly Cell[];

function rowsOr<Row>(nothing: string, head: readonly string[], rows: readonly Row[], cells: Cells<Row>) {
  return rows.length === 0 ? nothing : table(head, rows, cells);
}

function* table<Row>(head: readonly string[], rows: readonly Row[], cells: Cells<Row>): Generator<string> {
  const line = (row: readonly Cell[]) => `| ${row.map(cell).join(' | ')} |`;
  yield `${line(head)}\n|${head.map(() => '---').join('|')}|`;
  for (const row of rows) yield `\n${line(cells(row))}`;
}

/** User text in a cell: every mark that Markdown or HTML would read is escaped, and nothing becomes a link by itself. */
function cell(value: Cell): string {
  return visible(String(value ?? ''))
    .replace(/[\\`*_{}[\]<>#+!|~&$@]/g, '\\$&')
    .replace(/^([-=]|\d+(?=[.)]))/, '\\$1')
    .replace(/(https?|ftp|mailto)(?=:)|www(?=\.)/gi, '$&\\');
}
