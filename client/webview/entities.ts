/** Stands in for the package of this name, which markdown-it asks: the page knows the names of all entities itself. */
const reader = document.implementation.createHTMLDocument('').createElement('textarea');

/** The character that an entity such as `&amp;` names; the text as it is where it names none. */
export function decodeHTMLStrict(entity: string): string {
  // The contents of this element are never mark-up.
  reader.innerHTML = entity;
  return reader.value;
}
