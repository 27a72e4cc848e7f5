import { plainMarkdown } from '../text/markdown';
import type { Span } from '../text/span';
import { type Term, termsIn } from '../vocabulary/glossary';

/** A term of the law in plain words, as Markdown. */
export function termText({ term, meaning, source }: Term): string {
  return `*${term}*: ${plainMarkdown(meaning)} (${source})`;
}

const heading = /^ {0,3}#{1,6}[ \t]/;

/** The term at an offset in a heading of a Markdown text; undefined outside of headings and where no term stands. */
export function termInHeading(text: string, offset: number): { readonly term: Term; readonly span: Span } | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = text.slice(start, start + longestHeading);
  const line = rest.slice(0, /[\r\n]|$/.exec(rest)!.index);
  if (!heading.test(line)) return undefined;
  const found = termsIn(line).find((each) => start + each.start <= offset && offset < start + each.end);
  return found && { term: found.term, span: { start: start + found.start, end: start + found.end } };
}

const longestHeading = 500;
