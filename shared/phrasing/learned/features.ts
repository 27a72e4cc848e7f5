import type { Tokens } from '../tokens';
import { stemOf } from './stem';

/** A feature of a sentence, as a 32-bit hash, and the tokens it is about: the first and the last. */
export type OnFeature = (feature: number, from: number, to: number) => void;

/** What the classifier knows of a word by itself. */
interface Word {
  readonly word: number;
  readonly stem: number;
}

/** Kinds of features, mixed into the hash so that "book" the word and "book" the start of a clause differ. */
const kind = { word: 1, stem: 2, clause: 3, pair: 4, nearPair: 5, opening: 6 } as const;

/** Words are looked up far more often than they are new; memory stays bounded all the same. */
const mostWords = 20_000;
let known = new Map<string, Word | null>();

/**
 * Reports what the classifier sees in a sentence: its words, their stems, pairs of neighbours and near neighbours, and how it and
 * its clauses begin. How long it is and its merge fields are left out on purpose: real marketing is longer and full of merge fields,
 * and neither makes a message marketing.
 */
export function forEachFeature({ words, clauses }: Tokens, onFeature: OnFeature): void {
  const seen: (Word | null)[] = [];
  for (const word of words) seen.push(wordOf(word));
  for (let at = 0; at < seen.length; at++) {
    const here = seen[at]!;
    if (here === null) continue;
    onFeature(mix(kind.word, here.word, 0), at, at);
    onFeature(mix(kind.stem, here.stem, 0), at, at);
    if (clauses[at]) onFeature(mix(kind.clause, here.stem, 0), at, at);
    const next = seen[at + 1];
    if (next) onFeature(mix(kind.pair, here.stem, next.stem), at, at + 1);
    const second = seen[at + 2];
    if (second) onFeature(mix(kind.nearPair, here.stem, second.stem), at, at + 2);
  }
  const first = seen[0];
  if (first) onFeature(mix(kind.opening, first.stem, seen[1]?.stem ?? 0), 0, Math.min(1, seen.length - 1));
}

/** Hashes of the stems of a sentence, merge fields left out. */
export function stemsOf({ words }: Tokens): number[] {
  return words.map(wordOf).flatMap((word) => (word ? [word.stem] : []));
}

function wordOf(text: string): Word | null {
  let word = known.get(text);
  if (word === undefined) {
    if (known.size >= mostWords) known = new Map();
    word = text === '#unknown' || text === '#other' ? null : { word: hash(text), stem: hash(stemOf(text)) };
    known.set(text, word);
  }
  return word;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

function mix(kindOf: number, a: number, b: number): number {
  let value = Math.imul(a ^ Math.imul(kindOf, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15) ^ b, 0xc2b2ae35);
  return value ^ (value >>> 16);
}
