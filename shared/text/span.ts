/** A stretch of text: `start` inclusive, `end` exclusive, both UTF-16 code units counted from after a byte-order mark. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the two spans share at least one code unit, or touch where one of them is empty. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds the whole of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether one of the spans holds the whole of `inner`. They are in order and don't overlap, so that this takes few steps. */
export function isWithinAny(ordered: readonly Span[], inner: Span): boolean {
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ordered[middle]!.start <= inner.start) low = middle;
    else high = middle - 1;
  }
  return low < ordered.length && contains(ordered[low]!, inner);
}
