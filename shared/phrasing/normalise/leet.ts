import { knownWords, soundSpellings } from './known-words';

/** Digits and signs that pass for a letter. "1" and "!" are an i or an l, which {@link iOrL} tells from their neighbours. */
const standsFor = new Map([
  ['0', 'o'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['@', 'a'],
  ['$', 's'],
  ['€', 'e'],
  ['£', 'l'],
  ['1', 'i'],
  ['!', 'i'],
]);

/**
 * Reads one word of letters with digits or signs among them as the word it disguises: "d1scount", "5ave", "ca$h". Undefined where
 * it may well be what it seems: a code (SPRING30), model (iPhone15), grade (A4), measure or time (10kg, 9am), ordinal (2nd), postcode
 * (SW1A), or name (B2B, H2O, i18n). The reading is as long as the word, except where digits stand for sounds ("gr8").
 *
 * Between letters, digits are read unless they are as many as the letters, or the word is in capitals and looks like a code; at either
 * end, and in those doubtful cases, only where a well-known word comes out.
 */
export function readLeet(word: string): string | undefined {
  const sound = soundOf(word);
  if (sound !== undefined) return sound;
  let letters = 0;
  let signs = 0;
  let digits = 0;
  let adjacent = false;
  let small = 0;
  for (let index = 0; index < word.length; index++) {
    const character = word[index]!;
    if (isLetter(character)) {
      letters++;
      if (character >= 'a') small++;
    } else if (standsFor.has(character)) {
      if (isDigit(character)) digits++;
      else signs++;
      if (index > 0 && !isLetter(word[index - 1]!)) adjacent = true;
    } else return undefined;
  }
  if (letters === 0 || digits + signs === 0) return undefined;
  const capitals = small === 0;
  // Names and models have capitals in odd places.
  if (!capitals && letters - small > (isLetter(word[0]!) && word[0]! < 'a' ? 1 : 0)) return undefined;
  const read = fold(word, capitals);
  if (knownWords.has(read.toLowerCase())) return isPlausible(word) ? read : undefined;
  if (adjacent || !isLetter(word[word.length - 1]!)) return undefined;
  if (!isLetter(word[0]!)) return word[0] === '0' && letters > 2 && word[1] !== 'x' ? read : undefined;
  if (signs > 0 && !standsInWord(word)) return undefined;
  if (capitals ? letters < 5 || !/[AEIOU]/.test(word) : letters + signs < 2) return undefined;
  return letters > digits ? read : undefined;
}

/** Whether a well-known word is more likely than what looks the same: the measure 5s, the ordinal 1st, the postcode W1N ("win"). */
function isPlausible(word: string): boolean {
  const letters = word.replace(/[^A-Za-z]/g, '').length;
  if (letters === 1) return /^(?:0[nfrk]|1[nft]|[ngsdt]0|a11|@ll)$/i.test(word) && word !== word.toUpperCase();
  return !/^(?:[ENW]1[A-Z]|\d+(?:st|nd|rd|th|am|pm|mm|cm|km|kg|ml|hr|hrs|ft|in|oz|lb))$/.test(word);
}

/** An at sign or exclamation mark joins two words where both sides could be one: "sales@northwind", "Wow!Great". */
function standsInWord(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    if ((word[index] === '@' || word[index] === '!') && index > 2 && word.length - index > 3) return false;
  }
  return true;
}

function soundOf(word: string): string | undefined {
  if (word.length > 7) return undefined;
  const sound = soundSpellings.get(word.toLowerCase());
  if (sound === undefined) return undefined;
  // B4, M8 and W8 are a size, a motorway and a part of London.
  return word.length < 3 && word !== word.toLowerCase() ? undefined : sound;
}

function fold(word: string, capitals: boolean): string {
  const known = plainFold(word, capitals, undefined);
  if (!/[1!]/.test(word)) return known;
  for (const letter of ['i', 'l'] as const) {
    const read = plainFold(word, capitals, letter);
    if (knownWords.has(read.toLowerCase())) return read;
  }
  return known;
}

function plainFold(word: string, capitals: boolean, one: 'i' | 'l' | undefined): string {
  let read = '';
  for (let index = 0; index < word.length; index++) {
    const character = word[index]!;
    let letter = standsFor.get(character) ?? character;
    if (character === '1' || character === '!') letter = one ?? iOrL(word.toLowerCase(), index);
    read += capitals ? letter.toUpperCase() : letter;
  }
  return read;
}

/** Which of the two letters a `1` stands for in English spelling: "d1scount", "c1aim", "tria1". */
function iOrL(word: string, at: number): 'i' | 'l' {
  const before = word[at - 1] ?? '';
  const after = word[at + 1] ?? '';
  const vowel = /[aeiou0345@]/;
  if (before === 'l' || before === '1' || after === 'l' || after === '1') return 'l';
  if (after === '') return 'l';
  if (before === '') return vowel.test(after) ? 'l' : 'i';
  if (after === 'y') return 'l';
  if (vowel.test(before)) return vowel.test(after) || 'pfkmv'.includes(after) || before === 'o' ? 'l' : 'i';
  return at === 1 && 'bcfgkps'.includes(before) && vowel.test(after) ? 'l' : 'i';
}

function isLetter(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
