import { describe, expect, it } from 'vitest';
import { mayReachTheSame } from '../../../shared/neighbours/audience';
import { type Message, NearDuplicates, nearDuplicateFrom, percent } from '../../../shared/neighbours/near-duplicates';
import { mostWords, similarity, wordsOf } from '../../../shared/neighbours/words';
import { parseTemplate } from '../../../shared/template/template';

const audience = {
  occasion: 'email\nnews',
  segment: undefined,
  custom: undefined,
  subscriber: undefined,
  countries: ['GB'],
};

const words = (body: string, path = 'a.outreach.md') => wordsOf(parseTemplate(path, `---\ntitle: A\n---\n${body}`));

function message(path: string, body: string, more: Partial<Message> = {}): Message {
  return { path, place: { start: 0, end: 3 }, title: path, audience, words: words(body), ...more };
}

/** The twins of every message, as the index has them. */
function answers(index: NearDuplicates, paths: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    paths.map((path) => [
      path,
      index.twinsOf(path).twins.map((twin) => `${twin.message.path} ${percent(twin.similarity)}`),
    ]),
  );
}

/** Numbers that look random and are the same in every run. */
function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const stock = Array.from({ length: 600 }, (_, i) => `w${i.toString(36)}ord`);

function written(random: (below: number) => number, length = 120): string[] {
  return Array.from({ length }, () => stock[random(stock.length)]!);
}

describe('the words of a message', () => {
  it('are the same whatever their case, punctuation, quotes and emphasis', () => {
    expect(words('It’s OUR **off**ice -- moved, twice.')).toEqual(words("it's our office moved twice"));
    expect(words('caf\u00e9')).toEqual(words('cafe\u0301'));
  });

  it('count merge fields as one word each, and leave out links, comments and quoted lines', () => {
    expect(words('Hi {{first_name}}, see https://example.co.uk/a?b=c <!-- later -->')).toEqual(
      words('Hi {{last_name}} see'),
    );
    expect(words('Hi %%FirstName%%', 'a.outreach.txt')).toEqual(words('Hi {{first_name}}', 'a.outreach.txt'));
    expect(words('Hi {{first_name}}')).not.toEqual(words('Hi'));
  });

  it('count each as often as it stands there, and each character where words aren’t spaced', () => {
    expect(similarity(words('a b c a'), words('a b c'))).toBe(0.75);
    expect(words('私たちの事務所')).toHaveLength(7);
  });

  it('end somewhere, and are none in an empty or binary body', () => {
    expect(words('moved '.repeat(100_000))).toHaveLength(mostWords);
    expect(words('\n \n')).toHaveLength(0);
    expect(similarity(words(''), words(''))).toBe(0);
    expect(words('\u0000\u0001\ud800\udfff\u0007'.repeat(500)).length).toBeLessThanOrEqual(mostWords);
  });
});

describe('audiences', () => {
  it('overlap where one segment says all that the other says', () => {
    const of = (segment: string[] | undefined) => ({ ...audience, segment });
    expect(mayReachTheSame(of(['customer']), of(['customer', 'leed']))).toBe(true);
    expect(mayReachTheSame(of(['attendee', '2025']), of(['attendee', '2026']))).toBe(false);
    expect(mayReachTheSame(of(undefined), of(['customer']))).toBe(true);
  });

  it('are apart by channel, purpose, country, custom and kind of subscriber', () => {
    expect(mayReachTheSame(audience, { ...audience, occasion: 'sms\nnews' })).toBe(false);
    expect(mayReachTheSame(audience, { ...audience, countries: ['IE'] })).toBe(false);
    expect(
      mayReachTheSame({ ...audience, custom: 'cold-prospect' }, { ...audience, custom: 'existing-customer' }),
    ).toBe(false);
    expect(mayReachTheSame({ ...audience, subscriber: 'corporate' }, { ...audience, subscriber: 'individual' })).toBe(
      false,
    );
    expect(mayReachTheSame(audience, { ...audience, subscriber: 'individual' })).toBe(true);
  });
});

