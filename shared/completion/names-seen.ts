import type { Path } from './place';

/** The names and list items that were read, by what they stand in. What is added later is in the sets that were handed out before. */
export class Names {
  readonly #seen = new Map<string, Set<string>>();

  of(path: Path): ReadonlySet<string> {
    const key = path.join('\n');
    let names = this.#seen.get(key);
    if (!names) {
      names = new Set();
      this.#seen.set(key, names);
    }
    return names;
  }

  add(path: Path, name: string): void {
    (this.of(path) as Set<string>).add(name);
  }
}
