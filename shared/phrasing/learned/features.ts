import type { Tokens } from '../tokens';
import { other, unknown, type Word } from '../words';

/** A feature of a sentence, as a 32-bit hash, and the tokens it is about: the first and the last. */
export type OnFeature = (feature: number, from: number, to: number) => void;

/** Kinds of features, mixed into the hash so that "book" the word and "book" the start of a clause differ. */
const kind = { word: 1, stem: 2, clause: 3, pair: 4, nearPair: 5, opening: 6 } as const;

/**
 * Reports what the classifier sees in a sentence: its words, their stems, pairs of neighbours and near neighbours, and how it and
 * its clauses begin. How long it is and its merge fields are left out on purpose: real marketing is longer and full of merge fields,
 * and neither makes a message marketing.
 */
export function forEachFeature({ words, clauses }: Tokens, onFeature: OnFeature): void {
  const last = words.length - 1;
  for (let at = 0; at <= last; at++) {
    const { hash, stem } = words[at]!;
    if (!counts(words[at])) continue;
    onFeature(mix(kind.word, hash, 0), at, at);
    onFeature(mix(kind.stem, stem, 0), at, at);
    if (clauses[at]) onFeature(mix(kind.clause, stem, 0), at, at);
    const next = words[at + 1];
    if (counts(next)) onFeature(mix(kind.pair, stem, next.stem), at, at + 1);
    const second = words[at + 2];
    if (counts(second)) onFeature(mix(kind.nearPair, stem, second.stem), at, at + 2);
  }
  const [first, next] = words;
  if (counts(first)) onFeature(mix(kind.opening, first.stem, counts(next) ? next.stem : 0), 0, Math.min(1, last));
}

/** Hashes of the stems of a sentence, merge fields left out. */
export function stemsOf({ words }: Tokens): number[] {
  return words.filter(counts).map(({ stem }) => stem);
}

function counts(word: Word | undefined): word is Word {
  return word !== undefined && word !== unknown && word !== other;
}

function mix(kindOf: number, a: number, b: number): number {
  let value = Math.imul(a ^ Math.imul(kindOf, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15) ^ b, 0xc2b2ae35);
  return value ^ (value >>> 16);
}
