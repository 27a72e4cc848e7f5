let last = 0;

/** A number that moves on. No two workspaces ever share one: a folder that comes back must not be taken for what it was. */
export class Revision {
  #value = nextRevision();

  get value(): number {
    return this.#value;
  }

  moveOn(): void {
    this.#value = nextRevision();
  }
}

/** A number that nobody has had before. */
export function nextRevision(): number {
  return ++last;
}
