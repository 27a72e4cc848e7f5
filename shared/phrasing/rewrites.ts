import { unknownWord } from '../template/prose';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import type { Hit } from './hit';
import { isLetterOrDigit } from './tokens';

type Draft = Omit<Hit, 'rewrites'>;

/** Praise that can be struck out before what it praises: "award-winning software" is software all the same. */
const praise =
  /(?:(?:the )?(?:UK|country|world|region|nation|industry|market)['’]s (?:leading|foremost|favourite|finest|most trusted|number one)|(?:award|prize)[- ]winning|market[- ]leading|industry[- ]leading|world[- ](?:class|leading)|best[- ]in[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|next[- ]generation|ground[- ]?breaking|revolutionary|unrivalled|unparalleled|unmatched|innovative|stunning|seamless|powerful|trusted|leading|top[- ]rated|first[- ]class|game[- ]changing) /iy;

/** Before one of these words the invitation itself may stay as it is. */
const politeBefore = /\b(?:to|can|could|may|please|you|and|or)$/i;

/** An invitation that begins with its verb can become "Feel free to ...". */
const imperative = /^(?:follow|like|visit|join|subscribe|connect|find|see|check)\b/i;

/** What stands after one of these is another thought than the invitation. */
const otherThought = /[;:()–—\n]|, (?:and |but |or |so )?(?:we|your|you|i|the|please|it|if)\b/i;

/**
 * Wordings that could stand instead of a hit, as edits in offsets of `text`; the caller tries each and keeps those that
 * work. `sentence` are all hits of its sentence.
 */
export function proposeRewrites(hit: Draft, sentence: readonly Draft[], text: string): TextEdit[] {
  const invitation = sentence.find((other) => other.category === 'P13' && other.confidence !== 'borderline');
  const proposed = [
    invitation && invitation.span.start <= hit.span.start ? bareInvitation(invitation, text) : undefined,
    hit.category === 'P04' ? withoutPraise(hit.span, text) : undefined,
    hit.category === 'P02' ? withoutPressure(hit, text) : undefined,
    hit.category === 'P12' ? calmer(hit, text) : undefined,
  ];
  return proposed.filter((edit) => edit !== undefined);
}

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
function endBefore(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\s,;–—-]/.test(text[last - 1]!)) last--;
  return last;
}

/** "Follow our page for exclusive deals" -> "Feel free to follow our page": the page notice that remains is borderline. */
function bareInvitation({ span, sentence, core }: Draft & { core?: Span }, text: string): TextEdit | undefined {
  const inviting = core ?? span;
  const end = Math.max(inviting.end, endOfWords(text, sentence));
  if (end === inviting.end || otherThought.test(text.slice(inviting.end, end))) return undefined;
  const words = text.slice(inviting.start, inviting.end);
  if (
    !imperative.test(words) ||
    politeBefore.test(text.slice(sentence.start, endBefore(text, sentence.start, inviting.start)))
  ) {
    return { span: { start: inviting.end, end }, newText: '' };
  }
  const opening = words[0] === words[0]!.toUpperCase() ? 'Feel free to ' : 'feel free to ';
  return { span: { start: inviting.start, end }, newText: opening + words[0]!.toLowerCase() + words.slice(1) };
}

/** "An award-winning team" -> "A team", "the UK's leading platform" -> "a platform". */
function withoutPraise(span: Span, text: string): TextEdit | undefined {
  for (let start = Math.max(0, span.start - 4); start < span.end; start++) {
    if (start > 0 && isLetterOrDigit(text.charCodeAt(start - 1))) continue;
    praise.lastIndex = start;
    const removed = praise.exec(text)?.[0];
    if (!removed) continue;
    const end = start + removed.length;
    const next = text[end];
    if (!next || /\d/.test(next) || !isLetterOrDigit(next.charCodeAt(0))) return undefined;
    const capital = /^[A-Z](?!K['’])/.test(removed);
    // "The UK's leading platform" is one of a kind; a platform without praise is one of many.
    const article = /^the /i.test(removed)
      ? ''
      : (/\ban? $/i.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? '');
    if (article === '' && !/^the /i.test(removed)) {
      return { span: { start, end: end + 1 }, newText: capital ? next.toUpperCase() : next };
    }
    const upper = capital || /^A/.test(article);
    const chosen = articleFor(text.slice(end, end + 12));
    return {
      span: { start: start - article.length, end },
      newText: `${upper ? chosen[0]!.toUpperCase() + chosen.slice(1) : chosen} `,
    };
  }
  return undefined;
}

/** "a" or "an" by how the word most likely sounds. */
function articleFor(words: string): string {
  if (/^(?:uni|use|usu|eu|one|uk)/i.test(words)) return 'a';
  return /^(?:[aeiou]|hour|honest|hono)/i.test(words) ? 'an' : 'a';
}

/** "Order today while stocks last." -> "Order today." Pressure that is its sentence's subject or object has to stay. */
function withoutPressure({ sentence, span }: Draft, text: string): TextEdit | undefined {
  if (endOfWords(text, sentence) > span.end) return undefined;
  if (!/^(?:while|whilst|before|today only|tonight only|this week)\b/i.test(text.slice(span.start, span.end)))
    return undefined;
  const start = endBefore(text, sentence.start, span.start);
  return /\s/.test(text.slice(sentence.start, start)) ? { span: { start, end: span.end }, newText: '' } : undefined;
}

/** "Wow!!" -> "Wow!" */
function calmer({ sentence, span }: Draft, text: string): TextEdit | undefined {
  let end = span.end;
  while (end < sentence.end && text[end] === '!') end++;
  return end > span.end + 1 ? { span: { start: span.end, end }, newText: '!' } : undefined;
}
