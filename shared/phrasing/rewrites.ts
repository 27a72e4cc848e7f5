import { nothing, unknownWord } from '../template/prose';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import { clauseRemovals } from './clauses';
import type { Hit } from './hit';
import type { Rewrite } from './pack-types';
import { endBefore, endOfWords, isBalanced, isStatement, isWhole, withoutStart } from './sentence-parts';
import { isLetterOrDigit } from './tokens';

type Draft = Omit<Hit, 'rewrites'>;

/** Praise that can be struck out before what it praises: "award-winning software" is software all the same. */
const praise =
  /(?:(?:the )?(?:UK|country|world|region|nation|industry|market)['’]s (?:leading|foremost|favourite|finest|most trusted|number one)|(?:award|prize)[- ]winning|market[- ]leading|industry[- ]leading|world[- ](?:class|leading)|best[- ]in[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|next[- ]generation|ground[- ]?breaking|revolutionary|unrivalled|unparalleled|unmatched|unbeatable|innovative|stunning|seamless|powerful|trusted|leading|top[- ]rated|first[- ]class|game[- ]changing|mind[- ]blowing|incredible|unmissable|exclusive|friendly|expert|experienced|dedicated|passionate) /iy;

/** What is said before the news itself. */
const fanfare =
  /^(?:(?:hurry|wow|great news|good news|big news|huge news|amazing news|exciting news|fantastic news|guess what|drum ?roll)(?: (?:everyone|all|folks))?[!,:.… –—-]+|(?:we|i)(?:['’](?:re|m)| are| am)? (?:so |very |really |absolutely |super )?(?:proud|excited|delighted|thrilled|pleased|happy) to (?:announce|share|say|tell you|let you know|report)(?: with you)?(?: that)? )(?=\S)/i;

/** Before one of these words the invitation itself may stay as it is. */
const politeBefore = /\b(?:to|can|could|may|please|you|and|or)$/i;

/** An invitation that begins with its verb can become "Feel free to ...". */
const imperative = /^(?:follow|like|visit|join|subscribe|connect|find|see|check)\b/i;

/** What belongs to an invitation: what kind of page it is to, and where that is. */
const place =
  /^(?: (?:page|group|channel|profile|account|feed|community))?(?: (?:on|at|over on) (?:our )?(?:LinkedIn|Facebook|Instagram|Twitter|X|TikTok|YouTube|Threads|Bluesky|WhatsApp|Pinterest|socials?|social media|\uFFFC+)(?: (?:page|group|channel|profile|account|feed))?(?:(?:, | and | or | & )(?:LinkedIn|Facebook|Instagram|Twitter|X|TikTok|YouTube|Threads|Bluesky|WhatsApp|Pinterest)(?: (?:page|group|channel|profile|account|feed))?)*)?(?!\p{L})/iu;

/** What stands after one of these is another thought than the invitation. */
const otherThought = /[;:()–—\n]|, (?:and |but |or |so )?(?:we|your|you|i|the|please|it|if)\b/i;

/**
 * Wordings that could stand instead of a hit, as edits in offsets of `text`, the best first; the caller tries each and keeps those
 * that work. `sentence` are all hits of its sentence. None copies what the reader sees in place of markup or a merge field.
 */
export function proposeRewrites(hit: Draft, sentence: readonly Draft[], text: string): TextEdit[] {
  const invitation = sentence.find((other) => other.category === 'P13' && other.confidence !== 'borderline');
  const proposed = [
    ...(hit.entry.rewrites ?? []).flatMap((rewrite) => asItSays(rewrite, hit, text)),
    invitation && invitation.span.start <= hit.span.start ? bareInvitation(invitation, text) : undefined,
    withoutFanfare(hit, text),
    hit.category === 'P04' || hit.category === 'P12' || hit.category === 'P01'
      ? withoutPraise(hit.span, text)
      : undefined,
    hit.category === 'P12' ? calmer(hit, text) : undefined,
    ...clauseRemovals(hit, text),
  ];
  const edits = proposed.filter(
    (edit) => edit !== undefined && !copiesMask(edit) && isBalanced(text.slice(edit.span.start, edit.span.end)),
  ) as TextEdit[];
  return edits.filter((edit, index) => edits.findIndex((other) => isSame(other, edit)) === index);
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Whether an edit would write what only stands for something else in the text as it is read. */
function copiesMask({ newText }: TextEdit): boolean {
  return newText.includes(unknownWord) || newText.includes(nothing) || / {2}/.test(newText);
}

/** What the pack proposes for this wording. A sentence is removed by whoever shows findings: it always can be. */
function asItSays(rewrite: Rewrite, hit: Draft, text: string): TextEdit[] {
  if ('text' in rewrite) {
    if (/[.!?]$/.test(rewrite.text)) return insteadOfSentence(rewrite.text, hit, text);
    return [{ span: hit.span, newText: inCaseOf(text.slice(hit.span.start, hit.span.end), rewrite.text) }];
  }
  if (rewrite.remove === 'phrase') return withoutPhrase(hit, text);
  return rewrite.remove === 'clause' ? clauseRemovals(hit, text) : [];
}

/** A sentence that asks for something gives way to one that leaves it to the reader. One that also tells something stays. */
function insteadOfSentence(instead: string, { span, sentence }: Draft, text: string): TextEdit[] {
  const words = text.slice(sentence.start, sentence.end);
  const opening = words.slice(0, span.start - sentence.start);
  const asks = opening.trim() === '' || words.trimEnd().endsWith('?') || openers.test(opening);
  if (!asks || words.includes(unknownWord) || joinsTwo.test(words)) return [];
  // A button or a subject line has no full stop.
  const stops = /[.!?]["”')]*$/.test(words.trimEnd());
  const said = inCaseOf(words, stops ? instead : instead.replace(/\.$/, ''));
  return [{ span: sentence, newText: /^\p{Ll}/u.test(words) ? said[0]!.toLowerCase() + said.slice(1) : said }];
}

const openers = /^(?:so|and|or|then|just|simply|please|kindly|why not|ready to|\s|,)+$/i;

/** Two clauses, of which only one is to go. */
const joinsTwo = /;|\s[–—-]\s|:\s|,\s+(?:and|but|so)\s/;

/** A text in the case of the one whose place it takes: all capitals, a capital first, or as it is. */
export function inCaseOf(written: string, text: string): string {
  const letters = written.replace(/[^\p{L}]/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return text.toUpperCase();
  return /^\p{Lu}/u.test(written) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

/** "Follow our page for exclusive deals" -> "Feel free to follow our page": the page notice that remains is borderline. */
function bareInvitation({ span, sentence, core }: Draft & { core?: Span }, text: string): TextEdit | undefined {
  const bare = core ?? span;
  const where = place.exec(text.slice(bare.end, sentence.end))?.[0] ?? '';
  const inviting = { start: bare.start, end: bare.end + where.length };
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

/** "Great news! Our office has moved" and "We're delighted to announce that our office has moved" -> "Our office has moved". */
function withoutFanfare({ span, sentence }: Draft, text: string): TextEdit | undefined {
  const said = fanfare.exec(text.slice(sentence.start, sentence.end))?.[0];
  const end = sentence.start + (said?.length ?? 0);
  if (!said || span.start >= end) return undefined;
  const rest = text.slice(end, sentence.end);
  // "Delighted to announce our new range" has no news left that is a sentence.
  return isStatement(rest) ? withoutStart(sentence.start, end, text) : undefined;
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
    // "Trusted by 300 firms" praises nothing that stands behind it.
    if (/^(?:by|in|for|to|with|the|a|an|and|or|of|at|on|your|our|you)\b/i.test(text.slice(end, end + 6)))
      return undefined;
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

/** How phrases begin that hang on a sentence without being its subject, verb or object. */
const hangsOn =
  /^(?:while|whilst|before|until|today|tonight|this|these|for|from|with|without|in|on|at|as|only|now|straight|free of|no|trusted|rated|voted|winners? of|hurry|so hurry)\b/i;

/**
 * Strikes a phrase out where it stands beside the sentence and not in it: at the end ("Order today while stocks last" -> "Order
 * today"), between commas, or at the start with a mark behind it ("Last chance: the office closes on Friday").
 */
function withoutPhrase({ sentence, span }: Draft, text: string): TextEdit[] {
  const before = text.slice(sentence.start, span.start);
  const start = endBefore(text, sentence.start, span.start);
  const apart = /[,–—-]\s*$/.test(before);
  const hangs = hangsOn.test(text.slice(span.start, span.end));
  if (endOfWords(text, sentence) <= span.end) {
    const kept = text.slice(sentence.start, start);
    return (hangs || apart) && isWhole(kept) ? [{ span: { start, end: span.end }, newText: '' }] : [];
  }
  if (apart && hangs && text[span.end] === ',') return [{ span: { start, end: span.end + 1 }, newText: '' }];
  if (before.trim() !== '') return [];
  const joined = /\b(?:because|that)$/i.test(text.slice(span.start, span.end)) ? /^ / : /^\s*[!,:–—-]+\s+/;
  const mark = joined.exec(text.slice(span.end, span.end + 12))?.[0];
  const end = span.end + (mark?.length ?? 0);
  const edit = mark && isStatement(text.slice(end, sentence.end)) ? withoutStart(sentence.start, end, text) : undefined;
  return edit ? [edit] : [];
}

/** "Wow!!" -> "Wow!" */
function calmer({ sentence, span }: Draft, text: string): TextEdit | undefined {
  let end = span.end;
  while (end < sentence.end && text[end] === '!') end++;
  return end > span.end + 1 ? { span: { start: span.end, end }, newText: '!' } : undefined;
}
