/** What was made of one paragraph, and where the paragraph starts and ends in its text. */
export interface Paragraph<Made> {
  readonly start: number;
  readonly end: number;
  readonly made: Made;
}

/**
 * Makes something of each paragraph of a text, and keeps what it made of the text before, so that a keystroke in a long message
 * costs what it changed. A paragraph ends behind a blank line; what is made of it may depend on its own text alone.
 */
export class Paragraphs<Made> {
  #text = '';
  #paragraphs: readonly Paragraph<Made>[] = [];

  /** The paragraphs of `text` in order, with what `make` made of each, now or when the text before was read. */
  read(text: string, make: (paragraph: string) => Made): readonly Paragraph<Made>[] {
    const before = this.#paragraphs;
    const moved = text.length - this.#text.length;
    const head = commonStart(this.#text, text);
    const tail = commonEnd(this.#text, text, Math.min(this.#text.length, text.length) - head);
    const found: Paragraph<Made>[] = [];
    let position = 0;
    let index = 0;
    for (; before[index] && before[index]!.end <= head; index++) {
      const { start, end } = before[index]!;
      // The last one ended with the text, and may go on now.
      if (index === before.length - 1 && endOfParagraph(text, start) !== end) break;
      found.push(before[index]!);
      position = end;
    }
    while (position < text.length) {
      while (before[index] && before[index]!.start + moved < position) index++;
      const known = before[index];
      if (known && known.start + moved === position && text.length - position <= tail) break;
      const end = endOfParagraph(text, position);
      found.push({ start: position, end, made: make(text.slice(position, end)) });
      position = end;
    }
    if (position < text.length) {
      for (const { start, end, made } of before.slice(index)) {
        found.push({ start: start + moved, end: end + moved, made });
      }
    }
    this.#text = text;
    this.#paragraphs = found;
    return found;
  }
}

const blankLine = /\n\n|\r\n\r\n/g;

function endOfParagraph(text: string, position: number): number {
  blankLine.lastIndex = position;
  return blankLine.test(text) ? blankLine.lastIndex : text.length;
}

/** Comparing stretches first is many times faster than comparing code units. */
const stretch = 4096;

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.slice(length, length + stretch) === b.slice(length, length + stretch)) length += stretch;
  length = Math.min(length, most);
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (
    length + stretch <= most &&
    a.slice(a.length - length - stretch, a.length - length) === b.slice(b.length - length - stretch, b.length - length)
  )
    length += stretch;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
