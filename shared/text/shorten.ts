/** The user's own text in a message: one line, and no longer than a message can be. */
export function shorten(text: string, longest = 60): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 3)}...`;
}
