import type { Confidence } from '../lint/finding';
import type { Span } from '../text/span';

/** One promotional phrase: where it stands, what kind it is, how sure we are, and what could stand there instead. */
export interface Hit {
  /** Category id of domain taxonomy, `P01` to `P20`. */
  readonly category: string;
  readonly confidence: Confidence;
  /** The shortest stretch that carries the meaning, in offsets of the file. */
  readonly span: Span;
  /** The sentence around it, in offsets of the file, without surrounding white space. */
  readonly sentence: Span;
  /** Neutral wordings that could replace exactly `span`; often none. They state no facts the author didn't write. */
  readonly rewrites: readonly string[];
}
