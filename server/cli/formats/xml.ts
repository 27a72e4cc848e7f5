import { printable } from '../printable';

/** A user's text as text in XML 1.0, which has no character for control characters and two others, not even escaped. On one line. */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** A user's text as the value of an attribute, with its quotation marks. */
export function xmlValue(text: string): string {
  return `"${xmlText(text).replace(/"/g, '&quot;')}"`;
}
