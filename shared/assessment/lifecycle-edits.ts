import { applyEdits, type TextEdit } from '../text/edit';
import { type FrontMatter, splitFrontMatter } from '../text/front-matter';
import { isIsoDay } from '../text/iso-day';
import { contentEnd, endOfLine, startOfLine } from '../text/line-ends';
import { newLineOf } from '../text/new-line';
import type { Span } from '../text/span';
import { type Entry, entryAt, entryOf, type Mapping, type Node } from '../text/tree';
import { yamlInFlow, yamlText } from '../text/yaml-text';

/** Something to write into the front-matter of an assessment. Values are texts; how YAML wants them written is seen to here. */
export type HeaderChange =
  /** Gives the field this value, in place of another. The path has one name, or two for a field of a group. */
  | { readonly set: string; readonly value: string }
  /** Adds one entry, a mapping of texts, behind the others of a list. */
  | { readonly add: string; readonly item: readonly (readonly [key: string, value: string])[] };

/**
 * Edits that make these changes and leave all else in the front-matter as it is, letter by letter. Line ends, indentation and style
 * are the file's own. Undefined where the front-matter is missing or unreadable, or is written so that an edit can't be proved to
 * change this and nothing else: the result is read again and compared before it is handed out.
 */
export function headerEdits(text: string, changes: readonly HeaderChange[]): TextEdit[] | undefined {
  const { frontMatter } = splitFrontMatter(text);
  if (!frontMatter?.closed || frontMatter.problems.length > 0 || frontMatter.root.entries.length === 0)
    return undefined;
  const edits = new Writer(text, frontMatter).write(changes);
  return edits && isProved(text, frontMatter.root, edits, changes) ? edits : undefined;
}

class Writer {
  readonly #text: string;
  readonly #root: Mapping;
  readonly #newLine: string;
  readonly #indent: string;
  readonly #edits: TextEdit[] = [];
  #failed = false;

  constructor(text: string, { root }: FrontMatter) {
    this.#text = text;
    this.#root = root;
    this.#newLine = newLineOf(text);
    this.#indent = this.#isFlow(root) ? '' : (this.#indentOf(root) ?? '');
  }

  write(changes: readonly HeaderChange[]): TextEdit[] | undefined {
    const absent: string[][] = [];
    for (const [parent, group] of byParent(changes)) {
      if (parent !== '') this.#setInGroup(parent, group, absent);
      else for (const change of group) this.#top(change, absent);
    }
    for (const [list, items] of byList(changes)) this.#addTo(list, items, absent);
    if (absent.length > 0) this.#append(absent);
    return this.#failed ? undefined : joined(this.#edits);
  }

  #top({ set, value }: SetChange, absent: string[][]): void {
    const entry = entryOf(this.#root, set);
    const flow = this.#isFlow(this.#root);
    if (entry) this.#replace(entry, written(value, flow));
    else absent.push([`${set}: ${written(value, flow)}`]);
  }

  #setInGroup(parent: string, group: readonly SetChange[], absent: string[][]): void {
    const entry = entryOf(this.#root, parent);
    const inFlow = () => `{ ${group.map((each) => `${leaf(each.set)}: ${written(each.value, true)}`).join(', ')} }`;
    if (!entry) absent.push([`${parent}: ${inFlow()}`]);
    else if (isBlank(entry.value)) this.#replace(entry, inFlow());
    else if (entry.value.kind === 'mapping' && this.#text[entry.value.span.start] !== '*') {
      const mapping = entry.value;
      const flow = this.#isFlow(mapping) || this.#isFlow(this.#root);
      const added: string[] = [];
      for (const { set, value } of group) {
        const own = entryOf(mapping, leaf(set));
        if (own) this.#replace(own, written(value, flow));
        else added.push(`${leaf(set)}: ${written(value, flow)}`);
      }
      if (added.length > 0) this.#into(mapping, added);
    } else this.#failed = true;
  }

