/**
 * A text of the user's on one line, unable to move a terminal's cursor, change its colours or turn its text around. Halves of surrogate
 * pairs, which no encoding has, become the replacement character.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu, ' ').replace(/\p{Cs}/gu, '\uFFFD');
}
