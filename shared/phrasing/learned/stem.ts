/** Endings that carry grammar and no meaning, in the order they come off. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/(ss|sh|ch|x|zz)es$/, '$1'],
  [/([^s])s$/, '$1'],
  [/ing$/, ''],
  [/ed$/, ''],
  [/er$/, ''],
  [/ly$/, ''],
  [/e$/, ''],
];

/** What the forms of a word have in common: "saves", "saving" and "saved" give "sav". No dictionary, so not always a word. */
export function stemOf(word: string): string {
  if (word[0] === '#' || word.length < 4) return word;
  let stem = word.replace(/'s$|n't$/, '');
  for (const [ending, kept] of endings) {
    const shorter = stem.replace(ending, kept);
    if (shorter !== stem && shorter.length >= 3) stem = shorter;
  }
  return stem.replace(/([bdfgklmnprt])\1$/, '$1');
}
