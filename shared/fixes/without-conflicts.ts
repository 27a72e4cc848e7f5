import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import { isBetweenCharacters } from '../text/whole';

/**
 * The largest beginning-first choice of fixes that don't stand in one another's way: each is taken, in the order given, unless one of its
 * edits overlaps or touches an edit of one that was taken before, its own edits overlap, or one reaches outside of the text. Touching
 * counts because what two neighbours make of the seam between them depends on who comes first; the second gets its turn after the first.
 */
export function withoutConflicts<Fix extends { readonly edits: readonly TextEdit[] }>(
  fixes: readonly Fix[],
  text: string,
): Fix[] {
  const taken: Span[] = [];
  return fixes.filter(({ edits }) => {
    const spans = edits.map((edit) => edit.span).sort((a, b) => a.start - b.start || a.end - b.end);
    const isSound = spans.every(
      ({ start, end }, i) =>
        start >= (spans[i - 1]?.end ?? 0) &&
        end >= start &&
        end <= text.length &&
        isBetweenCharacters(text, start) &&
        isBetweenCharacters(text, end),
    );
    if (!isSound || spans.some((span) => touchesAny(taken, span))) return false;
    for (const span of spans) taken.splice(placeOf(taken, span.start), 0, span);
    return true;
  });
}

/** Whether a span touches one of those that are in order and apart. */
function touchesAny(ordered: readonly Span[], span: Span): boolean {
  const at = placeOf(ordered, span.start);
  return [ordered[at - 1], ordered[at]].some((other) => other && other.start <= span.end && span.start <= other.end);
}

/** How many of the spans start before an offset. */
function placeOf(ordered: readonly Span[], start: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
