import { closest } from '../text/closest';
import { isIsoDay } from '../text/iso-day';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import type { Mapping, Node, Scalar } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import type { FieldTable, FieldType } from '../vocabulary/field';
import type { Fix } from './finding';

/** A key that the vocabulary doesn't have, one that this version doesn't read, or a value that its field can't hold. */
export interface FieldProblem {
  readonly kind: 'unknown' | 'unread' | 'invalid';
  readonly span: Span;
  readonly message: string;
  readonly source: string;
  readonly fixes: readonly Fix[];
}

/** Holds a mapping against the vocabulary. Empty values are nobody's business here: they count as absent. */
export function* checkFields(mapping: Mapping, table: FieldTable, parent = ''): Generator<FieldProblem> {
  // A name that is given already can't be what an unknown one was meant to be.
  let free: string[] | undefined;
  for (const { key, keySpan, value } of mapping.entries) {
    const path = parent === '' ? key : `${parent}.${key}`;
    if (!Object.hasOwn(table, key)) {
      if (!free) {
        const given = new Set(mapping.entries.map((entry) => entry.key));
        free = Object.keys(table).filter((name) => !given.has(name));
      }
      yield unknownKey(key, keySpan, table, parent, free);
      continue;
    }
    const field = table[key]!;
    if (field.unread) {
      const message = `"${path}" is not read by this version, so it has no effect yet.`;
      yield { kind: 'unread', span: keySpan, message, source: 'Lawful Outreach vocabulary', fixes: [] };
      continue;
    }
    yield* checkValue(value, field, path, field.source ?? 'Lawful Outreach vocabulary');
  }
}

function unknownKey(key: string, span: Span, table: FieldTable, parent: string, free: readonly string[]): FieldProblem {
  const names = closest(key, free, 1);
  const home =
    names.length > 0
      ? undefined
      : Object.entries(table).find(([, field]) => field.type === 'mapping' && Object.hasOwn(field.fields, key));
  const where = parent === '' ? '' : ` inside "${parent}"`;
  const advice = names[0]
    ? `Did you mean "${names[0]}"?`
    : home
      ? `It belongs inside "${home[0]}".`
      : 'Check the spelling, or put it under "notes".';
  return {
    kind: 'unknown',
    span,
    message: `"${shorten(key)}" is not a field${where}, so nothing here reads it. ${advice}`,
    source: 'Lawful Outreach vocabulary',
    fixes: names.map((name) => ({
      title: `Change to "${name}"`,
      safety: 'suggestion',
      edits: [{ span, newText: name }],
    })),
  };
}

function* checkValue(node: Node, field: FieldType, path: string, source: string): Generator<FieldProblem> {
  const invalid = (message: string, fixes: readonly Fix[] = [], span = node.span): FieldProblem => ({
    kind: 'invalid',
    span,
    message,
    source,
    fixes,
  });
  if (node.kind === 'scalar' && node.text.trim() === '') return;
  switch (field.type) {
    case 'anything':
      return;
    case 'mapping':
      if (node.kind === 'mapping') yield* checkFields(node, field.fields, path);
      else if (node.kind === 'scalar' && field.short)
        yield* checkValue(node, field.fields[field.short]!, `${path}.${field.short}`, source);
      else
        yield invalid(
          `"${path}" holds several fields, each on an indented line of its own: ${Object.keys(field.fields).slice(0, 4).join(', ')}.`,
        );
      return;
    case 'table':
      if (node.kind !== 'mapping') yield invalid(`"${path}" holds one entry a line, as "name: ..." and its fields.`);
      else for (const entry of node.entries) yield* checkValue(entry.value, field.of, `${path}.${entry.key}`, source);
      return;
    case 'list':
      // One value is a list of one: nobody should have to learn brackets for it.
      for (const item of node.kind === 'list' ? node.items : [node]) yield* checkValue(item, field.of, path, source);
      return;
    case 'date-range':
      if (node.kind === 'list' && node.items.length === 2) {
        for (const item of node.items) yield* checkValue(item, { type: 'date' }, path, source);
        return;
      }
      if (node.kind !== 'scalar' || !node.text.split(/(?:(?<!\s)\s+)?(?:\/|\bto\b)\s*/).every(isIsoDay))
        yield invalid(dateMessage(path, node));
      return;
    default:
  }
  if (node.kind !== 'scalar') {
    yield invalid(`"${path}" holds one value, not a ${node.kind === 'list' ? 'list' : 'group of fields'}.`);
    return;
  }
  const text = node.text.trim();
  if (field.type === 'choice') {
    if (field.choices.some(({ value }) => value === text) || Object.hasOwn(field.aliases ?? {}, text)) return;
    const values = field.choices.map((choice) => choice.value);
    yield invalid(choiceMessage(path, text, values), choiceFixes(node, text, values));
  } else if (field.type === 'boolean' && typeof node.value !== 'boolean') {
    const meant = /^(?:yes|y|on)$/i.test(text) ? 'true' : /^(?:no|n|off)$/i.test(text) ? 'false' : undefined;
    const fixes: Fix[] = meant
      ? [{ title: `Change to ${meant}`, safety: 'safe', edits: [{ span: node.span, newText: meant }] }]
      : [];
    yield invalid(`"${path}" is true or false, not "${shorten(text)}".`, fixes);
  } else if (
    field.type === 'integer' &&
    !(typeof node.value === 'number' && Number.isInteger(node.value) && node.value >= 0)
  ) {
    yield invalid(`"${path}" is a whole number, not "${shorten(text)}".`);
  } else if (field.type === 'date' && !isIsoDay(text)) {
    yield invalid(dateMessage(path, node));
  }
}

function dateMessage(path: string, node: Node): string {
  const what = node.kind === 'scalar' ? `, not "${shorten(node.text.trim())}"` : '';
  return `"${path}" is a day written as year-month-day, such as 2026-03-01${what}.`;
}

function choiceMessage(path: string, text: string, values: readonly string[]): string {
  const near = closest(text, values, 1)[0] ?? values.find((value) => value === slug(text));
  const some = values.length > 8 ? `${values.slice(0, 8).join(', ')} and ${values.length - 8} more` : values.join(', ');
  return `"${shorten(text)}" is not a value of "${path}". ${near ? `Did you mean "${near}"?` : `Choose one of: ${some}.`}`;
}

function choiceFixes(node: Scalar, text: string, values: readonly string[]): Fix[] {
  const same = values.find((value) => value === slug(text));
  // Another case or spacing of the same word is no change of meaning; a guess at a misspelt one may be.
  if (same)
    return [{ title: `Change to "${same}"`, safety: 'safe', edits: [{ span: node.span, newText: yamlText(same) }] }];
  return closest(text, values, 3).map((value) => ({
    title: `Change to "${value}"`,
    safety: 'suggestion',
    edits: [{ span: node.span, newText: yamlText(value) }],
  }));
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '-');
}
