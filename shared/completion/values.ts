import { fieldText } from '../hover/field';
import type { Choice } from '../vocabulary/choices';
import type { Field, FieldType } from '../vocabulary/field';
import type { Context } from './context';
import { isTemplateField, namesOf } from './field-at';
import type { Item } from './item';
import { knownValues } from './known-values';
import type { Path, Place } from './place';
import { shown } from './used-values';
import { valueAt, written } from './write';

/** A value that could stand somewhere. */
export interface Suggestion extends Omit<Item, 'edit' | 'snippet' | 'label'> {
  readonly value: string;
  /** As the list shows it; the value where absent. */
  readonly label?: string;
  /** A word of YAML or of the vocabulary, which needs no quotation marks. */
  readonly isWord?: true;
}

/** The values that a field could have here: those of the vocabulary, or what the workspace knows. None for texts of one's own. */
export function values(place: Place, field: Field, context: Context): Item[] {
  const seen = new Set<string>();
  return suggestions(place.path, field, context).flatMap(({ value, label, isWord, ...item }) => {
    if (seen.has(value) || (isInList(place) && place.listed.has(value))) return [];
    seen.add(value);
    const text = valueAt(place, value, isWord === true);
    return [{ ...item, label: label ?? shown(value), ...written([text], place, context) }];
  });
}

/** Whether there is anything to choose from in a field, so that suggestions may open by themselves. */
export function hasValues(path: Path, field: Field, context: Context): boolean {
  return suggestions(path, field, context).length > 0;
}

function isInList({ path }: Place): boolean {
  return typeof path.at(-1) === 'number';
}

function suggestions(path: Path, field: Field, context: Context): readonly Suggestion[] {
  const names = namesOf(path);
  const subject = isTemplateField(context.kind, path) ? 'template' : context.kind;
  const known = knownValues(subject, names, context);
  const type = innermost(field);
  const fixed = choicesOf(type).map(
    ({ value, help }): Suggestion => ({
      value,
      isWord: true,
      kind: 'value',
      ...(help !== '' && { detail: help }),
      documentation: () => fieldText({ path: names, field: { ...field, ...type }, span: noSpan, value }),
    }),
  );
  return [...known, ...fixed];
}

const noSpan = { start: 0, end: 0 };

/** What a plain value stands for: an item of a list, or the one obvious field of a mapping. */
function innermost(field: FieldType): FieldType {
  if (field.type === 'list') return innermost(field.of);
  const short = field.type === 'mapping' && field.short !== undefined ? field.fields[field.short] : undefined;
  return short ? innermost(short) : field;
}

const flags: readonly Choice[] = [
  { value: 'true', help: 'Yes.' },
  { value: 'false', help: 'No.' },
];

function choicesOf(type: FieldType): readonly Choice[] {
  return type.type === 'choice' ? type.choices : type.type === 'boolean' ? flags : [];
}
