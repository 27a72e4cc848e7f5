import type { Mapping } from '../text/tree';
import type { FieldTable, FieldType } from '../vocabulary/field';
import { indentOf, isComment, Layout } from './layout';

/** Whole lines of one field: what stands directly above it as a comment, and the field with everything in it. */
interface Block {
  readonly key: string;
  readonly comments: readonly string[];
  readonly lines: readonly string[];
}

/**
 * The fields in the order of the vocabulary, each with the comments directly above it; names that the vocabulary doesn't have come
 * last. Blank lines make groups, and no field leaves its group. A comment at the beginning of a group may be its heading, and one at its
 * end may be about all of it: the field beside it stays there. Fields in list items stay as they are.
 */
export function ordered(source: string, root: Mapping, table: FieldTable): string {
  const layout = new Layout(source);
  const lines = [...layout.lines];
  orderIn(root, { type: 'mapping', fields: table });
  return lines.join('\n');

  /** Inner mappings first: an outer one moves them as they are then. No mapping changes its number of lines. */
  function orderIn(node: Mapping, type: FieldType): void {
    if (!layout.isBlock(node)) return;
    for (const { key, value } of node.entries) {
      const inner = type.type === 'mapping' ? type.fields[key] : type.type === 'table' ? type.of : undefined;
      if (inner && value.kind === 'mapping') orderIn(value, inner);
    }
    if (type.type === 'mapping') arrange(node, Object.keys(type.fields));
  }

  function arrange({ entries }: Mapping, names: readonly string[]): void {
    const column = layout.columnOf(entries[0]!.keySpan.start);
    const first = layout.lineOf(entries[0]!.keySpan.start);
    const isAlone = entries.every(({ keySpan }) => {
      const before = layout.before(keySpan.start);
      return before.trim() === '' && before.length === column;
    });
    if (!isAlone) return;
    const result: string[] = [];
    let group: Block[] = [];
    let isHeaded = isComment(lines[first - 1]);
    let last = first - 1;
    for (const entry of entries) {
      const { key, keySpan } = entry;
      const line = layout.lineOf(keySpan.start);
      const gap = lines.slice(last + 1, line);
      const comments = gap.slice(gap.findLastIndex((each) => !isComment(each)) + 1);
      const between = gap.slice(0, gap.length - comments.length);
      if (between.length > 0) {
        flush(isComment(between[0]));
        for (const line of between) result.push(line);
        isHeaded = comments.length > 0;
      }
      last = layout.lastLineOf(entry);
      // A comment that is indented farther stands at the end of what is in the field.
      while (isComment(lines[last + 1]) && indentOf(lines[last + 1]!) > column) last++;
      group.push({ key, comments, lines: lines.slice(line, last + 1) });
    }
    flush(isComment(lines[last + 1]));
    for (const [i, line] of result.entries()) lines[first + i] = line;

    function flush(isClosed: boolean): void {
      const from = isHeaded ? 1 : 0;
      const to = Math.max(from, isClosed ? group.length - 1 : group.length);
      const sorted = group.slice(from, to).sort((a, b) => rank(a) - rank(b));
      for (const block of [...group.slice(0, from), ...sorted, ...group.slice(to)])
        for (const line of [...block.comments, ...block.lines]) result.push(line);
      group = [];
    }

    function rank({ key }: Block): number {
      const place = names.indexOf(key);
      return place < 0 ? names.length : place;
    }
  }
}
