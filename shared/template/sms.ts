import { smsLimits } from '../vocabulary/channel-limits';

/** GSM-7 is the alphabet of text messages; one character outside of it makes the whole message UCS-2, with fewer to a segment. */
export type SmsEncoding = 'GSM-7' | 'UCS-2';

/** The default alphabet of 3GPP TS 23.038, without its escape. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension: each of these takes two places, an escape and itself. */
const extension = new Set('\f^{}\\[~]|€');

/** What people type or what word processors make of it, and what means the same within GSM-7. */
const twins = new Map<string, string>([
  ...pairs('‘’‚‛′´`ʼ', "'"),
  ...pairs('“”„‟″«»', '"'),
  ...pairs('‐‑‒–—―−', '-'),
  ...pairs('\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t', ' '),
  ...pairs('\u00ad\u200b\u2060\ufeff', ''),
  ...pairs('•·●', '-'),
  ['…', '...'],
  ['ç', 'c'],
  ['×', 'x'],
  ['™', '(TM)'],
  ['©', '(C)'],
  ['®', '(R)'],
]);

function pairs(characters: string, twin: string): [string, string][] {
  return [...characters].map((character) => [character, twin]);
}

/** Whether a character (one code point) can be sent without making the message UCS-2. */
export function isGsm(character: string): boolean {
  return basic.has(character) || extension.has(character);
}

const known = [...basic, ...extension].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
/** By code unit, which is quicker and as good for a yes or no: none of the known ones takes two. */
const foreign = new RegExp(`[^${known}]`);
const foreigners = new RegExp(foreign, 'gu');

/** Whether a text holds a character that makes the message UCS-2. */
export function hasForeign(text: string): boolean {
  return foreign.test(text);
}

/** The text with every character that has a twin within GSM-7 replaced by it. */
export function gsmTwins(text: string): string {
  return text.replace(foreigners, (character) => twins.get(character) ?? character);
}

/** What says the same within GSM-7; undefined for characters nothing stands in for. */
export function gsmTwin(character: string): string | undefined {
  return twins.get(character);
}

/** Characters that take two units, by encoding. */
const dear = { 'GSM-7': /[\f^{}\\[~\]|€]/g, 'UCS-2': /[\ud800-\udbff][\udc00-\udfff]/g };

/** Counts the units of a text message and the segments it is split into; both grow as text is added. */
export class SmsCounter {
  readonly #encoding: SmsEncoding;
  readonly #single: number;
  readonly #segment: number;
  /** Units of all characters. */
  units = 0;
  /** Segments begun if it is split. */
  begun = 1;
  /** Places taken in the last of them. */
  #taken = 0;

  constructor(encoding: SmsEncoding) {
    this.#encoding = encoding;
    this.#single = smsLimits[encoding].single;
    this.#segment = smsLimits[encoding].segment;
  }

  /** Adds one character (one code point). An escaped character or a surrogate pair is never split between two segments. */
  add(character: string): void {
    const cost = this.#encoding === 'UCS-2' ? character.length : extension.has(character) ? 2 : 1;
    if (this.#taken + cost > this.#segment) {
      this.begun++;
      this.#taken = 0;
    }
    this.#taken += cost;
    this.units += cost;
  }

  /** Adds a text. */
  addText(text: string): void {
    let done = 0;
    for (const { index, 0: character } of text.matchAll(dear[this.#encoding])) {
      this.addUnits(index - done);
      this.add(character);
      done = index + character.length;
    }
    this.addUnits(text.length - done);
  }

  /** Adds `count` characters of one unit each, such as a merge field prints. */
  addUnits(count: number): void {
    const filled = this.#taken + count;
    const more = Math.max(0, Math.ceil(filled / this.#segment) - 1);
    this.begun += more;
    this.#taken = filled - more * this.#segment;
    this.units += count;
  }

  /** Segments that are sent; one for an empty message. */
  get segments(): number {
    return this.units <= this.#single ? 1 : this.begun;
  }
}

/** Units that so many segments hold. */
export function smsCapacity(encoding: SmsEncoding, segments: number): number {
  const { single, segment } = smsLimits[encoding];
  return segments <= 1 ? single : segments * segment;
}
