import { inStyleOf } from '../navigation/rename-merge-field';
import { dialectOf } from '../template/merge-dialect';
import { entryOf } from '../text/tree';
import { classOf, type MergeFieldClass, mergeFieldClasses, mergeFieldName } from '../vocabulary/merge-fields';
import type { Context } from './context';
import type { Item } from './item';
import type { Suggestion } from './values';

/** Data that needs more than a merge field is not put into anybody's hand. Names first: they are what nearly every message prints. */
const offeredClasses = [
  ...mergeFieldClasses.filter(({ code }) => code === 'identity'),
  ...mergeFieldClasses.filter(({ code, sensitivity }) => sensitivity === 'ordinary' && code !== 'identity'),
  ...mergeFieldClasses.filter(({ sensitivity }) => sensitivity === 'none'),
];

/** A merge field that could stand in the message. */
interface Known {
  readonly name: string;
  readonly note: string;
}

/** The merge fields of the message that are not declared yet, then those of the assessment. For the list of merge fields. */
export function mergeFieldNames(context: Context): readonly Suggestion[] {
  const check = context.check();
  if (!check) return [];
  const declared = new Set(declaredNames(context).map(mergeFieldName));
  const inText = check.facts.mergeFields.filter((name) => name !== '' && !declared.has(name));
  return inText.map((name) => ({ value: name, kind: 'merge-field', note: 'in the message', ...explained(name) }));
}

/** What an assessment may name among its data fields: classes of merge fields, and those of the vocabulary by name. */
export function dataFields(): readonly Suggestion[] {
  return mergeFieldClasses
    .filter(({ sensitivity }) => sensitivity !== 'none')
    .map((of) => ({
      value: of.code,
      kind: 'merge-field',
      note: 'a kind of data',
      detail: of.label,
      documentation: () => aboutClass(of),
    }));
}

/** Half a merge field at the end of a text: its opening mark, and the name as far as it is typed. */
const opened = /(\{\{\{?|\{|%%|%|\*\||\[\[|<<|\$\{|#\{)([ \t]{0,3})([\p{L}\p{N}_.-]{0,80})$/u;
/** Longer than any half-typed merge field, in UTF-16 code units. */
const lookedBack = 100;

/** The merge fields that could stand where one is being typed; undefined where none is. Marks and spelling are those of the template. */
export function mergeFields(context: Context, offset: number): Item[] | undefined {
  const { text } = context;
  const before = text.slice(Math.max(0, offset - lookedBack), offset);
  const match = opened.exec(before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1));
  if (!match) return undefined;
  const [whole, mark, gap, typed] = match as unknown as [string, string, string, string];
  const check = context.check();
  const placeholders = check?.template.prose.placeholders ?? [];
  const own = dialectOf(text, placeholders, mark);
  if (!own) return undefined;
  const rest = /^[\p{L}\p{N}_.-]{0,80}/u.exec(text.slice(offset, offset + 80))![0];
  const behind = text.slice(offset + rest.length, offset + rest.length + 10);
  const closing = new RegExp(`^[ \\t]{0,3}${escapedPattern(own.close)}`).exec(behind)?.[0];
  // One bracket that the editor put in, or the last that was left of two.
  const partly = closing ?? (own.close.startsWith('}') ? /^\}{1,2}(?!\})/.exec(behind)?.[0] : undefined);
  const goesOn = partly === undefined && /^[ \t]*\|/.test(behind) && own.close !== '|*';
  const start = offset - whole.length;
  return knownFields(context).map(({ name, note }) => {
    // What somebody spelled in a way of their own stays as it is.
    const written = /^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(name) ? inStyleOf(own.model, name) : name;
    const inner = `${own.gap}${written}`;
    return {
      label: written,
      kind: 'merge-field',
      note,
      filterText: `${mark}${gap}${written}`,
      ...explained(name),
      edit: goesOn
        ? { span: { start: offset - typed.length, end: offset + rest.length }, newText: written }
        : {
            span: { start, end: offset + rest.length + (partly?.length ?? 0) },
            newText: `${own.open}${inner}${own.gap}${own.close}`,
          },
      ...(goesOn && { filterText: written }),
    };
  });
}

/** Declared ones first, then what the message uses already, what the assessment covers, and what messages often hold. */
function knownFields(context: Context): Known[] {
  const check = context.check();
  const assessment = check?.assessment.assessment;
  const used = check?.template.prose.placeholders.flatMap(({ name }) => (name === '' ? [] : [name])) ?? [];
  const covered = assessment?.scope.dataFields.map(({ value }) => value) ?? [];
  const isClass = (name: string) => mergeFieldClasses.some(({ code }) => code === name);
  const all: Known[] = [
    ...declaredNames(context).map((name) => ({ name, note: 'declared' })),
    ...used.map((name) => ({ name, note: 'in the message' })),
    ...covered
      .filter((name) => !isClass(name))
      .map((name) => ({ name, note: `in ${assessment?.id?.value ?? 'the LIA'}` })),
    ...offeredClasses.flatMap(({ names, label }) => names.map((name) => ({ name, note: label }))),
  ];
  const seen = new Set<string>();
  return all.filter(({ name }) => {
    const key = mergeFieldName(name).replaceAll('_', '');
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}

function declaredNames(context: Context): string[] {
  const node = context.check()?.fields.find('merge-fields');
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.flatMap((item) => {
    const name = item.kind === 'mapping' ? entryOf(item, 'name')?.value : item;
    return name?.kind === 'scalar' && name.text.trim() !== '' ? [name.text.trim()] : [];
  });
}

function explained(name: string): Pick<Item, 'detail' | 'documentation'> {
  const known = classOf(name);
  return known ? { detail: known.class.why, documentation: () => aboutClass(known.class) } : {};
}

function aboutClass({ label, why, source }: MergeFieldClass): string {
  return `**${label}**: ${why}\n\nSource: ${source}.`;
}

function escapedPattern(text: string): string {
  return text.replace(/[|*{}[\]$]/g, '\\$&');
}
