/**
 * Marks that travel inside a text through a renderer of Markdown or HTML and come out where they went in, so that what a reader
 * sees can be led back to the file. A mark is two private-use characters, which no renderer treats as markup.
 */

const high = 0xe000;
const low = 0xe800;
const bits = 11;
const pattern = /([\uE000-\uE7FF])([\uE800-\uEFFF])/g;
const privateUse = /[\uE000-\uF8FF]/g;

/** What gets a mark of its own: a word, or pictures that stand together. A global pattern. */
export const word =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: skin tones and joiners are part of the pictures they follow.
  /[\p{L}\p{N}]+|\p{Extended_Pictographic}[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\u200D\uFE0F]*/gu;

/** The mark with that number, from 0 up to 2²² - 1. */
export function markOf(index: number): string {
  return String.fromCharCode(high + (index >> bits), low + (index & ((1 << bits) - 1)));
}

/** The same text, code unit for code unit, without private-use characters of its own: nothing in it can pass for a mark. */
export function withoutPrivateUse(text: string): string {
  return text.replace(privateUse, '\uFFFD');
}

/** A stretch of a marked text: what stands behind a mark, up to the next. The first has no mark. */
export interface Piece {
  readonly mark: number | undefined;
  readonly text: string;
}

/** The text in pieces, in order; halves of marks are dropped. */
export function piecesOf(marked: string): Piece[] {
  const pieces: Piece[] = [];
  let mark: number | undefined;
  let done = 0;
  const add = (end: number) => {
    const text = marked.slice(done, end).replace(privateUse, '');
    if (mark !== undefined || text !== '') pieces.push({ mark, text });
  };
  for (const match of marked.matchAll(pattern)) {
    add(match.index);
    mark = ((match[1]!.charCodeAt(0) - high) << bits) + (match[2]!.charCodeAt(0) - low);
    done = match.index + match[0].length;
  }
  add(marked.length);
  return pieces;
}

/** The text as a reader has it, with `value` for each mark that stands for something. */
export function withoutMarks(marked: string, value: (mark: number) => string = () => ''): string {
  return piecesOf(marked)
    .map(({ mark, text }) => (mark === undefined ? text : value(mark) + text))
    .join('');
}
