import type { Span } from '../text/span';

/** The name of a field as it is written. */
export interface Name {
  readonly text: string;
  /** Without its quotation marks. */
  readonly span: Span;
  /** 1 where it stands in quotation marks. */
  readonly quoted: 0 | 1;
  readonly colon: number;
}

const longestName = 200;
const name = /(?:"([^"\\]*)"|'([^']*)'|([^\s"'#&*!|>%@`{}[\],:?][^:]*?))[ \t]*:(?=[ \t]|$)/y;

/** The name of a field that begins at `at`, where a colon makes it one. */
export function nameAt(text: string, at: number, end: number): Name | undefined {
  const line = text.slice(at, Math.min(end, at + longestName));
  name.lastIndex = 0;
  const match = name.exec(line);
  // Cut off in the middle of a line, an end is none.
  if (!match || (match[0].length === line.length && at + line.length < end)) return undefined;
  const quoted = match[3] === undefined ? 1 : 0;
  const written = match[1] ?? match[2] ?? match[3]!;
  if (quoted === 0 && / #/.test(written)) return undefined;
  const start = at + quoted;
  return { text: written, span: { start, end: start + written.length }, quoted, colon: at + match[0].length - 1 };
}

/** A value as it is written. */
export interface WrittenScalar {
  /** Without quotation marks and the comment behind it. */
  readonly span: Span;
  readonly quote: '"' | "'" | undefined;
  readonly closed: boolean;
}

/** The value that begins at `from`, on a line that ends at `end`. */
export function scalarAt(text: string, from: number, end: number): WrittenScalar {
  const quote = quoteAt(text, from);
  if (quote) {
    const closing = closingQuote(text, from, end);
    const inner = closing ?? from + text.slice(from, end).trimEnd().length;
    return { span: { start: from + 1, end: inner }, quote, closed: closing !== undefined };
  }
  const line = text.slice(from, end);
  const comment = line.indexOf(' #');
  const length = line.slice(0, comment < 0 ? undefined : comment).trimEnd().length;
  return { span: { start: from, end: from + length }, quote: undefined, closed: true };
}

export function quoteAt(text: string, at: number): '"' | "'" | undefined {
  const unit = text[at];
  return unit === '"' || unit === "'" ? unit : undefined;
}

/** Where the quotation mark stands that closes the one at `from`; undefined where it is left open on its line. */
export function closingQuote(text: string, from: number, lineEnd: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < lineEnd; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return undefined;
}
