import type { Span } from '../text/span';
import { emptyMapping, entryOf, type Node } from '../text/tree';
import { parseYaml } from '../text/yaml';
import { type Field, textOf } from './fields';

/**
 * The text of a template as it was approved, kept at the end of the assessment. It stands there and not in files of its own
 * because then it can't be lost, moved or sent apart from the approval that names it, no program takes it for a message, and one
 * edit that can be undone writes both. Approvals name it by its fingerprint, so a text that is approved twice is kept once.
 *
 *     ```approved sha256:9f86d081884c7d659a2feaa0c55ad015
 *     file: messages/office-move.outreach.md
 *     inherited: { channel: email, audience: { segment: Customers in Leeds } }
 *
 *     (the whole template, letter by letter)
 *     ```
 */
export interface ApprovedText {
  readonly fingerprint: Field<string>;
  /** Path of the template on that day: its ending says how the text is read. */
  readonly file: string;
  /** What counted and came from the policy of that day. */
  readonly inherited: Node;
  readonly text: string;
  /** All of it as it is written, fences included. */
  readonly source: string;
  /** From the opening fence to the end of the closing one. */
  readonly span: Span;
}

const opening = /^(`{3,})approved[ \t]+(sha256:[0-9a-f]{1,64})[ \t]*$/;

/** The texts that are kept below the front-matter of an assessment, in order. One whose fence is never closed reaches to the end. */
export function approvedTextsIn(text: string, body: Span): readonly ApprovedText[] {
  const kept: ApprovedText[] = [];
  // Most assessments keep none, and they are read at every keystroke.
  if (!text.includes('approved sha256:')) return kept;
  for (let line = lineAt(text, body.start); line.start < body.end; line = lineAt(text, line.next)) {
    const match = opening.exec(text.slice(line.start, line.end));
    if (!match) continue;
    const start = line.start + match[0].indexOf('sha256:');
    const fingerprint = { value: match[2]!, span: { start, end: start + match[2]!.length } };
    const closing = closingOf(text, match[1]!.length, line.next);
    const content = { start: Math.min(line.next, closing.start), end: closing.start };
    const source = text.slice(line.start, closing.end);
    kept.push({ fingerprint, ...contentOf(text, content), source, span: { start: line.start, end: closing.end } });
    line = closing;
  }
  return kept;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const lineBreak = /\r\n|\r|\n/g;
  lineBreak.lastIndex = start;
  const match = lineBreak.exec(text);
  if (!match) return { start, end: text.length, next: text.length };
  return { start, end: match.index, next: match.index + match[0].length };
}

function closingOf(text: string, ticks: number, from: number): Line {
  const closing = new RegExp(`^\`{${ticks},}[ \\t]*$`);
  for (let line = lineAt(text, from); line.start < text.length; line = lineAt(text, line.next)) {
    if (text[line.start] === '`' && closing.test(text.slice(line.start, line.end))) return line;
  }
  return { start: text.length, end: text.length, next: text.length };
}

/** What is known of the text, a blank line, and the text. */
function contentOf(text: string, { start, end }: Span): Pick<ApprovedText, 'file' | 'inherited' | 'text'> {
  let line = lineAt(text, start);
  while (line.start < end && text.slice(line.start, line.end).trim() !== '') line = lineAt(text, line.next);
  const { root } = parseYaml(text, { start, end: Math.min(line.start, end) });
  const inherited = entryOf(root, 'inherited')?.value;
  return {
    file: textOf(entryOf(root, 'file')?.value)?.value ?? '',
    inherited: inherited?.kind === 'mapping' ? inherited : emptyMapping,
    text: text.slice(Math.min(line.next, end), end),
  };
}
