import type { Span } from '../text/span';
import { type Audience, mayReachTheSame } from './audience';
import { mixed, similarity } from './words';

/**
 * Messages are near-duplicates where they have at least so many of their words in common: of two messages of a hundred words, 92 are
 * the same and 8 aren't. The measure is our own; the law has none. In 10,000 messages put together from one stock of thirty sentences no two
 * that were written apart come above 0.66, while a name, a date or a sentence changed in an ordinary message leaves 0.9 and more.
 */
export const nearDuplicateFrom = 0.85;

/** Shorter messages are alike by chance: "Hi, thanks for connecting" is nobody's copy. Merge fields count as words. */
export const fewestWords = 10;

/** What the index knows of one message. */
export interface Message {
  readonly path: string;
  /** Where a link to it leads. */
  readonly place: Span;
  readonly title: string;
  readonly audience: Audience;
  /** As wordsOf makes them. */
  readonly words: Uint32Array;
}

export interface Twin {
  readonly message: Message;
  /** Share of common words, from {@link nearDuplicateFrom} to 1. */
  readonly similarity: number;
}

export interface Twins {
  /** The most similar first, and by path among equals. */
  readonly twins: readonly Twin[];
  /** Whether there may be more: among very many alike only those that are nearest by path are looked at. */
  readonly more: boolean;
}

const noTwins: Twins = { twins: [], more: false };

/**
 * A message is described by bands of minimal hashes (MinHash): two with a similarity of 0.85 agree in at least one band in 9,999 of
 * 10,000 cases, two with 0.9 practically always, two with 0.35, as unrelated messages have, in 15 of 1,000. What agrees is compared word by word.
 */
const bands = 24;
const hashesPerBand = 7;

/** Neighbours looked at on each side of a message, in path order, of those that agree in a band. */
const sideways = 20;

interface Entry {
  readonly message: Message;
  /** One for each band: what has the same is compared. */
  readonly keys: Int32Array;
  /** With how much they have in common. Undefined where it has to be made again: only in crowds. */
  twins: Map<Entry, number> | undefined;
  /** Moves on when the twins, or what is told of them, are others. */
  stamp: number;
}

/** In path order where there are several; most are alone. */
type Bucket = Entry | Entry[];

/**
 * Which messages of a workspace are nearly the same and may reach the same people. Kept up message by message: a change costs what that
 * message and its twins cost, however many others there are. The answers depend on the messages alone, never on the order of changes,
 * and no message, however many are like it, is compared with more than a fixed number of others.
 */
export class NearDuplicates {
  readonly #entries = new Map<string, Entry>();
  readonly #buckets = new Map<number, Bucket>();
  #clock = 0;

  /** Puts a message in the place of the one with its path. True where the findings of others may differ now. */
  set(message: Message): boolean {
    const before = this.#entries.get(message.path);
    if (before && isSame(before.message, message)) return false;
    if (message.words.length < fewestWords) return this.delete(message.path);
    const sameWords = before && before.message.audience.occasion === message.audience.occasion;
    const keys = sameWords && areSame(before.message.words, message.words) ? before.keys : keysOf(message);
    const left = before ? this.#remove(before) : undefined;
    const entry: Entry = { message, keys, twins: undefined, stamp: ++this.#clock };
    this.#entries.set(message.path, entry);
    for (const key of keys) this.#buckets.set(key, withEntry(this.#buckets.get(key), entry));
    const { candidates, crowded } = this.#candidates(entry);
    const twins = twinsAmong(candidates, entry);
    entry.twins = twins;
    let others = left?.crowded ?? false;
    if (crowded) {
      others = true;
      this.#forget(candidates);
    }
    for (const [twin, share] of twins) {
      twin.twins?.set(entry, share);
      const told = left?.twins.get(twin);
      if (told !== undefined && percent(told) === percent(share) && isToldTheSame(before!.message, message)) {
        // It was told of this message by #remove: nothing it says has changed.
        left!.twins.delete(twin);
        continue;
      }
      twin.stamp = ++this.#clock;
      others = true;
      left?.twins.delete(twin);
    }
    for (const twin of left?.twins.keys() ?? []) {
      twin.stamp = ++this.#clock;
      others = true;
    }
    return others;
  }

  /** Takes out the message with that path. True where the findings of others may differ now. */
  delete(path: string): boolean {
    const entry = this.#entries.get(path);
    if (!entry) return false;
    const { twins, crowded } = this.#remove(entry);
    for (const twin of twins.keys()) twin.stamp = ++this.#clock;
    return crowded || twins.size > 0;
  }

  /** The messages that are nearly the same as the one with that path; none where there is no such message. */
  twinsOf(path: string): Twins {
    const entry = this.#entries.get(path);
    if (!entry || entry.twins?.size === 0) return noTwins;
    const { candidates, crowded } = this.#candidates(entry);
    entry.twins ??= twinsAmong(candidates, entry);
    const twins = [...entry.twins].map(([{ message }, share]): Twin => ({ message, similarity: share }));
    twins.sort((a, b) => percent(b.similarity) - percent(a.similarity) || byPath(a.message.path, b.message.path));
    return { twins, more: crowded && twins.length >= sideways };
  }

  /** Tells one state of a message's twins from others; 0 for a path that isn't known. */
  stamp(path: string): number {
    return this.#entries.get(path)?.stamp ?? 0;
  }

  /** Takes an entry out, and says who lost it. Leaves the stamps of its twins to the caller. */
  #remove(entry: Entry): { twins: Map<Entry, number>; crowded: boolean } {
    const { candidates, crowded } = this.#candidates(entry);
    const twins = entry.twins ?? twinsAmong(candidates, entry);
    if (crowded) this.#forget(candidates);
    for (const twin of twins.keys()) twin.twins?.delete(entry);
    for (const key of entry.keys) {
      const left = withoutEntry(this.#buckets.get(key), entry);
      if (left) this.#buckets.set(key, left);
      else this.#buckets.delete(key);
    }
    this.#entries.delete(entry.message.path);
    return { twins: new Map(twins), crowded };
  }

  /** In a crowd, whom somebody sees depends on who else stands between: they have to look again. */
  #forget(entries: Iterable<Entry>): void {
    for (const entry of entries) {
      entry.twins = undefined;
      entry.stamp = ++this.#clock;
    }
  }

