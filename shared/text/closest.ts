/** Nobody mistypes a name this long, and comparing longer texts would hold up typing. In UTF-16 code units. */
const longestWord = 100;

/**
 * "Did you mean": the candidates that `word` may be a slip of, nearest first, at most `max`. Letter case doesn't count; a
 * candidate that `word` is the beginning of comes after those that differ by a few letters. Empty where nothing is near.
 */
export function closest(word: string, candidates: Iterable<string>, max = 3): string[] {
  const wanted = word.trim().toLowerCase();
  if (wanted === '' || wanted.length > longestWord) return [];
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const offered = candidate.toLowerCase();
    const distance = distanceWithin(wanted, offered, limit);
    if (distance !== undefined) found.push({ candidate, distance });
    else if (wanted.length >= 3 && offered.startsWith(wanted)) found.push({ candidate, distance: limit + 1 });
  }
  found.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return found.slice(0, max).map((each) => each.candidate);
}

/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to turn one word into the other (optimal
 * string alignment); undefined where it takes more than `limit`.
 */
function distanceWithin(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, so that one row above the limit proves nothing yet.
    if (least > limit + 1) return undefined;
    beforeLast = last;
    last = row;
  }
  const distance = last[b.length]!;
  return distance <= limit ? distance : undefined;
}
