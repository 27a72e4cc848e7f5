import { proseOf } from '../../template/prose';
import { overlaps } from '../../text/span';
import type { LabelledText } from '../evaluation';
import { normalise } from '../normalise';
import { sentences } from '../sentences';
import { tokenise } from '../tokens';
import { forEachFeature } from './features';

/** One sentence that somebody labelled. */
export interface Lesson {
  /** Hashes of its features, each as often as it occurs. */
  readonly features: readonly number[];
  readonly promotional: boolean;
  /** How much it counts beside others. */
  readonly weight: number;
}

/** What an author left unmarked in a promotional message informs most likely, but nobody said so. */
const unmarkedWeight = 0.3;

/**
 * The sentences of a labelled text, read as the engine reads a message. In a promotional text those with a marked phrase promote, and
 * all do where nothing is marked. A text without a label teaches nothing.
 */
export function lessonsOf({ text, promotional, marked }: LabelledText): Lesson[] {
  if (promotional === undefined) return [];
  const lessons: Lesson[] = [];
  for (const passage of proseOf(text, { start: 0, end: text.length }, 'markdown', []).passages) {
    const reading = normalise(passage.text);
    for (const sentence of sentences(reading.text)) {
      const features: number[] = [];
      forEachFeature(tokenise(reading.text, sentence), (feature) => features.push(feature));
      if (features.length === 0) continue;
      const source = reading.spanInSource(sentence);
      const promotes = promotional && (marked.length === 0 || marked.some((phrase) => overlaps(phrase, source)));
      lessons.push({ features, promotional: promotes, weight: promotional && !promotes ? unmarkedWeight : 1 });
    }
  }
  return lessons;
}
