import { printable } from '../printable';
import type { FileReport, PlacedFinding } from '../report';
import { columnsOf, withoutTabs } from './columns';

/** What is shown of the line that a finding marks: before the mark, what is marked and after it, and where the mark begins, in columns. */
export interface CodeFrame {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  readonly column: number;
  /** How many columns the mark takes; at least one. */
  readonly length: number;
}

/** Beyond this, the middle of what is marked says no more. In UTF-16 code units. */
const longestMark = 60;

/**
 * The line on which a finding begins, printable and cut around the mark to about `width` columns. What goes on in further lines is marked
 * up to the end of the first one.
 */
export function codeFrame({ text, lines }: FileReport, { start, end }: PlacedFinding, width: number): CodeFrame {
  const line = lines.line(start.line - 1);
  const to = Math.max(start.offset, Math.min(end.offset, line.end));
  const mark = cut(text, start.offset, to, Math.max(longestMark, width / 2));
  const room = Math.max(0, width - (mark.end - start.offset));
  // What stands before a mark tells more of what it is about than what comes after it.
  const roomAfter = Math.max(Math.floor(room * 0.4), room - (start.offset - line.start));
  const until = cut(text, mark.end, line.end, roomAfter);
  const from = backTo(text, start.offset, line.start, room - Math.min(roomAfter, line.end - mark.end));
  const lead = from > line.start ? '…' : '';
  const before = lead + shown(text.slice(from, start.offset), lead.length);
  const column = columnsOf(before);
  const marked = shown(text.slice(start.offset, mark.end), column) + (mark.isCut ? '…' : '');
  const after = shown(text.slice(mark.end, until.end), column + columnsOf(marked));
  return {
    before,
    marked,
    after: mark.isCut ? '' : after + (until.isCut ? '…' : ''),
    column,
    length: Math.max(1, columnsOf(marked)),
  };
}

/** Tabs first: they are control characters too, and would lose their width. */
function shown(text: string, column: number): string {
  return printable(withoutTabs(text, column));
}

function cut(text: string, start: number, end: number, longest: number): { end: number; isCut: boolean } {
  if (end - start <= longest) return { end, isCut: false };
  const at = start + Math.floor(longest);
  return { end: isInPair(text, at) ? at - 1 : at, isCut: true };
}

function backTo(text: string, from: number, start: number, longest: number): number {
  if (from - start <= longest) return start;
  const at = from - longest;
  return isInPair(text, at) ? at + 1 : at;
}

function isInPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}
