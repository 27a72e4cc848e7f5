import { standardError } from './say';

/** How long a run may be silent, in milliseconds. */
const patience = 700;
const interval = 100;

/** Tells somebody who waits at a terminal how far a long run is, on standard error, in one line that goes away again. */
export class Progress {
  readonly #stream: () => NodeJS.WriteStream;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  #next: number;
  #isShown = false;

  constructor(
    stream: () => NodeJS.WriteStream = standardError,
    environment: Readonly<Record<string, string | undefined>> = process.env,
  ) {
    this.#stream = stream;
    this.#environment = environment;
    this.#next = performance.now() + patience;
  }

  /** Says what is being done, if it is time to. Cheap enough to be called for every file. */
  show(what: string, done?: number, total?: number): void {
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + interval;
    const stream = this.#stream();
    if (!stream.isTTY || this.#environment.TERM === 'dumb') {
      this.#next = Number.POSITIVE_INFINITY;
      return;
    }
    this.#isShown = true;
    const numbers = done === undefined || total === undefined ? '' : ` ${done} of ${total}`;
    stream.write(`\r\u001b[K${what}${numbers}...`);
  }

  /** Takes the line away, before anything else is printed. */
  end(): void {
    if (this.#isShown) this.#stream().write('\r\u001b[K');
    this.#isShown = false;
  }
}
