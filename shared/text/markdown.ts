/** A user's text as text within Markdown: on one line, and nothing in it is markup. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/[\\`*_{}[\]<>#|!~$^]/g, (mark) => `\\${mark}`);
}
