import type { Tokens } from '../tokens';
import { forEachFeature } from './features';

/** What training made (train.ts): a weight for each feature that was worth keeping. */
export interface Weights {
  /**
   * Slots by the low bits of a feature's hash, two characters each: one that tells the feature from others of that slot, and
   * its weight. Text in this form is half as long as numbers are, and needs no decoding.
   */
  readonly table: string;
  /** What one step of a weight character is worth. */
  readonly step: number;
  readonly bias: number;
}

/** The weights found in a stretch of text. The evidence of several sentences is the sum of theirs. */
export interface Evidence {
  readonly sum: number;
  /** How many features there were, known or not. */
  readonly count: number;
}

/** Reads single sentences that have been cut into tokens. */
export interface Classifier {
  /** What the words of a sentence weigh. */
  weigh(tokens: Tokens): Evidence;
  /**
   * How strongly evidence speaks for promotion: about the natural logarithm of the odds. Above 0 it promotes, below it informs, and
   * near 0 it says little.
   */
  score(evidence: Evidence): number;
  /** The tokens, from the first to behind the last, that together spoke most for promotion. */
  weightiest(tokens: Tokens): { readonly from: number; readonly to: number };
}

/** The alphabet of {@link Weights.table}: from this code on, and before the backslash, so that no character has to be escaped. */
const firstCode = 35;
/** Steps on either side of a weight of zero. */
export const mostSteps = 28;
const zeroCode = firstCode + mostSteps;
const checks = 2 * mostSteps + 1;

export function classifierOf({ table, step, bias }: Weights): Classifier {
  const mask = table.length / 2 - 1;
  const weightOf = (feature: number): number => {
    const at = (feature & mask) * 2;
    return table.charCodeAt(at) === checkOf(feature) ? table.charCodeAt(at + 1) - zeroCode : 0;
  };
  return {
    weigh(tokens) {
      let sum = 0;
      let count = 0;
      forEachFeature(tokens, (feature) => {
        sum += weightOf(feature);
        count++;
      });
      return { sum, count };
    },
    score: ({ sum, count }) => (sum * step) / lengthOf(count) + bias,
    weightiest(tokens) {
      const weights = new Float64Array(tokens.words.length);
      forEachFeature(tokens, (feature, from, to) => {
        const weight = weightOf(feature);
        for (let at = from; at <= to; at++) weights[at]! += weight / (to - from + 1);
      });
      return heaviestStretch(weights);
    },
  };
}

/** Long sentences have many features: without this their length itself would decide. */
export function lengthOf(features: number): number {
  return Math.sqrt(Math.max(1, features));
}

/** The stretch with the largest sum (Kadane's algorithm); of a sentence without any weight, the whole. */
function heaviestStretch(weights: Float64Array): { from: number; to: number } {
  let best = { from: 0, to: weights.length };
  let most = 0;
  let from = 0;
  let sum = 0;
  weights.forEach((weight, at) => {
    if (sum <= 0) {
      sum = 0;
      from = at;
    }
    sum += weight;
    if (sum > most) {
      most = sum;
      best = { from, to: at + 1 };
    }
  });
  return best;
}

/** Code of the character that tells a feature from others in its slot. */
function checkOf(feature: number): number {
  return firstCode + ((feature >>> 18) % checks);
}

/**
 * Writes weights down as a {@link Weights.table} of `slots` (a power of two) slots. Of features that meet in one slot the first
 * stays, so the weightiest come first.
 */
export function tableOf(weights: Iterable<readonly [feature: number, steps: number]>, slots: number): string {
  const codes = new Uint8Array(slots * 2).fill(zeroCode);
  const taken = new Uint8Array(slots);
  for (const [feature, steps] of weights) {
    const slot = feature & (slots - 1);
    if (taken[slot] === 1 || steps === 0) continue;
    taken[slot] = 1;
    codes[slot * 2] = checkOf(feature);
    codes[slot * 2 + 1] = zeroCode + Math.max(-mostSteps, Math.min(mostSteps, steps));
  }
  let table = '';
  for (const code of codes) table += String.fromCharCode(code);
  return table;
}
