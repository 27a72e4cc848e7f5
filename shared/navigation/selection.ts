import type { Assessment } from '../assessment/assessment';
import { sentences } from '../phrasing/sentences';
import type { Template } from '../template/template';
import { contentEnd } from '../text/line-ends';
import { Lines } from '../text/lines';
import { contains, type Span } from '../text/span';
import type { Entry, Mapping, Node } from '../text/tree';
import { innerSpan } from './mentions';
import { fieldUseAt } from './merge-field-uses';

/**
 * What to select at an offset, the least first, each holding the one before: a word, the merge field, the sentence, the paragraph, the
 * message; or the value, the field, the fields around it, the header.
 */
export function templateSelections(template: Template, offset: number): Span[] {
  const { text, root, frontMatter, body, prose } = template;
  const whole = { start: 0, end: text.length };
  const use = fieldUseAt(template, offset);
  const field = use ? [use.span, use.whole] : [];
  if (frontMatter && offset <= frontMatter.span.end) {
    return ordered(offset, [...field, ...inHeader(text, root, frontMatter, offset), whole], text);
  }
  const passage = prose.passages.find(({ part }) => part === 'body');
  return ordered(
    offset,
    [...field, ...inProse(text, body, offset, passage?.text), content(text, body), body, whole],
    text,
  );
}

/** The same in an assessment, where a part holds questions and a question its answer. */
export function assessmentSelections(assessment: Assessment, text: string, offset: number): Span[] {
  const { root, header, body, answers, partHeadings } = assessment;
  const whole = { start: 0, end: text.length };
  if (offset <= header.end && header.end > 0)
    return ordered(offset, [...inHeader(text, root, { span: header }, offset), whole], text);
  const sections = [
    ...answers.flatMap(({ headingSpan, span }) => [
      span,
      { start: headingSpan.start, end: Math.max(headingSpan.end, span.end) },
    ]),
    ...partHeadings.map(({ span }, i) => ({
      start: span.start,
      end: Math.max(span.end, partHeadings[i + 1]?.span.start ?? body.end),
    })),
  ];
  return ordered(offset, [...inProse(text, body, offset), ...sections, body, whole], text);
}

/** The same in a file that is all fields. */
export function fieldsSelections(text: string, root: Mapping, offset: number): Span[] {
  const whole = { start: 0, end: text.length };
  return ordered(offset, [...inHeader(text, root, { span: whole }, offset), whole], text);
}

function inHeader(
  text: string,
  root: Mapping,
  header: { readonly span: Span; readonly content?: Span },
  offset: number,
): Span[] {
  const found: Span[] = [];
  let node: Node | undefined = root;
  while (node) {
    const at: Span = node.span;
    found.push({ start: at.start, end: contentEnd(text, at) });
    if (node.kind === 'scalar') {
      found.push(innerSpan(text, node));
      break;
    }
    if (node.kind === 'list') {
      node = node.items.find(({ span }) => holds(span, offset));
      continue;
    }
    const entry: Entry | undefined = node.entries.find(({ keySpan, value }) =>
      holds({ start: keySpan.start, end: value.span.end }, offset),
    );
    if (!entry) break;
    found.push(
      { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, contentEnd(text, entry.value.span)) },
      entry.keySpan,
    );
    node = holds(entry.value.span, offset) ? entry.value : undefined;
  }
  return [...found.reverse(), ...(header.content ? [header.content] : []), header.span];
}

/** `read` is the same stretch as its recipient reads it. */
function inProse(text: string, body: Span, offset: number, read?: string): Span[] {
  const paragraph = paragraphAt(text, body, offset);
  const source =
    read?.slice(paragraph.start - body.start, paragraph.end - body.start) ?? text.slice(paragraph.start, paragraph.end);
  const own = sentences(source.replaceAll('\uFFFC', 'x')).map(({ start, end }) => ({
    start: paragraph.start + start,
    end: paragraph.start + end,
  }));
  return [...own.filter((span) => holds(span, offset)), content(text, paragraph)];
}

/** Longer stretches without a blank line are cut: nobody selects them by the sentence. */
const longestParagraph = 20_000;

function paragraphAt(text: string, body: Span, offset: number): Span {
  const from = Math.max(body.start, offset - longestParagraph);
  const near = text.slice(from, Math.min(body.end, offset + longestParagraph));
  const lines = new Lines(near);
  const isBlank = (line: number) => near.slice(lines.line(line).start, lines.line(line).end).trim() === '';
  let first = lines.positionAt(offset - from).line;
  let last = first;
  if (!isBlank(first)) {
    while (first > 0 && !isBlank(first - 1)) first--;
    while (last + 1 < lines.count && !isBlank(last + 1)) last++;
  }
  return { start: from + lines.line(first).start, end: from + lines.line(last).end };
}

function content(text: string, span: Span): Span {
  const lead = text.slice(span.start, span.end).search(/\S/);
  return lead < 0 ? span : { start: span.start + lead, end: contentEnd(text, span) };
}

/** Those that hold the offset, the least first; one that doesn't hold all before it is left out. */
function ordered(offset: number, spans: readonly Span[], text: string): Span[] {
  const word = wordAt(text, offset);
  const candidates = [...(word ? [word] : []), ...spans].filter((span) => holds(span, offset) && span.end > span.start);
  candidates.sort((a, b) => a.end - a.start - (b.end - b.start));
  const found: Span[] = [];
  for (const span of candidates) {
    const last = found.at(-1);
    if (!last || (contains(span, last) && span.end - span.start > last.end - last.start)) found.push(span);
  }
  return found.length > 0 ? found : [{ start: offset, end: offset }];
}

const letter = /[\p{L}\p{N}\p{M}_]/u;
const longestWord = 200;

function wordAt(text: string, offset: number): Span | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start < longestWord && isLetter(text, start - 1)) start--;
  while (end < text.length && end - offset < longestWord && isLetter(text, end)) end++;
  return end > start ? { start, end } : undefined;
}

/** Half of a surrogate pair counts as the whole it belongs to, so that no letter is cut in two; an apostrophe where it joins letters. */
function isLetter(text: string, at: number): boolean {
  if (text[at] === "'" || text[at] === '’') return at > 0 && isOne(text, at - 1) && isOne(text, at + 1);
  return isOne(text, at);
}

function isOne(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return letter.test(
    code >= 0xdc00 && code <= 0xdfff ? text.slice(at - 1, at + 1) : (text.slice(at, at + 2).match(/^./su)?.[0] ?? ''),
  );
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
