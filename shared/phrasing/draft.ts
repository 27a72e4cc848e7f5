import type { Confidence } from '../lint/finding';
import type { Span } from '../text/span';
import type { Hit } from './hit';
import type { Weighed } from './learned/judge';
import { tone } from './promotion.prepared';

/** A hit in the making. `core` is the bare invitation in a page invitation whose span takes in what it promises. */
export type Draft = { -readonly [Key in keyof Omit<Hit, 'rewrites'>]: Hit[Key] } & {
  core?: Span;
  /** What an organisation said of its own products, or the address of a link, needs no other words to bear it out. */
  certain?: true;
};

/** What was found in one sentence. */
export interface SentenceDrafts extends Weighed {
  readonly span: Span;
  readonly drafts: Draft[];
  /** The words that speak most for promotion, where the sentence may promote. */
  readonly plainWords?: Draft;
}

/** Levels of confidence in rising order, as numbers. */
export const strength: Readonly<Record<Confidence, number>> = { borderline: 0, likely: 1, definite: 2 };
const levels: readonly Confidence[] = ['borderline', 'likely', 'definite'];

/** Tone (P12): raises every other hit of its sentence by one level. */
export const amplifier = tone.category;

export function raise(draft: Draft): void {
  draft.confidence = levels[Math.min(2, strength[draft.confidence] + 1)]!;
}

export function lower(draft: Draft): void {
  draft.confidence = levels[Math.max(0, strength[draft.confidence] - 1)]!;
}

export function move({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
