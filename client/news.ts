import type { News } from '../shared/protocol';

/** What was known with what is new. The same object where nothing is; what stayed the same keeps its place and its identity. */
export function withNews<Summary extends { readonly uri: string }>(
  before: ReadonlyMap<string, Summary>,
  { complete, gone }: News,
  fresh: readonly Summary[],
  keyOf: (uri: string) => string,
): ReadonlyMap<string, Summary> {
  if (complete) return new Map(fresh.map((summary) => [keyOf(summary.uri), summary]));
  if (fresh.length === 0 && gone.length === 0) return before;
  const after = new Map(before);
  for (const uri of gone) after.delete(keyOf(uri));
  const hasMore = fresh.some(({ uri }) => !after.has(keyOf(uri)));
  for (const summary of fresh) after.set(keyOf(summary.uri), summary);
  return hasMore ? new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1))) : after;
}
