import type { Confidence } from '../lint/finding';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import type { Phrase } from './pack-types';

/** One promotional phrase: where it stands, what kind it is, how sure we are, and what could stand there instead. */
export interface Hit {
  /** Category id of domain taxonomy, `P01` to `P20`. */
  readonly category: string;
  readonly confidence: Confidence;
  /** What is known of the wording: its id, why it promotes, what it rests on. */
  readonly entry: Phrase;
  /** The shortest stretch that carries the meaning, in offsets of the file. */
  readonly span: Span;
  /** The sentence around it, in offsets of the file, without surrounding white space. */
  readonly sentence: Span;
  /**
   * Neutral wordings, each one edit that leaves a grammatical sentence without this hit (or with a borderline one); often
   * none. An edit may reach beyond `span`, where the sentence wouldn't hold otherwise. They state no facts the author
   * didn't write.
   */
  readonly rewrites: readonly TextEdit[];
  /** The sentence also denies any sales intent ("no pitch, but ..."). A denial is no evidence (ICO on Halfords, 2022). */
  readonly denied?: true;
}
