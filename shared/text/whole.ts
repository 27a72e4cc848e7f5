/** Whether an offset stands between two characters: not inside of an emoji or another pair of code units, nor between CR and LF. */
export function isBetweenCharacters(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === 13 && after === 10) return false;
  return !(before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000);
}
