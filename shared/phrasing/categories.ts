import { categories as prepared } from './categories.prepared';
import type { Category } from './category';
import { houseCategory } from './pack-types';

export type { Category } from './category';

/** All categories, in order of their ids. */
export const categories: readonly Category[] = prepared;

/** What an organisation has banned is a matter of its own taste, whatever the law says. */
const house: Category = {
  id: houseCategory,
  label: 'Wording your organisation does not use',
  why: 'Your organisation has put it on its list of banned wordings.',
  source: 'Your house pack',
  confidence: 'definite',
  advice: 'Use the wording that the list proposes.',
  examples: [],
  mustNotFlag: [],
};

const byId = new Map([...categories, house].map((category) => [category.id, category]));

/** The category of a hit. Throws a RangeError on an id that no category has: hits carry none of those. */
export function categoryOf(id: string): Category {
  const category = byId.get(id);
  if (!category) throw new RangeError(`No such category: ${id}`);
  return category;
}
