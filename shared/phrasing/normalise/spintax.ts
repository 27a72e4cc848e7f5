import type { Work } from '../find-promotion';
import { type EditedText, Editing } from './edited-text';

const group = /\{(?![%#])([^{}|\r\n]+\|[^{}\r\n]*)\}/g;

/** More alternatives than these are read one after the other, as if they were one. */
const mostReadings = 6;

/**
 * The wordings that spintax such as `{Save|Cut} {20|30}%` stands for, as few as show every alternative: the first takes the first
 * alternative of every group, the second the second, and so on; a group with fewer repeats its last. Empty where the text has none.
 */
export function readSpintax(text: string, work: Work): EditedText[] {
  if (!text.includes('{')) return [];
  const groups = [...text.matchAll(group)].map(({ index, 1: inside }) => ({ start: index, parts: inside!.split('|') }));
  const readings = groups.reduce((most, { parts }) => Math.min(mostReadings, Math.max(most, parts.length)), 0);
  work.steps += text.length * (1 + readings);
  return Array.from({ length: readings }, (_, reading) => {
    const editing = new Editing(text);
    for (const { start, parts } of groups) {
      const chosen = Math.min(reading, parts.length - 1);
      const before = parts.slice(0, chosen).join('|').length + (chosen > 0 ? 1 : 0);
      const rest = reading === mostReadings - 1 ? parts.slice(chosen) : [parts[chosen]!];
      const from = start + 1 + before;
      const to = from + rest.join('|').length;
      editing.replace(start, from, '');
      editing.replace(to, start + parts.join('|').length + 2, '');
    }
    return editing.finish()!;
  });
}
