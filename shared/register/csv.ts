import type { AssessmentRow, FindingRow, Register, TemplateRow } from './register';
import { visible } from './words';

/** What one line of the table is made of. A file that nothing was found in has one line without a finding. */
interface Line {
  readonly kind: 'template' | 'assessment' | 'policy' | 'pack' | 'unread';
  readonly file: string;
  readonly template?: TemplateRow | undefined;
  readonly assessment?: AssessmentRow | undefined;
  readonly finding?: FindingRow | undefined;
  /** Why a file could not be read. */
  readonly reason?: string;
}

type Cell = string | number | undefined;

/** The columns of the table, in order. Names are stable: programs read them. */
const columns: readonly (readonly [name: string, cell: (line: Line, register: Register) => Cell])[] = [
  ['kind', ({ kind }) => kind],
  ['file', ({ file }) => file],
  ['id', ({ template, assessment }) => template?.id ?? assessment?.id],
  ['title', ({ template, assessment }) => template?.title ?? assessment?.title],
  ['owner', ({ template, assessment }) => template?.owner ?? assessment?.owner],
  ['state', ({ template, assessment }) => template?.status ?? assessment?.status],
  ['channel', ({ template }) => template?.channel],
  ['purpose', ({ template }) => template?.purpose],
  ['nature', ({ template }) => template?.nature.effective],
  ['pecr', ({ template }) => template?.pecr.verdict],
  ['pecr route', ({ template }) => template?.pecr.route],
  ['pecr why', ({ template }) => template?.pecr.why],
  ['lawful basis', ({ template }) => template?.ukGdpr.basis],
  ['uk gdpr', ({ template }) => template?.ukGdpr.line],
  ['assessment', ({ template, assessment }) => template?.assessment.ref ?? assessment?.id],
  ['assessment status', ({ template, assessment }) => template?.assessment.status ?? assessment?.standing],
  ['assessment why', ({ template, assessment }) => template?.assessment.why ?? assessment?.why],
  ['next review', ({ assessment }) => assessment?.reviewDue],
  ['approval', ({ template }) => template?.approval?.state],
  ['approved by', ({ template, assessment }) => template?.approval?.by ?? assessment?.approver],
  ['approved on', ({ template, assessment }) => template?.approval?.on ?? assessment?.approvedOn],
  ['fingerprint', ({ template }) => template?.fingerprint],
  ['decision by', ({ template }) => template?.decisionRecord?.by],
  ['decision on', ({ template }) => template?.decisionRecord?.on],
  ['decision reason', ({ template }) => template?.decisionRecord?.reason],
  ['risk appetite', ({ template }) => template?.riskAppetite],
  ['finding', ({ finding }) => finding?.fingerprint],
  ['disposition', ({ finding }) => finding?.disposition],
  ['severity', ({ finding }) => finding?.severity],
  ['rule', ({ finding }) => finding?.rule],
  ['line', ({ finding }) => finding?.line],
  ['message', ({ finding, reason }) => finding?.message ?? (reason === undefined ? undefined : `Not read: ${reason}`)],
  ['source', ({ finding }) => finding?.source],
  ['waiver reason', ({ finding }) => finding?.waiver?.reason],
  ['waiver by', ({ finding }) => finding?.waiver?.by],
  ['waiver until', ({ finding }) => finding?.waiver?.until],
  ['as of', (_, { today }) => today],
  ['ruleset', (_, { tool }) => tool.rulesetDate],
  [
    'commit',
    (_, { scope }) => scope[0]?.revision && `${scope[0].revision.commit}${scope[0].revision.dirty ? ' (changed)' : ''}`,
  ],
];

/**
 * The register in pieces, as one table for spreadsheets (RFC 4180, UTF-8 with byte-order mark): a line for every finding, and one for every file
 * without any. Cells that a spreadsheet would calculate begin with an apostrophe.
 */
export function* registerCsv(register: Register): Generator<string> {
  const findings = new Map<string, FindingRow[]>();
  for (const finding of register.findings) {
    const same = findings.get(finding.file);
    if (same) same.push(finding);
    else findings.set(finding.file, [finding]);
  }
  const row = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;
  yield `\ufeff${row(columns.map(([name]) => name))}`;
  for (const line of linesOf(register, findings)) yield row(columns.map(([, cell]) => cell(line, register)));
}

/** `findings` by file: each is taken out once it has its line. */
function* linesOf(register: Register, findings: Map<string, FindingRow[]>): Generator<Line> {
  function* withFindings(line: Line): Generator<Line> {
    const found = findings.get(line.file);
    findings.delete(line.file);
    if (!found) yield line;
    else for (const finding of found) yield { ...line, finding };
  }
  for (const template of register.templates) yield* withFindings({ kind: 'template', file: template.file, template });
  for (const assessment of register.assessments)
    yield* withFindings({ kind: 'assessment', file: assessment.file, assessment });
  for (const { file } of register.policies) yield* withFindings({ kind: 'policy', file });
  for (const { name, kind } of register.packs) if (kind === 'house') yield* withFindings({ kind: 'pack', file: name });
  for (const { file, reason } of register.unread) yield { kind: 'unread', file, reason };
  // What was found in files that are no longer there.
  for (const [file, found] of findings)
    for (const finding of found) yield { kind: file.endsWith('.lia.md') ? 'assessment' : 'template', file, finding };
}

/** One cell: what could be taken for a formula is kept from being one, whatever the reader's locale and alphabet. */
export function csvCell(value: Cell): string {
  if (value === undefined) return '';
  const line = visible(String(value));
  const text = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(line) ? `'${line}` : line;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
