import type { Template } from '../template/template';
import type { TextEdit } from '../text/edit';
import { type Entry, entryAt, type Mapping, type Node } from '../text/tree';
import { type Field, fieldAt } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';

/** A field to add: its dotted path and its value as YAML, which may end in a comment. */
export interface NewField {
  readonly path: string;
  readonly yaml: string;
}

/**
 * Edits that add the fields to the template's front-matter, each in the mapping it belongs to. Line ends and indentation are
 * the template's own. Undefined where the front-matter can't safely be edited: missing, unclosed or unreadable.
 */
export function insertFields(template: Template, fields: readonly NewField[]): TextEdit[] | undefined {
  const { frontMatter, text } = template;
  if (!frontMatter?.closed || frontMatter.problems.length > 0) return undefined;
  const newLine = text.includes('\r\n') ? '\r\n' : text.includes('\n') ? '\n' : '\r';
  const atEnd: NewField[] = [];
  const edits: TextEdit[] = [];
  for (const [parent, group] of groups(fields)) {
    const entry = parent === '' ? undefined : entryAt(template.root, parent);
    if (!entry) atEnd.push(...group);
    else if (isBlank(entry.value)) edits.push({ span: entry.value.span, newText: below(group, 1) });
    else if (entry.value.kind === 'mapping') edits.push(intoMapping(entry.value, group));
    else if (entry.value.kind === 'scalar') {
      const field = fieldAt(templateFields, parent);
      const short = field?.type === 'mapping' ? field.short : undefined;
      if (!short) return undefined;
      // The short form makes room: `opt-out: unsubscribe-link` becomes a mapping with that mechanism.
      const own = { path: `${parent}.${short}`, yaml: text.slice(entry.value.span.start, entry.value.span.end) };
      edits.push({ span: entry.value.span, newText: below([own, ...group], 1) });
    } else return undefined;
  }
  if (atEnd.length > 0) {
    const { end } = frontMatter.content;
    edits.push({ span: { start: end, end }, newText: block(atEnd, 0) });
  }
  return edits;

  function intoMapping(mapping: Mapping, group: readonly NewField[]): TextEdit {
    const flow = text[mapping.span.start] === '{';
    const last = mapping.entries.at(-1)?.value;
    if (flow) {
      const end = mapping.span.end - 1;
      const separator = last ? ', ' : '';
      return {
        span: { start: end, end },
        newText: separator + group.map((field) => `${leaf(field)}: ${withoutComment(field.yaml)}`).join(', '),
      };
    }
    const first = mapping.entries[0]!.keySpan;
    const indent = text.slice(template.lines.line(template.lines.positionAt(first.start).line).start, first.start);
    const end = template.lines.line(template.lines.positionAt(lastOffset(mapping)).line).end;
    return {
      span: { start: end, end },
      newText: group.map((field) => `${newLine}${indent}${leaf(field)}: ${field.yaml}`).join(''),
    };
  }

  /** Fields of one mapping, each on a line of its own below its key. */
  function below(group: readonly NewField[], depth: number): string {
    return group.map((field) => `${newLine}${'  '.repeat(depth)}${leaf(field)}: ${field.yaml}`).join('');
  }

  function block(group: readonly NewField[], depth: number): string {
    let result = '';
    for (const [parent, inner] of groups(group)) {
      if (parent === '')
        result += inner.map((field) => `${'  '.repeat(depth)}${field.path}: ${field.yaml}${newLine}`).join('');
      else result += `${parent}:${below(inner, depth + 1)}${newLine}`;
    }
    return result;
  }
}

/** The fields by the mapping they belong to, in order; the top level is ''. The vocabulary nests one level deep. */
function groups(fields: readonly NewField[]): Map<string, NewField[]> {
  const result = new Map<string, NewField[]>();
  for (const field of fields) {
    const dot = field.path.indexOf('.');
    const parent = dot < 0 ? '' : field.path.slice(0, dot);
    result.set(parent, [...(result.get(parent) ?? []), field]);
  }
  return result;
}

function leaf(field: NewField): string {
  return field.path.slice(field.path.indexOf('.') + 1);
}

function withoutComment(yaml: string): string {
  return yaml.replace(/(?:^| )#.*$/, '').trim() || '""';
}

function isBlank(node: Node): boolean {
  return node.kind === 'scalar' && node.text === '';
}

/** Where the last value of a mapping ends; a block scalar's span reaches to the start of the next line. */
function lastOffset(mapping: Mapping): number {
  let node: Node = mapping;
  let end = mapping.span.start;
  while (node.kind === 'mapping' && node.entries.length > 0) {
    const entry: Entry = node.entries.at(-1)!;
    end = Math.max(
      entry.keySpan.end,
      entry.value.span.end - (entry.value.kind === 'scalar' && entry.value.span.end > entry.value.span.start ? 1 : 0),
    );
    node = entry.value;
    if (node.kind === 'list') end = Math.max(entry.keySpan.end, node.span.end - 1);
  }
  return end;
}

/** How a field that has no value yet is written: nothing after the colon but a comment that names the choices. */
export function blankValue(field: Field | undefined): string {
  if (field?.type === 'choice') {
    const unknown = field.choices.find((choice) => choice.value === 'unknown');
    const values = field.choices.map((choice) => choice.value);
    const shown = values.length > 8 ? `${values.slice(0, 7).join(', ')}, ...` : values.join(', ');
    return `${unknown ? 'unknown' : ''} # ${shown}`.trimStart();
  }
  return '""';
}
