import type { Assessment } from '../assessment/assessment';
import { isAnswered, isAsked } from '../assessment/completeness';
import { progressOf, progressWords } from '../assessment/progress';
import { questionOf } from '../assessment/questions';
import type { Template } from '../template/template';
import { contentEnd } from '../text/line-ends';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import { entryOf, type Mapping, type Node } from '../text/tree';
import { headingsIn, sectionEnds } from './headings';

/** One line of an outline, with what belongs to it. */
export interface OutlineItem {
  readonly name: string;
  /** What stands beside the name, less visibly. */
  readonly detail: string;
  readonly kind: 'fields' | 'field' | 'group' | 'list' | 'message' | 'heading' | 'part' | 'question' | 'records';
  /** All of it; holds the spans of its children. */
  readonly span: Span;
  /** Where one goes to when choosing it. */
  readonly at: Span;
  readonly children: readonly OutlineItem[];
}

const longestDetail = 60;
/** A header has some dozens of fields, a policy or pack some hundreds. */
const mostItems = 2000;

/** The header of a template, field by field, and its message, heading by heading. */
export function templateOutline(template: Template): OutlineItem[] {
  const { text, root, frontMatter, body, format } = template;
  const items: OutlineItem[] = [];
  if (frontMatter) items.push(headerItem(text, frontMatter.span, root));
  const end = contentEnd(text, body);
  if (end > body.start || !frontMatter) {
    const span = { start: body.start, end: Math.max(end, body.start) };
    const headings = headingsIn(text, body, format);
    items.push({
      name: 'Message',
      detail: '',
      kind: 'message',
      span,
      at: lineFrom(text, span),
      children: nested(headings, span),
    });
  }
  return items;
}

function nested(headings: ReturnType<typeof headingsIn>, within: Span): OutlineItem[] {
  const ends = sectionEnds(headings, within.end);
  const build = (from: number, to: number): OutlineItem[] => {
    const found: OutlineItem[] = [];
    for (let i = from; i < to; ) {
      const { name, span } = headings[i]!;
      let next = i + 1;
      while (next < to && headings[next]!.span.start < ends[i]!) next++;
      const whole = { start: span.start, end: Math.max(ends[i]!, span.end) };
      found.push({
        name: nameOr(name, 'Heading'),
        detail: '',
        kind: 'heading',
        span: whole,
        at: span,
        children: build(i + 1, next),
      });
      i = next;
    }
    return found;
  };
  return build(0, headings.length);
}

