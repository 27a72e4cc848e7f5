import type { MentionIndex } from './mention-index';
import type { NamedFile } from './mentions';

/** More are no help to anybody, and cost time. */
const mostFound = 200;

/**
 * Templates and assessments whose id or title holds the letters of the query in their order, the closest first, at most 200. Letter case
 * doesn't count. All of them for an empty query.
 */
export function search(index: MentionIndex, query: string, most = mostFound): NamedFile[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '').slice(0, 100);
  const found: { readonly file: NamedFile; readonly rank: number }[] = [];
  for (const file of index.files) {
    if (file.kind === 'policy') continue;
    const rank = wanted === '' ? 0 : Math.min(distance(file.title, wanted), distance(file.id ?? '', wanted));
    if (rank < Number.POSITIVE_INFINITY) found.push({ file, rank });
  }
  found.sort((a, b) => a.rank - b.rank);
  return found.slice(0, most).map(({ file }) => file);
}

/** How far apart the letters stand: 0 where the text begins with them. Infinite where they aren't all there. */
function distance(text: string, letters: string): number {
  const lower = text.toLowerCase();
  const whole = lower.indexOf(letters);
  if (whole >= 0) return whole === 0 ? 0 : 1;
  let at = -1;
  let gaps = 0;
  for (const letter of letters) {
    const next = lower.indexOf(letter, at + 1);
    if (next < 0) return Number.POSITIVE_INFINITY;
    gaps += next - at - 1;
    at = next;
  }
  return 2 + gaps;
}
