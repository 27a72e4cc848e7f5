/** Milliseconds of work between two breaths. An edit that comes in the meantime waits no longer than this. */
const longestSlice = 8;
/** Messages are taken up one in each turn, and an edit comes with what an editor asks about it. */
const turns = 4;

/** Cuts long work into slices, so that edits and requests are answered between them. */
export class Slices {
  #began = performance.now();

  /** Whether it is time for {@link pause}. Asked before it where even a promise for each of thousands of steps would be felt. */
  get isOver(): boolean {
    return performance.now() - this.#began >= longestSlice;
  }

  /** Lets everything else have its turn, where this slice has lasted long enough. */
  async pause(): Promise<void> {
    if (!this.isOver) return;
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    this.#began = performance.now();
  }
}

function nextTurn(): Promise<void> {
  // Workers of browsers have no setImmediate.
  return new Promise((resume) => (typeof setImmediate === 'function' ? setImmediate(resume) : setTimeout(resume)));
}
