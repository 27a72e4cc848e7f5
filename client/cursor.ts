/** A stretch of text in UTF-16 code units, to put the cursor on. */
export interface Selected {
  readonly start: number;
  readonly end: number;
}

const question = /^#{2,6}[ \t]+[A-Z]{1,2}\d{1,2}\b/;
const comment = /^[ \t]*<!--.*-->[ \t]*$/;

/**
 * Where to write first in an assessment: the first question (a heading such as `### P1 ...`) without an answer, that is
 * with nothing but blank lines and comments below it. An `<!-- answer -->` comment is selected, so that typing replaces
 * it; else the cursor goes to the line below the heading's comments. The end of the text where every question is answered.
 */
export function firstEmptyAnswer(text: string): Selected {
  const lines = linesOf(text);
  for (let index = 0; index < lines.length; index += 1) {
    if (!question.test(lines[index]!.text)) continue;
    let placeholder: Selected | undefined;
    let blank: Selected | undefined;
    let answered = false;
    for (let next = index + 1; next < lines.length && !/^#{1,6}[ \t]/.test(lines[next]!.text); next += 1) {
      const line = lines[next]!;
      if (/^[ \t]*<!--\s*answer\b.*-->[ \t]*$/i.test(line.text)) {
        placeholder ??= { start: line.start, end: line.start + line.text.length };
      } else if (line.text.trim() === '') blank ??= { start: line.start, end: line.start };
      else if (comment.test(line.text)) blank = undefined;
      else answered = true;
    }
    if (answered) continue;
    const heading = lines[index]!;
    const below = { start: heading.start + heading.text.length, end: heading.start + heading.text.length };
    return placeholder ?? blank ?? below;
  }
  return { start: text.length, end: text.length };
}

function linesOf(text: string): { start: number; text: string }[] {
  const lines: { start: number; text: string }[] = [];
  let start = 0;
  for (const piece of text.split('\n')) {
    lines.push({ start, text: piece.endsWith('\r') ? piece.slice(0, -1) : piece });
    start += piece.length + 1;
  }
  return lines;
}
