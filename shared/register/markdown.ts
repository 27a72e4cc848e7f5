import { verdictWords } from '../decision/verdict';
import { dayInWords } from '../text/iso-day';
import { aboutRows, fieldWords, findingCounts, settledRows, standingCounts } from './facts';
import type { Register } from './register';
import { plainWords, visible } from './words';

/** The register as Markdown with tables, for wikis and pull requests. */
export function registerMarkdown(register: Register): string {
  const { templates, findings, waivers, assessments, approvals, unread, policies, packs, since, disclaimer } = register;
  const parts = [
    '# Outreach register',
    `As of ${dayInWords(register.today)}. **${cell(register.statement)}**`,
    table(['About this register', ''], aboutRows(register)),
    '## In numbers',
    table(['What', 'How many'], [...standingCounts(register), ...findingCounts(register)]),
    ...(since
      ? [
          '## What has changed',
          `Since ${cell(since.name)}, judged as of ${dayInWords(since.today)}.`,
          rowsOr(
            'Nothing has changed.',
            ['What', 'Change', 'File', 'Name', 'Values'],
            since.changes.map((each) => [each.kind, each.change, each.file, each.name, fieldWords(each)]),
          ),
        ]
      : []),
    '## Templates',
    rowsOr(
      'No templates were found.',
      ['Template', 'Channel', 'PECR', 'UK GDPR', 'Assessment', 'Approval', 'Open findings', 'Fingerprint'],
      templates.map((each) => [
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
      ]),
    ),
    '## Findings',
    rowsOr(
      'No issues found by these checks.',
      ['Where', 'What became of it', 'Severity', 'Rule', 'Finding', 'Source'],
      findings.map((each) => [
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
      ]),
    ),
    '## Waivers',
    rowsOr(
      'No waivers are written.',
      ['Where', 'Rule', 'Words', 'Reason', 'By', 'Until', 'Outcome'],
      waivers.map((each) => [
        `${each.file}:${each.line}`,
        each.rule,
        each.phrase,
        each.reason,
        each.by,
        each.until,
        each.outcome,
      ]),
    ),
    '## Assessments',
    rowsOr(
      'No assessments were found.',
      ['Assessment', 'Standing', 'Owner', 'Approved', 'Next review', 'Decision', 'Answered', 'Templates', 'History'],
      assessments.map((each) => [
        `${[each.id, each.version && `version ${each.version}`, each.title].filter(Boolean).join(', ')} (${each.file})`,
        `${plainWords(each.standing)}${each.isOrphan ? ', orphan' : ''}: ${each.why}`,
        each.owner,
        [each.approver, each.approvedOn].filter(Boolean).join(', '),
        each.reviewDue,
        each.decision && plainWords(each.decision),
        `${each.answered} of ${each.required}`,
        each.templates.length,
        each.history.map(({ date, who, change }) => [date, who, change].filter(Boolean).join(', ')).join('; '),
      ]),
    ),
    '## Approvals',
    rowsOr(
      'No approvals are recorded.',
      ['Assessment', 'Template', 'State', 'By', 'On', 'Version', 'Fingerprint'],
      approvals.map((each) => [
        each.assessment ?? each.file,
        `${each.template ?? ''}${each.templateFile ? ` (${each.templateFile})` : ''}`,
        plainWords(each.state),
        each.by,
        each.on,
        each.version,
        each.fingerprint,
      ]),
    ),
    '## Orphan and expired assessments',
    rowsOr('There are none.', ['Assessment', 'What is wrong', 'Why'], settledRows(register)),
    '## Files that could not be read',
    rowsOr(
      'Every file that was found could be read.',
      ['File', 'Why'],
      unread.map(({ file, reason }) => [file, reason]),
    ),
    '## Policies',
    rowsOr(
      'There is no policy: built-in settings hold.',
      ['Policy', 'Risk appetite', 'Reason', 'Rules set', 'Templates', 'Fingerprint'],
      policies.map((each) => [
        each.file,
        each.riskAppetite,
        each.riskAppetiteReason,
        each.rules.map(({ rule, severity }) => `${rule}: ${severity}`).join(', '),
        each.templates,
        each.fingerprint,
      ]),
    ),
    '## Packs of wordings',
    table(
      ['Pack', 'About', 'Version', 'Fingerprint'],
      packs.map((each) => [each.name, each.label ?? plainWords(each.kind), each.version, each.fingerprint]),
    ),
    '## What this register is not',
    disclaimer.map((each) => `- ${cell(each)}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Cell = string | number | undefined;

function rowsOr(nothing: string, head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return rows.length === 0 ? nothing : table(head, rows);
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** User text in a cell: every mark that Markdown or HTML would read is escaped, and nothing becomes a link by itself. */
function cell(value: Cell): string {
  return visible(String(value ?? ''))
    .replace(/[\\`*_{}[\]<>#+!|~&$@]/g, '\\$&')
    .replace(/^([-=]|\d+(?=[.)]))/, '\\$1')
    .replace(/(https?|ftp|mailto)(?=:)|www(?=\.)/gi, '$&\\');
}
