import type { Work } from '../find-promotion';
import { isLetterOrDigit } from '../tokens';
import { type EditedText, Editing } from './edited-text';

/** What may stand between the letters of a word that is spelled out: "f.r.e.e", "S-A-L-E", "f*r*e*e". No slash: it says "or". */
const separators = '.-*_·•~+';
const longestGap = 8;
const fewestLetters = 3;

/**
 * A text in which words are whole that were spelled letter by letter: "f.r.e.e", "b u y  n o w". Three letters at least, and the same
 * gap between all of them; where a gap is wider, or a capital follows a small letter, a word ends. Undefined where nothing had to
 * change. Initials become one word too ("R.S.V.P.", "RSVP"); numbers, also those of versions and sections, stay.
 */
export function joinSpelled(text: string, work: Work): EditedText | undefined {
  work.steps += text.length;
  let editing: Editing | undefined;
  let before = false;
  for (let at = 0; at < text.length; at++) {
    const wordy = isLetterOrDigit(text.charCodeAt(at));
    // The apostrophe keeps the "t" of "don't" from standing alone.
    if (wordy && !before && isAlone(text, at) && text[at - 1] !== "'" && text[at - 1] !== '’') {
      const run = readRun(text, at);
      if (run && run.letters >= fewestLetters) {
        editing ??= new Editing(text);
        for (const { start, end } of run.gaps) editing.replace(start, end, '');
      }
      work.steps += longestGap + (run ? run.last - at : 0);
      if (run) at = run.last;
    }
    before = wordy;
  }
  return editing?.finish();
}

interface Run {
  /** Where the last letter stands. */
  readonly last: number;
  readonly letters: number;
  readonly gaps: readonly { readonly start: number; readonly end: number }[];
}

function readRun(text: string, start: number): Run | undefined {
  const width = gapWidth(text, start + 1);
  if (width === 0) return undefined;
  const gap = text.slice(start + 1, start + 1 + width);
  const spaced = isSpace(gap.charCodeAt(0)) && isSpace(gap.charCodeAt(width - 1)) && gap.trim() === '';
  const gaps: { start: number; end: number }[] = [];
  let letters = isLetter(text[start]!) ? 1 : 0;
  let last = start;
  /** The word that is being spelled: whether it has letters. */
  let inLetters = letters > 0;
  for (;;) {
    const next = last + 1 + (last === start ? width : gapWidth(text, last + 1));
    if (next === last + 1 || !isUnit(text, next, spaced)) break;
    const here = text.slice(last + 1, next);
    const letter = isLetter(text[next]!);
    if (spaced ? isNarrower(here, gap) : here !== gap) break;
    if (spaced && (here.length > width || here.includes('\n') || endsWord(text, last, next, width, inLetters, letter)))
      inLetters = letter;
    else {
      gaps.push({ start: last + 1, end: next });
      inLetters ||= letter;
    }
    if (letter) letters++;
    last = next;
  }
  if (last === start) return undefined;
  if (!spaced && text[last + 1] === gap && gap === '.' && !endsSentence(text, last + 2))
    gaps.push({ start: last + 1, end: last + 2 });
  return { last, letters, gaps };
}

/** Letters and digits, and in "1 5 %" and "£ 5" the signs of an amount. */
function isUnit(text: string, at: number, spaced: boolean): boolean {
  return isAlone(text, at) && (isLetterOrDigit(text.charCodeAt(at)) || (spaced && '%£$€'.includes(text[at]!)));
}

function isAlone(text: string, at: number): boolean {
  return at < text.length && !isLetterOrDigit(text.charCodeAt(at - 1)) && !isLetterOrDigit(text.charCodeAt(at + 1));
}

/** How long the gap from `at` is: white space, one separator, or one separator within white space; 0 where there is none. */
function gapWidth(text: string, at: number): number {
  const most = Math.min(text.length, at + longestGap);
  let end = at;
  while (end < most && isSpace(text.charCodeAt(end))) end++;
  if (end < most && separators.includes(text[end]!)) {
    end++;
    const spaceBefore = end - at > 1;
    const from = end;
    while (end < most && isSpace(text.charCodeAt(end))) end++;
    // A hyphen or full stop with space on one side only is punctuation.
    if (end > from !== spaceBefore) return 0;
  }
  return end - at;
}

function isNarrower(here: string, gap: string): boolean {
  return here.length < gap.length || here.trim() !== '';
}

/** Whether between two letters with the usual gap a word ends all the same: "F r e e T r i a l", "a F R E E", "4 y o u". */
function endsWord(
  text: string,
  last: number,
  next: number,
  width: number,
  inLetters: boolean,
  letter: boolean,
): boolean {
  const before = text[last]!;
  const after = text[next]!;
  if (before === '%' || '£$€'.includes(after)) return true;
  if (!letter) return after === '%' && inLetters;
  if (!inLetters) return true;
  if (!isLetter(before)) return false;
  if (isSmall(before) && !isSmall(after)) return true;
  const earlier = text[last - 1 - width];
  return !isSmall(before) && isSmall(after) && earlier !== undefined && isLetter(earlier) && !isSmall(earlier);
}

function endsSentence(text: string, at: number): boolean {
  let next = at;
  while (next < text.length && next - at < longestGap && isSpace(text.charCodeAt(next))) next++;
  const character = text[next] ?? '';
  return character === '' || (isLetter(character) && !isSmall(character));
}

function isSmall(character: string): boolean {
  return character === character.toLowerCase();
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xa0;
}
