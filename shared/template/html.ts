import type { Span } from '../text/span';
import { type Ahead, type Mask, matchAt, nothing } from './mask';

/** Where something may begin that is written in the file and that neither a recipient nor a mail tool reads; a global pattern. */
export const unreadStart = /<(?:!--|head|style|script|title|mj-style|mj-title)/gi;

const commentEnd = /-->/g;
const unread = /<(head|style|script|title|mj-style|mj-title)(?=[\s>])/iy;
const unreadEnds = new Map(
  ['head', 'style', 'script', 'title', 'mj-style', 'mj-title'].map((name) => [
    name,
    new RegExp(`</${name}[^<>]*>`, 'gi'),
  ]),
);

/**
 * The end of the comment (Outlook's conditional ones too), style sheet, script or head that begins at `at`; undefined where
 * none does or it is never closed: then it is read as text, so that a forgotten `-->` doesn't hide a message from the checks.
 */
export function unreadEnd(text: string, at: number, ahead: Ahead): number | undefined {
  // From at + 2, because <!--> is a whole comment.
  if (text.startsWith('<!--', at)) return ahead.next(commentEnd, at + 2)?.end;
  const name = matchAt(unread, text, at)?.[1]?.toLowerCase();
  const closing = name && unreadEnds.get(name);
  return closing ? ahead.next(closing, at)?.end : undefined;
}

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html img legend li main menu nav ol option p pre section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);
/** Tags that print nothing, not even a space. A link stands apart: menus are links without space between them. */
const inline = new Set(
  'abbr acronym b bdi bdo big center cite del dfn em font i ins kbd mark nobr q s samp small span strike strong tt u var wbr'.split(
    ' ',
  ),
);
const tagName = /<\/?([A-Za-z][\w:-]*)/y;
const attribute = /(?<=[\s"'/])([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)/g;
const codeEnd = /<\/code[^<>]*>/gi;

/** Hides the markup of HTML or MJML; what a recipient reads stays, and so does the text an image has in its place (`alt`). */
export function maskHtml(text: string, mask: Mask, ahead: Ahead, links: Span[]): void {
  const special = /[<&]|\u2060+/g;
  for (let match = special.exec(text); match; match = special.exec(text)) {
    const at = match.index;
    if (match[0][0] === nothing) {
      mask.vanish(at, at + match[0].length);
      continue;
    }
    const end = match[0] === '&' ? maskSpace(text, at, mask) : maskTag(text, at, mask, ahead, links);
    if (end !== undefined) special.lastIndex = end;
  }
}

/** Hides the tag that begins at `at` and returns its end; undefined where the `<` there is plain text. */
export function maskTag(text: string, at: number, mask: Mask, ahead: Ahead, links: Span[]): number | undefined {
  const end = tagEnd(text, at);
  if (end === undefined) return undefined;
  const name = matchAt(tagName, text, at)?.[1]?.toLowerCase() ?? '';
  if (name === 'code' && text[at + 1] !== '/') {
    const closing = ahead.next(codeEnd, end);
    if (closing) {
      mask.hide(at, closing.end);
      return closing.end;
    }
  }
  const alternative = readAttributes(text, at, end, links);
  if (name === 'br') mask.breakLine(at, end);
  else if (inline.has(name) || (name === 'a' && !isBesideLink(text, at, end))) mask.vanish(at, end);
  else if (!blocks.has(name) && !name.startsWith('mj-')) mask.hide(at, end);
  else if (!alternative) mask.breakSentence(at, end);
  else {
    mask.breakSentence(at, alternative.start);
    mask.breakSentence(alternative.end, end);
  }
  return end;
}

function isBesideLink(text: string, at: number, end: number): boolean {
  return text[at + 1] === '/'
    ? matchAt(/<a\b/iy, text, end) !== null
    : text.slice(Math.max(0, at - 4), at).toLowerCase() === '</a>';
}

/** Hides `&nbsp;`, the entity that stands for a space, and returns its end. Other entities stay as they are typed. */
export function maskSpace(text: string, at: number, mask: Mask): number | undefined {
  const entity = matchAt(/&(?:nbsp|#160|#xa0);/iy, text, at);
  if (!entity) return undefined;
  mask.hide(at, at + entity[0].length);
  return at + entity[0].length;
}

/**
 * The end of the tag at `at`: its first `>` outside quotes, or its first `>` where a quote is left open. A tag never reaches over
 * another `<`, so half a tag costs no more than the text up to the next one.
 */
function tagEnd(text: string, at: number): number | undefined {
  if (!/[A-Za-z!?]/.test(text[at + 1] === '/' ? (text[at + 2] ?? '') : (text[at + 1] ?? ''))) return undefined;
  let quote = '';
  let inQuotes: number | undefined;
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i] ?? '';
    if (character === '<') break;
    if (character === '>') {
      if (quote === '') return i + 1;
      inQuotes ??= i + 1;
    } else if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
  }
  return inQuotes;
}

/** Collects where a tag leads and returns the span of its `alt` text, if it has one. */
function readAttributes(text: string, at: number, end: number, links: Span[]): Span | undefined {
  let alternative: Span | undefined;
  const tag = text.slice(at, end);
  if (!tag.includes('=')) return undefined;
  for (const match of tag.matchAll(attribute)) {
    const name = match[1]?.toLowerCase();
    if (name !== 'href' && name !== 'alt') continue;
    const value = match[2] ?? '';
    const quotes = /^["']/.test(value) ? 1 : 0;
    const valueEnd = at + match.index + match[0].length - quotes;
    const span = { start: valueEnd - value.length + 2 * quotes, end: valueEnd };
    if (span.start >= span.end) continue;
    if (name === 'alt') alternative = span;
    else if (text[span.start] !== '#') links.push(span);
  }
  return alternative;
}
