/** Made at the first need: most texts are plain, and loading it takes longer than checking a message. */
let graphemes: Intl.Segmenter | undefined;

/** Characters that take a column each, and that nothing in such a text joins: those of European languages, their quotation marks and dashes. */
const plain =
  /^[ -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b\u20a0-\u20bf]*$/;

/** East Asian wide and full-width characters, by the blocks that terminals give two columns. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;

/** How many columns a printable text takes in a terminal, as well as that can be known: terminals differ about emoji. */
export function columnsOf(text: string): number {
  // Most texts are plain, and are counted without being taken apart.
  if (plain.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += widthOf(segment);
  return columns;
}

function widthOf(grapheme: string): number {
  if (/^[\p{M}\p{Cf}]+$/u.test(grapheme)) return 0;
  return /\p{Emoji_Presentation}|\ufe0f/u.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}

/** A text with its tabs as spaces up to the next multiple of four columns, where it begins at `column`. */
export function withoutTabs(text: string, column = 0): string {
  if (!text.includes('\t')) return text;
  let result = '';
  let reached = column;
  for (const [i, part] of text.split('\t').entries()) {
    if (i > 0) {
      const spaces = 4 - (reached % 4);
      result += ' '.repeat(spaces);
      reached += spaces;
    }
    result += part;
    reached += columnsOf(part);
  }
  return result;
}
