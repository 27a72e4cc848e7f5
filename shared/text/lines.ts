import type { Span } from './span';

/** A place in a text. `line` and `character` start at 0; `character` counts UTF-16 code units, as LSP does. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Line index of one text. Lines end at LF, CRLF or a lone CR; the terminator belongs to the line it ends. */
export class Lines {
  readonly #text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Start offset of every line; always at least one. Built on first use: most files are never shown. */
  get starts(): readonly number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    const text = this.#text;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 10) starts.push(i + 1);
      else if (unit === 13) {
        if (text.charCodeAt(i + 1) === 10) i++;
        starts.push(i + 1);
      }
    }
    this.#starts = starts;
    return starts;
  }

  get count(): number {
    return this.starts.length;
  }

  /** The place of an offset; an offset outside the text is clamped to it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    const starts = this.starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - starts[low]! };
  }

  /** The offset of a place; a place outside the text is clamped to the nearest one inside. */
  offsetAt(position: Position): number {
    const starts = this.starts;
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return this.#text.length;
    const { start, end } = this.line(position.line);
    return Math.max(start, Math.min(start + position.character, end));
  }

  /** The span of a line without its terminator. A line outside the text yields an empty span at the nearest end. */
  line(line: number): Span {
    const starts = this.starts;
    if (line < 0) return { start: 0, end: 0 };
    if (line >= starts.length) return { start: this.#text.length, end: this.#text.length };
    const start = starts[line]!;
    let end = starts[line + 1] ?? this.#text.length;
    if (line + 1 < starts.length) {
      if (end > start && this.#text.charCodeAt(end - 1) === 10) end--;
      if (end > start && this.#text.charCodeAt(end - 1) === 13) end--;
    }
    return { start, end };
  }

  /** `span` cut off at the end of the line it starts on, so that a syntax problem never paints a whole file. */
  clampToLine(span: Span): Span {
    const start = Math.max(0, Math.min(span.start, this.#text.length));
    const line = this.line(this.positionAt(start).line);
    return { start: Math.min(start, line.end), end: Math.max(Math.min(span.end, line.end), Math.min(start, line.end)) };
  }
}
