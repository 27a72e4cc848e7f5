import type { TextEdit } from '../text/edit';
import { splitFrontMatter } from '../text/front-matter';
import { newLineOf } from '../text/new-line';
import type { Span } from '../text/span';
import type { Mapping } from '../text/tree';
import { parseYaml } from '../text/yaml';
import type { FieldTable } from '../vocabulary/field';
import { indented } from './indentation';
import { lineEdits } from './line-edits';
import { isSameMeaning } from './meaning';
import { ordered } from './order';
import { spaced } from './spacing';

/** What one step lays out may make room for another; more turns than this mean that two of them disagree. */
const mostTurns = 4;
/** Longer fields than any person writes are left alone: every step reads them twice. In UTF-16 code units. */
const longest = 65_536;

/** {@link formatFields} for the header of a template or an assessment (text without byte-order mark). Nothing below it is touched. */
export function formatHeader(text: string, table: FieldTable): TextEdit[] {
  const { frontMatter } = splitFrontMatter(text);
  if (!frontMatter?.closed || frontMatter.problems.length > 0) return [];
  return formatFields(text, frontMatter.content, table);
}

/**
 * Edits that lay out the fields in `content` as a careful person would: order, spacing, quotation marks, indentation. What the fields
 * say and every comment stay: each step is read again and left out where it would change anything else. Line ends are those of the
 * text. Empty where there is nothing to do, and where the fields can't be read. Never throws.
 */
export function formatFields(text: string, content: Span, table: FieldTable): TextEdit[] {
  const written = text.slice(content.start, content.end);
  // A lone CR is a line break to an editor and none to YAML.
  if (written.length > longest || /\r(?!\n)/.test(written)) return [];
  const source = written.replaceAll('\r\n', '\n');
  let result = source;
  for (let turn = 0; ; turn++) {
    const next = laidOut(result, table);
    if (next === result) break;
    if (turn === mostTurns) return [];
    result = next;
  }
  if (result === source) return [];
  const newLine = newLineOf(text);
  return lineEdits(written, newLine === '\n' ? result : result.replaceAll('\n', newLine), content.start);
}

function laidOut(source: string, table: FieldTable): string {
  const steps: ((current: string, root: Mapping) => string)[] = [
    spaced,
    indented,
    (current, root) => ordered(current, root, table),
  ];
  let current = source;
  for (const step of steps) {
    const { root, problems } = parseYaml(current, { start: 0, end: current.length });
    // Fields in brackets are one value, laid out by whoever wrote them.
    if (problems.length > 0 || root.entries.length === 0 || current[root.span.start] === '{') return source;
    const next = step(current, root);
    if (next !== current && isSameMeaning(current, next)) current = next;
  }
  return current;
}
