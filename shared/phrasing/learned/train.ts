import { lengthOf, type Weights } from './classifier';
import type { Lesson } from './lessons';
import { randomOf, shuffle } from './random';
import { roomFor, writeWeights } from './weight-table';

/** A feature has to be seen in so many sentences: what one author wrote once isn't a rule. */
const fewestSentences = 2;
const rounds = 15;
const rate = 0.1;
const decay = 1e-4;
/** Steepness: without it the weights would have to be large for short sentences to be told apart. */
const scale = 3;
const slots = 1 << 16;

/**
 * Learns weights by logistic regression: one sentence at a time in a shuffled order (AdaGrad), and the mean of the later rounds. It
 * learns twice: from all features, to see which of them are worth keeping, and from those alone, so that they make up for the others.
 * Pure arithmetic in a fixed order: the same lessons give the same weights on every machine.
 */
export function train(lessons: readonly Lesson[]): Weights {
  const seen = new Map<number, number>();
  for (const { features } of lessons) {
    for (const each of new Set(features)) seen.set(each, (seen.get(each) ?? 0) + 1);
  }
  const common = [...seen].filter(([, count]) => count >= fewestSentences).map(([feature]) => feature);
  const first = byWeight(regress(lessons, common).weights);
  const kept = roomFor(
    first.map(([feature]) => feature),
    slots,
  );
  const { weights, bias, messageBias } = regress(lessons, [...kept]);
  const learned = byWeight(weights);
  // The few heaviest are cut, so that the many others are written down in finer steps.
  const heaviest = Math.abs(learned[Math.floor(learned.length / 1000)]?.[1] ?? 1);
  return { table: writeWeights(learned, slots, heaviest), heaviest, bias, messageBias };
}

function byWeight(weights: ReadonlyMap<number, number>): [number, number][] {
  return [...weights].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]);
}

/** Weights of these features, what is added to every score, and to that of a sentence in a message. */
function regress(
  lessons: readonly Lesson[],
  features: readonly number[],
): { weights: Map<number, number>; bias: number; messageBias: number } {
  const numbers = new Map(features.map((feature, index) => [feature, index]));
  // As in use, a feature counts as often as it occurs.
  const rows = lessons.map((lesson) =>
    lesson.features.map((each) => numbers.get(each)).filter((each) => each !== undefined),
  );
  const weights = new Float64Array(features.length);
  const slopes = new Float64Array(features.length).fill(1e-8);
  const sums = new Float64Array(features.length);
  // Of every sentence, and of those in a message.
  const biases = [0, 0];
  const biasSlopes = [1e-8, 1e-8];
  const biasSums = [0, 0];
  let counted = 0;
  const order = lessons.map((_, index) => index);
  const random = randomOf(7);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const index of order) {
      const lesson = lessons[index]!;
      const row = rows[index]!;
      const steepness = scale / lengthOf(lesson.features.length);
      let score = 0;
      for (const each of row) score += weights[each]!;
      const [always, inMessage] = biases as [number, number];
      const probability = 1 / (1 + Math.exp(-score * steepness - always - (lesson.inMessage ? inMessage : 0)));
      const error = probability - (lesson.promotional ? 1 : 0);
      for (const which of lesson.inMessage ? [0, 1] : [0]) {
        biasSlopes[which]! += error * error;
        biases[which]! -= (rate * error) / Math.sqrt(biasSlopes[which]!);
      }
      for (const each of row) {
        const slope = error * steepness + decay * weights[each]!;
        slopes[each]! += slope * slope;
        weights[each]! -= (rate * slope) / Math.sqrt(slopes[each]!);
      }
    }
    if (round < rounds / 3) continue;
    weights.forEach((weight, index) => {
      sums[index]! += weight;
    });
    for (const which of [0, 1]) biasSums[which]! += biases[which]!;
    counted++;
  }
  return {
    weights: new Map(features.map((feature, index) => [feature, (sums[index]! / counted) * scale])),
    bias: biasSums[0]! / counted,
    messageBias: biasSums[1]! / counted,
  };
}
