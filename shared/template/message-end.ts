import type { TextEdit } from '../text/edit';
import { newLineOf } from '../text/new-line';
import type { Span } from '../text/span';
import type { Template } from './template';

/** The last word that a recipient reads: where what is missing from a message would follow. Undefined where there is no message. */
export function endOfMessage(template: Template): Span | undefined {
  const passage = template.prose.passages.find(({ part }) => part === 'body');
  const read = passage?.text.trimEnd() ?? '';
  if (!passage || read === '') return undefined;
  let start = read.length - 1;
  while (start > 0 && read.length - start < longestWord && !/\s/.test(read[start - 1]!)) start--;
  return { start: passage.span.start + start, end: passage.span.start + read.length };
}

/** As much of a word as is marked; a merge field counts as one. */
const longestWord = 60;

/** An edit that puts a line below everything that a recipient reads; in a text message behind it. */
export function belowMessage(template: Template, line: string, sameLine = false): TextEdit[] {
  const { text, body, format } = template;
  const newLine = newLineOf(text);
  const last = endOfMessage(template)?.end ?? body.end;
  if (format === 'html' || format === 'mjml') {
    const closing = /<\/(?:p|td|div|li|body|mj-text)\s*>/i.exec(text.slice(last, body.end));
    const at = closing ? last + closing.index : last;
    return [{ span: { start: at, end: at }, newText: `<br>${newLine}${escaped(line)}` }];
  }
  const at = body.start + text.slice(body.start, body.end).trimEnd().length;
  return [{ span: { start: at, end: at }, newText: sameLine ? ` ${line}` : `${newLine}${newLine}${line}` }];
}

function escaped(line: string): string {
  return line.replace(/&(?!\w+;)/g, '&amp;').replace(/<(?!<)/g, '&lt;');
}