/** The header of an assessment, its parts with how far they are, their questions, and the texts it keeps. */
export function assessmentOutline(assessment: Assessment, text: string): OutlineItem[] {
  const { header, root, body, answers, partHeadings, approvedTexts } = assessment;
  const items: OutlineItem[] = header.end > 0 ? [headerItem(text, header, root)] : [];
  const bodyEnd = contentEnd(text, body);
  const kept = approvedTexts[0]?.span.start ?? bodyEnd;
  const progress = progressOf(assessment);
  const questions = answers.map((answer): OutlineItem & { readonly part: string | undefined } => {
    const { id, headingSpan, span } = answer;
    const question = questionOf(id);
    const isOpen = question !== undefined && isAsked(question, assessment);
    return {
      name: shorten(`${id} ${question?.question ?? ''}`.trim(), 100),
      detail: isAnswered(assessment, id) ? 'answered' : isOpen ? 'not answered' : 'may be left open',
      kind: 'question',
      span: { start: headingSpan.start, end: Math.max(headingSpan.end, span.end) },
      at: headingSpan,
      children: [],
      part: question?.part,
    };
  });
  const withoutPart = ({ part: _, ...item }: (typeof questions)[number]): OutlineItem => item;
  const taken = new Set<OutlineItem>();
  partHeadings.forEach(({ part, span }, i) => {
    const end = Math.max(span.end, Math.min(partHeadings[i + 1]?.span.start ?? kept, kept));
    const own = questions.filter((each) => each.span.start >= span.end && each.span.start < end);
    for (const each of own) taken.add(each);
    const last = own.at(-1)?.span.end ?? span.end;
    const count = progress.parts.find((each) => each.part === part);
    items.push({
      name: nameOr(text.slice(span.start, span.end).replace(/^[\s#]+|(?<![\s#])[\s#]+$/g, ''), 'Part'),
      detail: count ? progressWords(count) : '',
      kind: 'part',
      span: { start: span.start, end: Math.max(span.end, last) },
      at: span,
      children: own.map(withoutPart),
    });
  });
  items.push(...questions.filter((each) => !taken.has(each)).map(withoutPart));
  const last = approvedTexts.at(-1);
  if (last) {
    const span = { start: kept, end: last.span.end };
    const children = approvedTexts.map((each): OutlineItem => {
      const at = each.fingerprint.span;
      return {
        name: nameOr(each.file, 'Text'),
        detail: each.fingerprint.value,
        kind: 'field',
        span: each.span,
        at,
        children: [],
      };
    });
    items.push({
      name: 'Approved texts',
      detail: String(approvedTexts.length),
      kind: 'records',
      span,
      at: lineFrom(text, span),
      children,
    });
  }
  return items.sort((a, b) => a.span.start - b.span.start);
}

/** The fields of a policy or a house pack. */
export function fieldsOutline(text: string, root: Mapping): OutlineItem[] {
  return fieldItems(text, root, { left: mostItems });
}

function headerItem(text: string, span: Span, root: Mapping): OutlineItem {
  const title = entryOf(root, 'title')?.value;
  const detail = title?.kind === 'scalar' ? shorten(title.text, longestDetail) : '';
  return {
    name: 'Fields',
    detail,
    kind: 'fields',
    span,
    at: lineFrom(text, span),
    children: fieldItems(text, root, { left: mostItems }),
  };
}

function fieldItems(text: string, { entries }: Mapping, room: { left: number }): OutlineItem[] {
  const found: OutlineItem[] = [];
  for (const { key, keySpan, value } of entries) {
    if (room.left-- <= 0) break;
    const span = { start: keySpan.start, end: Math.max(keySpan.end, contentEnd(text, value.span)) };
    found.push({
      name: nameOr(key, '""'),
      detail: detailOf(value),
      kind: kindOf(value),
      span,
      at: keySpan,
      children: inner(text, value, span, room),
    });
  }
  return found;
}

function inner(text: string, value: Node, within: Span, room: { left: number }): OutlineItem[] {
  // What an alias stands for is written elsewhere.
  const own = (items: OutlineItem[], { start, end }: Span) =>
    items.filter(({ span }) => start <= span.start && span.end <= end);
  if (value.kind === 'mapping') return own(fieldItems(text, value, room), within);
  if (value.kind !== 'list') return [];
  return own(
    value.items.flatMap((item, i): OutlineItem[] => {
      if (item.kind !== 'mapping' || room.left-- <= 0) return [];
      const key = item.entries[0]?.keySpan;
      // White space that nobody closed the quotes of is the key's all the same.
      const span = { start: item.span.start, end: Math.max(contentEnd(text, item.span), key?.end ?? 0) };
      const name = item.entries.map((entry) => detailOf(entry.value)).find((each) => each !== '') ?? `${i + 1}`;
      return [
        {
          name: nameOr(name, `${i + 1}`),
          detail: '',
          kind: 'group',
          span,
          at: key ?? span,
          children: own(fieldItems(text, item, room), span),
        },
      ];
    }),
    within,
  );
}

function kindOf(value: Node): OutlineItem['kind'] {
  return value.kind === 'mapping' ? 'group' : value.kind === 'list' ? 'list' : 'field';
}

function detailOf(value: Node): string {
  if (value.kind === 'scalar') return shorten(value.text.trim(), longestDetail);
  if (value.kind === 'mapping') return '';
  const texts = value.items
    .slice(0, 10)
    .flatMap((item) => (item.kind === 'scalar' && item.text !== '' ? [item.text] : []));
  return shorten(texts.join(', '), longestDetail);
}

/** Editors refuse an outline in which anything has no name. */
function nameOr(name: string, other: string): string {
  const shown = shorten(name, 100).trim();
  return shown === '' ? other : shown;
}

function lineFrom(text: string, { start, end }: Span): Span {
  return { start, end: Math.min(end, start + (/^[^\r\n]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0)) };
}
