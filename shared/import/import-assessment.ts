import { isMap, parseDocument } from 'yaml';
import { questionOf } from '../assessment/questions';
import { blankTemplate, stubText } from '../assessment/stub';
import { splitFrontMatter } from '../text/front-matter';
import { assessmentFields } from '../vocabulary/assessment-fields';
import { fieldAt } from '../vocabulary/field';
import { type Target, targetOf } from './assessment-columns';
import { cellValue } from './cell-values';
import type { Row, Table } from './table';

/** One row of a register as an assessment, and what of it could not be taken over as it is. */
export interface ImportedAssessment {
  readonly id: string;
  /** Number of its row in the spreadsheet. */
  readonly row: number;
  readonly text: string;
  /** Plain sentences for whoever looks at the import. */
  readonly notes: readonly string[];
}

export interface ImportContext {
  /** Name of the file, for the history. */
  readonly file: string;
  /** ISO day. */
  readonly today: string;
  /** Where columns belong that their names don't tell, by name. */
  readonly targets: ReadonlyMap<string, Target>;
  /** An id that no assessment has yet; the one that is wished for where it is free and can be a file's name. */
  readonly freeId: (wished: string) => string;
  readonly reviewMonths: number;
}

/**
 * The assessments of a register. Each begins as a draft, whatever the register says of it: an approval is recorded by the person who gives
 * it (UK GDPR Art 5(2)). What people wrote as answers stands as their answer, word for word; what belongs nowhere is kept at the end.
 */
export function importAssessments({ columns, rows }: Table, context: ImportContext): ImportedAssessment[] {
  const targets = columns.map((column) => context.targets.get(column) ?? targetOf(column));
  return rows.map((row) => importRow(row, columns, targets, context));
}

/** Which columns belong nowhere, by their names. Their cells are kept below each assessment. */
export function unknownColumns({ columns }: Table, targets: ReadonlyMap<string, Target>): string[] {
  return columns.filter((column) => column !== '' && !targets.has(column) && !targetOf(column));
}

function importRow(
  row: Row,
  columns: readonly string[],
  targets: readonly (Target | undefined)[],
  { file, today, freeId, reviewMonths }: ImportContext,
): ImportedAssessment {
  const notes: string[] = [];
  const fields = new Map<string, string | readonly string[]>();
  const answers = new Map<string, string[]>();
  const recorded: string[] = [];
  const kept: [column: string, cell: string][] = [];
  row.cells.forEach((cell, index) => {
    const column = columns[index] ?? '';
    const target = targets[index];
    if (cell === '') return;
    if (target?.kind === 'history') recorded.push(`${column}: ${cell.replace(/\s+/g, ' ')}`);
    else if (target?.kind === 'answer') answers.set(target.question, [...(answers.get(target.question) ?? []), cell]);
    else if (target?.kind === 'field' && !fields.has(target.path)) {
      const found = cellValue(cell, fieldAt(assessmentFields, target.path) ?? { type: 'text' });
      if ('value' in found) fields.set(target.path, found.value);
      else {
        notes.push(`${column}: ${found.problem}, so ${target.path} is left as it is in a new assessment.`);
        kept.push([column, cell]);
      }
    } else kept.push([column, cell]);
  });
  const wished = String(fields.get('id') ?? '');
  const id = freeId(wished);
  if (wished !== '' && wished !== id)
    notes.push(`The id ${wished} is taken or can't be a file's name; it is ${id} here.`);
  if (recorded.length > 0)
    notes.push(`It begins as a draft. Told in its history and to be recorded anew: ${recorded.join('; ')}.`);
  const change = `Imported from ${file}, row ${row.number}.${recorded.length > 0 ? ` There: ${recorded.join('; ')}.` : ''}`;
  const stub = stubText({ id, templates: [blankTemplate], today, reviewMonths });
  const text = withAnswers(withFields(stub, fields, { date: today, who: 'import', change }), answers, kept, file);
  return { id, row: row.number, text, notes };
}

function withFields(
  stub: string,
  fields: ReadonlyMap<string, string | readonly string[]>,
  history: { date: string; who: string; change: string },
): string {
  const { content } = splitFrontMatter(stub).frontMatter!;
  const document = parseDocument(stub.slice(content.start, content.end));
  for (const [path, value] of fields)
    if (path !== 'id')
      document.setIn(path.split('.'), typeof value === 'string' ? value : document.createNode(value, { flow: true }));
  // What the stub writes on one line would not fit there once it says something.
  for (const path of [
    ['scope', 'audience'],
    ['scope', 'frequency'],
  ]) {
    const mapping = document.getIn(path);
    if (isMap(mapping)) mapping.flow = false;
  }
  document.set('history', [history]);
  const header = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return `${stub.slice(0, content.start)}${header.endsWith('\n') ? header : `${header}\n`}${stub.slice(content.end)}`;
}

function withAnswers(
  text: string,
  answers: ReadonlyMap<string, readonly string[]>,
  kept: readonly (readonly [column: string, cell: string])[],
  file: string,
): string {
  let result = text;
  const homeless: [string, string][] = [];
  for (const [id, parts] of answers) {
    const answer = parts.map(asProse).join('\n\n');
    const heading = `### ${id} `;
    const start = result.indexOf(`\n${heading}`);
    const from = start < 0 ? -1 : result.indexOf('<!-- answer -->', start);
    if (from < 0) homeless.push([questionOf(id)?.question ?? id, answer]);
    else result = `${result.slice(0, from)}${answer}${result.slice(from + '<!-- answer -->'.length)}`;
  }
  const rest = [...kept, ...homeless];
  if (rest.length === 0) return result;
  const lines = rest.map(([column, cell]) => `**${asProse(column || 'Without a name')}**\n\n${asProse(cell)}\n`);
  return `${result.trimEnd()}\n\n## Kept from ${asProse(file)}\n\n${lines.join('\n')}`;
}

/** A cell as a paragraph of Markdown that can't begin a section or a comment of its own. */
function asProse(cell: string): string {
  return cell.replace(/<!--/g, '< !--').replace(/^(\s{0,3})([#>]|---|===)/gm, '$1\\$2');
}
