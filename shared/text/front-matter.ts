import type { Span } from './span';
import type { Mapping, Problem } from './tree';

/** The YAML header of a template or an assessment and what is left below it. */
export interface FrontMatter {
  /** From the opening fence to the end of the closing fence, without its line break. */
  readonly span: Span;
  /** The YAML between the fences. */
  readonly content: Span;
  /** What could be read; empty mapping where nothing could. */
  readonly root: Mapping;
  readonly problems: readonly Problem[];
}

/** A text split in header and body. `frontMatter` is undefined where the text doesn't start with a fence. */
export interface Split {
  readonly frontMatter: FrontMatter | undefined;
  readonly body: Span;
}

/** Splits a text (without byte-order mark) in front-matter and body. Never throws. */
export declare function splitFrontMatter(text: string): Split;
