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
  /** Whether it stood among others. Of the sentences of a message few promote: that must not be held against single ones. */
  readonly inMessage: boolean;
}

/**
 * The sentences of a labelled text, read as the engine reads a message. In a promotional text those with a marked phrase promote, and
 * all do where nothing is marked; of what its author left unmarked nobody said what it is, so it teaches nothing. Neither does a text
 * without a label.
 */
export function lessonsOf({ text, promotional, marked }: LabelledText): Lesson[] {
  if (promotional === undefined) return [];
  const lessons: Omit<Lesson, 'inMessage'>[] = [];
  let sentencesRead = 0;
  for (const passage of proseOf(text, { start: 0, end: text.length }, 'markdown', []).passages) {
    const reading = normalise(passage.text);
    for (const sentence of sentences(reading.text)) {
      const features: number[] = [];
      forEachFeature(tokenise(reading.text, sentence), (feature) => features.push(feature));
      if (features.length === 0) continue;
      sentencesRead++;
      const source = reading.spanInSource(sentence);
      const promotes = promotional && (marked.length === 0 || marked.some((phrase) => overlaps(phrase, source)));
      if (promotes || !promotional) lessons.push({ features, promotional: promotes });
    }
  }
  return lessons.map((lesson) => ({ ...lesson, inMessage: sentencesRead > 1 }));
}
