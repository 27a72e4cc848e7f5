/** The line break that a text uses: the one an insertion should use too. LF for a text of one line. */
export function newLineOf(text: string): string {
  if (text.includes('\r\n')) return '\r\n';
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
}
