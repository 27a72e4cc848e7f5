import { unknownWord } from '../template/prose';
import type { Span } from '../text/span';
import {
  emoji,
  emptyHash,
  folded,
  hashWith,
  money,
  number,
  other,
  percent,
  questionMark,
  suffixFree,
  unknown,
  type Word,
  wordAt,
  wordOf,
} from './words';

/** One sentence as parallel columns. A token is a word, an amount, an emoji, a merge field or a question mark. */
export interface Tokens {
  readonly words: Word[];
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
const question = 10;
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
kinds['?'.charCodeAt(0)] = question;
kinds[unknownWord.charCodeAt(0)] = field;
kinds['_'.charCodeAt(0)] = joiner;

/** Whether a UTF-16 code unit is a letter or a digit in the eyes of {@link tokenise}. */
export function isLetterOrDigit(code: number): boolean {
  return kinds[code] === wordCharacter || kinds[code] === digit;
}

/**
 * Cuts one sentence into tokens. Letters are folded to lower case and curly apostrophes to straight ones; a hyphen
 * separates like a space, except before "free" ("toll-free" is a word of its own). A merge field is one unknown word, or
 * an amount where it stands beside `£` or `%`.
 */
export function tokenise(text: string, span: Span): Tokens {
  const tokens: Tokens = { words: [], starts: [], ends: [], clauses: [] };
  let clause = true;
  const push = (word: Word, start: number, end: number, opens: boolean) => {
    tokens.words.push(word);
    tokens.starts.push(start);
    tokens.ends.push(end);
    tokens.clauses.push(clause);
    clause = opens;
  };
  const limit = span.end;
  let index = span.start;
  while (index < limit) {
    const start = index;
    switch (kinds[text.charCodeAt(index)]) {
      case wordCharacter:
      case field: {
        let hash = emptyHash;
        let known = true;
        let ascii = true;
        for (; index < limit; index++) {
          const code = text.charCodeAt(index);
          const kind = kinds[code];
          if (kind === wordCharacter || kind === digit) {
            if (code > 127) ascii = false;
          } else if (kind === field) known = false;
          else if ((kind !== joiner && kind !== apostrophe) || kinds[text.charCodeAt(index + 1)] !== wordCharacter)
            break;
          // Most letters are small already.
          hash = hashWith(hash, code > 96 && code < 123 ? code : folded(code));
        }
        if (!known) {
          const amount = text[index] === '%';
          if (amount) index++;
          push(amount ? percent : unknown, start, index, false);
          break;
        }
        const word = ascii ? wordAt(text, start, index, hash) : wordOf(lowerCase(text.slice(start, index)));
        const suffix = word.text === 'free' && start > span.start && text[start - 1] === '-';
        push(suffix ? suffixFree : word, start, index, word.opens);
        break;
      }
      case digit: {
        index = endOfNumber(text, index, limit);
        let word = number;
        if (text[index] === '%') {
          index++;
          word = percent;
        } else if (kinds[text.charCodeAt(index)] === wordCharacter) {
          const from = index;
          while (index < limit && kinds[text.charCodeAt(index)] === wordCharacter) index++;
          const unit = text.slice(from, index).toLowerCase();
          if (unit === 'p') word = money;
          else if (unit !== 'k' && unit !== 'm' && unit !== 'x') word = wordOf(text.slice(start, index).toLowerCase());
        }
        push(word, start, index, false);
        break;
      }
      case currency: {
        index++;
        const kind = kinds[text.charCodeAt(index)];
        if (index >= limit || (kind !== digit && kind !== field)) break;
        if (kind === field) while (index < limit && text[index] === unknownWord) index++;
        else index = endOfNumber(text, index, limit);
        while (index < limit && kinds[text.charCodeAt(index)] === wordCharacter) index++;
        push(money, start, index, false);
        break;
      }
      case surrogate: {
        index += 2;
        const high = text.charCodeAt(start);
        // Mathematical letters live at U+1D400, the emoji from U+1F000 on.
        push(high >= 0xd83c && high <= 0xd83e ? emoji : other, start, Math.min(index, limit), true);
        break;
      }
      case pictograph:
        push(emoji, start, ++index, true);
        break;
      case question:
        push(questionMark, start, ++index, true);
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

function lowerCase(word: string): string {
  return word.toLowerCase().replace(/[’ʼ]/g, "'");
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
