import { describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../shared/phrasing/built-in-packs';
import { hitsIn } from './prose-of';

const entries = builtInPacks.flatMap((pack) =>
  pack.entries.map((entry) => ({ ...entry, name: entry.phrase.id, pack })),
);

describe.each(entries)('$pack.path $name', ({ phrase, flags, ignores, hosts, patterns }) => {
  const { category } = phrase;

  it('says why and has examples', () => {
    expect(phrase.reason).toMatch(/^\p{Lu}.*\.$/u);
    if (hosts.length === 0 && !/^[^a-z]*$/.test(patterns.join(' '))) expect(flags.length).toBeGreaterThan(0);
  });

  it.each(flags)('flags "$text"', ({ text }) => {
    expect(hitsIn(text).map((hit) => hit.category)).toContain(category);
  });

  if (ignores.length > 0) {
    it.each(ignores)('ignores "$text"', ({ text }) => {
      expect(hitsIn(text).map((hit) => hit.category)).not.toContain(category);
    });
  }
});

it('has 5 to 25 entries in every category but the four that are small', () => {
  const sizes = builtInPacks.filter(({ entries: all }) => all.length > 0).map(({ entries: all }) => all.length);
  expect(sizes).toHaveLength(20);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
});
