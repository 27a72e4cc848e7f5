import type { Span } from '../text/span';
import type { Part, Prose } from './prose';

/**
 * The words of one part of a message as a reader meets them, for patterns to be held against: one space between words, a line
 * feed between paragraphs, straight quotes, one `\uFFFC` for a merge field, and nothing that nobody sees.
 */
export interface Wording {
  readonly part: Part;
  readonly text: string;
  /** The same in lower case, code unit for code unit. */
  readonly lower: string;
  /** Where a stretch of `text` stands in the file. */
  spanOf(start: number, end: number): Span;
}

const known = new WeakMap<Prose, readonly Wording[]>();

/** The wordings of a message, part by part in the order of the file. Made once for each text. */
export function wordingsOf(prose: Prose): readonly Wording[] {
  let wordings = known.get(prose);
  if (!wordings) {
    wordings = prose.passages.map(({ part, text, span }) => wordingOf(part, text, span.start));
    known.set(prose, wordings);
  }
  return wordings;
}

/** What reads differently from how it is written: a lone space reads as it is, and there is one between any two words. */
const runs = / \s+|[^\S ]\s*|\u2060+|\uFFFC(?:[\u2060\uFFFC]*\uFFFC)?|[\u2018\u2019\u201C\u201D\u00AD]/g;
const blankLine = /\n[^\S\r\n]*\r?\n|\r[^\S\r\n]*\r/;

function wordingOf(part: Part, source: string, offset: number): Wording {
  let text = '';
  /** Where in `text` each kept stretch begins, and where it stands in the source. */
  const starts: number[] = [0];
  const places: number[] = [0];
  let done = 0;
  for (const match of source.matchAll(runs)) {
    const [run] = match;
    const kept = replacement(run);
    text += source.slice(done, match.index) + kept;
    done = match.index + run.length;
    if (run.length !== kept.length) {
      starts.push(text.length);
      places.push(done);
    }
  }
  text += source.slice(done);
  const place = (at: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return offset + Math.min(places[low]! + at - starts[low]!, source.length);
  };
  return {
    part,
    text,
    lower: lowerCase(text),
    spanOf: (start, end) => ({ start: place(start), end: end > start ? place(end - 1) + 1 : place(start) }),
  };
}

function replacement(run: string): string {
  switch (run[0]) {
    case '\u2018':
    case '\u2019':
      return "'";
    case '\u201C':
    case '\u201D':
      return '"';
    case '\u2060':
    case '\u00AD':
      return '';
    case '\uFFFC':
      return '\uFFFC';
  }
  return blankLine.test(run) ? '\n' : ' ';
}

/** A few letters have no lower case of their own length; then only those of English count. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const lowered = new WeakMap<RegExp, RegExp>();

/**
 * The same pattern in lower case: held against lower case it finds the same many times faster than by ignoring case. What names no letters
 * beyond those of English is read by code units, which takes a third of the time to make: a gap of so many characters has room for half
 * as many emoji.
 */
function inLowerCase(pattern: RegExp): RegExp {
  let known = lowered.get(pattern);
  if (!known) {
    const source = pattern.source.replace(/\\p\{[^}]*\}|\\u[0-9A-Fa-f]{4}|\\.|[A-Z]/g, (part) =>
      part.length === 1 ? part.toLowerCase() : part,
    );
    const flags = pattern.flags.replace('i', '');
    known = new RegExp(source, /\\[pPu]\{|[^\0-\x7f]/.test(source) ? flags : flags.replace('u', ''));
    lowered.set(pattern, known);
  }
  return known;
}

/** The places of all matches of a global pattern, in the parts named or in all. Patterns must be linear: every gap in them bounded. */
export function findWording(prose: Prose, pattern: RegExp, ...parts: readonly Part[]): Span[] {
  const spans: Span[] = [];
  const held = pattern.ignoreCase ? inLowerCase(pattern) : pattern;
  for (const wording of wordingsOf(prose)) {
    if (parts.length > 0 && !parts.includes(wording.part)) continue;
    const text = pattern.ignoreCase ? wording.lower : wording.text;
    // matchAll would make a pattern of its own each time, which most often takes longer than to find nothing.
    held.lastIndex = 0;
    for (let match = held.exec(text); match; match = held.exec(text)) {
      const { 0: found, index } = match;
      spans.push(wording.spanOf(index, index + found.length));
      if (found === '') held.lastIndex = index + (text.codePointAt(index)! > 0xffff ? 2 : 1);
    }
  }
  return spans;
}

/** Whether a pattern matches anywhere in the parts named, or in all. */
export function hasWording(prose: Prose, pattern: RegExp, ...parts: readonly Part[]): boolean {
  const held = pattern.ignoreCase ? inLowerCase(pattern) : pattern;
  for (const { part, text, lower } of wordingsOf(prose)) {
    if (parts.length > 0 && !parts.includes(part)) continue;
    if ((pattern.ignoreCase ? lower : text).search(held) >= 0) return true;
  }
  return false;
}
