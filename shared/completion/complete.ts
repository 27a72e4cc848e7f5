import { channels } from '../vocabulary/choices';
import type { Field } from '../vocabulary/field';
import type { Context } from './context';
import { fieldAtPath, namesOf } from './field-at';
import { fieldNames } from './field-names';
import { placeInHeader } from './header-place';
import type { Item } from './item';
import { mergeFields } from './merge-fields';
import { newFiles } from './new-file';
import type { Place } from './place';
import { questionHeadings } from './question-headings';
import { settableRules } from './rule-codes';
import { values } from './values';
import { wordings } from './wordings';
import { written } from './write';

/**
 * What could stand at an offset of a file, the likeliest first; empty where nothing can be offered. Never throws, whatever the text holds.
 * `byBlank` says that nobody asked: a blank was typed, after which only what belongs there is worth showing.
 */
export function complete(context: Context, offset: number, byBlank = false): Item[] {
  const { header, kind } = context;
  const fresh = byBlank ? [] : newFiles(context, offset);
  if (fresh.length > 0) return fresh;
  if (header && header.start <= offset && offset <= header.end && !isClosing(context, offset)) {
    const place = placeInHeader(context.text, header, offset);
    return place ? atPlace(place, context, byBlank) : [];
  }
  if (header && offset <= header.end) return [];
  if (kind === 'template') return mergeFields(context, offset) ?? (byBlank ? [] : wordings(context, offset));
  return kind === 'assessment' && !byBlank ? questionHeadings(context, offset) : [];
}

/** Whether the line that closes the front-matter begins there: nothing can stand before it. */
function isClosing({ text, header }: Context, offset: number): boolean {
  return offset === header?.end && text.startsWith('---', offset);
}

function atPlace(place: Place, context: Context, byBlank: boolean): Item[] {
  const field = fieldAtPath(context.table, place.path);
  if (!field) return [];
  // Whoever types a sentence types blanks, and whoever indents a line doesn't ask yet.
  if (byBlank && (place.kind === 'name' ? typeof place.path.at(-1) !== 'number' : place.span.end > place.span.start))
    return [];
  if (place.kind === 'value')
    return field.type === 'list' || field.type !== 'mapping' || field.short !== undefined
      ? values(place, field, context)
      : [];
  return namesAt(place, field, context);
}

/** Fields of the mapping that a line or a bracket belongs to; and where it could be a value as well, those too. */
function namesAt(place: Place, field: Field, context: Context): Item[] {
  switch (field.type) {
    case 'mapping': {
      const isItem = typeof place.path.at(-1) === 'number';
      // An item is often the short form of a mapping: its one obvious value.
      const short =
        isItem && !place.braces && field.short !== undefined && !place.colon ? values(place, field, context) : [];
      return [
        ...short,
        ...(place.quote || (place.flow && isItem && !place.braces) ? [] : fieldNames(place, field.fields, context)),
      ];
    }
    case 'table':
      return place.quote ? [] : tableNames(place, context);
    case 'list': {
      const { of } = field;
      const fields = of.type === 'mapping' ? of.fields : {};
      // One item may stand without a dash, once it has begun so.
      if ([...place.taken].some((name) => Object.hasOwn(fields, name))) return fieldNames(place, fields, context);
      if (place.flow || place.colon) return [];
      const item = {
        ...place,
        before: `${place.before}${place.before.endsWith('- ') ? '' : '- '}`,
        indent: place.indent + 2,
        // What the list has so far are its items.
        listed: place.taken,
        taken: new Set<string>(),
      };
      return namesAt(
        { ...item, path: [...place.path, Number.MAX_SAFE_INTEGER] },
        fieldAtPath({ of: field }, ['of', 0])!,
        context,
      );
    }
    default:
      return place.colon || place.braces ? [] : values(place, field, context);
  }
}

/** Names in a table are one's own, but for rules and channels. */
function tableNames(place: Place, context: Context): Item[] {
  const names = namesOf(place.path);
  if (names === 'rules') return settableRules(place, context);
  if (place.path.join('.') !== 'defaults.channels') return [];
  return channels
    .filter(({ value }) => !place.taken.has(value))
    .map(({ value, help }) => ({
      label: value,
      kind: 'field',
      detail: help,
      ...written([place.colon ? value : `${value}:`], place, context),
    }));
}
