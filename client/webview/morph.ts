import { runs } from './places';

/** What a reader has changed, and an update leaves alone. */
const readers = new Set(['open', 'tabindex']);

/**
 * Turns one tree into the other by changing as little as it can, so that nothing flickers and the focus stays where it is.
 * Children are matched by their order.
 */
export function morph(old: Element, next: Element): void {
  for (const { name } of [...old.attributes])
    if (!next.hasAttribute(name) && !readers.has(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (old.getAttribute(name) !== value && !(readers.has(name) && old.hasAttribute(name)))
      old.setAttribute(name, value);
  const after = [...next.childNodes];
  const before = [...old.childNodes];
  for (const [index, child] of after.entries()) {
    const counterpart = before[index];
    if (!counterpart) old.append(child);
    else if (child instanceof Text && counterpart instanceof Text) {
      if (counterpart.data !== child.data) counterpart.data = child.data;
      const places = runs.get(child);
      if (places) runs.set(counterpart, places);
      else runs.delete(counterpart);
    } else if (child instanceof Element && counterpart instanceof Element && alike(counterpart, child))
      morph(counterpart, child);
    else counterpart.replaceWith(child);
  }
  for (const child of before.slice(after.length)) child.remove();
}

function alike(one: Element, other: Element): boolean {
  return one.nodeName === other.nodeName && one.id === other.id;
}
