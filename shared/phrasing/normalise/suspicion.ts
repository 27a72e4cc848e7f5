import type { Work } from '../find-promotion';
import { isLetterOrDigit } from '../tokens';

/** What a text may hold, told in one pass that most texts don't go beyond. */
export interface Suspicion {
  /** Single letters close to each other: words may be spelled out. */
  spelled: boolean;
  /** Words with digits, signs, letters that aren't English, or a letter three times in a row. */
  disguised: boolean;
}

const gap = 0;
const letter = 1;
const digit = 2;
const sign = 3;
const moneySign = 4;
const otherLetter = 5;
/** Keeps the "t" of "don't" from standing alone. */
const apostrophe = 6;

/** Of the code units up to U+00FF, which nearly all are; a table of all of them would take longer to make than a message to read. */
const kinds = new Uint8Array(0x100);
for (let code = 0; code < kinds.length; code++) if (isLetterOrDigit(code)) kinds[code] = otherLetter;
kinds.fill(letter, 0x41, 0x5b);
kinds.fill(letter, 0x61, 0x7b);
kinds.fill(digit, 0x30, 0x3a);
kinds[0x27] = apostrophe;
for (const character of '@!£') kinds[character.charCodeAt(0)] = sign;
kinds[0x24] = moneySign;

function kindOf(code: number): number {
  if (code < kinds.length) return kinds[code]!;
  if (code === 0x2019) return apostrophe;
  if (code === 0x20ac) return moneySign;
  return isLetterOrDigit(code) ? otherLetter : gap;
}

const alone = 1;
const mixed = 2;

/** What three neighbours say, by their kinds as octal digits. */
const neighbours = new Uint8Array(0o1000);
for (let three = 0; three < 0o1000; three++) {
  const [before, middle, after] = [three >> 6, (three >> 3) & 7, three & 7];
  const isWord = (kind: number) => kind === letter || kind === digit || kind === otherLetter;
  const isApart = (kind: number) => !isWord(kind) && kind !== apostrophe;
  if (isApart(before) && isWord(middle) && isApart(after)) neighbours[three]! |= alone;
  const isMixed =
    middle === otherLetter ||
    (middle === letter && after === digit) ||
    (middle === digit && after === letter) ||
    (middle === sign && before === letter && isWord(after)) ||
    (middle === moneySign && (before === letter || after === letter));
  if (isMixed) neighbours[three]! |= mixed;
}

/** As far as two single letters can be apart in one word. */
const near = 9;

/** What {@link joinSpelled} and {@link readWords} have to look for in a text; a few steps for each code unit. */
export function suspicionOf(text: string, work: Work): Suspicion {
  work.steps += text.length;
  const found = { spelled: false, disguised: false };
  let three = 0;
  let before = 0;
  let lastAlone = -near - 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    three = ((three << 3) | kind) & 0o777;
    if (neighbours[three] !== 0) note(neighbours[three]!, at - 1);
    if (code === before && at > 1 && kind !== gap && kind !== digit && code === text.charCodeAt(at - 2))
      found.disguised = true;
    before = code;
  }
  const end = neighbours[(three << 3) & 0o777]!;
  if (end !== 0) note(end, text.length - 1);
  return found;

  function note(what: number, at: number): void {
    if ((what & mixed) !== 0) found.disguised = true;
    if ((what & alone) === 0) return;
    if (at - lastAlone <= near && !hasWord(text, lastAlone + 1, at)) found.spelled = true;
    lastAlone = at;
  }
}

function hasWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isLetterOrDigit(text.charCodeAt(at))) return true;
  return false;
}
