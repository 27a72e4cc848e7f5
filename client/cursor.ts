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

/**
 * Where to write first in a new template: the first front-matter field without a value (`key:`, `key: ""`), at any
 * depth, unless a list or mapping stands below it; else the body; else the end of the text.
 */
export function firstEmptyValue(text: string): Selected {
  const lines = linesOf(text);
  const end = lines.findIndex((line, index) => index > 0 && line.text.trimEnd() === '---');
  if (lines[0]?.text.trimEnd() !== '---' || end < 0) return { start: text.length, end: text.length };
  for (let index = 1; index < end; index += 1) {
    const line = lines[index]!;
    if (!/^ *(?:- )?[\w-]+:[ \t]*(?:""|'')?[ \t]*(?:#.*)?$/.test(line.text)) continue;
    const next = index + 1 < end ? lines[index + 1]!.text : '';
    const holdsMore = next.trim() !== '' && (indentation(next) > indentation(line.text) || /^ *- /.test(next));
    if (holdsMore) continue;
    const colon = line.text.indexOf(':') + 1;
    const quotes = /^[ \t]+(?:""|'')/.exec(line.text.slice(colon));
    const gap = quotes ? quotes[0].length - 1 : line.text[colon] === ' ' ? 1 : 0;
    return { start: line.start + colon + gap, end: line.start + colon + gap };
  }
  const body = lines.slice(end + 1).find((line) => line.text.trim() === '') ?? lines[end + 1];
  const at = body?.start ?? text.length;
  return { start: at, end: at };
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
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
