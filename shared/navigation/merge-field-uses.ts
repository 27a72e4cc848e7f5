import { declaredIn, letters } from '../rules/merge-field';
import { type Placeholder, proseOf } from '../template/prose';
import type { Template } from '../template/template';
import type { Span } from '../text/span';
import { entryOf, type Scalar } from '../text/tree';
import { innerSpan } from './mentions';

/** One place where a template names a merge field. */
export interface FieldUse {
  /** The same for every way to write one field: `{{contact.FirstName}}` and `first_name` are one. */
  readonly key: string;
  /** The name as written, without what stands before its last full stop. */
  readonly written: string;
  /** What stands before it: `contact` in `contact.first_name`. */
  readonly namespace: string;
  /** Where `written` stands. */
  readonly span: Span;
  /** The token it stands in; where it is declared, the value in the list. */
  readonly whole: Span;
  /** Its place in the list under `merge-fields`. */
  readonly declares: boolean;
}

const known = new WeakMap<Template, readonly FieldUse[]>();

/** Every place where a template names a merge field, in the header and in the message, in order. What can't be told apart within a token is left out. */
export function fieldUses(template: Template): readonly FieldUse[] {
  let uses = known.get(template);
  if (!uses) {
    uses = [...declarations(template), ...tokens(template)].sort((a, b) => a.span.start - b.span.start);
    known.set(template, uses);
  }
  return uses;
}

function declarations({ root, text }: Template): FieldUse[] {
  return declaredIn(entryOf(root, 'merge-fields')?.value).flatMap(({ node, name }) => {
    const scalar = node.kind === 'mapping' ? entryOf(node, 'name')?.value : node;
    return scalar?.kind === 'scalar' ? useIn(text, name, scalar) : [];
  });
}

function useIn(text: string, name: string, scalar: Scalar): FieldUse[] {
  const inner = innerSpan(text, scalar);
  return [use(name, inner, scalar.span, true)];
}

function tokens(template: Template): FieldUse[] {
  return placeholdersOf(template).flatMap((placeholder) => usesIn(template.text, placeholder));
}

/** A header may print merge fields too: the name of a person, an address, a line that says how to object. */
function placeholdersOf({ text, frontMatter, body, prose }: Template): readonly Placeholder[] {
  const inHeader = frontMatter ? proseOf(text, frontMatter.content, 'plain', []).placeholders : [];
  return [...inHeader, ...prose.placeholders.filter(({ span }) => span.start >= body.start)];
}

function usesIn(text: string, { name, span }: Placeholder): FieldUse[] {
  if (name === '') return [];
  return namesWithin(text.slice(span.start, span.end), name).map((at) => use(name, moved(at, span), span));
}

function use(name: string, span: Span, whole: Span, declares = false): FieldUse {
  const last = name.lastIndexOf('.') + 1;
  return {
    key: letters(name),
    written: name.slice(last),
    namespace: name.slice(0, Math.max(0, last - 1)),
    span: { start: span.start + (span.end - span.start === name.length ? last : 0), end: span.end },
    whole,
    declares,
  };
}

/** Strings, and names with their namespaces. */
const word = /"[^"]*"|'[^']*'|[\p{L}_$@][\p{L}\p{N}_$@-]*(?:\.[\p{L}\p{N}_$@-]+|\[(?:"[^"]*"|'[^']*'|\d+)\]){0,20}/gu;

/** Where a token says the name, in code units from its start: not in its strings and not as a filter (`{{ title | title }}`). */
function namesWithin(token: string, name: string): Span[] {
  const only = token.indexOf(name);
  // Nearly every token says it once.
  if (only >= 0 && only === token.lastIndexOf(name)) return [{ start: only, end: only + name.length }];
  const found: Span[] = [];
  for (const match of token.matchAll(word)) {
    if (match[0] !== name) continue;
    const isFilter = /(?<!\*)\|\s{0,9}$/.test(token.slice(Math.max(0, match.index - 12), match.index));
    if (!isFilter) found.push({ start: match.index, end: match.index + name.length });
  }
  const last = token.lastIndexOf(name);
  return found.length > 0 || last < 0 ? found : [{ start: last, end: last + name.length }];
}

function moved({ start, end }: Span, by: Span): Span {
  return { start: by.start + start, end: by.start + end };
}

/** The use at an offset, the end of a name and the marks of its token included; undefined where there is none. Doesn't look at the rest of the message. */
export function fieldUseAt(template: Template, offset: number): FieldUse | undefined {
  const near = (span: Span) => span.start <= offset && offset <= span.end;
  const placeholders = placeholdersOf(template).filter(({ span }) => near(span));
  const uses = [...declarations(template), ...placeholders.flatMap((each) => usesIn(template.text, each))];
  return uses.find(({ span }) => near(span)) ?? uses.find(({ whole }) => near(whole) && offset < whole.end);
}
