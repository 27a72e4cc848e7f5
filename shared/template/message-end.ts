import type { TextEdit } from '../text/edit';
import { newLineOf } from '../text/new-line';
import type { Span } from '../text/span';
import type { Template } from './template';

/** The last line that a recipient reads: where what is missing from a message would stand. Undefined where there is no message. */
export function lastLineOf(template: Template): Span | undefined {
  const passage = template.prose.passages.find(({ part }) => part === 'body');
  if (!passage) return undefined;
  const end = passage.text.trimEnd().length - 1;
  if (end < 0) return undefined;
  const last = passage.span.start + end;
  const { start, end: lineEnd } = template.lines.line(template.lines.positionAt(last).line);
  const from = Math.max(start, passage.span.start);
  const line = passage.text.slice(from - passage.span.start, Math.min(lineEnd, passage.span.end) - passage.span.start);
  const lead = line.search(/\S/);
  return { start: from + Math.max(0, lead), end: last + 1 };
}

/** An edit that puts a line below everything that a recipient reads; in a text message behind it. */
export function belowMessage(template: Template, line: string, sameLine = false): TextEdit[] {
  const { text, body, format } = template;
  const newLine = newLineOf(text);
  const last = lastLineOf(template)?.end ?? body.end;
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
