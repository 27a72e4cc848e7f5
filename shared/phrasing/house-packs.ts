import type { Span } from '../text/span';
import { automatonOf, type PatternSet } from './automaton';
import { exactPattern } from './exact-pattern';
import { lists as builtInLists, productPatterns } from './lists.prepared';
import { type Matcher, matcherOf } from './matcher';
import { type Meaning, meaningsOf } from './meaning';
import type { Pack } from './pack';

/** Made once for each pack; a pack whose text has changed is another one. */
const matchers = new WeakMap<Pack, Matcher<Meaning> | null>();

/** What finds the wordings of a house pack; undefined where it has none that can be found. Never throws. */
export function matcherOfHouse(pack: Pack): Matcher<Meaning> | undefined {
  let matcher = matchers.get(pack);
  if (matcher === undefined) {
    matcher = compiled(pack) ?? null;
    matchers.set(pack, matcher);
  }
  return matcher ?? undefined;
}

function compiled(pack: Pack): Matcher<Meaning> | undefined {
  const sets: PatternSet<Meaning>[] = meaningsOf(pack);
  for (const { text } of pack.allowed)
    sets.push({ patterns: [exactPattern(text)], value: { kind: 'allowed', wording: plain(text) } });
  const lists: Record<string, string> = { ...builtInLists, ...pack.lists };
  if (pack.products.length > 0) {
    const names = pack.products.map(({ text }) => exactPattern(text));
    sets.push({ patterns: names, value: { kind: 'product' } });
    lists.own_product = names.join('|');
    sets.push(...productPatterns);
  }
  if (sets.length === 0) return undefined;
  return matcherOf(automatonOf(sets, lists));
}

/** A wording as it is compared with others: whatever its case, its white space, its hyphens and apostrophes. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[\s-]+/g, ' ')
    .trim();
}

/** Where straplines of these packs stand in `text` as a line or a sentence of their own. */
export function straplinesIn(text: string, packs: readonly Pack[]): Span[] {
  const found: Span[] = [];
  for (const { straplines } of packs) {
    for (const { text: strapline } of straplines) {
      for (let start = text.indexOf(strapline); start >= 0; start = text.indexOf(strapline, start + strapline.length)) {
        const end = start + strapline.length;
        if (standsAlone(text, start, end)) found.push({ start, end });
      }
    }
  }
  return found;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = /(?:^|[\n\r.!?…:|])[ \t"“'‘*_]*$/.test(text.slice(Math.max(0, start - 20), start));
  const after = /^["”'’*_]*[.!?…]*[ \t"”'’*_]*(?:$|[\n\r|])/.test(text.slice(end, end + 20));
  return before && (after || /[.!?…]$/.test(text.slice(start, end)) || /^[.!?…]+\s/.test(text.slice(end, end + 20)));
}
