import type { Assessment } from '../assessment/assessment';
import type { Template } from '../template/template';
import { contentEnd } from '../text/line-ends';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { Mapping, Node } from '../text/tree';
import { headingsIn, sectionEnds } from './headings';

/** Lines that can be folded away below the first of them; numbered from 0. */
export interface Fold {
  readonly first: number;
  readonly last: number;
}

const mostFolds = 5000;

/** The header, fields on several lines, sections of the message; in HTML what is indented. */
export function templateFolds(template: Template): Fold[] {
  const { text, lines, root, frontMatter, body, format } = template;
  const spans: Span[] = frontMatter ? [frontMatter.span, ...fieldsIn(text, root)] : [];
  const headings = headingsIn(text, body, format);
  const ends = sectionEnds(headings, body.end);
  if (format === 'markdown') spans.push(...headings.map(({ span }, i) => ({ start: span.start, end: ends[i]! })));
  const indented = format === 'html' || format === 'mjml' ? indentedFolds(text, lines, body) : [];
  return folds(text, lines, spans, indented);
}

/** The header, fields on several lines, parts, questions, and the texts that are kept. */
export function assessmentFolds(assessment: Assessment, text: string, lines: Lines): Fold[] {
  const { header, root, body, answers, partHeadings, approvedTexts } = assessment;
  const kept = approvedTexts[0]?.span.start ?? body.end;
  const parts = partHeadings.map(({ span }, i) => ({
    start: span.start,
    end: Math.max(span.end, partHeadings[i + 1]?.span.start ?? kept),
  }));
  const spans = [
    ...(header.end > 0 ? [header] : []),
    ...fieldsIn(text, root),
    ...parts,
    ...answers.map(({ headingSpan, span }) => ({ start: headingSpan.start, end: Math.max(headingSpan.end, span.end) })),
    ...approvedTexts.map(({ span }) => span),
  ];
  return folds(text, lines, spans, []);
}

function fieldsIn(text: string, root: Mapping): Span[] {
  const found: Span[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node && found.length < mostFolds; node = pending.pop()) {
    if (node.kind === 'scalar') continue;
    if (node.kind === 'list') {
      found.push(...node.items.filter(({ kind }) => kind !== 'scalar').map(({ span }) => span));
      pending.push(...node.items);
    } else {
      // What an alias stands for is folded where it is written.
      if (text[node.span.start] === '*') continue;
      for (const { keySpan, value } of node.entries)
        found.push({ start: keySpan.start, end: Math.max(keySpan.end, value.span.end) });
      pending.push(...node.entries.map(({ value }) => value));
    }
  }
  return found;
}

/** One fold for each line they begin on, the longest; what stands on one line can't be folded. */
function folds(text: string, lines: Lines, spans: readonly Span[], more: readonly Fold[]): Fold[] {
  const byFirst = new Map<number, number>();
  const add = (first: number, last: number) => {
    if (last > first) byFirst.set(first, Math.max(last, byFirst.get(first) ?? 0));
  };
  for (const span of spans) add(lines.positionAt(span.start).line, lines.positionAt(contentEnd(text, span)).line);
  for (const { first, last } of more) add(first, last);
  return [...byFirst]
    .map(([first, last]) => ({ first, last }))
    .sort((a, b) => a.first - b.first)
    .slice(0, mostFolds);
}

/** What stands deeper than the line above it, down to the next line that doesn't. */
function indentedFolds(text: string, lines: Lines, { start, end }: Span): Fold[] {
  const found: Fold[] = [];
  const open: { readonly indent: number; readonly line: number; last: number }[] = [];
  const close = (indent: number) => {
    while (open.length > 0 && open.at(-1)!.indent >= indent) {
      const { line, last } = open.pop()!;
      if (last > line) found.push({ first: line, last });
    }
  };
  const until = lines.positionAt(end).line;
  for (let line = lines.positionAt(start).line; line <= until && found.length < mostFolds; line++) {
    const span = lines.line(line);
    const written = text.slice(span.start, span.end);
    if (written.trim() === '') continue;
    const indent = written.length - written.trimStart().length;
    close(indent);
    for (const each of open) each.last = line;
    open.push({ indent, line, last: line });
  }
  close(0);
  return found;
}
