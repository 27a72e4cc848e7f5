import { unknownWord } from '../template/prose';
import type { Span } from '../text/span';

/**
 * One sentence as parallel columns. A token is a word in lower case, or `#number`, `#money`, `#percent`, `#emoji`,
 * `#unknown` (a merge field), or `?`.
 */
export interface Tokens {
  readonly words: string[];
  readonly starts: number[];
  readonly ends: number[];
  /** Whether a clause begins here: at the start, after punctuation, after "and", "please" and the like. */
  readonly clauses: boolean[];
}

const wordCharacter = 1;
const digit = 2;
const gap = 3;
const clauseBreak = 4;
const currency = 5;
const field = 6;
const surrogate = 7;
const pictograph = 8;
const apostrophe = 9;
const questionMark = 10;
/** Inside a name as programs write them: SALE_ENDS_AT is one word, and no sale. */
const joiner = 11;

const kinds = new Uint8Array(0x10000).fill(wordCharacter);
for (const [from, to, kind] of [
  [0, 0x2f, gap],
  [0x3a, 0x40, gap],
  [0x5b, 0x60, gap],
  [0x7b, 0xbf, gap],
  [0x2000, 0x2bff, gap],
  [0x3000, 0x303f, gap],
  [0xfe00, 0xfe0f, gap],
  [0xfeff, 0xfeff, gap],
  [0x30, 0x39, digit],
  [0xd800, 0xdfff, surrogate],
  [0x2600, 0x27bf, pictograph],
  [0x2b00, 0x2bff, pictograph],
  [0x23e9, 0x23fa, pictograph],
] as const) {
  kinds.fill(kind, from, to + 1);
}
for (const character of ',;:()[]"“”–—!•*>…') kinds[character.charCodeAt(0)] = clauseBreak;
for (const character of '£$€') kinds[character.charCodeAt(0)] = currency;
for (const character of "'’ʼ") kinds[character.charCodeAt(0)] = apostrophe;
kinds['?'.charCodeAt(0)] = questionMark;
kinds[unknownWord.charCodeAt(0)] = field;
kinds['_'.charCodeAt(0)] = joiner;

/** Whether a UTF-16 code unit is a letter or a digit in the eyes of {@link tokenise}. */
export function isLetterOrDigit(code: number): boolean {
  return kinds[code] === wordCharacter || kinds[code] === digit;
}

/** After one of these at the start of a clause or anywhere, what follows can be an imperative. */
const openers = new Set('and or but then so please just simply now kindly also do'.split(' '));

/**
 * Cuts one sentence into tokens. Letters are folded to lower case and curly apostrophes to straight ones; a hyphen
 * separates like a space, except before "free" ("toll-free" is a word of its own). A merge field is one unknown word, or
 * an amount where it stands beside `£` or `%`.
 */
export function tokenise(text: string, span: Span): Tokens {
  const tokens: Tokens = { words: [], starts: [], ends: [], clauses: [] };
  let clause = true;
  const push = (word: string, start: number, end: number) => {
    tokens.words.push(word);
    tokens.starts.push(start);
    tokens.ends.push(end);
    tokens.clauses.push(clause);
  };
  let index = span.start;
  while (index < span.end) {
    const start = index;
    switch (kinds[text.charCodeAt(index)]) {
      case wordCharacter:
      case field: {
        let curly = false;
        let known = true;
        let plain = true;
        for (; index < span.end; index++) {
          const code = text.charCodeAt(index);
          const kind = kinds[code];
          if (kind === wordCharacter || kind === digit) {
            // Small letters need no folding, and most are.
            if (code < 97 || code > 122) plain = false;
            continue;
          }
          if (kind === field) known = false;
          else if (kind === joiner && kinds[text.charCodeAt(index + 1)] === wordCharacter) continue;
          else if (kind === apostrophe && kinds[text.charCodeAt(index + 1)] === wordCharacter) curly = true;
          else break;
        }
        if (!known) {
          const amount = text[index] === '%';
          if (amount) index++;
          push(amount ? '#percent' : '#unknown', start, index);
          clause = false;
          break;
        }
        let word = text.slice(start, index);
        if (!plain) word = word.toLowerCase();
        if (curly) word = word.replace(/[’ʼ]/g, "'");
        const suffix = word === 'free' && start > span.start && text[start - 1] === '-';
        push(suffix ? '-free' : word, start, index);
        clause = openers.has(word);
        break;
      }
      case digit: {
        index = endOfNumber(text, index, span.end);
        let token = '#number';
        if (text[index] === '%') {
          index++;
          token = '#percent';
        } else if (kinds[text.charCodeAt(index)] === wordCharacter) {
          const from = index;
          while (index < span.end && kinds[text.charCodeAt(index)] === wordCharacter) index++;
          const unit = text.slice(from, index).toLowerCase();
          if (unit === 'p') token = '#money';
          else if (unit !== 'k' && unit !== 'm' && unit !== 'x') token = text.slice(start, index).toLowerCase();
        }
        push(token, start, index);
        clause = false;
        break;
      }
      case currency: {
        index++;
        const kind = kinds[text.charCodeAt(index)];
        if (index >= span.end || (kind !== digit && kind !== field)) break;
        if (kind === field) while (index < span.end && text[index] === unknownWord) index++;
        else index = endOfNumber(text, index, span.end);
        while (index < span.end && kinds[text.charCodeAt(index)] === wordCharacter) index++;
        push('#money', start, index);
        clause = false;
        break;
      }
      case surrogate: {
        index += 2;
        const high = text.charCodeAt(start);
        // Mathematical letters live at U+1D400, the emoji from U+1F000 on.
        push(high >= 0xd83c && high <= 0xd83e ? '#emoji' : '#other', start, Math.min(index, span.end));
        clause = true;
        break;
      }
      case pictograph:
        push('#emoji', start, ++index);
        clause = true;
        break;
      case questionMark:
        push('?', start, ++index);
        clause = true;
        break;
      case clauseBreak:
        index++;
        clause = true;
        break;
      default:
        index++;
    }
  }
  return tokens;
}

function endOfNumber(text: string, start: number, limit: number): number {
  let index = start + 1;
  while (index < limit) {
    const kind = kinds[text.charCodeAt(index)];
    if (kind === digit) index++;
    else if ('.,:'.includes(text[index]!) && kinds[text.charCodeAt(index + 1)] === digit && index + 1 < limit) index++;
    else break;
  }
  return index;
}
