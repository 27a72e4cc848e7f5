import type { PatternSet } from './automaton';
import type { Pack } from './pack';
import type { Frame, Phrase } from './pack-types';

/** What it means that a pattern matches. */
export type Meaning =
  | { readonly kind: 'promotes'; readonly phrase: Phrase }
  /** No promotion of this category, or of this entry alone. */
  | { readonly kind: 'except'; readonly category: string; readonly entry?: string }
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** A wording that a house pack never wants marked, where it stands exactly so. */
  | { readonly kind: 'allowed'; readonly wording: string }
  /** The name of a product: praise or an announcement beside it is certain. */
  | { readonly kind: 'product' }
  /** What follows a hit of the category makes it surer. */
  | { readonly kind: 'raises'; readonly category: string; readonly to: Phrase['confidence'] };

/** The patterns of a pack by what they mean. */
export function meaningsOf(pack: Pack, category?: string): PatternSet<Meaning>[] {
  const sets: PatternSet<Meaning>[] = [];
  const add = (patterns: readonly string[], value: Meaning) => {
    if (patterns.length > 0) sets.push({ patterns, value });
  };
  for (const { phrase, patterns, except } of pack.entries) {
    add(patterns, { kind: 'promotes', phrase });
    add(except, { kind: 'except', category: phrase.category, entry: phrase.id });
  }
  for (const { frame, patterns } of pack.frames) add(patterns, { kind: 'frame', frame });
  if (category !== undefined) {
    add(pack.except, { kind: 'except', category });
    for (const { before, to } of pack.raise) add(before, { kind: 'raises', category, to });
  }
  return sets;
}
