/** Which stems are typical of which category, as trained (train-categories.ts). */
export interface Categories {
  /** Ids of categories, in the order of the table's columns. */
  readonly ids: readonly string[];
  /** Slots by the low bits of a stem's hash: a character that tells the stem from others of that slot, and one for each category. */
  readonly table: string;
}

export const categorySlots = 1024;
export const mostCategorySteps = 28;
/** The alphabet: printable characters before the backslash, which would have to be escaped; zero stands in its middle. */
export const zeroCategoryCode = 63;

export function checkOfStem(stem: number): number {
  return 35 + ((stem >>> 12) % 57);
}

/** The category whose sentences have such stems most; the first where none is known. */
export function categoryOfStems({ ids, table }: Categories, stems: readonly number[]): string {
  const width = ids.length + 1;
  const sums = ids.map(() => 0);
  for (const stem of stems) {
    const at = (stem & (categorySlots - 1)) * width;
    if (table.charCodeAt(at) !== checkOfStem(stem)) continue;
    for (let index = 0; index < ids.length; index++)
      sums[index]! += table.charCodeAt(at + 1 + index) - zeroCategoryCode;
  }
  return ids[sums.indexOf(Math.max(...sums))]!;
}
