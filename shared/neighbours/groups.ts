/** Something that a template says of itself and that others with the same key hear of. */
export interface Member {
  readonly path: string;
}

interface Group<Item extends Member> {
  readonly members: Map<string, Item>;
  /** In path order; made when asked for. */
  sorted: readonly Item[] | undefined;
  /** Moves on with every change. */
  stamp: number;
}

/** Members by a key they share, such as templates by their id. Keys and paths may be any text. */
export class Groups<Item extends Member> {
  readonly #groups = new Map<string, Group<Item>>();
  readonly #keys = new Map<string, string>();
  #clock = 0;

  /** Puts an item in the place of the one with its path; without a key it is taken out. True where others share its key or did. */
  set(path: string, key: string | undefined, item: Item | undefined): boolean {
    const old = this.#keys.get(path);
    const before = old === undefined ? undefined : this.#groups.get(old)?.members.get(path);
    if (old === key && JSON.stringify(before) === JSON.stringify(item)) return false;
    let others = false;
    if (old !== undefined) others = this.#take(old, path);
    if (key !== undefined && item) {
      const group = this.#groups.get(key) ?? { members: new Map<string, Item>(), sorted: undefined, stamp: 0 };
      others ||= group.members.size > 0;
      group.members.set(path, item);
      group.sorted = undefined;
      group.stamp = ++this.#clock;
      this.#groups.set(key, group);
      this.#keys.set(path, key);
    }
    return others;
  }

  #take(key: string, path: string): boolean {
    this.#keys.delete(path);
    const group = this.#groups.get(key);
    if (!group) return false;
    group.members.delete(path);
    group.sorted = undefined;
    group.stamp = ++this.#clock;
    if (group.members.size === 0) this.#groups.delete(key);
    return group.members.size > 0;
  }

  /** Everybody who shares the key of the item with that path, itself included, in path order; the same list until one of them changes. */
  around(path: string): readonly Item[] {
    const group = this.#groupOf(path);
    if (!group) return [];
    group.sorted ??= [...group.members.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return group.sorted;
  }

  get paths(): Iterable<string> {
    return this.#keys.keys();
  }

  /** The key that the item with that path shares; undefined where there is none. */
  keyOf(path: string): string | undefined {
    return this.#keys.get(path);
  }

  /** Tells one state of those around a path from others; 0 where there is nobody. */
  stamp(path: string): number {
    return this.#groupOf(path)?.stamp ?? 0;
  }

  #groupOf(path: string): Group<Item> | undefined {
    const key = this.#keys.get(path);
    return key === undefined ? undefined : this.#groups.get(key);
  }
}
