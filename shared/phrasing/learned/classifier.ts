import type { Tokens } from '../tokens';
import { forEachFeature } from './features';
import { readWeights } from './weight-table';

/** What training made (train.ts): a weight for each feature that was worth keeping. */
export interface Weights {
  /** As {@link readWeights} reads it. */
  readonly table: string;
  readonly heaviest: number;
  readonly bias: number;
  /** What is added to the score of a sentence that stands among others. */
  readonly messageBias: number;
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
  /** The same of the features of a sentence. */
  scoreOf(features: readonly number[]): number;
  /** The tokens, from the first to behind the last, that together spoke most for promotion. */
  weightiest(tokens: Tokens): { readonly from: number; readonly to: number };
}

export function classifierOf({ table, heaviest, bias }: Weights): Classifier {
  const { weightOf } = readWeights(table, heaviest);
  const sumOf = (features: readonly number[]): number => {
    let sum = 0;
    for (const feature of features) sum += weightOf(feature);
    return sum;
  };
  return {
    weigh(tokens) {
      const features: number[] = [];
      forEachFeature(tokens, (feature) => features.push(feature));
      return { sum: sumOf(features), count: features.length };
    },
    score: ({ sum, count }) => sum / lengthOf(count) + bias,
    scoreOf: (features) => sumOf(features) / lengthOf(features.length) + bias,
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
