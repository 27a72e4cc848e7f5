import { tokenise } from './tokens';

/** A text as a pattern that matches its words one by one. */
export function exactPattern(text: string): string {
  return tokenise(text, { start: 0, end: text.length })
    .words.map((word) => word.text)
    .join(' ');
}
