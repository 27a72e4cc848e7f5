import type { PhrasingOptions } from '../../../shared/phrasing/find-promotion';
import { findPromotion } from '../../../shared/phrasing/find-promotion';
import type { Hit } from '../../../shared/phrasing/hit';
import { type Prose, unknownWord } from '../../../shared/template/prose';

/** A message that is all body, with `{{merge fields}}` masked as the parser masks them. */
export function proseOf(message: string, start = 0): Prose {
  const text = message.replace(/\{\{.*?\}\}/g, (field) => unknownWord.repeat(field.length));
  return { passages: [{ part: 'body', text, span: { start, end: start + text.length } }], placeholders: [], links: [] };
}

export function hitsIn(message: string, options: Partial<PhrasingOptions> = {}): Hit[] {
  return findPromotion(proseOf(message), { solicited: false, ...options });
}

/** What was found, as a reader would name it: `P01 definite: exclusive deals`. */
export function flags(message: string, options: Partial<PhrasingOptions> = {}): string[] {
  return hitsIn(message, options).map(
    ({ category, confidence, span }) => `${category} ${confidence}: ${message.slice(span.start, span.end)}`,
  );
}

/** The categories that were found. */
export function categoriesIn(message: string, options: Partial<PhrasingOptions> = {}): string[] {
  return hitsIn(message, options).map((hit) => hit.category);
}
