import type { Template } from '../template/template';
import type { TextEdit } from '../text/edit';
import { contentEnd, startOfLine } from '../text/line-ends';
import { newLineOf } from '../text/new-line';
import type { Span } from '../text/span';
import { entryOf, type List, type Node } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { insertFields } from './insert-fields';

/** A waiver to write down. */
export interface NewWaiver {
  readonly rule: string;
  readonly phrase?: string | undefined;
  readonly reason: string;
  readonly by?: string | undefined;
  /** ISO day. */
  readonly until?: string | undefined;
}

/** Stands for the value until it is known how it has to be written. Can't be part of what the edits hold besides. */
const stand = 'WAIVER-GOES-HERE';

/**
 * Edits that add a waiver to the template's list, or start one. Line ends and indentation are the template's own, and nothing
 * below the front-matter is touched. Undefined where the front-matter can't safely be edited.
 */
export function addWaiver(template: Template, waiver: NewWaiver): TextEdit[] | undefined {
  const { frontMatter, root, text } = template;
  if (!frontMatter?.closed || frontMatter.problems.length > 0) return undefined;
  const newLine = newLineOf(text);
  const entry = entryOf(root, 'waivers');
  const list = entry?.value;
  const block = newLine + itemLines(waiver, '  ').join(newLine);
  if (!entry || !list) {
    const edits = insertFields(template, [{ path: 'waivers', yaml: stand }]);
    // Inside brackets there are no lines.
    const [place, value] = isFlow(root) ? [stand, `[${inFlow(waiver)}]`] : [` ${stand}`, block];
    return edits?.map(({ span, newText }) => ({ span, newText: newText.replace(place, () => value) }));
  }
  if (list.kind === 'scalar' && list.text.trim() === '') {
    const blank = text.slice(list.span.start, list.span.end);
    if (!/^(?:""|'')?$/.test(blank) || isFlow(root)) return undefined;
    const at = endOfLine(template, entry.keySpan.end);
    const added = { span: { start: at, end: at }, newText: block };
    // The space before it would be left at the end of its line.
    const start = text.slice(0, list.span.start).trimEnd().length;
    return blank === '' ? [added] : [{ span: { start, end: list.span.end }, newText: '' }, added];
  }
  if (list.kind !== 'list' || text[list.span.start] === '*') return undefined;
  const last = list.items.at(-1);
  if (isFlow(list)) {
    const at = last ? last.span.end : list.span.start + 1;
    return [{ span: { start: at, end: at }, newText: `${last ? ', ' : ''}${inFlow(waiver)}` }];
  }
  const indent = last && dashBefore(text, last.span.start)?.indent;
  if (!last || indent === undefined) return undefined;
  const at = endOfLine(template, contentEnd(text, last.span));
  return [{ span: { start: at, end: at }, newText: newLine + itemLines(waiver, indent).join(newLine) }];

  function isFlow(node: Node): boolean {
    return text[node.span.start] === '{' || text[node.span.start] === '[';
  }
}

/** Edits that take a waiver out of the list, and the list with its last one; undefined where that can't safely be done. */
export function removeWaiver(template: Template, waiver: { readonly span: Span }): TextEdit[] | undefined {
  const { text, lines, root } = template;
  const entry = entryOf(root, 'waivers');
  if (!entry || text[entry.value.span.start] === '*' || text[root.span.start] === '{') return undefined;
  const list = entry.value.kind === 'list' ? entry.value : undefined;
  if (!list || list.items.length < 2) {
    const line = lines.line(lines.positionAt(entry.keySpan.start).line);
    if (text.slice(line.start, entry.keySpan.start).trim() !== '') return undefined;
    return [{ span: toNextLine(template, line.start, contentEnd(text, entry.value.span)), newText: '' }];
  }
  if (text[list.span.start] === '[') return [{ span: fromFlow(list, waiver.span), newText: '' }];
  const dash = dashBefore(text, waiver.span.start);
  if (!dash) return undefined;
  return [{ span: toNextLine(template, dash.lineStart, contentEnd(text, waiver.span)), newText: '' }];
}

/** The item with the comma behind it, or the one before it for the last. */
function fromFlow({ items }: List, span: Span): Span {
  const index = items.findIndex((item) => item.span.start === span.start);
  const next = items[index + 1];
  if (next) return { start: span.start, end: next.span.start };
  return { start: items[index - 1]?.span.end ?? span.start, end: span.end };
}

function itemLines({ rule, phrase, reason, by, until }: NewWaiver, indent: string): string[] {
  const fields = [
    `rule: ${yamlText(rule)}`,
    ...(phrase ? [`phrase: ${yamlText(phrase)}`] : []),
    `reason: ${yamlText(reason)}`,
    ...(by ? [`by: ${yamlText(by)}`] : []),
    ...(until ? [`until: ${until}`] : []),
  ];
  return fields.map((field, index) => `${indent}${index === 0 ? '- ' : '  '}${field}`);
}

function inFlow({ rule, phrase, reason, by, until }: NewWaiver): string {
  const fields = [
    `rule: ${yamlText(rule)}`,
    ...(phrase ? [`phrase: ${JSON.stringify(phrase)}`] : []),
    `reason: ${JSON.stringify(reason)}`,
    ...(by ? [`by: ${JSON.stringify(by)}`] : []),
    ...(until ? [`until: ${until}`] : []),
  ];
  return `{ ${fields.join(', ')} }`;
}

/** The indentation of a list's item that starts at an offset; undefined where more than its dash stands before it. */
function dashBefore(text: string, start: number): { readonly lineStart: number; readonly indent: string } | undefined {
  const lineStart = startOfLine(text, start);
  const indent = /^( *)-[ \t]+$/.exec(text.slice(lineStart, start))?.[1];
  return indent === undefined ? undefined : { lineStart, indent };
}

function endOfLine({ lines }: Template, offset: number): number {
  return lines.line(lines.positionAt(offset).line).end;
}

/** From the start of a line to the start of the line after the one that holds `end`. */
function toNextLine({ lines, text }: Template, start: number, end: number): Span {
  const next = lines.starts[lines.positionAt(end).line + 1];
  return { start, end: next ?? text.length };
}
