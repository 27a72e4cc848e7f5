/** What to do when the language server has died. */
export type CrashVerdict = 'restart' | 'give-up';

/**
 * Counts crashes: the server is started again until it has died `limit` times within `windowMs` milliseconds.
 * A person who restarts it by hand starts the count anew.
 */
export class CrashLog {
  readonly #limit: number;
  readonly #windowMs: number;
  #crashes: number[] = [];
  #told = false;

  constructor(limit = 5, windowMs = 3 * 60_000) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Records a crash at `now` (milliseconds, by a clock that nobody sets back). `tell` is true for the first crash alone: people are told once. */
  record(now: number): { verdict: CrashVerdict; tell: boolean } {
    this.#crashes = [...this.#crashes.filter((crash) => now - crash < this.#windowMs), now];
    const verdict = this.#crashes.length >= this.#limit ? 'give-up' : 'restart';
    const tell = verdict === 'give-up' || !this.#told;
    this.#told = true;
    return { verdict, tell };
  }

  reset(): void {
    this.#crashes = [];
    this.#told = false;
  }
}