  #addTo(path: string, items: readonly string[], absent: string[][]): void {
    const entry = entryOf(this.#root, path);
    const list = entry?.value;
    const lines = (indent: string) => items.map((item) => `${indent}- ${item}`);
    if (!entry || !list) {
      if (this.#isFlow(this.#root)) absent.push([`${path}: [${items.join(', ')}]`]);
      else absent.push([`${path}:`, ...lines('  ')]);
    } else if (isBlank(list)) {
      if (this.#isFlow(this.#root)) this.#replace(entry, `[${items.join(', ')}]`);
      else {
        this.#replace(entry, '');
        this.#insert(
          endOfLine(this.#text, this.#contentEnd(entry)),
          this.#lines(lines(`  `).map((line) => this.#indent + line)),
        );
      }
    } else if (list.kind !== 'list' || this.#text[list.span.start] === '*') this.#failed = true;
    else if (this.#isFlow(list)) this.#insert(list.items.at(-1)!.span.end, items.map((item) => `, ${item}`).join(''));
    else {
      const last = list.items.at(-1)!;
      const indent = /^( *)-[ \t]+$/.exec(this.#text.slice(startOfLine(this.#text, last.span.start), last.span.start));
      if (!indent) this.#failed = true;
      else this.#insert(endOfLine(this.#text, contentEnd(this.#text, last.span)), this.#lines(lines(indent[1]!)));
    }
  }

  /** Fields that aren't there yet, behind the last one. */
  #append(fields: readonly (readonly string[])[]): void {
    if (this.#isFlow(this.#root))
      this.#into(
        this.#root,
        fields.map((lines) => lines.join(' ')),
      );
    else {
      const end = endOfLine(this.#text, this.#contentEnd(this.#root.entries.at(-1)!));
      this.#insert(end, this.#lines(fields.flat().map((line) => this.#indent + line)));
    }
  }

  /** Behind the last value rather than before the bracket: a comment may stand between them. */
  #into(mapping: Mapping, fields: readonly string[]): void {
    const last = mapping.entries.at(-1);
    if (this.#isFlow(mapping)) {
      const at = last ? this.#contentEnd(last) : mapping.span.start + 1;
      this.#insert(at, `${last ? ', ' : ' '}${fields.join(', ')}${last ? '' : ' '}`);
      return;
    }
    const indent = this.#indentOf(mapping);
    if (!last || indent === undefined) this.#failed = true;
    else
      this.#insert(
        endOfLine(this.#text, this.#contentEnd(last)),
        this.#lines(fields.map((field) => `${indent}${field}`)),
      );
  }

  /** Puts a value in place of the one behind the key; none where `yaml` is empty. */
  #replace({ keySpan, value }: Entry, yaml: string): void {
    const behind = this.#behindColon(keySpan);
    const written = this.#text.slice(value.span.start, value.span.end).trim();
    // What isn't there has no place of its own: a comment may stand where it is said to be.
    const end = written === '' ? (behind ?? 0) : contentEnd(this.#text, value.span);
    if (behind === undefined) this.#failed = true;
    else if (yaml !== '' && written !== '' && (value.kind === 'scalar' || this.#isFlow(value)))
      this.#edits.push({ span: { start: value.span.start, end }, newText: yaml });
    else
      this.#edits.push({
        span: { start: behind, end: Math.max(behind, end) },
        newText: yaml === '' ? '' : ` ${yaml}`,
      });
  }

  #insert(at: number, newText: string): void {
    this.#edits.push({ span: { start: at, end: at }, newText });
  }

  #lines(lines: readonly string[]): string {
    return lines.map((line) => this.#newLine + line).join('');
  }

  #behindColon(key: Span): number | undefined {
    const colon = /^[ \t]*:/.exec(this.#text.slice(key.end, key.end + 100));
    return colon ? key.end + colon[0].length : undefined;
  }

  #contentEnd({ keySpan, value }: Entry): number {
    const behind = this.#behindColon(keySpan) ?? keySpan.end;
    return value.span.end > value.span.start ? Math.max(behind, contentEnd(this.#text, value.span)) : behind;
  }

  /** The spaces before the keys of a mapping; undefined where something else stands there. */
  #indentOf(mapping: Mapping): string | undefined {
    const first = mapping.entries[0];
    if (!first) return undefined;
    const before = this.#text.slice(startOfLine(this.#text, first.keySpan.start), first.keySpan.start);
    return /^ *$/.test(before) ? before : undefined;
  }

  #isFlow({ span }: Node): boolean {
    return this.#text[span.start] === '{' || this.#text[span.start] === '[';
  }
}

type SetChange = Extract<HeaderChange, { set: string }>;

function byParent(changes: readonly HeaderChange[]): Map<string, SetChange[]> {
  const groups = new Map<string, SetChange[]>();
  for (const change of changes) {
    if (!('set' in change)) continue;
    const parent = change.set.slice(0, Math.max(0, change.set.indexOf('.')));
    groups.set(parent, [...(groups.get(parent) ?? []), change]);
  }
  return groups;
}

function byList(changes: readonly HeaderChange[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const change of changes) {
    if (!('add' in change)) continue;
    const item = `{ ${change.item.map(([key, value]) => `${key}: ${written(value, true)}`).join(', ')} }`;
    lists.set(change.add, [...(lists.get(change.add) ?? []), item]);
  }
  return lists;
}

function leaf(path: string): string {
  return path.slice(path.indexOf('.') + 1);
}

function written(value: string, flow: boolean): string {
  if (isIsoDay(value) || /^[1-9]\d{0,8}$/.test(value)) return value;
  return flow ? yamlInFlow(value) : yamlText(value);
}

function isBlank(node: Node): boolean {
  if (node.kind === 'scalar') return node.text.trim() === '';
  return node.kind === 'list' ? node.items.length === 0 : node.entries.length === 0;
}

/** Edits in order, and one for all that is inserted at one place: editors differ in which of two they put first. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const same = result.findIndex(
      ({ span }) => span.start === edit.span.start && span.end === span.start && edit.span.end === span.end,
    );
    if (same < 0) result.push(edit);
    else result[same] = { span: edit.span, newText: result[same]!.newText + edit.newText };
  }
  return result.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Values without their places, to compare what two texts say. */
type Shape = string | Shape[] | Map<string, Shape>;

function shapeOf(node: Node): Shape {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(shapeOf);
  return new Map(node.entries.map(({ key, value }) => [key, shapeOf(value)]));
}

function isProved(
  text: string,
  before: Mapping,
  edits: readonly TextEdit[],
  changes: readonly HeaderChange[],
): boolean {
  let after: string;
  try {
    after = applyEdits(text, edits);
  } catch {
    return false;
  }
  const { frontMatter } = splitFrontMatter(after);
  if (!frontMatter?.closed || frontMatter.problems.length > 0) return false;
  return plain(shapeOf(frontMatter.root)) === plain(wanted(before, changes));
}

function wanted(root: Mapping, changes: readonly HeaderChange[]): Shape {
  const shape = shapeOf(root) as Map<string, Shape>;
  for (const change of changes) {
    if ('set' in change) {
      const [first, second] = change.set.split('.') as [string, string?];
      const group = shape.get(first);
      if (second === undefined) shape.set(first, change.value);
      else if (group instanceof Map) group.set(second, change.value);
      else shape.set(first, new Map([[second, change.value]]));
    } else {
      const list = shape.get(change.add);
      shape.set(change.add, [...(Array.isArray(list) ? list : []), new Map(change.item)]);
    }
  }
  return shape;
}

/** The order of fields is no part of what they say. */
function plain(shape: Shape): string {
  if (typeof shape === 'string') return JSON.stringify(shape);
  if (Array.isArray(shape)) return `[${shape.map(plain).join()}]`;
  const entries = [...shape].map(([key, value]) => `${JSON.stringify(key)}:${plain(value)}`);
  return `{${entries.sort().join()}}`;
}

/** Whether the field says anything. */
export function isGiven(root: Mapping, path: string): boolean {
  const value = entryAt(root, path)?.value;
  return value !== undefined && !isBlank(value);
}
