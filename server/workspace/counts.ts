import type { Severity } from '../../shared/lint/finding';

/** How many of each severity. */
export function countsOf(found: readonly Severity[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const severity of found) counts[severity]++;
  return counts;
}

/** "2 errors, 1 warning"; of nothing, the empty text. */
export function countsInWords(counts: Readonly<Record<Severity, number>>): string {
  const words: [number, string, string][] = [
    [counts.error, 'error', 'errors'],
    [counts.warning, 'warning', 'warnings'],
    [counts.information, 'note', 'notes'],
    [counts.hint, 'hint', 'hints'],
  ];
  return words
    .flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]))
    .join(', ');
}
