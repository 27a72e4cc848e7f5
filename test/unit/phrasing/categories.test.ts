import { describe, expect, it } from 'vitest';
import { categories, categoryOf } from '../../../shared/phrasing/categories';
import { hitsIn } from './prose-of';

describe.each(categories)('$id $label', ({ id, confidence, examples, mustNotFlag }) => {
  it.each(examples)('flags "%s"', (phrase) => {
    const hit = hitsIn(phrase).find((found) => found.category === id);
    expect(hit).toBeDefined();
    if (confidence === 'borderline' && id === 'P12') expect(hit?.confidence).toBe('borderline');
  });

  it.each(mustNotFlag)('ignores "%s"', (phrase) => {
    expect(hitsIn(phrase).filter((found) => found.category === id)).toEqual([]);
  });
});

describe('what writers are told', () => {
  it('covers P01 to P20 in order', () => {
    expect(categories.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`),
    );
  });

  it('names sources in plain words', () => {
    for (const { why, source, advice, unless } of categories) {
      expect([why, source, advice, unless ?? ''].join(' ')).not.toMatch(/`|\[[FKJ]\]|\bSeed\b|\bS-\d/);
    }
  });

  it('finds a category by its id', () => {
    expect(categoryOf('P01').label).toBe('Offer or discount');
  });
});
