import type { Fields, Origin } from '../lint/fields';
import { plainMarkdown } from '../text/markdown';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import type { Mapping, Node } from '../text/tree';
import type { Field, FieldTable } from '../vocabulary/field';
import { termsOf } from '../vocabulary/glossary';
import { templateFields } from '../vocabulary/template-fields';
import { termText } from './term';

/** A field of the vocabulary where it stands in a file. */
export interface FieldPlace {
  /** Dotted; what stands in a list or a table has the path of that. */
  readonly path: string;
  readonly field: Field;
  /** The name or the value that was pointed at. */
  readonly span: Span;
  /** The text of the value, where a value was pointed at. */
  readonly value?: string;
}

/** The field whose name or value stands at an offset; undefined where none does, and for names the vocabulary doesn't know. */
export function fieldAtOffset(root: Mapping, table: FieldTable, offset: number): FieldPlace | undefined {
  return inMapping(root, table, '', offset);
}

function inMapping(node: Mapping, table: FieldTable, parent: string, offset: number): FieldPlace | undefined {
  for (const { key, keySpan, value } of node.entries) {
    const field = Object.hasOwn(table, key) ? table[key] : undefined;
    if (!field) continue;
    const path = parent === '' ? key : `${parent}.${key}`;
    if (isIn(keySpan, offset)) return { path, field, span: keySpan };
    if (isIn(value.span, offset)) return inValue(value, field, path, offset);
  }
  return undefined;
}

function inValue(node: Node, field: Field, path: string, offset: number): FieldPlace | undefined {
  if (node.kind === 'scalar') {
    const short = field.type === 'mapping' ? field.short : undefined;
    const inner = field.type === 'mapping' && short !== undefined ? field.fields[short] : undefined;
    if (inner) return { path: `${path}.${short}`, field: inner, span: node.span, value: node.text };
    return { path, field, span: node.span, value: node.text };
  }
  if (node.kind === 'mapping') {
    if (field.type === 'mapping') return inMapping(node, field.fields, path, offset);
    if (field.type !== 'table') return undefined;
    const entry = node.entries.find(({ value }) => isIn(value.span, offset));
    return entry && inValue(entry.value, withHelp(field.of, field), path, offset);
  }
  if (field.type !== 'list') return undefined;
  const item = node.items.find(({ span }) => isIn(span, offset));
  return item && inValue(item, withHelp(field.of, field), path, offset);
}

/** What stands in a list is explained as the list is. */
export function withHelp(type: Extract<Field, { readonly of: unknown }>['of'], { help, source }: Field): Field {
  return { ...type, help, ...(source !== undefined && { source }) };
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Most values of a choice that are listed with their meaning. */
const mostChoices = 24;
const mostInherited = 25;

/**
 * What a field means and may hold, as Markdown, with the terms behind it. With the `fields` of a template also what the policy gives
 * for it where the template says nothing.
 */
export function fieldText({ path, field, value }: FieldPlace, fields?: Fields): string {
  const parts = [`**${path}**: ${field.help}`];
  if (field.type === 'choice') {
    const meant = value === undefined ? undefined : (field.aliases?.[value] ?? value);
    const chosen = field.choices.find((choice) => choice.value === meant);
    if (chosen) parts.unshift(`**${chosen.value}**${chosen.help === '' ? '' : `: ${chosen.help}`}`);
    else parts.push(choices(field.choices));
  }
  if (fields) {
    const given = inherited(path, field, fields);
    if (given.length > 0) parts.push(['Inherited:', '', ...given.map(inWords)].join('\n'));
  }
  if (field.source) parts.push(`Source: ${field.source}.`);
  for (const term of termsOf(path, value)) parts.push(termText(term));
  return parts.join('\n\n');
}

function choices(all: readonly { readonly value: string; readonly help: string }[]): string {
  const listed = all
    .slice(0, mostChoices)
    .map(({ value, help }) => (help === '' ? `- \`${value}\`` : `- \`${value}\`: ${help}`));
  const more = all.length - listed.length;
  return `Allowed values:\n\n${[...listed, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')}`;
}

/** Everything a template inherits, as Markdown; undefined where it inherits nothing from a policy. */
export function inheritedText(fields: Fields): string | undefined {
  const all = inheritedFields(fields);
  if (!all.some(({ origin }) => origin.kind === 'policy')) return undefined;
  const shown = all.slice(0, mostInherited).map(inWords);
  const more = all.length - shown.length;
  return [
    '**Inherited fields**, which this template does not give itself:',
    [...shown, ...(more > 0 ? [`- and ${more} more: Outreach: Show Effective Policy lists them all`] : [])].join('\n'),
  ].join('\n\n');
}

/** A field that a template doesn't give itself, and where its value comes from. */
export interface Inherited {
  readonly path: string;
  readonly node: Node;
  readonly origin: Exclude<Origin, { readonly kind: 'template' }>;
}

/** Every field that a template inherits, in the order of the vocabulary. */
export function inheritedFields(fields: Fields): Inherited[] {
  return inheritedIn(templateFields, '', fields);
}

function inheritedIn(table: FieldTable, parent: string, fields: Fields): Inherited[] {
  return Object.entries(table).flatMap(([name, field]) => inherited(`${parent}${name}`, field, fields));
}

/** What is inherited of a field, or of the fields in it. */
function inherited(path: string, field: Field, fields: Fields): Inherited[] {
  if (field.type === 'mapping') return inheritedIn(field.fields, `${path}.`, fields);
  const node = fields.find(path);
  const origin = fields.originOf(path);
  return node && origin && origin.kind !== 'template' ? [{ path, node, origin }] : [];
}

function inWords({ path, node, origin }: Inherited): string {
  const where =
    origin.kind === 'built-in'
      ? 'built-in default'
      : `from ${plainMarkdown(origin.file.path)} line ${origin.file.lines.positionAt(origin.span.start).line + 1}`;
  return `- ${path}: ${plainMarkdown(shorten(asText(node), 80))} (${where})`;
}

/** A value on one line, as a person would say it. */
export function asText(node: Node): string {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(asText).join(', ');
  return node.entries.map(({ key, value }) => `${key}: ${asText(value)}`).join(', ');
}
