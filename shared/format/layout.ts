import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { Entry, Mapping, Node } from '../text/tree';

/** The lines of fields, and what a formatter asks of them. Line ends are LF. */
export class Layout {
  readonly source: string;
  readonly lines: readonly string[];
  readonly #index: Lines;

  constructor(source: string) {
    this.source = source;
    this.lines = source.split('\n');
    this.#index = new Lines(source);
  }

  lineOf(offset: number): number {
    return this.#index.positionAt(offset).line;
  }

  columnOf(offset: number): number {
    return this.#index.positionAt(offset).character;
  }

  /** The last line on which something of a field stands. */
  lastLineOf({ keySpan, value }: Entry): number {
    return Math.max(this.lineOf(keySpan.end), this.lastLineIn(value));
  }

  /** The same for a value; 0 for an empty one, because the library may put it below the comments that follow. */
  lastLineIn(node: Node): number {
    const { start, end } = node.span;
    if (!this.isFlow(node) && !this.isAlias(node)) {
      if (node.kind === 'mapping' && node.entries.length > 0) return this.lastLineOf(node.entries.at(-1)!);
      if (node.kind === 'list' && node.items.length > 0) return this.lastLineIn(node.items.at(-1)!);
    }
    return start === end ? 0 : this.lineOf(start + this.source.slice(start, end).trimEnd().length);
  }

  /** What stands before an offset in its line. */
  before(offset: number): string {
    const { line, character } = this.#index.positionAt(offset);
    return this.lines[line]!.slice(0, character);
  }

  isFlow({ span }: Node): boolean {
    return this.source[span.start] === '{' || this.source[span.start] === '[';
  }

  /** What an alias stands for is written, and formatted, elsewhere. */
  isAlias({ span }: Node): boolean {
    return this.source[span.start] === '*';
  }

  /** A mapping with a field on each line, all in one column; undefined for anything else. */
  isBlock(node: Node): node is Mapping {
    return node.kind === 'mapping' && node.entries.length > 0 && !this.isFlow(node) && !this.isAlias(node);
  }

  /** Lines that belong to a text of several lines, from its second one on: white space and # may be part of that text. */
  textLines(root: Node): ReadonlySet<number> {
    const result = new Set<number>();
    const visit = (node: Node): void => {
      if (this.isAlias(node)) return;
      if (node.kind === 'list') for (const item of node.items) visit(item);
      else if (node.kind === 'mapping')
        for (const { value, keySpan } of node.entries) {
          add(keySpan);
          visit(value);
        }
      else add(node.span);
    };
    const add = ({ start, end }: Span) => {
      // The span of a block scalar reaches to the start of the line after it.
      const last = this.lineOf(end > start ? end - 1 : end);
      for (let line = this.lineOf(start) + 1; line <= last; line++) result.add(line);
    };
    visit(root);
    return result;
  }
}

export function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === '';
}

export function isComment(line: string | undefined): boolean {
  return line?.trimStart().startsWith('#') ?? false;
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
