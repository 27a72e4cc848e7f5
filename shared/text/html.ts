const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, between tags and in quoted attributes alike. */
export function html(value: string): string {
  return value.replace(/[&<>"']/g, (mark) => entities[mark]!);
}
