import { newLineOf } from '../text/new-line';
import { yamlInFlow, yamlText } from '../text/yaml-text';
import type { Context } from './context';
import type { Item } from './item';
import type { Place } from './place';
import { escaped, type Part, plainText, snippetText } from './shape';

/** The new text of an item at a place, with stops where the editor knows them. */
export function written(parts: readonly Part[], place: Place, { abilities }: Context): Pick<Item, 'edit' | 'snippet'> {
  const text = `${place.before}${plainText(parts)}${place.behind}`;
  const edit = { span: place.span, newText: text };
  const last = parts.at(-1);
  // A single stop at the end is where the cursor comes to stand anyway.
  const stops = parts.filter((part) => typeof part !== 'string');
  const isPlain = stops.length === 0 || (stops.length === 1 && last === stops[0] && !stops[0]!.choices);
  if (!abilities.snippets || isPlain) return { edit };
  return { edit, snippet: `${escaped(place.before)}${snippetText(parts)}${escaped(place.behind)}` };
}

/** A value as YAML at a place. `isWord` is one of the vocabulary's own, which means what it says without quotation marks. */
export function valueAt(place: Place, value: string, isWord: boolean): string {
  if (place.quote === '"') return JSON.stringify(value).slice(1, -1);
  if (place.quote === "'") return value.replaceAll("'", "''");
  if (isWord) return value;
  return place.flow ? yamlInFlow(value) : yamlText(value);
}

export function newLineIn({ text, header }: Context): string {
  return newLineOf(header ? text.slice(0, header.end) : text);
}
