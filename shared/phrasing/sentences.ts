import type { Span } from '../text/span';

/** A full stop after one of these ends no sentence. */
const abbreviations = new Set(
  'mr mrs ms mx dr prof rev st sr jr e.g eg i.e ie etc vs no nos approx inc ltd co dept est fig tel ext p.a p.m a.m cf ref'.split(
    ' ',
  ),
);

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
const isDigit = (code: number) => code >= 48 && code <= 57;
const isUpper = (character: string) => character !== character.toLowerCase();
/** May stand between the end of a sentence and the white space after it. */
const closers = '"\'”’)]*_~';
const stops = '.!?…';
const possibleEnd = /\r\n|[\n\r.!?…]/g;

/**
 * The sentences of `text` in order, without the white space around them. A sentence ends at `.`, `!`, `?` or `…` before
 * white space (not after an abbreviation or inside a number), at a blank line, before a list item or heading, and at the
 * end of a line that ends with a comma or colon, as a greeting does.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (to > from) found.push({ start: from, end: to });
    start = end;
  };
  possibleEnd.lastIndex = 0;
  for (let match = possibleEnd.exec(text); match; match = possibleEnd.exec(text)) {
    const { index } = match;
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13) {
      const lineBreak = possibleEnd.lastIndex - 1;
      if (endsAtLineBreak(text, start, lineBreak)) close(lineBreak + 1);
      continue;
    }
    let end = index + 1;
    while (end < text.length && stops.includes(text[end]!)) end++;
    const single = end === index + 1;
    while (end < text.length && closers.includes(text[end]!)) end++;
    const atEnd = end >= text.length || isSpace(text.charCodeAt(end));
    if (atEnd && !(single && code === 46 && isAbbreviation(text, start, index, end))) close(end);
    possibleEnd.lastIndex = end;
  }
  close(text.length);
  return found;
}

function isAbbreviation(text: string, sentence: number, stop: number, end: number): boolean {
  let from = stop;
  while (from > sentence && !isSpace(text.charCodeAt(from - 1)) && stop - from < 8) from--;
  const word = text.slice(from, stop).replace(/^[("'“‘]+/, '');
  if (word.length === 1 && isUpper(word)) return true;
  if (!abbreviations.has(word.toLowerCase())) return false;
  let next = end;
  while (next < text.length && isSpace(text.charCodeAt(next))) next++;
  const follows = text[next];
  if (follows === undefined) return false;
  // "No." is a sentence of its own unless a number follows it.
  if (/^nos?$/i.test(word)) return isDigit(text.charCodeAt(next));
  return /^(mr|mrs|ms|mx|dr|prof|rev|st)$/i.test(word) || !isUpper(follows);
}

function endsAtLineBreak(text: string, sentence: number, lineBreak: number): boolean {
  let before = lineBreak;
  while (before > sentence && isSpace(text.charCodeAt(before - 1))) before--;
  if (before > sentence && (text[before - 1] === ',' || text[before - 1] === ':')) return true;
  let after = lineBreak + 1;
  while (after < text.length && (text[after] === ' ' || text[after] === '\t')) after++;
  if (after >= text.length) return true;
  const code = text.charCodeAt(after);
  if (code === 10 || code === 13) return true;
  if ('-*+•#>|'.includes(text[after]!)) return true;
  let digits = after;
  while (digits < text.length && digits - after < 3 && isDigit(text.charCodeAt(digits))) digits++;
  return digits > after && (text[digits] === '.' || text[digits] === ')') && text[digits + 1] === ' ';
}
