/** A user's text as text within Markdown: on one line, and nothing in it is markup. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Bidi_C}]+/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/[\\`*_{}[\]<>#|!~$^]/g, (mark) => `\\${mark}`);
}
