import type { Span } from '../text/span';

/** How the body of a template is written; it decides what counts as markup. */
export type BodyFormat = 'markdown' | 'html' | 'mjml' | 'plain';

/** A part of the message that a recipient reads. */
export type Part = 'subject' | 'preheader' | 'body';

/** Stands for every code unit of a merge field: a word whose content is not known. */
export const unknownWord = '\uFFFC';

/**
 * Copy as the recipient reads it, code unit for code unit as long as its source: `text[i]` stands at offset `span.start + i`
 * of the file. Merge fields are filled with {@link unknownWord}; what nobody reads as the sender's words (URLs, code, quoted
 * replies, tags, comments) is filled with spaces. Line breaks stay.
 */
export interface Passage {
  readonly part: Part;
  readonly text: string;
  readonly span: Span;
}

/** A merge field as written, in any dialect: `{{first_name}}`, `%%FirstName%%`, `{% if contact.vip %}`. */
export interface Placeholder {
  /** The name as written, without namespace filters or delimiters: `contact.first_name`. Empty where it can't be told. */
  readonly name: string;
  readonly span: Span;
  /** True where the field decides what is printed, as in `{% if contact.pregnant %}`: that is a use of the data too. */
  readonly condition: boolean;
}

/** A link the recipient can follow. */
export interface Link {
  readonly url: string;
  readonly span: Span;
}

/** Everything a recipient reads or that personalises it, in the order of the file. */
export interface Prose {
  readonly passages: readonly Passage[];
  readonly placeholders: readonly Placeholder[];
  readonly links: readonly Link[];
}
