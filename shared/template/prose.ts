import type { Span } from '../text/span';
import { addressesIn } from './addresses';
import { maskHtml, unreadEnd, unreadStart } from './html';
import { maskMarkdown } from './markdown';
import { Ahead, Mask, nothing, unknownWord } from './mask';
import { type Token, tokenAt, tokenStart } from './placeholders';

/** How the body of a template is written; it decides what counts as markup. */
export type BodyFormat = 'markdown' | 'html' | 'mjml' | 'plain';

/** A part of the message that a recipient reads. */
export type Part = 'subject' | 'preheader' | 'body';

export { nothing, unknownWord };

/**
 * Copy as the recipient reads it, code unit for code unit as long as its source: `text[i]` stands at offset `span.start + i`
 * of the file. Merge fields are filled with {@link unknownWord}; what nobody reads as the sender's words (URLs, code, quoted
 * replies, tags, comments) is filled with spaces, or with {@link nothing} in the middle of a word. Spintax stays as it is written,
 * and so do entities, except the space `&nbsp;`. Line breaks stay; markup that ends a sentence (a block tag, a list marker)
 * is filled with line feeds, so this text is for reading and the file's own for line numbers.
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

/** How the body of a file is written, told by the ending of its path. */
export function bodyFormatOf(path: string): BodyFormat {
  if (/\.md$/i.test(path)) return 'markdown';
  if (/\.html?$/i.test(path)) return 'html';
  return /\.mjml$/i.test(path) ? 'mjml' : 'plain';
}

/** A part of the message that stands in the front-matter: `span` holds its YAML scalar with quotes or block indicator. */
export interface CopyField {
  readonly part: 'subject' | 'preheader';
  readonly span: Span;
}

/** What a recipient reads of a template, and the merge fields and links in it. Spans outside the text are cut off at its ends. */
export function proseOf(text: string, body: Span, format: BodyFormat, copy: readonly CopyField[]): Prose {
  const passages: Passage[] = [];
  const placeholders: Placeholder[] = [];
  const links: Link[] = [];
  const parts = [...copy, { part: 'body' as const, span: body }].sort((a, b) => a.span.start - b.span.start);
  for (const { part, span } of parts) {
    const start = Math.max(0, Math.min(span.start, text.length));
    const end = Math.max(start, Math.min(span.end, text.length));
    const read = readPassage(text.slice(start, end), part === 'body' ? format : 'scalar');
    passages.push({ part, text: read.text, span: { start, end } });
    for (const token of read.tokens) {
      const place = { start: start + token.start, end: start + token.end };
      for (const name of token.names) placeholders.push({ name, span: place, condition: token.condition });
    }
    for (const link of read.links) {
      const place = { start: start + link.start, end: start + link.end };
      links.push({ url: text.slice(place.start, place.end), span: place });
    }
  }
  return { passages, placeholders, links };
}

interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly links: readonly Span[];
}

/**
 * Reads one passage in three turns, each on what the one before has left: merge tokens first, because their marks look like
 * markup in every format (`*|FNAME|*`, `[[First Name]]`, `<<First_Name>>`); then markup; then addresses.
 */
function readPassage(source: string, format: BodyFormat | 'scalar'): Reading {
  const links: Span[] = [];
  const { text: withoutTokens, tokens } = readTokens(source, format);
  const withoutMarkup = maskMarkup(withoutTokens, format, links);
  const mask = new Mask(withoutMarkup);
  for (const address of addressesIn(withoutMarkup)) {
    mask.hide(address.start, address.end);
    if (address.followable) links.push(address);
  }
  // Until here a tag that prints nothing had to look like a word, so that it didn't cut an address in two.
  for (const token of tokens) if (!token.printed) mask.vanish(token.start, token.end);
  links.sort((a, b) => a.start - b.start);
  return { text: mask.toString(), tokens, links };
}

function maskMarkup(text: string, format: BodyFormat | 'scalar', links: Span[]): string {
  const mask = new Mask(text);
  if (format === 'markdown') maskMarkdown(text, mask, new Ahead(text), links);
  else if (format === 'html' || format === 'mjml') maskHtml(text, mask, new Ahead(text), links);
  else if (format === 'plain') maskQuotedLines(text, mask);
  else maskScalar(text, mask);
  return mask.toString();
}

/**
 * Finds the merge tokens outside comments, style sheets and scripts, and fills both. Those in code and in quoted lines count:
 * a mail tool fills them too.
 */
function readTokens(source: string, format: BodyFormat | 'scalar'): { text: string; tokens: Token[] } {
  const mask = new Mask(source);
  const tokens: Token[] = [];
  const ahead = new Ahead(source);
  const marked = format !== 'plain' && format !== 'scalar';
  const start = marked ? new RegExp(`${unreadStart.source}|${tokenStart.source}`, 'gi') : new RegExp(tokenStart);
  for (let match = start.exec(source); match; match = start.exec(source)) {
    const at = match.index;
    const hidden = marked ? unreadEnd(source, at, ahead) : undefined;
    if (hidden !== undefined) {
      if (source.startsWith('<!--', at)) mask.vanish(at, hidden);
      else mask.hide(at, hidden);
      start.lastIndex = hidden;
      continue;
    }
    const token = tokenAt(source, at, ahead);
    if (token) {
      tokens.push(token);
      mask.unknown(at, token.end);
    }
    // After a failure one step on: the mark may be the first half of nothing and the second half of something.
    start.lastIndex = token ? token.end : at + 1;
  }
  return { text: mask.toString(), tokens };
}

/**
 * Hides the quotes of a YAML scalar and what escapes a quote within them, or the indicator of a block scalar with its options and
 * comment.
 */
function maskScalar(source: string, mask: Mask): void {
  const quote = /^["']/.exec(source)?.[0];
  if (quote) {
    mask.hide(0, 1);
    for (const { index, 1: mark } of source
      .slice(0, -1)
      .matchAll(quote === '"' ? /\\(["\\/])|\\[ntr]/g : /(?<!^)'(')/g)) {
      if (mark) mask.vanish(index, index + 1);
      else mask.hide(index, index + 2);
    }
    if (source.length > 1 && source.endsWith(quote)) mask.hide(source.length - 1, source.length);
  }
  const indicator = /^[|>][-+\d]*(?:[ \t]+#[^\r\n]*)?(?=[ \t]*[\r\n]|[ \t]*$)/.exec(source);
  if (indicator) mask.hide(0, indicator[0].length);
}

/** Hides the lines of a reply that quote somebody else's words. */
function maskQuotedLines(text: string, mask: Mask): void {
  for (const line of text.matchAll(/^[ \t]*>[^\r\n]*/gm)) mask.hide(line.index, line.index + line[0].length);
}
