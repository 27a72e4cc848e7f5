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

const openers = new Set('and or but then so please just simply now kindly also do'.split(' '));

/** A text has the same few words again and again. So many are remembered, and then it begins anew: memory stays bounded. */
const mostWords = 10_000;
/** Longer words are data, and not seen twice. */
const longestRemembered = 40;

/** Each word stands in the first free slot from the one that the last bits of its hash name. */
const slots = 1 << 14;
const remembered = new Array<Word | undefined>(slots).fill(undefined);
const hashes = new Int32Array(slots);
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
  let slot = hash & (slots - 1);
  for (let word = remembered[slot]; word; word = remembered[slot]) {
    if (hashes[slot] === hash && stands(word.text, text, start, end)) return word;
    slot = (slot + 1) & (slots - 1);
  }
  const spelled = foldedText(text, start, end);
  const word = { text: spelled, hash, stem: hashOf(stemOf(spelled)), opens: openers.has(spelled) };
  if (spelled.length > longestRemembered) return word;
  if (count === mostWords) {
    remembered.fill(undefined);
    count = 0;
    slot = hash & (slots - 1);
  }
  remembered[slot] = word;
  hashes[slot] = hash;
  count++;
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
