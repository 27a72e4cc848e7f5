/** Half of a pair is no character. */
const halfAtEnd = /[\ud800-\udbff]$/;

/** The user's own text in a message: one line, no longer than a message can be, and nothing in it turns the words around it about. */
export function shorten(text: string, longest = 60): string {
  const line = text.replace(/[\s\p{Cc}\p{Bidi_C}]+/gu, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 3).replace(halfAtEnd, '')}...`;
}
