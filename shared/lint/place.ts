import type { Span } from '../text/span';
import { entryAt } from '../text/tree';
import type { Subject } from './subject';

/**
 * Where a finding about a field stands in the template itself: at its value, else at its key where the value is blank, else at
 * the key it belongs under, else at the first of `others` that the template has; else at its very start.
 */
export function placeOf({ template, fields }: Subject, path: string, ...others: readonly string[]): Span {
  const own = fields.span(path) ?? entryAt(template.root, path)?.keySpan ?? keyAbove(template.root, path);
  if (own) return own;
  for (const other of others) {
    const span = fields.span(other) ?? entryAt(template.root, other)?.keySpan;
    if (span) return span;
  }
  return { start: 0, end: template.frontMatter ? 3 : Math.min(1, template.text.length) };
}

/** The key of a field that stands in the template without a value; undefined where it doesn't. */
export function blankKey({ template, fields }: Subject, path: string): Span | undefined {
  return fields.findOwn(path) ? undefined : entryAt(template.root, path)?.keySpan;
}

function keyAbove(root: Subject['template']['root'], path: string): Span | undefined {
  const dot = path.indexOf('.');
  return dot < 0 ? undefined : entryAt(root, path.slice(0, dot))?.keySpan;
}

/** Findings about several fields become one for each place: the places in order of appearance, each with what stands there. */
export function byPlace<Item>(items: readonly Item[], placeOfItem: (item: Item) => Span): [Span, Item[]][] {
  const groups = new Map<string, [Span, Item[]]>();
  for (const item of items) {
    const span = placeOfItem(item);
    const key = `${span.start}-${span.end}`;
    const group = groups.get(key);
    if (group) group[1].push(item);
    else groups.set(key, [span, [item]]);
  }
  return [...groups.values()];
}
