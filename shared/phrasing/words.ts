import { stemOf } from './learned/stem';

/** A word as patterns and the classifier know it. Equal words are one object, as long as they are remembered. */
export interface Word {
  /** In lower case; or what stands for words of a kind, as `#number` does. */
  readonly text: string;
  /** Of the text. */
  readonly hash: number;
  /** Hash of what its forms have in common. */
  readonly stem: number;
  /** Whether what follows can be an imperative, as after "and" or "please". */
  readonly opens: boolean;
}

/** In a list with those whose hashes end alike. */
interface Remembered extends Word {
  readonly next: Remembered | undefined;
}

const openers = new Set('and or but then so please just simply now kindly also do'.split(' '));

/** A text has the same few words again and again. So many are remembered, and then it begins anew: memory stays bounded. */
const mostWords = 16_384;
const lists = 4096;
/** Longer words are data, and not seen twice. */
const longestRemembered = 40;

let remembered = new Array<Remembered | undefined>(lists);
let count = 0;

/** FNV-1a, one code unit at a time. It begins with {@link emptyHash}. */
export const emptyHash = 0x811c9dc5 | 0;

export function hashWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashOf(text: string): number {
  let hash = emptyHash;
  for (let index = 0; index < text.length; index++) hash = hashWith(hash, text.charCodeAt(index));
  return hash;
}

/** The word with this text, which has to be in lower case. */
export function wordOf(text: string): Word {
  return wordAt(text, 0, text.length, hashOf(text));
}

/**
 * The word that stands in `text` from `start` to `end`, whatever its ASCII letters' case and its apostrophes' form; all its other letters
 * have to be in lower case. `hash` is that of its code units, each as {@link folded}.
 */
export function wordAt(text: string, start: number, end: number, hash: number): Word {
  const list = hash & (lists - 1);
  for (let word = remembered[list]; word; word = word.next) {
    if (word.hash === hash && stands(word.text, text, start, end)) return word;
  }
  if (count === mostWords) {
    remembered = new Array(lists);
    count = 0;
  }
  const spelled = foldedText(text, start, end);
  const next = remembered[list];
  const word = { text: spelled, hash, stem: hashOf(stemOf(spelled)), opens: openers.has(spelled), next };
  if (spelled.length <= longestRemembered) {
    remembered[list] = word;
    count++;
  }
  return word;
}

/** A code unit of a word as words are written here: in lower case if it's ASCII, and with a straight apostrophe. */
export function folded(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  return code === 0x2019 || code === 0x2bc ? 39 : code;
}

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index++) {
    const code = text.charCodeAt(start + index);
    if (word.charCodeAt(index) !== code && word.charCodeAt(index) !== folded(code)) return false;
  }
  return true;
}

/** Made of characters, because a slice would keep the whole text in memory. */
function foldedText(text: string, start: number, end: number): string {
  let word = '';
  for (let index = start; index < end; index++) word += String.fromCharCode(folded(text.charCodeAt(index)));
  return word;
}

/** Tokens that stand for words of a kind, or are none. */
export const number = wordOf('#number');
export const money = wordOf('#money');
export const percent = wordOf('#percent');
export const emoji = wordOf('#emoji');
export const questionMark = wordOf('?');
/** A merge field. */
export const unknown = wordOf('#unknown');
/** A character that is no emoji, beyond U+FFFF. */
export const other = wordOf('#other');
/** As in "toll-free". */
export const suffixFree = wordOf('-free');
