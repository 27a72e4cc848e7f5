import type { Mention, Name, NamedFile } from './mentions';

/** A mention and the file it stands in. */
export interface Found {
  readonly path: string;
  readonly mention: Mention;
}

/**
 * Who names what in the files of a workspace folder. Kept up file by file: answers take time in proportion to what they name, not
 * to the number of files.
 */
export class MentionIndex {
  readonly #files = new Map<string, NamedFile>();
  readonly #mentions = new Map<string, Map<string, readonly Mention[]>>();
  /** Templates and assessments by the id they go by, written or not. */
  readonly #owners = new Map<string, Set<string>>();
  #sorted: readonly NamedFile[] | undefined;

  /** Takes a file in, or in its new state; forgets it where there is none. */
  set(path: string, file: NamedFile | undefined): void {
    const before = this.#files.get(path);
    if (before === file) return;
    this.#sorted = undefined;
    if (before) this.#take(before);
    if (!file) return;
    this.#files.set(path, file);
    const owner = ownName(file);
    if (owner) setIn(this.#owners, keyOf(owner), () => new Set<string>()).add(path);
    for (const mention of file.mentions) {
      const byPath = setIn(this.#mentions, keyOf(mention), () => new Map<string, readonly Mention[]>());
      byPath.set(path, [...(byPath.get(path) ?? []), mention]);
    }
  }

  #take(file: NamedFile): void {
    const { path } = file;
    this.#files.delete(path);
    const owner = ownName(file);
    if (owner) drop(this.#owners, keyOf(owner), path);
    for (const mention of file.mentions) drop(this.#mentions, keyOf(mention), path);
  }

  /** What is known of the file at a path. */
  file(path: string): NamedFile | undefined {
    return this.#files.get(path);
  }

  /** Paths of all files, in no order. */
  get paths(): Iterable<string> {
    return this.#files.keys();
  }

  /** Every file, by path. */
  get files(): readonly NamedFile[] {
    this.#sorted ??= [...this.#files.values()].sort((a, b) => byText(a.path, b.path));
    return this.#sorted;
  }

  /** The files that go by that name, by path: more than one is a mistake somebody must put right. Sequences belong to no file. */
  owners(name: Name): readonly NamedFile[] {
    return [...(this.#owners.get(keyOf(name)) ?? [])].sort(byText).map((path) => this.#files.get(path)!);
  }

  /** Every place where the name is written, by path and place. */
  mentionsOf(name: Name): readonly Found[] {
    const byPath = [...(this.#mentions.get(keyOf(name)) ?? [])].sort(([a], [b]) => byText(a, b));
    return byPath.flatMap(([path, mentions]) =>
      [...mentions].sort((a, b) => a.span.start - b.span.start).map((mention) => ({ path, mention })),
    );
  }

  /** The mention at an offset, the end of a name included; undefined where none stands. */
  mentionAt(path: string, offset: number): Mention | undefined {
    return this.#files.get(path)?.mentions.find(({ span }) => span.start <= offset && offset <= span.end);
  }
}

function ownName({ kind, id }: NamedFile): Name | undefined {
  return id === undefined || kind === 'policy' ? undefined : { kind, id };
}

function keyOf({ kind, id }: Name): string {
  return `${kind} ${id}`;
}

function setIn<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function drop(map: Map<string, { delete(path: string): boolean; readonly size: number }>, key: string, path: string) {
  const group = map.get(key);
  group?.delete(path);
  if (group?.size === 0) map.delete(key);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
