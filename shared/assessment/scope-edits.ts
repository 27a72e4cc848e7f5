import { applyEdits, type TextEdit } from '../text/edit';
import { splitFrontMatter } from '../text/front-matter';
import { contentEnd, endOfLine, startOfLine } from '../text/line-ends';
import { newLineOf } from '../text/new-line';
import { type Entry, entryAt, entryOf, type Mapping, type Node } from '../text/tree';
import { yamlInFlow, yamlList } from '../text/yaml-text';

/** Something to add below `scope`: texts of a list, or one plain value in place of another. Paths are dotted, `scope` included. */
export type ScopeChange =
  | { readonly path: string; readonly add: readonly string[] }
  | { readonly path: string; readonly set: string };

/**
 * The text with these changes and all else as it is. Lists stay in the style they are written in; what is missing is added to the
 * group it belongs to. Undefined where the front-matter can't be read, or leaves no room for a change. Whoever calls reads the
 * result again before it is trusted.
 */
export function withScope(text: string, changes: readonly ScopeChange[]): string | undefined {
  let result: string | undefined = text;
  for (const change of changes) result = result === undefined ? undefined : withChange(result, change);
  return result;
}

function withChange(text: string, change: ScopeChange): string | undefined {
  const { frontMatter } = splitFrontMatter(text);
  if (!frontMatter?.closed || frontMatter.problems.length > 0 || frontMatter.root.entries.length === 0)
    return undefined;
  const entry = entryAt(frontMatter.root, change.path);
  const edit = entry ? changed(text, entry, change) : added(text, frontMatter.root, change);
  return edit && applyEdits(text, [edit]);
}

function changed(text: string, { keySpan, value }: Entry, change: ScopeChange): TextEdit | undefined {
  if (isAlias(text, value)) return undefined;
  const start = value.span.start;
  const blank = value.kind === 'scalar' && value.text.trim() === '';
  if ('set' in change || blank || value.kind === 'scalar') {
    if (value.kind !== 'scalar') return undefined;
    const yaml = 'set' in change ? change.set : yamlList([...(blank ? [] : [value.text]), ...change.add]);
    if (value.span.end > start) return { span: value.span, newText: yaml };
    const colon = /^[ \t]*:/.exec(text.slice(keySpan.end, keySpan.end + 100));
    if (!colon) return undefined;
    const at = keySpan.end + colon[0].length;
    return insertion(at, ` ${yaml}`);
  }
  if (value.kind !== 'list') return undefined;
  const last = value.items.at(-1);
  if (!last) return { span: value.span, newText: yamlList(change.add) };
  const texts = change.add.map(yamlInFlow);
  if (text[start] === '[') return insertion(last.span.end, texts.map((each) => `, ${each}`).join(''));
  const indent = /^[ \t]*-[ \t]+$/.exec(text.slice(startOfLine(text, last.span.start), last.span.start));
  if (!indent) return undefined;
  const newLine = newLineOf(text);
  return insertion(endOfContent(text, last), texts.map((each) => newLine + indent[0] + each).join(''));
}

/** Adds the field to the innermost group that is there already, and groups for the rest of its path. */
function added(text: string, root: Mapping, change: ScopeChange): TextEdit | undefined {
  const keys = change.path.split('.');
  let group: Mapping = root;
  let depth = 0;
  for (; depth < keys.length - 1; depth++) {
    const entry = entryOf(group, keys[depth]!);
    if (!entry) break;
    const { value } = entry;
    const yaml = yamlBelow(keys.slice(depth + 1), change);
    if (value.kind === 'scalar' && value.text.trim() === '')
      return changed(text, entry, { path: change.path, set: `{ ${yaml} }` });
    if (value.kind !== 'mapping' || isAlias(text, value)) return undefined;
    if (value.entries.length === 0) return { span: value.span, newText: `{ ${yaml} }` };
    group = value;
  }
  const yaml = yamlBelow(keys.slice(depth), change);
  const last = group.entries.at(-1)!;
  const end = last.value.span.end > last.value.span.start ? contentEnd(text, last.value.span) : endOfKey(text, last);
  if (text[group.span.start] === '{') return insertion(end, `, ${yaml}`);
  const first = group.entries[0]!.keySpan.start;
  const indent = text.slice(startOfLine(text, first), first);
  if (!/^ *$/.test(indent)) return undefined;
  return insertion(endOfLine(text, end), `${newLineOf(text)}${indent}${yaml}`);
}

/** `audience: { countries: [GB] }` */
function yamlBelow(keys: readonly string[], change: ScopeChange): string {
  const [key, ...rest] = keys;
  if (rest.length > 0) return `${key}: { ${yamlBelow(rest, change)} }`;
  return `${key}: ${'set' in change ? change.set : yamlList(change.add)}`;
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** What an alias stands for is written elsewhere, and may be meant for other fields too. */
function isAlias(text: string, { span }: Node): boolean {
  return text[span.start] === '*';
}

function endOfKey(text: string, { keySpan }: Entry): number {
  return keySpan.end + (/^[ \t]*:/.exec(text.slice(keySpan.end, keySpan.end + 100))?.[0].length ?? 0);
}

/** Behind a comment on the same line. */
function endOfContent(text: string, node: Node): number {
  return endOfLine(text, contentEnd(text, node.span));
}
