import type { TextEdit } from '../text/edit';
import { isBetweenCharacters } from '../text/whole';

/** A stretch of the text as it was, or text that is new. */
type Piece = { readonly start: number; readonly end: number } | string;

/**
 * One set of edits that does what several rounds do one after the other: the edits of each round refer to the text that the rounds before
 * it have made, the result to `text`. In order and apart; what is the same before and after isn't touched. The edits of a round
 * must be in bounds and mustn't overlap.
 */
export function composeEdits(text: string, rounds: readonly (readonly TextEdit[])[]): TextEdit[] {
  let pieces: Piece[] = [{ start: 0, end: text.length }];
  for (const round of rounds) pieces = afterRound(pieces, round);
  const edits: TextEdit[] = [];
  let position = 0;
  let added = '';
  for (const piece of [...pieces, { start: text.length, end: text.length }]) {
    if (typeof piece === 'string') added += piece;
    else {
      // Nothing was changed between two pieces that were only cut apart.
      if (piece.start > position || added !== '') {
        const edit = trimmed(text, { span: { start: position, end: piece.start }, newText: added });
        if (edit) edits.push(edit);
      }
      position = piece.end;
      added = '';
    }
  }
  return edits;
}

function afterRound(pieces: readonly Piece[], round: readonly TextEdit[]): Piece[] {
  const ordered = [...round].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: Piece[] = [];
  let index = 0;
  let within = 0;
  let position = 0;
  for (const { span, newText } of ordered) {
    take(span.start, true);
    take(span.end, false);
    if (newText !== '') result.push(newText);
  }
  take(Number.POSITIVE_INFINITY, true);
  return result;

  /** Goes on to an offset of the text before this round, and keeps what it passes or leaves it out. */
  function take(until: number, keep: boolean): void {
    while (position < until && index < pieces.length) {
      const piece = pieces[index]!;
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const step = Math.min(until - position, length - within);
      if (keep && step > 0) result.push(part(piece, within, within + step));
      position += step;
      within += step;
      if (within >= length) {
        index++;
        within = 0;
      }
    }
  }
}

function part(piece: Piece, from: number, to: number): Piece {
  return typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
}

/** The edit without what it would replace by itself, so that cursors and marks beside the change stay; undefined where nothing changes. */
export function trimmed(text: string, { span, newText }: TextEdit): TextEdit | undefined {
  const old = text.slice(span.start, span.end);
  const most = Math.min(old.length, newText.length);
  let before = 0;
  while (before < most && old[before] === newText[before]) before++;
  while (before > 0 && !(isBetweenCharacters(old, before) && isBetweenCharacters(newText, before))) before--;
  let after = 0;
  while (after < most - before && old.at(-1 - after) === newText.at(-1 - after)) after++;
  while (
    after > 0 &&
    !(isBetweenCharacters(old, old.length - after) && isBetweenCharacters(newText, newText.length - after))
  )
    after--;
  if (before + after === old.length && old.length === newText.length) return undefined;
  return {
    span: { start: span.start + before, end: span.end - after },
    newText: newText.slice(before, newText.length - after),
  };
}
