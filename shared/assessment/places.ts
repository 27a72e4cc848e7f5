import type { Span } from '../text/span';
import { entryAt } from '../text/tree';
import type { Assessment } from './assessment';

/** The first line of the front-matter: what isn't there can't be marked, the place where it belongs can. */
export const firstFence: Span = { start: 0, end: 3 };

/**
 * Where a finding about that field of the assessment points: its value, else its key, else the key of the group it belongs to,
 * else the first line of the front-matter.
 */
export function placeOfField({ root }: Assessment, path: string): Span {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const entry = entryAt(root, at);
    if (!entry) continue;
    const blank = entry.value.kind === 'scalar' && entry.value.text.trim() === '';
    return at === path && !blank ? entry.value.span : entry.keySpan;
  }
  return firstFence;
}

/** Where a finding about that question points: its heading, or the first line of the front-matter where it isn't asked. */
export function placeOfQuestion({ answers }: Assessment, question: string): Span {
  return answers.find((answer) => answer.id === question)?.headingSpan ?? firstFence;
}
