import { isIsoDay } from '../text/iso-day';

export const defaultIdPattern = 'LIA-{yyyy}-{nnn}';

const longestPattern = 100;

/**
 * The next id that no assessment has. `{yyyy}` is the year of `today`, `{nnn}` the highest number of that year plus one, filled up
 * with zeros to as many digits as there are n (more when it outgrows them). A pattern without a number gets -2, -3 and so on.
 * A pattern that can't be read or can't be part of a file name counts as {@link defaultIdPattern}, an unreadable day as year 0000.
 * Ids that differ in letter case alone count as one, as their files do on many machines.
 */
export function nextFreeId(pattern: string, existingIds: Iterable<string>, today: string): string {
  const year = isIsoDay(today) ? today.slice(0, 4) : '0000';
  const filled = (isUsablePattern(pattern) ? pattern.trim() : defaultIdPattern).replaceAll('{yyyy}', year);
  const taken = new Set([...existingIds].map((id) => id.toLowerCase()));
  const counter = /\{(n+)\}/.exec(filled);
  if (!counter) {
    let id = filled;
    for (let number = 2; taken.has(id.toLowerCase()); number++) id = `${filled}-${number}`;
    return id;
  }
  const before = filled.slice(0, counter.index);
  const after = filled.slice(counter.index + counter[0].length);
  const withNumber = (number: number) => before + String(number).padStart(counter[1]!.length, '0') + after;
  let number = highest(taken, before.toLowerCase(), after.toLowerCase()) + 1;
  while (taken.has(withNumber(number).toLowerCase())) number++;
  return withNumber(number);
}

/** Nine digits: a longer number is no count of assessments. */
const digits = /^\d{1,9}$/;

function highest(ids: Iterable<string>, before: string, after: string): number {
  let result = 0;
  for (const id of ids) {
    if (!id.startsWith(before) || !id.endsWith(after)) continue;
    const number = id.slice(before.length, id.length - after.length);
    if (digits.test(number)) result = Math.max(result, Number(number));
  }
  return result;
}

/** Whether ids can be made from a pattern: it can be read, and they can be part of a file name. */
export function isUsablePattern(untrimmed: string): boolean {
  const pattern = untrimmed.trim();
  if (pattern === '' || pattern.length > longestPattern || /^\.|\.$/.test(pattern)) return false;
  const counters = pattern.match(/\{n+\}/g)?.length ?? 0;
  const rest = pattern.replaceAll('{yyyy}', '').replace(/\{n+\}/g, '');
  return counters <= 1 && !/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|{}]/u.test(rest);
}
