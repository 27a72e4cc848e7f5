import type { Confidence } from '../lint/finding';
import type { Span } from '../text/span';

/** A neutral text that can replace a phrase (its case is matched), or what can be taken away with it. */
export type Rewrite = { readonly text: string } | { readonly remove: 'phrase' | 'clause' | 'sentence' };

/** Where a wording counts; what is absent says nothing. */
export interface Conditions {
  readonly channel?: readonly string[];
  readonly nature?: readonly string[];
  readonly solicited?: boolean;
  readonly position?: 'start' | 'end' | 'whole';
}

/** What is known of a wording: everything a hit can say about itself. */
export interface Phrase {
  /** Unique among all packs: `P01-multibuy`, `packs/house.yaml#bank-holiday-bundle`. */
  readonly id: string;
  /** `P01` to `P20`, or {@link houseCategory}. */
  readonly category: string;
  readonly confidence: Confidence;
  /** Why this wording promotes, in one sentence. */
  readonly reason: string;
  readonly source?: string;
  readonly rewrites?: readonly Rewrite[];
  readonly when?: Conditions;
  /** File of the house pack it comes from; absent for built-in ones. */
  readonly pack?: string;
}

/** A text of a pack and where it stands. */
export interface Placed {
  readonly text: string;
  readonly span: Span;
}

export interface PackEntry {
  readonly phrase: Phrase;
  /** In the language of automaton.ts; all are sound. */
  readonly patterns: readonly string[];
  readonly except: readonly string[];
  readonly hosts: readonly string[];
  readonly signal: string | undefined;
  /** Examples in which it must be found, and must not. */
  readonly flags: readonly Placed[];
  readonly ignores: readonly Placed[];
  readonly span: Span;
}

/** A sentence that takes the meaning of a phrase away. */
export interface Frame {
  readonly name: string;
  /** Categories that don't count in such a sentence; `all` of them. */
  readonly suppresses: readonly string[] | 'all';
  /** Only hits that begin or end at most so many words away. */
  readonly within?: number;
  /** Where what the reader got was not asked for, the claim that it was lowers a hit by one level and no more. */
  readonly onlyIfSolicited?: true;
  /** The sentence denies that it sells anything: hits that remain say so. */
  readonly denies?: true;
}

/** A hit is surer beside hits of other categories, or before certain words. */
export interface Raise {
  readonly beside: readonly string[];
  readonly neighbours?: true;
  readonly before: readonly string[];
  readonly to: Confidence;
}

/** What is banned is no kind of promotion: it never decides what a message is. */
export const houseCategory = 'house';
