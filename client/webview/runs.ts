import type { WireRange } from '../../shared/protocol';

type Position = WireRange['start'];

/** A stretch of a shown text, and the place in the file that it comes from. */
export interface Run {
  /** Where it begins in the shown text, in UTF-16 code units. */
  readonly at: number;
  readonly length: number;
  readonly place: WireRange;
  /** Whether it is shown as it is written, code unit for code unit. */
  readonly exact: boolean;
}

/** Negative where the first comes first. */
export function compare(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}

/** Whether the places share a character, or touch where one of them is a mere cursor. */
export function touches(one: WireRange, other: WireRange): boolean {
  const isCursor = compare(one.start, one.end) === 0 || compare(other.start, other.end) === 0;
  const before = compare(one.start, other.end);
  const behind = compare(other.start, one.end);
  return isCursor ? before <= 0 && behind <= 0 : before < 0 && behind < 0;
}

/** The stretch of a shown text of that length that comes from a place in the file; undefined where nothing does. */
export function stretchOf(
  runs: readonly Run[],
  place: WireRange,
  textLength: number,
): { readonly start: number; readonly end: number } | undefined {
  const first = runs.findIndex((run) => touches(run.place, place));
  if (first < 0) return undefined;
  let last = first;
  while (runs[last + 1] && touches(runs[last + 1]!.place, place)) last++;
  const from = runs[first]!;
  const to = runs[last]!;
  const isCursor = compare(place.start, place.end) === 0;
  const skipped = place.start.line === from.place.start.line ? place.start.character - from.place.start.character : 0;
  const start = from.at + (from.exact && !isCursor ? Math.max(0, Math.min(skipped, from.length)) : 0);
  const most = runs[last + 1]?.at ?? textLength;
  const beyond = place.end.line === to.place.end.line ? place.end.character - to.place.end.character : 0;
  // Punctuation behind a word belongs to no run, and to the place all the same.
  const end = isCursor || !to.exact ? to.at + to.length : Math.min(most, to.at + to.length + beyond);
  return end > start ? { start, end } : undefined;
}

/** The position in the file of an offset in a shown text; undefined where nothing before it comes from the file. */
export function positionOf(runs: readonly Run[], offset: number): Position | undefined {
  const run = runs.findLast(({ at }) => at <= offset);
  if (!run) return undefined;
  const { start, end } = run.place;
  if (!run.exact) return offset > run.at + run.length / 2 ? end : start;
  return { line: start.line, character: start.character + (offset - run.at) };
}
