import type { Confidence } from '../lint/finding';
import type { Span } from '../text/span';
import type { Hit } from './hit';
import type { Evidence } from './learned/classifier';
import { tone } from './promotion.prepared';

/** A hit in the making. `core` is the bare invitation in a page invitation whose span takes in what it promises. */
export type Draft = { -readonly [Key in keyof Omit<Hit, 'rewrites'>]: Hit[Key] } & {
  core?: Span;
  /** What an organisation said of its own products, or the address of a link, needs no other words to bear it out. */
  certain?: true;
};

/** What was found in one sentence. */
export interface SentenceDrafts {
  readonly span: Span;
  /** What its words weigh. */
  readonly evidence: Evidence;
  readonly drafts: Draft[];
  /** The words that speak most for promotion, where the sentence may promote and no phrase says so. */
  readonly plainWords: Draft | undefined;
}

/** The same where it stands in another text: `place` says where a span comes to stand. */
export function placed(found: SentenceDrafts, place: (span: Span) => Span): SentenceDrafts {
  const { evidence, drafts, plainWords } = found;
  const sentence = place(found.span);
  const inPlace = (draft: Draft): Draft => ({ ...draft, span: place(draft.span), sentence });
  return { span: sentence, evidence, drafts: drafts.map(inPlace), plainWords: plainWords && inPlace(plainWords) };
}

/** Levels of confidence in rising order, as numbers. */
export const strength: Readonly<Record<Confidence, number>> = { borderline: 0, likely: 1, definite: 2 };
const levels: readonly Confidence[] = ['borderline', 'likely', 'definite'];

/** Tone (P12): raises every other hit of its sentence by one level. */
export const amplifier = tone.category;

/** Whether the words of the sentence have to bear out a draft. */
export function needsWords({ category, entry, certain }: Draft): boolean {
  return category !== amplifier && !entry.pack && !certain;
}

export function raise(draft: Draft): void {
  draft.confidence = levels[Math.min(2, strength[draft.confidence] + 1)]!;
}

export function lower(draft: Draft): void {
  draft.confidence = levels[Math.max(0, strength[draft.confidence] - 1)]!;
}

export function move({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
