import type { Span } from './span';

/** A YAML value with the place of everything a finding or a fix may point at. Aliases are already resolved. */
export type Node = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: 'scalar';
  /** What YAML 1.2 makes of it; dates stay strings, an empty value is null. */
  readonly value: string | number | boolean | null;
  /** The value as text: what the author typed, without quotes. Empty for an empty value. */
  readonly text: string;
  readonly span: Span;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly span: Span;
}

export interface Mapping {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

/** A place where the YAML could not be read, with a message that says what to do. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
}

/** A mapping that says nothing. */
export const emptyMapping: Mapping = { kind: 'mapping', entries: [], span: { start: 0, end: 0 } };

/** The entry with that key; undefined where the node is no mapping or has none. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'mapping' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The entry at a dotted path such as `audience.subscriber-type`; undefined where there is none. */
export function entryAt(node: Node | undefined, path: string): Entry | undefined {
  let current = node;
  let entry: Entry | undefined;
  for (const key of path.split('.')) {
    entry = entryOf(current, key);
    if (!entry) return undefined;
    current = entry.value;
  }
  return entry;
}
