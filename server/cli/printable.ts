/** A text of the user's on one line, unable to move a terminal's cursor, change its colours or turn its text around. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
