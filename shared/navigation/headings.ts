import type { BodyFormat } from '../template/prose';
import type { Span } from '../text/span';

/** A heading in a message. */
export interface Heading {
  readonly name: string;
  /** 1 to 6. */
  readonly level: number;
  /** The line in Markdown, the element in HTML. */
  readonly span: Span;
}

const mostHeadings = 500;
const inMarkdown = /^ {0,3}(#{1,6})[ \t]+([^\r\n]{1,500})/gm;
const inHtml = /<h([1-6])(?:\s[^<>]{0,500})?>([^<]{0,500}(?:<(?!\/h)[^<>]{0,200}>[^<]{0,500}){0,20})<\/h\1\s{0,9}>/gi;
const fence = /^ {0,3}(?:`{3,}|~{3,})/;

/** The headings of a message, in order; none where it is plain text. */
export function headingsIn(text: string, body: Span, format: BodyFormat): Heading[] {
  if (format === 'plain') return [];
  const source = text.slice(body.start, body.end);
  const found: Heading[] = [];
  if (format !== 'markdown') {
    for (const match of source.matchAll(inHtml)) {
      const start = body.start + match.index;
      const name = match[2]!.replace(/<[^<>]*>/g, ' ').trim();
      found.push({ name, level: Number(match[1]), span: { start, end: start + match[0].length } });
      if (found.length === mostHeadings) break;
    }
    return found;
  }
  const code = codeIn(source);
  for (const match of source.matchAll(inMarkdown)) {
    if (code.some(({ start, end }) => start <= match.index && match.index < end)) continue;
    const start = body.start + match.index;
    const name = match[2]!.replace(/[ \t]+#+[ \t]*$/, '').trim();
    found.push({ name, level: match[1]!.length, span: { start, end: start + match[0].trimEnd().length } });
    if (found.length === mostHeadings) break;
  }
  return found;
}

/** What stands between fences is no heading. A fence nobody closes reaches to the end. */
function codeIn(source: string): Span[] {
  const found: Span[] = [];
  if (!/^ {0,3}(?:```|~~~)/m.test(source)) return found;
  let open: number | undefined;
  for (const line of source.matchAll(/[^\r\n]+/g)) {
    if (!fence.test(line[0])) continue;
    if (open === undefined) open = line.index;
    else {
      found.push({ start: open, end: line.index + line[0].length });
      open = undefined;
    }
  }
  return open === undefined ? found : [...found, { start: open, end: source.length }];
}

/** Where the section of each heading ends: before the next heading of its level or above it, or at `end`. */
export function sectionEnds(headings: readonly Heading[], end: number): number[] {
  const ends = headings.map(() => end);
  const open: number[] = [];
  headings.forEach(({ level, span }, i) => {
    while (open.length > 0 && headings[open.at(-1)!]!.level >= level) ends[open.pop()!] = span.start;
    open.push(i);
  });
  return ends;
}
