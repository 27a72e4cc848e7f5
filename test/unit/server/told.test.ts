import { describe, expect, it } from 'vitest';
import { type Current, LastTold, type Later } from '../../../server/requests/told';

interface Shown {
  readonly status: string;
  readonly findings?: string;
}

/** Things of which the status is known at once, and the findings are when somebody looks. */
class Things {
  readonly told = new LastTold<Shown>();
  readonly status = new Map<string, string>();
  looks = 0;
  #state: number | undefined;

  constructor(...names: string[]) {
    for (const name of names) this.status.set(name, 'draft');
  }

  #now(uri: string): Current<Shown> | undefined {
    const status = this.status.get(uri);
    if (status === undefined) return undefined;
    const make = () => {
      this.looks++;
      return { status, findings: `of ${status}` };
    };
    return { uri, madeOf: [status], make };
  }

  *#later(): Generator<Later<Shown>> {
    for (const uri of this.status.keys()) {
      const meanwhile = (before: Shown) => {
        const status = this.status.get(uri)!;
        return before.status === status ? before : { status };
      };
      yield { uri, now: () => this.#now(uri), meanwhile };
    }
  }

  /** What is new since this was asked last, and how much. */
  async news(isMuch: boolean) {
    const current = isMuch ? this.#later() : [...this.status.keys()].flatMap((uri) => this.#now(uri) ?? []);
    const { state, summaries } = await this.told.news(this.#state, current);
    this.#state = state;
    return summaries;
  }
}

describe('what is told of many things', () => {
  it('is what is certain at first, and the rest once somebody has looked', async () => {
    const things = new Things('a', 'b', 'c');
    await things.news(false);
    things.status.set('b', 'approved');
    expect(await things.news(true)).toEqual([{ status: 'approved' }]);
    expect(await things.news(true)).toEqual([]);
    await things.told.catchUp();
    expect(await things.news(false)).toEqual([{ status: 'approved', findings: 'of approved' }]);
    expect(await things.news(false)).toEqual([]);
    expect(things.looks).toBe(4);
  });

  it('is everything where nothing was told before, however long that takes', async () => {
    const things = new Things('a', 'b');
    expect(await things.news(true)).toHaveLength(2);
    expect(things.looks).toBe(2);
    expect(things.told.left).toBe(0);
  });

  it('is told again where it turns out as it had been before', async () => {
    const things = new Things('a');
    await things.news(false);
    things.status.set('a', 'approved');
    expect(await things.news(true)).toEqual([{ status: 'approved' }]);
    things.status.set('a', 'draft');
    expect(await things.news(true)).toEqual([{ status: 'draft' }]);
    await things.told.catchUp();
    expect(await things.news(false)).toEqual([{ status: 'draft', findings: 'of draft' }]);
  });

  it('is of the newest change where several come while somebody looks', async () => {
    const things = new Things(...Array.from({ length: 500 }, (_, i) => `thing ${i}`));
    await things.news(false);
    for (const name of things.status.keys()) things.status.set(name, 'approved');
    await things.news(true);
    const looking = things.told.catchUp();
    for (const name of things.status.keys()) things.status.set(name, 'withdrawn');
    for (const { status } of await things.news(true)) expect(status).toBe('withdrawn');
    await looking;
    const { summaries } = await things.told.news(undefined, []);
    expect(summaries).toEqual([]);
  });

  it('says nothing of what has gone while somebody looks', async () => {
    const things = new Things('a', 'b');
    await things.news(false);
    things.status.set('a', 'approved');
    await things.news(true);
    things.status.delete('a');
    await things.told.catchUp();
    const { gone, summaries } = await things.told.news(2, []);
    expect(gone).toEqual(['a', 'b']);
    expect(summaries).toEqual([]);
  });
});
