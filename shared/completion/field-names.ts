import { type FieldPlace, fieldText } from '../hover/field';
import { missingPaths } from '../rules/missing-field';
import type { Field, FieldTable } from '../vocabulary/field';
import type { Context } from './context';
import { isTemplateField, namesOf } from './field-at';
import type { Item } from './item';
import type { Place } from './place';
import { type Part, shapeOf } from './shape';
import { hasValues } from './values';
import { newLineIn, written } from './write';

/**
 * The fields that a mapping may hold and doesn't yet: those that are missing first, then the others, in the order of the vocabulary. Each
 * brings the room for its value.
 */
export function fieldNames(place: Place, fields: FieldTable, context: Context): Item[] {
  const missing = missingIn(place, context);
  const free = Object.entries(fields).filter(([name, field]) => !place.taken.has(name) && !field.unread);
  const isMissing = (name: string, field: Field) => (missing ? missing.has(name) : field.required === true);
  const ordered = [
    ...free.filter(([name, field]) => isMissing(name, field)),
    ...free.filter(([name, field]) => !isMissing(name, field)),
  ];
  return ordered.map(([name, field]) => {
    const path = [...place.path, name];
    const { parts, goesOn } = partsOf(name, field, place, context);
    const shownAt: FieldPlace = { path: namesOf(path), field, span: place.span };
    return {
      label: name,
      kind: 'field',
      ...(isMissing(name, field) && { note: 'missing' }),
      detail: field.help,
      ...written(parts, place, context),
      ...(goesOn && { goesOn }),
      documentation: () => fieldText(shownAt, context.kind === 'template' ? context.check()?.fields : undefined),
    };
  });
}

function partsOf(
  name: string,
  field: Field,
  place: Place,
  context: Context,
): { readonly parts: readonly Part[]; readonly goesOn?: true } {
  if (place.colon) return { parts: [name] };
  const fields = context.kind === 'template' ? context.check()?.fields : undefined;
  const path = namesOf([...place.path, name]);
  const { goesOn } = context.abilities;
  const { parts, first } = shapeOf(name, field, {
    indent: place.indent,
    flow: place.flow,
    newLine: newLineIn(context),
    isGiven: (inner) => fields?.find(`${path}.${inner}`) !== undefined,
    goesOn,
  });
  // At the first stop stands either a choice, which opens by itself, or what the suggestions know.
  const opens = parts.find((part) => typeof part !== 'string')?.choices === undefined;
  const knows = first === undefined || hasValues([...place.path, name], field, context);
  return { parts, ...(goesOn && opens && knows && { goesOn }) };
}

/** Names in this mapping without which the template isn't complete; undefined where only the vocabulary can tell. */
function missingIn(place: Place, context: Context): ReadonlySet<string> | undefined {
  if (isTemplateField(context.kind, place.path) && context.kind === 'policy') return new Set();
  const check = context.kind === 'template' ? context.check() : undefined;
  const [top] = place.path;
  // Whoever writes what need not be written has to write all of it.
  if (!check || (typeof top === 'string' && !context.table[top]?.required)) return undefined;
  const parent = place.path.join('.');
  const inside = parent === '' ? '' : `${parent}.`;
  const paths = missingPaths(check).filter((path) => path.startsWith(inside));
  return new Set(paths.map((path) => path.slice(inside.length).split('.')[0]!));
}
