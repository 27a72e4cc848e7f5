import type { Work } from '../find-promotion';
import { genuineScripts, isForeign, readLookAlikes } from './confusables';
import { type EditedText, Editing } from './edited-text';
import { knownWords } from './known-words';
import { readLeet } from './leet';

// What a code unit adds to a word; the sum of a word says whether to look at it.
const none = 0;
const letter = 1;
const digit = 2;
const accented = 4;
const foreign = 8;
const sign = 16;
const repeated = 32;

/** Of the code units before the Greek letters, which nearly all are. */
const kinds = new Uint8Array(0x370);
kinds.fill(letter, 0x41, 0x5b);
kinds.fill(letter, 0x61, 0x7b);
kinds.fill(digit, 0x30, 0x3a);
kinds.fill(accented, 0xc0, 0x250);
kinds[0xd7] = none;
kinds[0xf7] = none;
for (const character of '@$!£') kinds[character.charCodeAt(0)] = sign;

/** Behind the end of a text, where a code unit is not a number, is nothing. */
function kindOf(code: number): number {
  if (code < kinds.length) return kinds[code]!;
  if (code === 0x20ac) return sign;
  if (code >= 0x1e00 && code < 0x1f00) return accented;
  return isForeign(code) ? foreign : none;
}

/** No word of a person is longer; what is, is data. */
const longestWord = 64;

/**
 * A text with its words as they are meant: letters of other scripts that pass for English ones, digits and signs in place of letters,
 * accents on every other letter and letters held down ("freeeee") become the plain word. Undefined where nothing had to change.
 */
export function readWords(text: string, work: Work): EditedText | undefined {
  work.steps += text.length;
  let editing: Editing | undefined;
  let genuine: Set<string> | undefined;
  const genuineOfText = () => {
    if (!genuine) {
      genuine = genuineScripts(text);
      work.steps += text.length;
    }
    return genuine;
  };
  let start = 0;
  let sum = none;
  let code = 0;
  let before = 0;
  for (let at = 0; at <= text.length; at++) {
    const earlier = before;
    before = code;
    code = at < text.length ? text.charCodeAt(at) : 0;
    let kind = kindOf(code);
    if (kind === sign && !isInWord(text, at, sum)) kind = none;
    if (kind !== none) {
      sum |= kind;
      if (code === before && code === earlier && at - start > 1 && (kind & (letter | foreign | accented)) !== 0)
        sum |= repeated;
      continue;
    }
    if (sum > letter && sum !== digit && at - start <= longestWord) {
      const word = text.slice(start, at);
      work.steps += word.length;
      const read = readWord(word, sum, genuineOfText);
      if (read !== word) {
        editing ??= new Editing(text);
        replaceWord(editing, start, word, read);
      }
    }
    sum = none;
    start = at + 1;
  }
  return editing?.finish();
}

/** A sign is part of a word between letters or digits; a dollar sign also at its beginning or end. */
function isInWord(text: string, at: number, sum: number): boolean {
  const next = kindOf(text.charCodeAt(at + 1));
  const inside = (sum & letter) !== 0;
  if (text[at] !== '$')
    return (
      inside &&
      (next === letter ||
        next === digit ||
        (text[at] === '€' && text[at + 1] === '€') ||
        (text[at] === '€' && text[at - 1] === '€'))
    );
  // US$, A$ and NZ$ are currencies.
  if (inside)
    return next === letter || next === digit
      ? !isCurrency(text, at)
      : !/[A-Z]/.test(text[at - 1] ?? '') || text[at - 1] === '$';
  return next === letter;
}

function isCurrency(text: string, at: number): boolean {
  return (
    kindOf(text.charCodeAt(at + 1)) === digit && /(?:^|[^A-Za-z])[A-Z]{1,3}$/.test(text.slice(Math.max(0, at - 4), at))
  );
}

function readWord(word: string, sum: number, genuine: () => ReadonlySet<string>): string {
  let read = word;
  if (sum & foreign) read = readLookAlikes(read, genuine) ?? read;
  if (sum & accented) read = withoutNoise(read);
  if (sum & (digit | sign)) read = readLeet(read) ?? read;
  if (/([^\d])\1\1/u.test(read)) read = squeeze(read);
  return read;
}

/** "Frëë" is "Free": a well-known English word has accents for show, and so has one with accents on half of its letters, two at least. */
function withoutNoise(word: string): string {
  const bare = word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  if (bare.length !== word.length) return word;
  let accents = 0;
  for (let index = 0; index < word.length; index++) if (word[index] !== bare[index]) accents++;
  return (accents > 1 && accents * 2 >= word.length) || knownWords.has(bare.toLowerCase()) ? bare : word;
}

const held = /(\p{L})\1{2,}/gu;

/** "freeeee" is "free" and "saaave" is "save"; a letter that was held down is left twice where no known word comes out. */
function squeeze(word: string): string {
  if (/^(?:[IVXLCDM]+|(.)\1*)$/u.test(word)) return word;
  const runs = word.match(held)?.length ?? 0;
  const twice = word.replace(held, '$1$1');
  if (runs > 3) return twice;
  for (let choice = 0; choice < 1 << runs; choice++) {
    let run = 0;
    const read = word.replace(held, (_, one: string) => ((choice >> run++) & 1 ? one : one + one));
    if (knownWords.has(read.toLowerCase())) return read;
  }
  return twice;
}

/** Replaces letter by letter, so that a phrase that ends in the middle of a word ends there in the source too. */
function replaceWord(editing: Editing, start: number, word: string, read: string): void {
  if (word.length === read.length) {
    for (let index = 0; index < word.length; index++) {
      if (word[index] !== read[index]) editing.replace(start + index, start + index + 1, read[index]!);
    }
  } else editing.replace(start, start + word.length, read);
}
