/** What XML 1.0 has no character for, not even escaped, and what would turn a text around. */
const illegal = /[\p{Cs}\p{Bidi_C}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

/** A user's text as text in XML, line breaks included. */
export function xmlText(text: string): string {
  return text
    .replace(illegal, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** A user's text as the value of an attribute, with its quotation marks. */
export function xmlValue(text: string): string {
  return `"${xmlText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;')}"`;
}
