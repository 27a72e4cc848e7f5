/** Small questions about the words of a sentence that rewrites ask. Where the answer isn't sure it is no: then nothing is offered. */
import { unknownWord } from '../template/prose';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import { isLetterOrDigit } from './tokens';

/** Where the words of a sentence end: before its punctuation, closing quotation marks and emoji. */
export function endOfWords(text: string, sentence: Span): number {
  let end = sentence.end;
  while (end > sentence.start && !endsWord(text, end)) end--;
  return end;
}

function endsWord(text: string, end: number): boolean {
  return isLetterOrDigit(text.charCodeAt(end - 1)) || text[end - 1] === '%' || text[end - 1] === unknownWord;
}

/** Where what stands before `end` ends, without the white space, commas and dashes between. */
export function endBefore(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\s,;–—-]/.test(text[last - 1]!)) last--;
  return last;
}

/** Removes what stands from `start` to `end`, and lets what follows begin as it did. */
export function withoutStart(start: number, end: number, text: string): TextEdit | undefined {
  const first = text[start]!;
  const next = text[end];
  if (next === undefined || !/\p{L}|\p{N}/u.test(next)) return undefined;
  const newText = first === first.toLowerCase() ? next : next.toUpperCase();
  return { span: { start, end: end + 1 }, newText };
}

/** Subject and verb, as far as a few frequent words tell: what isn't sure to be a sentence counts as none. */
const statement =
  /^[^.!?:;]{1,80}?(?:['’](?:s|re|ve|ll|m)|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|does|did|do|need|needs|moves?|opens?|closes?|starts?|changes?|arrives?|\w{3,}ed))\b/i;
const noun = /^(?:we|you|i|it|they|he|she|there|this|that|these|those|our|your|the|its|their|an?|my|all|both|\p{Lu})/iu;

export function isStatement(text: string): boolean {
  return noun.test(text) && statement.test(text);
}

/** Verbs with which messages tell people to do something. */
const orders =
  'apply|ask|book|bring|browse|buy|claim|call|check|choose|click|collect|come|complete|confirm|contact|download|email|enjoy|enter|fill|find|follow|get|give|go|have|join|keep|leave|let|log|look|make|open|order|pay|pick|please|post|read|register|reply|return|review|ring|save|see|send|set|show|sign|speak|start|stop|take|talk|tell|text|try|update|upgrade|use|view|visit|wait|watch|write';
const order = new RegExp(`^(?:please |just |then |simply |kindly )?(?:${orders})\\b`, 'i');
const subject =
  /^(?:we|you|i|it|they|he|she|there|this|that|these|those|here)(?:['’](?:re|ve|ll|s|d|m))?\b|^(?:our|your|the|my|their|its) \S/i;

/** Somebody does something, or is told to. */
export function startsClause(words: string): boolean {
  return order.test(words) || (subject.test(words) && isStatement(words));
}

/** A clause that can be a sentence by itself. What hangs on something that is gone can't. */
export function isWhole(words: string): boolean {
  const trimmed = words.trim();
  if (!/^(?:\S+\s+){3}\S/.test(trimmed) || /[([“"]\s*$/.test(trimmed)) return false;
  if (
    /^(?:if|when|because|since|while|although|unless|until|whether|having|being|\w+ing|which|who|for|to|with|as|so|than)\b/i.test(
      trimmed,
    )
  )
    return false;
  if (
    /\b(?:the|an?|our|your|is|are|was|were|has|have|had|can|will|who|which|to|for|of|with|in|by|and|or|if|when|that|be|only|just|it)$/i.test(
      trimmed,
    )
  )
    return false;
  return order.test(trimmed) || isStatement(trimmed);
}

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
  ['“', '”'],
];

const anyMark = /[()[\]{}<>“”"*_`]/;

/** Whether a text has both halves of every bracket, quotation mark and mark of emphasis in it. */
export function isBalanced(text: string): boolean {
  if (!anyMark.test(text)) return true;
  const count = (mark: string) => text.split(mark).length - 1;
  return (
    pairs.every(([open, close]) => count(open) === count(close)) &&
    ['"', '**', '__', '`'].every((mark) => count(mark) % 2 === 0)
  );
}
