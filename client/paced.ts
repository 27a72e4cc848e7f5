/** The longest rest between two rounds of work, in milliseconds. */
const longestRest = 1000;

/**
 * Does a piece of work whenever it is asked for, never twice at once, and rests after it for twice as long as it took: what
 * takes long in a very large folder is then not done at every keystroke. The work must not reject.
 */
export class Paced {
  readonly #work: () => Promise<void>;
  #running: Promise<void> | undefined;
  #again = false;
  #later = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By a clock that nobody sets: {@link performance}. */
  #restsUntil = 0;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Works at once. Resolves when work that began after this call is done; calls during one round share the next. */
  now(): Promise<void> {
    this.#stopWaiting();
    if (this.#running) this.#again = true;
    else this.#running = this.#run();
    return this.#running;
  }

  /** Works when the rest is over: at once, where the last round was short or long ago. */
  soon(): void {
    if (this.#running) this.#later = true;
    else if (this.#timer === undefined) {
      const wait = this.#restsUntil - performance.now();
      if (wait <= 0) void this.now();
      else this.#timer = setTimeout(() => void this.now(), wait);
    }
  }

  dispose(): void {
    this.#stopWaiting();
    this.#later = false;
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #run(): Promise<void> {
    let took: number;
    do {
      this.#again = false;
      const began = performance.now();
      await this.#work();
      took = performance.now() - began;
    } while (this.#again);
    this.#restsUntil = performance.now() + Math.min(longestRest, 2 * took);
    this.#running = undefined;
    if (!this.#later) return;
    this.#later = false;
    this.soon();
  }
}
