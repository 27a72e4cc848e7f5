import { describe, expect, it } from 'vitest';
import { categories } from '../../../shared/phrasing/categories';
import { applyEdits } from '../../../shared/text/edit';
import { hitsIn } from './prose-of';

const messages = [
  ...categories.flatMap(({ examples }) => examples),
  'Follow our page for exclusive deals and updates on our services.',
  'Like our page for a chance to win an iPad!',
  'Follow us for news',
  'Our award-winning software is ready.',
  'Wow!! Big things coming',
];

describe('every rewrite that is offered', () => {
  const offered = messages.flatMap((message) =>
    hitsIn(message).flatMap((hit) => hit.rewrites.map((edit) => ({ message, hit, edit }))),
  );

  it('there are some', () => {
    expect(offered.length).toBeGreaterThan(10);
  });

  it.each(offered)('makes $hit.category in "$message" disappear or borderline', ({ message, hit, edit }) => {
    const after = applyEdits(message, [edit]);
    const left = hitsIn(after).filter((found) => found.category === hit.category);
    expect(left.every((found) => found.confidence === 'borderline')).toBe(true);
    expect(after).not.toMatch(/ {2}|^\s|\s$|^$/);
  });
});
