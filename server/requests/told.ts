import type { News } from '../../shared/protocol';
import { Slices } from '../workspace/slices';

/** One thing that a client shows. */
export interface Current<Summary> {
  readonly uri: string;
  /** What the summary is made of: while these are the same objects and values, so is the summary. */
  readonly madeOf: readonly unknown[];
  readonly make: () => Summary;
}

interface Told<Summary> {
  readonly madeOf: readonly unknown[];
  readonly summary: Summary;
  /** The state in which this summary was new. */
  readonly since: number;
}

/** Remembers what was told of many things, so that a client that names the state it has is sent only what is new. */
export class LastTold<Summary> {
  #state = 0;
  #told: ReadonlyMap<string, Told<Summary>> = new Map();
  #taken: Promise<void> = Promise.resolve();
  /** In which state something was missed first. */
  readonly #gone = new Map<string, number>();

  /** What is new after the state `since`, in the order of `current`; everything where there was no such state. */
  async news(since: unknown, current: Iterable<Current<Summary>>): Promise<News & { readonly summaries: Summary[] }> {
    // One after another: each begins where the one before it has come to.
    const taken = this.#taken.then(() => this.#take(current));
    this.#taken = taken.catch(() => {});
    await taken;
    const state = this.#state;
    const complete = typeof since !== 'number' || !(since >= 1 && since <= state);
    const isNew = (when: number) => complete || when > since;
    return {
      state,
      complete,
      gone: complete ? [] : [...this.#gone].flatMap(([uri, when]) => (isNew(when) ? uri : [])),
      summaries: [...this.#told.values()].flatMap((told) => (isNew(told.since) ? told.summary : [])),
    };
  }

  async #take(current: Iterable<Current<Summary>>): Promise<void> {
    const state = this.#state + 1;
    const told = new Map<string, Told<Summary>>();
    const slices = new Slices();
    for (const each of current) {
      told.set(each.uri, toldNow(each, this.#told.get(each.uri), state));
      if (slices.isOver) await slices.pause();
    }
    this.#state = state;
    for (const uri of this.#told.keys()) if (!told.has(uri)) this.#gone.set(uri, state);
    for (const uri of this.#gone.keys()) if (told.has(uri)) this.#gone.delete(uri);
    this.#told = told;
  }
}

function toldNow<Summary>(
  { madeOf, make }: Current<Summary>,
  before: Told<Summary> | undefined,
  state: number,
): Told<Summary> {
  if (before?.madeOf.every((each, index) => each === madeOf[index])) return before;
  const summary = make();
  // Every check is made again when any assessment changes, and comes out as before for nearly all.
  const same = before && JSON.stringify(before.summary) === JSON.stringify(summary);
  return same ? { ...before, madeOf } : { madeOf, summary, since: state };
}
