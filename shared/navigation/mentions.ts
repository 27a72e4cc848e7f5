import type { Span } from '../text/span';
import { entryAt, entryOf, type Mapping, type Node, type Problem, type Scalar } from '../text/tree';
import { fileNamesIn, type WrittenPath } from './written-paths';

/** What other files know a thing by: the id of an assessment, a template or a sequence of messages. */
export interface Name {
  readonly kind: 'assessment' | 'template' | 'sequence';
  readonly id: string;
}

/** A place where a name is written. */
export interface Mention extends Name {
  /** The name itself, without quotes. */
  readonly span: Span;
  /** The YAML value that holds it, quotes included. */
  readonly whole: Span;
  /** Whether the thing gets its name here; else it is referred to. */
  readonly declares: boolean;
}

/** One file as others refer to it, and what it refers to. */
export interface NamedFile {
  readonly path: string;
  readonly kind: 'template' | 'assessment' | 'policy';
  /** Its own id; of a template without one the name of its file. Undefined for a policy, and for an assessment without one. */
  readonly id: string | undefined;
  readonly title: string;
  /** Where a link to it leads: its id, else its title, else its first line. */
  readonly place: Span;
  readonly mentions: readonly Mention[];
  /** Paths of files that its header names, relative to it. */
  readonly paths: readonly WrittenPath[];
  /** The first thing in its header that can't be read; then a name that seems absent may only be unreadable. */
  readonly problem: Problem | undefined;
}

/** A header or policy that was read. */
export interface Read {
  readonly text: string;
  readonly root: Mapping;
  readonly problems: readonly Problem[];
}

/** The names that a template mentions. `nameOfFile` is its id where it gives none itself. */
export function namedTemplate(path: string, { text, root, problems }: Read, nameOfFile: string): NamedFile {
  const at = (field: string) => entryOf(root, field)?.value;
  const own = mentions(text, 'template', at('id'), true);
  return {
    path,
    kind: 'template',
    id: own[0]?.id ?? nameOfFile,
    title: titleOf(root),
    place: placeIn(root, own),
    mentions: [...own, ...templateReferences(text, root)],
    paths: fileNamesIn(text, root),
    problem: problems[0],
  };
}

/** The names that an assessment mentions. Texts kept of approved templates are records: what they mention stays as it was. */
export function namedAssessment(path: string, { text, root, problems }: Read): NamedFile {
  const at = (field: string) => entryOf(root, field)?.value;
  const own = mentions(text, 'assessment', at('id'), true);
  const approvals = itemsOf(at('approvals')).map((item) => entryOf(item, 'template')?.value);
  return {
    path,
    kind: 'assessment',
    id: own[0]?.id,
    title: titleOf(root),
    place: placeIn(root, own),
    mentions: [
      ...own,
      ...mentions(text, 'assessment', shortOr(at('superseded-by'), 'ref')),
      ...itemsOf(at('supersedes')).flatMap((item) => mentions(text, 'assessment', item)),
      ...approvals.flatMap((template) => mentions(text, 'template', template)),
    ],
    paths: fileNamesIn(text, root),
    problem: problems[0],
  };
}

/** The names that a policy gives to the templates that inherit from it. */
export function namedPolicy(path: string, { text, root, problems }: Read): NamedFile {
  const defaults = entryOf(root, 'defaults')?.value;
  const tables = [entryOf(defaults, 'channels')?.value, entryOf(defaults, 'folders')?.value];
  const layers = [
    defaults,
    ...tables.flatMap((table) => (table?.kind === 'mapping' ? table.entries.map(({ value }) => value) : [])),
  ];
  return {
    path,
    kind: 'policy',
    id: undefined,
    title: '',
    place: { start: 0, end: 0 },
    mentions: layers.flatMap((layer) => templateReferences(text, layer)),
    paths: [],
    problem: problems[0],
  };
}

function templateReferences(text: string, root: Node | undefined): Mention[] {
  return [
    ...mentions(text, 'assessment', shortOr(entryOf(root, 'lia')?.value, 'ref')),
    ...mentions(text, 'sequence', entryAt(root, 'sequence.id')?.value),
  ];
}

function mentions(text: string, kind: Name['kind'], node: Node | undefined, declares = false): Mention[] {
  if (node?.kind !== 'scalar' || node.value === null) return [];
  const id = node.text.trim();
  return id === '' ? [] : [{ kind, id, span: innerSpan(text, node), whole: node.span, declares }];
}

/** The text of a scalar where it stands, without quotes, block marks and white space; all of it where it is written otherwise than it reads. */
export function innerSpan(text: string, { span, text: value }: Scalar): Span {
  const name = value.trim();
  const written = text.slice(span.start, span.end);
  const at = written.indexOf(name);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + name.length };
}

function titleOf(root: Mapping): string {
  const title = entryOf(root, 'title')?.value;
  return title?.kind === 'scalar' ? title.text.trim() : '';
}

function placeIn(root: Mapping, own: readonly Mention[]): Span {
  const title = entryOf(root, 'title')?.value;
  return own[0]?.span ?? (title?.kind === 'scalar' && title.text !== '' ? title.span : { start: 0, end: 0 });
}

/** The value under `key`, or the value itself where it is written in its short form. */
function shortOr(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? entryOf(node, key)?.value : node;
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : node ? [node] : [];
}
