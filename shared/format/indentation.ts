import type { List, Mapping, Node } from '../text/tree';
import { indentOf, isComment, Layout } from './layout';

const step = 2;

/** Two spaces for each level, and for the items of a list below their field. Texts of several lines move as a whole. */
export function indented(source: string, root: Mapping): string {
  const layout = new Layout(source);
  const { lines } = layout;
  const inText = layout.textLines(root);
  if (lines.some((line, i) => !inText.has(i) && /^ *\t/.test(line))) return source;
  /** How far each line moves, to the right where it is positive. */
  const moves = lines.map(() => 0);
  /** Lines in which an item stands farther from its dash than by a space. */
  const wide = new Set<number>();
  mapping(root, 0, 0);
  return lines
    .map((line, i) => {
      const indent = Math.max(0, indentOf(line) + moves[i]!);
      const content = wide.has(i) ? line.trimStart().replace(/^- +/, '- ') : line.trimStart();
      return moves[i] === 0 && !wide.has(i) ? line : ' '.repeat(indent) + content;
    })
    .join('\n');

  /** Sets the fields of a mapping to a column. Its lines begin with `from`, comments above its first field included. */
  function mapping(node: Node, column: number, from: number): void {
    if (!layout.isBlock(node)) return;
    const old = layout.columnOf(node.entries[0]!.keySpan.start);
    move(from, layout.lastLineIn(node), column - old, old);
    for (const { keySpan, value } of node.entries) {
      const line = layout.lineOf(keySpan.end);
      if (layout.lineOf(value.span.start) === line || layout.isAlias(value) || layout.isFlow(value)) continue;
      if (value.kind === 'mapping') mapping(value, column + step, line + 1);
      else if (value.kind === 'list') list(value, column + step, line + 1);
    }
  }

  function list(node: List, column: number, from: number): void {
    const dashes = node.items.map((item) => /^( *)-( +)$/.exec(layout.before(item.span.start)));
    const old = dashes[0]?.[1]?.length;
    // An item in an item, an empty one or one with an anchor: left as somebody took the trouble to write it.
    if (old === undefined || dashes.some((dash) => dash?.[1]?.length !== old)) return;
    const last = node.items.at(-1)!;
    move(from, layout.lastLineIn(last), column - old, old);
    for (const [i, item] of node.items.entries()) {
      const gap = dashes[i]![2]!.length;
      const line = layout.lineOf(item.span.start);
      const isShort = item.kind === 'scalar' && layout.lastLineIn(item) === line;
      if (gap > 1 && (isShort || layout.isBlock(item))) wide.add(line);
      if (!layout.isBlock(item)) continue;
      mapping(item, column + step, line + 1);
    }
  }

  function move(from: number, to: number, by: number, column: number): void {
    // A comment farther left belongs to what is farther left.
    for (let i = from; i <= to; i++) {
      if (inText.has(i) || !isComment(lines[i]) || indentOf(lines[i]!) >= column) moves[i] = by;
    }
  }
}