  /** Those that agree with it in a band; of very many the nearest by path on either side. */
  #candidates(entry: Entry): { candidates: Set<Entry>; crowded: boolean } {
    const candidates = new Set<Entry>();
    let crowded = false;
    for (const key of entry.keys) {
      const bucket = this.#buckets.get(key);
      if (!Array.isArray(bucket)) continue;
      const at = positionOf(bucket, entry.message.path);
      if (bucket.length > sideways) crowded = true;
      const last = Math.min(bucket.length - 1, at + sideways);
      for (let i = Math.max(0, at - sideways); i <= last; i++) candidates.add(bucket[i]!);
    }
    candidates.delete(entry);
    return { candidates, crowded };
  }
}

function twinsAmong(candidates: Iterable<Entry>, { message }: Entry): Map<Entry, number> {
  const twins = new Map<Entry, number>();
  const length = message.words.length;
  for (const candidate of candidates) {
    const other = candidate.message;
    const shorter = Math.min(length, other.words.length);
    if (shorter < nearDuplicateFrom * Math.max(length, other.words.length)) continue;
    if (!mayReachTheSame(message.audience, other.audience)) continue;
    const share = similarity(message.words, other.words);
    if (share >= nearDuplicateFrom) twins.set(candidate, share);
  }
  return twins;
}

/** Per cent as findings say it: never 100 where a word differs. */
export function percent(share: number): number {
  return Math.floor(share * 100);
}

const factors = Int32Array.from({ length: bands * hashesPerBand }, (_, i) => mixed(2 * i + 1) | 1);
const offsets = Int32Array.from({ length: bands * hashesPerBand }, (_, i) => mixed(2 * i + 2));

function keysOf({ words, audience }: Message): Int32Array {
  const counted = words.slice();
  let count = 0;
  for (let i = 1; i < words.length; i++) {
    // The second "the" of a message is another word than the first.
    count = words[i] === words[i - 1] ? count + 1 : 0;
    if (count > 0) counted[i] = mixed(words[i]! + Math.imul(count, 0x9e3779b9));
  }
  const least = (hash: number) => {
    const factor = factors[hash]!;
    const offset = offsets[hash]!;
    let smallest = 0xffffffff;
    for (let i = 0; i < counted.length; i++) {
      const value = (Math.imul(factor, counted[i]!) + offset) >>> 0;
      if (value < smallest) smallest = value;
    }
    return smallest;
  };
  let occasion = 0;
  for (let i = 0; i < audience.occasion.length; i++)
    occasion = Math.imul(occasion ^ audience.occasion.charCodeAt(i), 0x01000193);
  return Int32Array.from({ length: bands }, (_, band) => {
    let key = mixed(occasion ^ Math.imul(band + 1, 0x9e3779b9));
    for (let j = 0; j < hashesPerBand; j++) key = mixed(key ^ least(band * hashesPerBand + j));
    // Small enough to be kept without a number object of its own.
    return key >>> 2;
  });
}

function withEntry(bucket: Bucket | undefined, entry: Entry): Bucket {
  // Two bands of one message may have the same key.
  if (!bucket || bucket === entry) return entry;
  if (!Array.isArray(bucket))
    return byPath(bucket.message.path, entry.message.path) < 0 ? [bucket, entry] : [entry, bucket];
  const at = positionOf(bucket, entry.message.path);
  if (bucket[at] !== entry) bucket.splice(at, 0, entry);
  return bucket;
}

function withoutEntry(bucket: Bucket | undefined, entry: Entry): Bucket | undefined {
  if (!Array.isArray(bucket)) return bucket === entry ? undefined : bucket;
  const at = positionOf(bucket, entry.message.path);
  if (bucket[at] === entry) bucket.splice(at, 1);
  return bucket.length === 1 ? bucket[0] : bucket;
}

/** Index of the first entry at or after the path. */
function positionOf(bucket: readonly Entry[], path: string): number {
  let [from, to] = [0, bucket.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byPath(bucket[middle]!.message.path, path) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isSame(a: Message, b: Message): boolean {
  return (
    isToldTheSame(a, b) &&
    areSame(a.words, b.words) &&
    (a.audience === b.audience || JSON.stringify(a.audience) === JSON.stringify(b.audience))
  );
}

function isToldTheSame(a: Message, b: Message): boolean {
  return a.title === b.title && a.place.start === b.place.start && a.place.end === b.place.end;
}

function areSame(a: Uint32Array, b: Uint32Array): boolean {
  return a === b || (a.length === b.length && a.every((word, i) => word === b[i]));
}
