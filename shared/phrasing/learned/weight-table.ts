/**
 * Weights by hash, in printable text: half as long as numbers would be, and cheap to read. Features are kept in buckets of four by the
 * low bits of their hash; of each its weight and a check by its high bits are kept, so that another feature is seldom taken for it.
 */
export interface WeightTable {
  /** The weight of a feature; 0 of one that isn't kept. */
  weightOf(feature: number): number;
}

const bucketSize = 4;
const mostSteps = 15;
const weightLevels = 2 * mostSteps + 1;
const levelBits = 5;
const checks = 267;

/** Two characters hold a number below `digits` squared: the printable ones from `#`, without the backslash, which would be escaped. */
const digits = 91;
const firstCode = 35;
const backslash = 92;

/** Reads a table; `heaviest` is what its largest weight is worth. A bucket is read when a feature falls into it. */
export function readWeights(text: string, heaviest: number): WeightTable {
  const slots = text.length / 2;
  /** What is in each slot: one more than its check, and in the last bits its level. 0 means that nobody has read it. */
  const read = new Uint16Array(slots);
  const weights = new Float32Array(weightLevels);
  for (let level = 0; level < weightLevels; level++) weights[level] = worth(level - mostSteps) * heaviest;
  const mask = slots / bucketSize - 1;
  const readBucket = (first: number) => {
    for (let slot = first; slot < first + bucketSize; slot++) {
      const value = digitOf(text.charCodeAt(slot * 2)) * digits + digitOf(text.charCodeAt(slot * 2 + 1));
      read[slot] = ((Math.floor(value / weightLevels) + 1) << levelBits) | (value % weightLevels);
    }
  };
  return {
    weightOf(feature) {
      const check = checkFor(feature) + 1;
      const first = (feature & mask) * bucketSize;
      if (read[first] === 0) readBucket(first);
      for (let slot = first; slot < first + bucketSize; slot++) {
        const kept = read[slot]!;
        if (kept >>> levelBits === check) return weights[kept & ((1 << levelBits) - 1)]!;
      }
      return 0;
    },
  };
}

/** Of features by weight, the weightiest first, those for which a table of `slots` (a power of two) slots has room. */
export function roomFor(features: Iterable<number>, slots: number): Set<number> {
  const buckets = slots / bucketSize;
  const taken = new Uint8Array(buckets);
  const kept = new Set<number>();
  for (const feature of features) {
    const bucket = feature & (buckets - 1);
    if (taken[bucket]! === bucketSize) continue;
    taken[bucket]!++;
    kept.add(feature);
  }
  return kept;
}

/** Writes a table of `slots` slots, for {@link readWeights} with `heaviest`. There has to be room for all of the features. */
export function writeWeights(features: Iterable<readonly [number, number]>, slots: number, heaviest: number): string {
  const buckets = slots / bucketSize;
  const values = new Uint16Array(slots).fill(digits * digits - 1);
  const taken = new Uint8Array(buckets);
  for (const [feature, weight] of features) {
    const bucket = feature & (buckets - 1);
    values[bucket * bucketSize + taken[bucket]!] =
      checkFor(feature) * weightLevels + stepsOf(weight / heaviest) + mostSteps;
    taken[bucket]!++;
  }
  let text = '';
  for (const value of values) text += characterOf(Math.floor(value / digits)) + characterOf(value % digits);
  return text;
}

function checkFor(feature: number): number {
  return (feature >>> 16) % checks;
}

/** Steps are finer where weights are small: most are, and together they decide. */
function worth(steps: number): number {
  return (Math.sign(steps) * steps * steps) / (mostSteps * mostSteps);
}

function stepsOf(share: number): number {
  return Math.sign(share) * Math.min(mostSteps, Math.round(Math.sqrt(Math.abs(share)) * mostSteps));
}

function digitOf(code: number): number {
  return code - firstCode - (code > backslash ? 1 : 0);
}

function characterOf(digit: number): string {
  const code = firstCode + digit;
  return String.fromCharCode(code < backslash ? code : code + 1);
}
