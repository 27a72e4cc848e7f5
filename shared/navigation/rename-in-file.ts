import { applyEdits, type TextEdit } from '../text/edit';
import { splitFrontMatter } from '../text/front-matter';
import type { Span } from '../text/span';
import { emptyMapping, entryOf, type Mapping, type Node } from '../text/tree';
import { parseYaml } from '../text/yaml';
import { type Mention, type NamedFile, namedAssessment, namedPolicy, namedTemplate } from './mentions';

/**
 * The edits that write another name in the place of these mentions, with quotes added where the name as it stands would be read
 * otherwise; `inserted` are edits that write an id where there was none. Undefined where the file would not say the same after them, but for
 * the name.
 */
export function renamedIn(
  file: NamedFile,
  text: string,
  mentions: readonly Mention[],
  to: string,
  inserted: readonly TextEdit[],
): TextEdit[] | undefined {
  const places = new Set(mentions.map(({ whole }) => whole.start));
  const before = readAgain(file, text);
  for (const quoting of [false, true]) {
    // An alias follows the value it stands for.
    const written = mentions.filter(({ whole }) => text[whole.start] !== '*');
    const edits = [...written.map((mention) => rewritten(text, mention, to, quoting)), ...inserted];
    const after = readAgain(file, applyEdits(text, edits));
    if (after.named.problem || (inserted.length > 0 && after.named.id !== to)) continue;
    const ids = (named: NamedFile, renaming: boolean) =>
      named.mentions
        .filter(({ declares }) => !declares || inserted.length === 0)
        .map(({ kind, id, whole }) => `${kind} ${renaming && places.has(whole.start) ? to : id}`)
        .join('\n');
    const same = (a: Node, b: Node | undefined) => isSame(a, b, places, to);
    const sameFields =
      inserted.length === 0
        ? same(before.root, after.root)
        : before.root.entries.every(({ key, value }) => key === 'id' || same(value, entryOf(after.root, key)?.value));
    if (sameFields && ids(before.named, true) === ids(after.named, false)) return edits;
  }
  return undefined;
}

/** Another text in the place of a scalar, written with the quotes it has; in double quotes where it has none and `quoting` says so. */
export function rewritten(
  text: string,
  { span, whole }: { readonly span: Span; readonly whole: Span },
  to: string,
  quoting: boolean,
): TextEdit {
  const quote = text[whole.start];
  if (quote === "'") return { span: whole, newText: `'${to.replaceAll("'", "''")}'` };
  if (quote === '"') return { span: whole, newText: JSON.stringify(to) };
  return { span, newText: quoting ? JSON.stringify(to) : to };
}

function isSame(a: Node, b: Node | undefined, places: ReadonlySet<number>, to: string): boolean {
  const same = (one: Node, other: Node | undefined) => isSame(one, other, places, to);
  if (a.kind === 'scalar')
    return b?.kind === 'scalar' && (places.has(a.span.start) ? b.text.trim() === to : b.text === a.text);
  if (a.kind === 'list')
    return (
      b?.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i]))
    );
  return (
    b?.kind === 'mapping' &&
    a.entries.length === b.entries.length &&
    a.entries.every(({ key, value }, i) => b.entries[i]!.key === key && same(value, b.entries[i]!.value))
  );
}

function readAgain({ path, kind, id }: NamedFile, text: string): { readonly named: NamedFile; readonly root: Mapping } {
  if (kind === 'policy') {
    const read = { text, ...parseYaml(text, { start: 0, end: text.length }) };
    return { named: namedPolicy(path, read), root: read.root };
  }
  const header = splitFrontMatter(text).frontMatter;
  const root = header?.root ?? emptyMapping;
  const read = { text, root, problems: header?.problems ?? [] };
  return { named: kind === 'template' ? namedTemplate(path, read, id ?? '') : namedAssessment(path, read), root };
}
