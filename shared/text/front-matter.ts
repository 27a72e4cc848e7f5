import { conflictIn, withoutConflicts } from './conflict';
import { Lines } from './lines';
import type { Span } from './span';
import type { Mapping, Problem } from './tree';
import { parseYaml } from './yaml';

/** The YAML header of a template or an assessment. */
export interface FrontMatter {
  /** From the opening fence to the end of the closing fence, without its line break. */
  readonly span: Span;
  /** The YAML between the fences. */
  readonly content: Span;
  /** What could be read; an empty mapping where nothing could. */
  readonly root: Mapping;
  /** Each clamped to one line. Where there are any, a field that seems absent may only be unreadable. */
  readonly problems: readonly Problem[];
  /** False where the closing fence is missing; the header is then taken to end at the first blank line. */
  readonly closed: boolean;
}

/** A text split in header and body. `frontMatter` is undefined where the text doesn't start with a fence. */
export interface Split {
  readonly frontMatter: FrontMatter | undefined;
  readonly body: Span;
}

const openingFence = /^---[ \t]*(?:\r\n|\r|\n|$)/;

/** Where the YAML of a header stands, without reading it; undefined where the text doesn't start with a fence. */
export function headerContent(text: string, lines = new Lines(text)): Span | undefined {
  const start = openingFence.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  return { start, end: closingFence(text)?.start ?? endOfUnclosed(text, lines, start) };
}

/** Splits a text (without byte-order mark) in front-matter and body. Never throws. */
export function splitFrontMatter(text: string, lines = new Lines(text)): Split {
  const opening = openingFence.exec(text);
  if (!opening) return { frontMatter: undefined, body: { start: 0, end: text.length } };
  const start = opening[0].length;
  const closing = closingFence(text);
  if (closing) {
    const content = { start, end: closing.start };
    const read = parseYaml(text, content);
    const conflict = read.problems.length > 0 ? conflictIn(text, content) : undefined;
    // What YAML makes of two versions at once helps nobody.
    const { root } = conflict ? parseYaml(withoutConflicts(text.slice(0, content.end)), content) : read;
    const problems = conflict ? [conflict] : read.problems;
    const frontMatter = {
      span: { start: 0, end: closing.end },
      content,
      root,
      problems: problems.map(clamp),
      closed: true,
    };
    return { frontMatter, body: { start: Math.min(closing.next, text.length), end: text.length } };
  }
  const end = endOfUnclosed(text, lines, start);
  const content = { start, end };
  const unclosed = {
    span: { start: 0, end: 3 },
    message: 'The fields that start here are never closed. Put a line with three dashes (---) below the last one.',
  };
  // One cause, one problem: what else YAML says of an open header is mostly the message below it.
  const { root } = parseYaml(text, content);
  const frontMatter = { span: { start: 0, end }, content, root, problems: [unclosed], closed: false };
  return { frontMatter, body: { start: end, end: text.length } };

  function clamp(problem: Problem): Problem {
    return { ...problem, span: visible(lines.clampToLine(problem.span), lines) };
  }
}

/** A finding of no width can't be seen or hovered: take in the code unit before it, on the same line. */
function visible(span: Span, lines: Lines): Span {
  if (span.end > span.start) return span;
  const line = lines.line(lines.positionAt(span.start).line);
  if (span.start < line.end) return { start: span.start, end: span.start + 1 };
  return line.start < line.end ? { start: line.end - 1, end: line.end } : span;
}

function closingFence(text: string): { start: number; end: number; next: number } | undefined {
  // Line by line from the top: the header is a small part of the text, whatever the size of the message.
  for (let position = nextLine(text, 0); position < text.length; position = nextLine(text, position)) {
    if (text.startsWith('---', position)) {
      let end = position + 3;
      while (text[end] === ' ' || text[end] === '\t') end++;
      if (end === text.length || text[end] === '\n' || text[end] === '\r') {
        return { start: position, end: position + 3, next: nextLine(text, position) };
      }
    }
  }
  return undefined;
}

/** Offset of the line after the one `position` stands on; the length of the text where there is none. */
function nextLine(text: string, position: number): number {
  for (let i = position; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) return i + 1;
    if (unit === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return text.length;
}

function endOfUnclosed(text: string, lines: Lines, start: number): number {
  for (let line = 1; line < lines.count; line++) {
    const span = lines.line(line);
    if (span.start >= start && text.slice(span.start, span.end).trim() === '') return span.start;
  }
  return text.length;
}