describe('near-duplicates', () => {
  it('are all that were planted among a thousand messages, and none else', () => {
    const random = randoms(7);
    const index = new NearDuplicates();
    const planted: [string, string][] = [];
    for (let i = 0; i < 1000; i++) {
      const original = written(random);
      const path = `m${i}.outreach.md`;
      index.set(message(path, original.join(' ')));
      if (i % 10 > 0) continue;
      // From no word to 8 of 120 are others: 87% and more are the same.
      const copy = [...original];
      for (let j = 0; j < i / 120; j++) copy[random(copy.length)] = `other${j}`;
      const twin = `n${i}.outreach.md`;
      index.set(message(twin, copy.join(' ')));
      planted.push([path, twin]);
    }
    const found: [string, string][] = [];
    for (let i = 0; i < 1000; i++) {
      for (const { message: twin } of index.twinsOf(`m${i}.outreach.md`).twins)
        found.push([`m${i}.outreach.md`, twin.path]);
    }
    expect(found).toEqual(planted);
    for (const [path, twin] of planted) {
      expect(index.twinsOf(twin).twins.map((each) => each.message.path)).toEqual([path]);
    }
  });

  it('begin at the threshold', () => {
    const all = stock.slice(0, 100);
    const other = (changed: number) => all.map((word, i) => (i < changed ? `x${i}` : word)).join(' ');
    const twins = (changed: number) => {
      const index = new NearDuplicates();
      index.set(message('a', all.join(' ')));
      index.set(message('b', other(changed)));
      return index.twinsOf('a').twins.map(({ similarity: share }) => share);
    };
    expect(twins(8)).toEqual([92 / 108]);
    expect(92 / 108).toBeGreaterThan(nearDuplicateFrom);
    expect(twins(9)).toEqual([]);
  });

  it('say nothing of messages of a few words', () => {
    const index = new NearDuplicates();
    index.set(message('a', 'Hi {{first_name}}, thanks for connecting.'));
    index.set(message('b', 'Hi {{first_name}}, thanks for connecting.'));
    expect(index.twinsOf('a').twins).toEqual([]);
    expect(index.twinsOf('constructor').twins).toEqual([]);
  });

  it.each([
    ['a few alike', 6],
    ['a crowd', 1],
  ])('come out the same however the messages came, changed and went: %s', (_name, kinds) => {
    const random = randoms(11);
    const bases = Array.from({ length: kinds }, () => written(random, 60));
    const text = () => bases[random(bases.length)]!.map((word) => (random(40) === 0 ? 'changed' : word)).join(' ');
    const index = new NearDuplicates();
    const now = new Map<string, Message>();
    for (let step = 0; step < 1500; step++) {
      const path = `p${random(90)}`;
      if (random(4) === 0) {
        index.delete(path);
        now.delete(path);
      } else {
        const each = message(path, text());
        index.set(each);
        now.set(path, each);
      }
      if (step % 100 > 0) continue;
      const fresh = new NearDuplicates();
      for (const each of [...now.values()].reverse()) fresh.set(each);
      const paths = [...now.keys()];
      expect(answers(index, paths)).toEqual(answers(fresh, paths));
    }
  });

  it.each([
    ['a few alike', 12],
    ['a crowd', 1],
  ])('move the stamps of those whose answers are others: %s', (_name, kinds) => {
    const random = randoms(13);
    const bases = Array.from({ length: kinds }, () => written(random, 60));
    const text = () => bases[random(bases.length)]!.map((word) => (random(40) === 0 ? 'changed' : word)).join(' ');
    const index = new NearDuplicates();
    const paths = Array.from({ length: 60 }, (_, i) => `p${i}`);
    for (const path of paths) index.set(message(path, text()));
    for (let step = 0; step < 200; step++) {
      const before = answers(index, paths);
      const stamps = paths.map((path) => index.stamp(path));
      const changed = paths[random(paths.length)]!;
      const others = index.set(message(changed, text()));
      const after = answers(index, paths);
      const differ = paths.filter((path) => JSON.stringify(before[path]) !== JSON.stringify(after[path]));
      for (const path of differ) expect(index.stamp(path), path).not.toBe(stamps[paths.indexOf(path)]);
      if (differ.some((path) => path !== changed)) expect(others).toBe(true);
      if (!others) expect(paths.filter((path, i) => index.stamp(path) !== stamps[i] && path !== changed)).toEqual([]);
    }
  });

  it('name a few of very many that are alike, and say that there are more', () => {
    const random = randoms(17);
    const body = written(random).join(' ');
    const index = new NearDuplicates();
    const path = (i: number) => `m${String(i).padStart(5, '0')}`;
    for (let i = 0; i < 2000; i++) index.set(message(path(i), body));
    const { twins, more } = index.twinsOf(path(1000));
    expect(more).toBe(true);
    expect(twins.length).toBe(40);
    expect(twins[0]!.message.path).toBe(path(980));
    const told = index.stamp(path(5));
    index.delete(path(1000));
    expect(index.stamp(path(5)), 'far away nothing has changed').toBe(told);
    expect(index.twinsOf(path(1001)).twins.map((twin) => twin.message.path)).not.toContain(path(1000));
  });
});
