import type { Span } from '../text/span';

/** Words somebody quotes aren't what the message says; a sentence that is a quotation as a whole is. */
export function isQuoted(text: string, sentence: Span, span: Span): boolean {
  const from = Math.max(sentence.start, span.start - 200);
  const before = text.slice(from, span.start);
  const after = text.slice(span.end, Math.min(sentence.end, span.end + 200));
  const opened = Math.max(before.lastIndexOf('“'), oddQuote(before));
  if (opened < 0 || before.indexOf('”', opened) >= 0) return false;
  const closed = after.search(/["”]/);
  if (closed < 0) return false;
  return /\p{L}/u.test(text.slice(sentence.start, from + opened) + after.slice(closed + 1));
}

/** Where the last straight quotation mark stands if it opens a quotation, else -1. */
function oddQuote(text: string): number {
  let count = 0;
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) count++;
  return count % 2 === 1 ? text.lastIndexOf('"') : -1;
}
