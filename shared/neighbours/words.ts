import { nothing, unknownWord } from '../template/mask';
import type { Template } from '../template/template';

/** No message is longer; whatever is counts by so many of its words, so that a pasted book costs no more than a long letter. */
export const mostWords = 4000;

const known = new WeakMap<Template, Uint32Array>();

/**
 * The words of a message as numbers, in ascending order and each as often as it stands there: lower case, without punctuation and
 * apostrophes, composed and full-width characters alike, every merge field the same word. Links, markup and quoted lines don't count.
 */
export function wordsOf(template: Template): Uint32Array {
  let words = known.get(template);
  if (!words) {
    const body = template.prose.passages.find(({ part }) => part === 'body')?.text ?? '';
    words = numbered(body);
    known.set(template, words);
  }
  return words;
}

const field = unknownWord.charCodeAt(0);
const joiner = nothing.charCodeAt(0);

function numbered(text: string): Uint32Array {
  const normal = text.normalize('NFKC').toLowerCase();
  const words: number[] = [];
  let word = 0;
  let length = 0;
  let inField = false;
  const end = () => {
    if (length > 0) words.push(mixed(word));
    word = 0x811c9dc5;
    length = 0;
  };
  end();
  for (let i = 0; i < normal.length && words.length < mostWords; i++) {
    const unit = normal.charCodeAt(i);
    if (unit === field) {
      if (!inField) {
        end();
        words.push(field);
      }
      inField = true;
      continue;
    }
    inField = false;
    // don't, don’t and ex**clusive** are one word each.
    if (unit === 0x27 || unit === 0x2019 || unit === joiner || unit === 0xad) continue;
    if (!isLetterOrDigit(unit)) {
      end();
      continue;
    }
    word = Math.imul(word ^ unit, 0x01000193);
    length++;
    // Written without spaces: each character says about as much as a word.
    if (unit >= 0x3040 && unit <= 0x9fff) end();
  }
  end();
  return Uint32Array.from(words.slice(0, mostWords)).sort();
}

/** Everything beyond ASCII but the common punctuation: which letters there are needn't be known. */
function isLetterOrDigit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x303f);
}

/** Spreads what differs in few bits over all of them. */
export function mixed(value: number): number {
  let mix = value;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** Share of all their words that two messages have in common, from 0 to 1 (Jaccard, each word as often as it stands there). */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  let j = 0;
  for (let i = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) {
      common++;
      i++;
      j++;
    } else if (difference < 0) i++;
    else j++;
  }
  const all = a.length + b.length - common;
  return all === 0 ? 0 : common / all;
}
