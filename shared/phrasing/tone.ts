import type { Span } from '../text/span';
import type { Tokens } from './tokens';
import { emoji as emojiToken, unknown } from './words';

/** Words in capitals that are no hype: notices, and what is always written so. */
const plainCapitals = new Set(
  'URGENT SAFETY RECALL IMPORTANT WARNING NOTICE STOP REPLY HMRC PAYE VATR GDPR PECR NHSE DVLA ISBN IBAN BACS ASAP NATO UNESCO ICAEW ACAS RIDDOR COSHH LLP CCTV HTTP HTTPS JSON HTML PLEASE READ FIRE DRILL EXIT LEAVE NEAREST ALERT SECURITY ACTION REQUIRED FINAL DRAFT CONFIDENTIAL HELP QUIT UNSUBSCRIBE POST START RETURN SIGN INFO DATE TIME NAME THIS WITH FROM YOUR HAVE WILL DOES WEDNESDAY MONDAY TUESDAY THURSDAY FRIDAY SATURDAY SUNDAY'.split(
    ' ',
  ),
);

const exclamationMark = 33;

/** The token of a sentence where its tone shows: a row of exclamation marks, several emoji, or shouting. Undefined where none does. */
export function toneAt(text: string, sentence: Span, { words, starts, ends }: Tokens): number | undefined {
  let emoji: number | undefined;
  let emojis = 0;
  let shouted: number | undefined;
  let shouts = 0;
  for (let index = 0; index < words.length; index++) {
    const end = ends[index]!;
    if (text.charCodeAt(end) === exclamationMark && text[end + 1] === '!' && end + 1 < sentence.end) return index;
    if (words[index] === emojiToken) {
      emoji ??= index;
      emojis++;
    } else if (words[index] !== unknown && isShouted(text, starts[index]!, end)) {
      shouted ??= index;
      shouts++;
    }
  }
  if (emojis > 1) return emoji;
  return shouts > 1 ? shouted : undefined;
}

function isShouted(text: string, start: number, end: number): boolean {
  if (end - start < 4) return false;
  // Nearly every word ends here: its second letter is a small one.
  const second = text.charCodeAt(start + 1);
  if (second >= 97 && second <= 122) return false;
  const word = text.slice(start, end);
  return /^\p{Lu}+$/u.test(word) && !plainCapitals.has(word);
}
