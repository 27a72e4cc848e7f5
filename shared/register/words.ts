import type { Severity } from '../lint/finding';

/** `1 error`, `2 errors`, `12,000 errors`: a number with its noun. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A number with commas, the same on every machine. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "2 errors, 1 warning"; of nothing, the empty text. */
export function countsInWords({ error, warning, information, hint }: Readonly<Record<Severity, number>>): string {
  const words: readonly [number, string][] = [
    [error, 'error'],
    [warning, 'warning'],
    [information, 'note'],
    [hint, 'hint'],
  ];
  return words.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)])).join(', ');
}

/** A word of the output contract as people read it: "review-due" as "review due". */
export function plainWords(word: string): string {
  return word.replace(/-/g, ' ');
}

/** The longest text that tables show, in UTF-16 code units; the JSON form has it whole. */
const longest = 2000;

/**
 * A text of the user's on one line, for reports: what moves a cursor, turns text around or can't be seen at all is shown as a sign of its
 * own, so that nothing hides in the evidence, and what is longer than a table can hold is cut.
 */
export function visible(text: string): string {
  const line = text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').replace(hidden, (sign) => {
    const code = sign.codePointAt(0)!;
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
  if (line.length <= longest) return line;
  // Half of a pair is no character.
  return `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}

const hidden = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
