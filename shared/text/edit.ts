import type { Span } from './span';

/** Replaces `span` by `newText`; an empty span inserts. The one edit type of the project. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text after all edits, whose spans all refer to the text before.
 * Throws a RangeError on edits that overlap or reach outside the text: applying half of them would corrupt a message.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort(
    (a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
  );
  let result = '';
  let position = 0;
  for (const { edit } of ordered) {
    const { start, end } = edit.span;
    if (start < position || end < start || end > text.length) {
      throw new RangeError(
        `Edit ${start}-${end} overlaps another edit or lies outside the text of ${text.length} code units`,
      );
    }
    result += text.slice(position, start) + edit.newText;
    position = end;
  }
  return result + text.slice(position);
}
