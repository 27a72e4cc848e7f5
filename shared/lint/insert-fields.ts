import type { Template } from '../template/template';
import type { TextEdit } from '../text/edit';
import { newLineOf } from '../text/new-line';
import { entryAt, type Mapping, type Node } from '../text/tree';
import { type Field, fieldAt } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';

/** A field to add: its dotted path and its value as YAML, which may end in a comment. */
export interface NewField {
  readonly path: string;
  readonly yaml: string;
}

/**
 * Edits that add the fields to the template's front-matter, each in the mapping it belongs to; a field that stands there
 * without a value gets it. Line ends and indentation are the template's own. Undefined where the front-matter can't safely
 * be edited: missing, unclosed, unreadable, or written in a way that has no room for the fields.
 */
export function insertFields(template: Template, fields: readonly NewField[]): TextEdit[] | undefined {
  const { frontMatter, root, text, lines } = template;
  if (!frontMatter?.closed || frontMatter.problems.length > 0) return undefined;
  const newLine = newLineOf(text);
  const rootIndent = root.entries.length === 0 || isFlow(root) ? '' : indentOf(root);
  if (rootIndent === undefined) return undefined;
  const atEnd: NewField[] = [];
  const edits: (TextEdit | undefined)[] = [];
  for (const [parent, group] of groups(fields)) {
    const value = parent === '' ? root : entryAt(root, parent)?.value;
    const inFlow = isFlow(root) || (value?.kind === 'mapping' && isFlow(value));
    const absent = group.filter((field) => {
      const own = entryAt(root, field.path)?.value;
      if (own) edits.push(isBlank(own) ? fillIn(own, inFlow ? withoutComment(field.yaml) : field.yaml) : undefined);
      return !own;
    });
    if (absent.length === 0) continue;
    if (!value || value === root) atEnd.push(...absent);
    else if (isFlow(root) && value.kind !== 'mapping') return undefined;
    else if (isBlank(value)) edits.push(isBehindColon(value) ? belowKey(value, absent) : undefined);
    else if (value.kind === 'mapping') edits.push(intoMapping(value, absent));
    else if (value.kind === 'scalar') {
      const field = fieldAt(templateFields, parent);
      const short = field?.type === 'mapping' ? field.short : undefined;
      const own = text.slice(value.span.start, value.span.end);
      if (!short || /[\r\n]/.test(own)) return undefined;
      // The short form makes room: `opt-out: unsubscribe-link` becomes a mapping with that mechanism.
      edits.push({ span: value.span, newText: below([{ path: `${parent}.${short}`, yaml: own }, ...absent]) });
    } else return undefined;
  }
  if (atEnd.length > 0) edits.push(atTheEnd(atEnd));
  return edits.every((edit) => edit !== undefined) ? edits : undefined;

  function atTheEnd(group: readonly NewField[]): TextEdit | undefined {
    if (root.entries.length === 0 && !isFlow(root)) {
      const { end } = frontMatter!.content;
      return {
        span: { start: end, end },
        newText: block(group)
          .map((line) => line + newLine)
          .join(''),
      };
    }
    if (isFlow(root)) return intoFlow(root, group);
    const end = endOfLastLine(root);
    return {
      span: { start: end, end },
      newText: block(group)
        .map((line) => newLine + line)
        .join(''),
    };
  }

  function intoMapping(mapping: Mapping, group: readonly NewField[]): TextEdit | undefined {
    // What an alias stands for is written elsewhere, and may be meant for other fields too.
    if (text[mapping.span.start] === '*') return undefined;
    if (isFlow(mapping)) return intoFlow(mapping, group);
    const indent = indentOf(mapping);
    if (indent === undefined) return undefined;
    const end = endOfLastLine(mapping);
    return {
      span: { start: end, end },
      newText: group.map((field) => `${newLine}${indent}${leaf(field)}: ${field.yaml}`).join(''),
    };
  }

  function intoFlow(mapping: Mapping, group: readonly NewField[]): TextEdit {
    const inner = [...groups(group)].flatMap(([parent, fields]) => {
      const values = fields.map((field) => `${leaf(field)}: ${quotedInFlow(withoutComment(field.yaml))}`);
      return parent === '' || mapping !== root ? values : [`${parent}: { ${values.join(', ')} }`];
    });
    // Behind the last value rather than before the bracket: a comment may stand between them.
    const last = mapping.entries.at(-1);
    const end = !last ? mapping.span.start + 1 : isBehindColon(last.value) ? last.value.span.end : last.keySpan.end;
    return {
      span: { start: end, end },
      newText: mapping.entries.length > 0 ? `, ${inner.join(', ')}` : ` ${inner.join(', ')} `,
    };
  }

  /** Fields of one mapping, each on a line of its own below its key. */
  function below(group: readonly NewField[]): string {
    return group.map((field) => `${newLine}${rootIndent}  ${leaf(field)}: ${field.yaml}`).join('');
  }

  /** A comment behind the key stays with the key. */
  function belowKey(blank: Node, group: readonly NewField[]): TextEdit {
    const { end } = lines.line(lines.positionAt(blank.span.end).line);
    const hasComment = text.slice(blank.span.end, end).trimStart().startsWith('#');
    return { span: hasComment ? { start: end, end } : blank.span, newText: below(group) };
  }

  function block(group: readonly NewField[]): string[] {
    return [...groups(group)].flatMap(([parent, inner]) =>
      parent === ''
        ? inner.map((field) => `${rootIndent}${field.path}: ${field.yaml}`)
        : [`${rootIndent}${parent}:${below(inner)}`],
    );
  }

  /** The spaces before the keys of a mapping; undefined where something else stands there. */
  function indentOf(mapping: Mapping): string | undefined {
    const first = mapping.entries[0]!.keySpan.start;
    const before = text.slice(lines.line(lines.positionAt(first).line).start, first);
    return /^ *$/.test(before) ? before : undefined;
  }

  function endOfLastLine(mapping: Mapping): number {
    return lines.line(lines.positionAt(lastOffset(mapping)).line).end;
  }

  function isFlow(mapping: Mapping): boolean {
    return text[mapping.span.start] === '{';
  }

  function fillIn(blank: Node, yaml: string): TextEdit | undefined {
    if (!isBehindColon(blank)) return undefined;
    const { start, end } = blank.span;
    const before = text[start - 1] === ':' ? ' ' : '';
    return { span: blank.span, newText: `${before}${yaml}${text[end] === '#' ? ' ' : ''}` };
  }

  /** False for a field without a colon of its own: there is no safe place for a value. */
  function isBehindColon({ span }: Node): boolean {
    let before = span.start - 1;
    while (text[before] === ' ' || text[before] === '\t') before--;
    return span.end > span.start || text[before] === ':';
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
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(yaml)?.[0];
  return quoted ?? (yaml.replace(/(?:^| )#.*$/, '').trim() || '""');
}

/** What is a plain value on a line of its own may end it inside brackets. */
function quotedInFlow(yaml: string): string {
  return /^[^"'].*[,[\]{}]/.test(yaml) ? JSON.stringify(yaml) : yaml;
}

function isBlank(node: Node): boolean {
  return node.kind === 'scalar' && node.text.trim() === '';
}

/** Where the last value of a mapping ends; a block scalar's span reaches to the start of the next line. */
function lastOffset(mapping: Mapping): number {
  const { value, keySpan } = mapping.entries.at(-1)!;
  return Math.max(keySpan.end, value.span.end - (value.span.end > value.span.start ? 1 : 0));
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
