import { trimmed } from '../fixes/compose-edits';
import type { TextEdit } from '../text/edit';

/** More lines than any header has: what changed in between is then replaced as a whole. */
const mostLines = 600;

/**
 * Edits that make `after` of the text in `before`, which begins at `offset`: lines that stay are not touched, and of a line that changes
 * only what changes in it, so that cursors and marks stay where they are.
 */
export function lineEdits(before: string, after: string, offset: number): TextEdit[] {
  const old = linesOf(before);
  const made = linesOf(after);
  let start = 0;
  while (start < old.length && start < made.length && old[start] === made[start]) start++;
  let end = 0;
  while (end < old.length - start && end < made.length - start && old.at(-1 - end) === made.at(-1 - end)) end++;
  const kept = common(old.slice(start, old.length - end), made.slice(start, made.length - end));
  const edits: TextEdit[] = [];
  let [i, j] = [start, start];
  let position = offset + length(old.slice(0, start));
  for (const [a, b] of [...kept.map(([a, b]) => [a + start, b + start]), [old.length - end, made.length - end]] as [
    number,
    number,
  ][]) {
    const span = { start: position, end: position + length(old.slice(i, a)) };
    const replaced = before.slice(span.start - offset, span.end - offset);
    const local = trimmed(replaced, { span: { start: 0, end: replaced.length }, newText: made.slice(j, b).join('') });
    if (local)
      edits.push({
        span: { start: span.start + local.span.start, end: span.start + local.span.end },
        newText: local.newText,
      });
    position = span.end + (old[a]?.length ?? 0);
    [i, j] = [a + 1, b + 1];
  }
  return edits;
}

/** Lines with their line breaks; the last may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function length(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** Places of the lines that both have in the same order, as many as can be (longest common subsequence). */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length > mostLines || b.length > mostLines) return [];
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
