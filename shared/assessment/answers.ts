import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { questionOf } from './questions';

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

const heading = /^ {0,3}(#{1,6})(?:[ \t]+([\s\S]*))?$/;
const questionId = /^[*_]{0,3}([PNBD]\d{1,2})(?![\p{L}\p{N}])/iu;

/**
 * The answers in the Markdown below the front-matter, in order: a heading of level 2 to 4 that starts with the id of a question,
 * and all down to the next question or the next heading of the same or a higher level. A question asked twice has two answers.
 */
export function answersIn(text: string, body: Span): readonly Answer[] {
  const readable = blankComments(text.slice(0, body.end), body.start);
  const lines = new Lines(readable);
  const answers: Answer[] = [];
  let open: { id: string; level: number; headingSpan: Span } | undefined;
  const close = (end: number) => {
    if (open) answers.push(answerBetween(text, readable, open, end));
  };
  for (let number = lines.positionAt(body.start).line; number < lines.count; number++) {
    const line = lines.line(number);
    const match = heading.exec(readable.slice(line.start, line.end));
    if (!match) continue;
    const level = match[1]!.length;
    const id = level >= 2 && level <= 4 ? questionOf(questionId.exec(match[2] ?? '')?.[1] ?? '')?.id : undefined;
    if (open && (id || level <= open.level)) {
      close(line.start);
      open = undefined;
    }
    if (id) open = { id, level, headingSpan: trimmed(text, line) };
  }
  close(body.end);
  return answers;
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

function endOfLine(text: string, from: number): number {
  const lineBreak = /[\r\n]/g;
  lineBreak.lastIndex = from;
  return lineBreak.exec(text)?.index ?? text.length;
}

function withoutComments(text: string, readable: string, span: Span): string {
  const slice = readable.slice(span.start, span.end);
  if (!slice.includes(blank)) return text.slice(span.start, span.end);
  return slice.replaceAll(blank, '').trim();
}
