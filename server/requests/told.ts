import type { News } from '../../shared/protocol';
import { Slices } from '../workspace/slices';

/** One thing that a client shows. */
export interface Current<Summary> {
  readonly uri: string;
  /** What the summary is made of: while these are the same objects and values, so is the summary. */
  readonly madeOf: readonly unknown[];
  readonly make: () => Summary;
}

/** A thing that takes longer to look at than somebody should wait for. */
export interface Later<Summary> {
  readonly uri: string;
  /** What holds of it already, of what was told before. The same object where that is all of it, as far as anybody knows. */
  readonly meanwhile: (before: Summary) => Summary;
  /** Looks at it; undefined where it has gone since. */
  readonly now: () => Current<Summary> | undefined;
}

interface Told<Summary> {
  /** Undefined where that is to be seen. */
  readonly madeOf: readonly unknown[] | undefined;
  readonly summary: Summary;
  /** The state in which this summary was new. */
  readonly since: number;
}

/**
 * Remembers what was told of many things, so that a client that names the state it has is sent only what is new. What takes long is
 * told in part, and looked at by {@link catchUp}.
 */
export class LastTold<Summary> {
  #state = 0;
  #told = new Map<string, Told<Summary>>();
  #taken: Promise<void> = Promise.resolve();
  /** In which state something was missed first. */
  readonly #gone = new Map<string, number>();
  /** What {@link catchUp} has to look at. */
  readonly #later = new Map<string, Later<Summary>>();

  /** Whether something was told in that state, so that what is new since can be told. */
  knows(state: unknown): state is number {
    return typeof state === 'number' && state >= 1 && state <= this.#state;
  }

  /** How many things are left to {@link catchUp}. */
  get left(): number {
    return this.#later.size;
  }

  /** What is new after the state `since`, in the order of `current`; everything where there was no such state. */
  async news(
    since: unknown,
    current: Iterable<Current<Summary> | Later<Summary>>,
  ): Promise<News & { readonly summaries: Summary[] }> {
    await this.#inTurn(() => this.#take(current));
    const state = this.#state;
    const complete = !this.knows(since);
    const isNew = (when: number) => complete || when > since;
    return {
      state,
      complete,
      gone: complete ? [] : [...this.#gone].flatMap(([uri, when]) => (isNew(when) ? uri : [])),
      summaries: [...this.#told.values()].flatMap((told) => (isNew(told.since) ? told.summary : [])),
    };
  }

  /** Looks at what was left, slice by slice, so that news are told in between. */
  async catchUp(): Promise<void> {
    const slices = new Slices();
    while (this.#later.size > 0) {
      await this.#inTurn(async () => {
        const state = this.#state + 1;
        for (const [uri, later] of this.#later) {
          this.#later.delete(uri);
          const before = this.#told.get(uri);
          const now = before && later.now();
          if (now) this.#told.set(uri, toldNow(now, before, state));
          if (slices.isOver) break;
        }
        this.#state = state;
      });
      await slices.pause();
    }
  }

  /** One after another: each begins where the one before it has come to. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const taken = this.#taken.then(work);
    this.#taken = taken.catch(() => {});
    return taken;
  }

  async #take(current: Iterable<Current<Summary> | Later<Summary>>): Promise<void> {
    const state = this.#state + 1;
    const told = new Map<string, Told<Summary>>();
    const slices = new Slices();
    for (const each of current) {
      const now = this.#toldOf(each, state);
      if (now) told.set(each.uri, now);
      if (slices.isOver) await slices.pause();
    }
    this.#state = state;
    for (const uri of this.#told.keys()) if (!told.has(uri)) this.#gone.set(uri, state);
    for (const uri of this.#gone.keys()) if (told.has(uri)) this.#gone.delete(uri);
    this.#told = told;
  }

  #toldOf(each: Current<Summary> | Later<Summary>, state: number): Told<Summary> | undefined {
    const before = this.#told.get(each.uri);
    if ('make' in each) {
      this.#later.delete(each.uri);
      return toldNow(each, before, state);
    }
    if (before) {
      this.#later.set(each.uri, each);
      const summary = each.meanwhile(before.summary);
      return summary === before.summary ? before : { madeOf: undefined, summary, since: state };
    }
    const now = each.now();
    return now && toldNow(now, before, state);
  }
}

function toldNow<Summary>(
  { madeOf, make }: Current<Summary>,
  before: Told<Summary> | undefined,
  state: number,
): Told<Summary> {
  if (before?.madeOf?.every((each, index) => each === madeOf[index])) return before;
  const summary = make();
  // Every check is made again when any assessment changes, and comes out as before for nearly all.
  const same = before && JSON.stringify(before.summary) === JSON.stringify(summary);
  return same ? { ...before, madeOf } : { madeOf, summary, since: state };
}
