import { endOfLine } from '../text/line-ends';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { type PartId, questionOf, questions } from './questions';

/** What an assessment says under the heading of one question. */
export interface Answer {
  readonly id: string;
  /** The line of the heading. */
  readonly headingSpan: Span;
  /** What stands below, without the blank space around it; empty, and right behind the heading, where nothing does. */
  readonly span: Span;
  /** The same without HTML comments. */
  readonly text: string;
}

/** The heading that a part of the assessment stands under. */
export interface PartHeading {
  readonly part: PartId;
  /** The line of the heading. */
  readonly span: Span;
}

/** What the headings of an assessment make of its text. */
export interface Sections {
  readonly answers: readonly Answer[];
  /** In the order of the text; a part whose questions stand under no heading of their own has none. */
  readonly partHeadings: readonly PartHeading[];
}

const heading = /^ {0,3}(#{1,6})(?:[ \t]+([\s\S]*))?$/;
const questionId = /^[*_]{0,3}([PNBD]\d{1,2})(?![\p{L}\p{N}])/iu;

/**
 * The answers in the Markdown below the front-matter, in order: a heading of level 2 to 4 that starts with the id of a question or
 * is the question, and all down to the next question or the next heading of the same or a higher level. A question asked twice has
 * two answers.
 */
export function answersIn(text: string, body: Span): readonly Answer[] {
  return sectionsIn(text, body).answers;
}

/** The answers as {@link answersIn}, and the headings that the parts stand under, whatever people call them. */
export function sectionsIn(text: string, body: Span): Sections {
  const readable = blankComments(text.slice(0, body.end), body.start);
  const lines = new Lines(readable);
  const answers: Answer[] = [];
  const others: OtherHeading[] = [];
  let open: { id: string; level: number; headingSpan: Span } | undefined;
  const close = (end: number) => {
    if (open) answers.push(answerBetween(text, readable, open, end));
  };
  for (let number = lines.positionAt(body.start).line; number < lines.count; number++) {
    const line = lines.line(number);
    const match = heading.exec(readable.slice(line.start, line.end));
    if (!match) continue;
    const level = match[1]!.length;
    const id = level >= 2 && level <= 4 ? questionIn(match[2] ?? '') : undefined;
    if (open && (id || level <= open.level)) {
      close(line.start);
      open = undefined;
    }
    if (id) open = { id, level, headingSpan: trimmed(text, line) };
    else if (!open) others.push({ level, text: match[2] ?? '', span: trimmed(text, line) });
  }
  close(body.end);
  return { answers, partHeadings: partHeadings(answers, others, text) };
}

interface OtherHeading {
  readonly level: number;
  readonly text: string;
  readonly span: Span;
}

const longestHeading = 500;
const idByQuestion = new Map(questions.map(({ id, question }) => [letters(question), id]));

/** The question that a heading asks: by its id, or word by word where somebody took the id away. */
function questionIn(written: string): string | undefined {
  const id = questionId.exec(written)?.[1];
  if (id !== undefined) return questionOf(id)?.id;
  return written.length > longestHeading ? undefined : idByQuestion.get(letters(written));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const partWords: readonly (readonly [PartId, RegExp])[] = [
  ['purpose', /\bpurpose\b/i],
  ['necessity', /\bnecess(?:ity|ary)\b/i],
  ['balancing', /\bbalanc(?:e|ing)\b/i],
  ['decision', /\b(?:decision|conclusion|outcome)\b/i],
];

/** The heading above the first question of each part; of a part that asks nothing, the heading that names it. */
function partHeadings(answers: readonly Answer[], others: readonly OtherHeading[], text: string): PartHeading[] {
  const found: PartHeading[] = [];
  const isTaken = (each: OtherHeading) => found.some(({ span }) => span === each.span);
  for (const [part] of partWords) {
    const index = answers.findIndex(({ id }) => questionOf(id)?.part === part);
    const first = answers[index];
    if (!first) continue;
    const from = answers[index - 1]?.span.end ?? 0;
    const level = /^[ \t]*(#+)/.exec(text.slice(first.headingSpan.start, first.headingSpan.end))?.[1]?.length ?? 0;
    const above = others.findLast(
      ({ span, level: its }) => span.start >= from && span.end <= first.headingSpan.start && its < level,
    );
    if (above && !isTaken(above)) found.push({ part, span: above.span });
  }
  for (const [part, words] of partWords) {
    if (answers.some(({ id }) => questionOf(id)?.part === part)) continue;
    const named = others.find(
      (each) => each.level > 1 && !isTaken(each) && words.test(each.text.slice(0, longestHeading)),
    );
    if (named) found.push({ part, span: named.span });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function answerBetween(text: string, readable: string, open: { id: string; headingSpan: Span }, end: number): Answer {
  const span = trimmed(text, { start: open.headingSpan.end, end });
  return { id: open.id, headingSpan: open.headingSpan, span, text: withoutComments(text, readable, span) };
}

function trimmed(text: string, span: Span): Span {
  const slice = text.slice(span.start, span.end);
  const kept = slice.trim().length;
  if (kept === 0) return { start: span.start, end: span.start };
  const start = span.start + slice.length - slice.trimStart().length;
  return { start, end: start + kept };
}

/** Stands for each code unit of a comment; no keyboard types it. */
const blank = '\u0000';

/** The text with every HTML comment after `from` blanked out but for line breaks. A comment nobody closed ends with its line. */
function blankComments(text: string, from: number): string {
  let result = '';
  let position = 0;
  let start = text.indexOf('<!--', from);
  let closable = true;
  while (start !== -1) {
    // Markdown closes even "<!-->"; looking again once there is no closing left would take for ever on a hostile file.
    const closing: number = closable ? text.indexOf('-->', start + 2) : -1;
    closable = closing !== -1;
    const end = closable ? closing + 3 : endOfLine(text, start);
    result += text.slice(position, start) + text.slice(start, end).replace(/[^\r\n]/g, blank);
    position = end;
    start = text.indexOf('<!--', end);
  }
  return result + text.slice(position);
}

function withoutComments(text: string, readable: string, span: Span): string {
  const slice = readable.slice(span.start, span.end);
  if (!slice.includes(blank)) return text.slice(span.start, span.end);
  return slice.replaceAll(blank, '').trim();
}
