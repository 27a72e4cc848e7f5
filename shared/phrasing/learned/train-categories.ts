import { type Categories, categorySlots, checkOfStem, mostCategorySteps, zeroCategoryCode } from './categories';
import { lengthOf } from './classifier';
import { randomOf, shuffle } from './random';

/** A promotional phrase whose category somebody named. */
export interface CategoryLesson {
  /** Hashes of its stems. */
  readonly stems: readonly number[];
  /** `P01` to `P20`. */
  readonly category: string;
}

/** Rarer stems say too little about a category. */
const fewestPhrases = 3;
const rounds = 10;
const rate = 0.1;
const scale = 3;
/** Weights beyond it are cut. */
const mostWeight = 1.5;

/** Learns which stems are typical of which category (softmax regression, AdaGrad). The same lessons give the same table on every machine. */
export function trainCategories(lessons: readonly CategoryLesson[]): Categories {
  const ids = [...new Set(lessons.map(({ category }) => category))].sort();
  const seen = new Map<number, number>();
  const distinct = lessons.map(({ stems }) => [...new Set(stems)]);
  for (const stems of distinct) for (const stem of stems) seen.set(stem, (seen.get(stem) ?? 0) + 1);
  const known = [...seen].filter(([, count]) => count >= fewestPhrases).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const weights = new Map<number, Float64Array>();
  const slots = new Set<number>();
  for (const [stem] of known) {
    const slot = stem & (categorySlots - 1);
    // Of stems that meet in one slot the commonest stays.
    if (slots.has(slot)) continue;
    slots.add(slot);
    weights.set(stem, new Float64Array(ids.length));
  }
  const slopes = new Map([...weights.keys()].map((stem) => [stem, new Float64Array(ids.length).fill(1e-6)]));
  const order = lessons.map((_, index) => index);
  const random = randomOf(3);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const index of order) {
      const stems = distinct[index]!.filter((stem) => weights.has(stem));
      const steepness = scale / lengthOf(distinct[index]!.length);
      const shares = sharesOf(
        ids.map((_, at) => stems.reduce((sum, stem) => sum + weights.get(stem)![at]!, 0) * steepness),
      );
      ids.forEach((id, at) => {
        const slope = (shares[at]! - (id === lessons[index]!.category ? 1 : 0)) * steepness;
        for (const stem of stems) {
          const sums = slopes.get(stem)!;
          sums[at]! += slope * slope;
          weights.get(stem)![at]! -= (rate * slope) / Math.sqrt(sums[at]!);
        }
      });
    }
  }
  const width = ids.length + 1;
  const codes = new Uint8Array(categorySlots * width).fill(zeroCategoryCode);
  for (const [stem, learned] of weights) {
    const at = (stem & (categorySlots - 1)) * width;
    codes[at] = checkOfStem(stem);
    learned.forEach((weight, index) => {
      const steps = Math.round((weight / mostWeight) * mostCategorySteps);
      codes[at + 1 + index] = zeroCategoryCode + Math.max(-mostCategorySteps, Math.min(mostCategorySteps, steps));
    });
  }
  let table = '';
  for (const code of codes) table += String.fromCharCode(code);
  return { ids, table };
}

/** Probabilities (softmax). */
function sharesOf(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
