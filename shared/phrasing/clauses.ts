import type { TextEdit } from '../text/edit';
import type { Hit } from './hit';
import { endBefore, endOfWords, isWhole, startsClause, withoutStart } from './sentence-parts';

/** Where one clause ends and another begins, and what joins them. */
const joint =
  /(?:(?<!\s)\s+)?(?:;\s+|—|,\s+(?:(?:and|but|so|plus|or|yet)\s+)?)|(?<!\s)\s+(?:[–—-]{1,2}|and|but|so|then|plus)\s+/g;

/** Words that begin a part which can go without the rest: "..., with 20% off your first order". */
const adjunct =
  /^(?:with|including|plus|which|where|so|while|as well as|along with|complete with|at no|all for|from only|from just|for only|for just|now|starting at)\b/i;

/** Parts that only lead to the sentence: "For 20% off, ...", "To celebrate, ...". */
const lead = /^(?:for|to|if|when|as|with|until|because|since|in|at|before|after|while|whether)\b/i;

/** Words that need what stood before them. */
const pointsBack =
  /\b(?:it|its|they|them|their|that|this|these|those|ones?|there|too|also|so|either|both|he|she|him|her)\b/i;

/**
 * Edits that remove the clause of a hit where what is left is surely a sentence: a bracketed part, the part behind the last joint
 * before the hit, or the part up to the first joint behind it. Empty where that isn't sure.
 */
export function clauseRemovals({ span, sentence }: Pick<Hit, 'span' | 'sentence'>, text: string): TextEdit[] {
  const words = text.slice(sentence.start, sentence.end);
  const from = span.start - sentence.start;
  const to = span.end - sentence.start;
  const edits: TextEdit[] = [];
  const bracketed = inBrackets(words, from, to);
  if (bracketed) {
    return [{ span: { start: sentence.start + bracketed.start, end: sentence.start + bracketed.end }, newText: '' }];
  }
  const end = endOfWords(text, sentence) - sentence.start;
  const joints = [...words.matchAll(joint)].map(({ 0: mark, index }) => ({
    mark,
    start: index,
    end: index + mark.length,
  }));
  // The nearest joint takes the least away.
  for (const { mark, start, end: next } of joints.filter((each) => each.end <= from).reverse()) {
    const kept = words.slice(0, start);
    const gone = words.slice(next, end);
    if (!isWhole(kept) || !(startsClause(gone) || (/[,;–—-]/.test(mark) && adjunct.test(gone)))) continue;
    const cut = endBefore(text, sentence.start, sentence.start + start);
    edits.push({ span: { start: cut, end: sentence.start + end }, newText: '' });
    break;
  }
  if (words.trimEnd().endsWith('?')) return edits;
  for (const { mark, end: next, start } of joints.filter((each) => each.start >= to)) {
    const rest = words.slice(next);
    const joins = /;|[–—-]|,\s+(?:and|but|so)/.test(mark);
    const leads = /,/.test(mark) && lead.test(words.slice(0, start));
    if (!(joins || leads) || pointsBack.test(rest) || !startsClause(rest) || !isWhole(rest)) continue;
    const edit = withoutStart(sentence.start, sentence.start + next, text);
    if (edit) edits.push(edit);
    break;
  }
  return edits;
}

/** The innermost round brackets around a stretch, with the space before them. */
function inBrackets(words: string, from: number, to: number): { start: number; end: number } | undefined {
  const open = words.lastIndexOf('(', from);
  const close = words.indexOf(')', to);
  if (open <= 0 || close < 0 || words.slice(open + 1, from).includes(')')) return undefined;
  const start = /\s$/.test(words.slice(0, open)) ? open - 1 : open;
  return { start, end: close + 1 };
}
