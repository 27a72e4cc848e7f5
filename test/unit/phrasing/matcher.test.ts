import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/phrasing/matcher';
import { promotion } from '../../../shared/phrasing/promotion.prepared';
import { tokenise } from '../../../shared/phrasing/tokens';

/** The texts that `pattern` matches in `text`. */
function matches(pattern: string, text: string, lists: Record<string, string> = {}): string[] {
  const tokens = tokenise(text, { start: 0, end: text.length });
  const found: string[] = [];
  compile([{ patterns: [pattern], value: true }], lists).scan(tokens, (_, from, to) => {
    found.push(text.slice(tokens.starts[from], tokens.ends[to - 1]));
  });
  return found;
}

describe('the pattern language', () => {
  it.each([
    ['book a demo', 'Please BOOK a demo.', ['BOOK a demo']],
    ['half price', 'half-price', ['half-price']],
    ["don't wait", 'don’t wait', ['don’t wait']],
    ['deal~', 'a deal, two deals', ['deal', 'deals']],
    ['agency~', 'an agency, two agencies', ['agency', 'agencies']],
    ['launch~', 'a launch, two launches', ['launch', 'launches']],
    ['save+ time', 'saves time, saved time, saving time', ['saves time', 'saved time', 'saving time']],
    ['stop+ paying', 'Stopped paying, stopping paying', ['Stopped paying', 'stopping paying']],
    ['win+ business', 'won business', ['won business']],
    [
      'optimise your programme~',
      'optimize your program, optimise your programmes',
      ['optimize your program', 'optimise your programmes'],
    ],
    ['favourite catalogue', 'favorite catalog', ['favorite catalog']],
    ['organise+', 'organizing, organised', ['organizing', 'organised']],
    ['advertise your prize', 'advertise your prise', []],
    ['(news|latest from) us', 'news us; latest from us', ['news us', 'latest from us']],
    ['follow (our (company|team)|the) page', 'follow our team page', ['follow our team page']],
    ['get (a|the)? quote', 'get quote, get the quote', ['get quote', 'get the quote']],
    ['really? good', 'really good', ['really good', 'good']],
    ['save ..2 now', 'save it all now', ['save it all now']],
    ['save ..2 now', 'save some of it now', []],
    ['win _', 'win {prizes}', ['win {prizes']],
    ['win _', 'win ? win 🎁', []],
    ['#percent off', '20% off', ['20% off']],
    ['#money', '£9.99 or 20p', ['£9.99', '20p']],
    ['#number minute', 'a 15-minute call', ['15-minute']],
    ['^ order today', 'Order today', ['Order today']],
    ['^ order today', 'Ready? Please order today', ['order today']],
    ['^ order today', 'the order today', []],
    ['worth a chat ?', 'worth a chat?', ['worth a chat?']],
    ['worth a chat ?', 'worth a chat', []],
    ['free', 'toll-free', []],
  ])('%s in %j', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });

  it('names lists of wordings, which may hold other lists', () => {
    const lists = { event: 'webinar~|open day|@fair', fair: 'expo' };
    expect(matches('our @event', 'our webinars, our open day, our expo', lists)).toEqual([
      'our webinars',
      'our open day',
      'our expo',
    ]);
  });

  it.each(['(a|b', 'a ..99 b', 'a _b', '#no', '@nowhere', 'word(s)', '50% off', '£20', 'x 3', '', 'a?'])(
    'refuses %s',
    (pattern) => {
      expect(() => compile([{ patterns: [pattern], value: true }])).toThrow();
    },
  );

  it('the automaton of our own patterns is plain data, which a build can write down', () => {
    expect(JSON.parse(JSON.stringify(promotion))).toEqual(promotion);
  });

  it('finds the same when it has forgotten what it worked out', () => {
    const names = Array.from({ length: 150 }, (_, index) => `w${index}`);
    const sets = names.map((name, value) => ({ patterns: [`${name} @any`], value }));
    const matcher = compile(sets, { any: names.join('|') });
    const find = (text: string) => {
      const found: number[] = [];
      matcher.scan(tokenise(text, { start: 0, end: text.length }), (value) => found.push(value));
      return found;
    };
    // More pairs of words than are remembered.
    for (const name of names) find(names.map((other) => `${name} ${other}.`).join(' '));
    expect(find('w3 w7, w149 w0 and w5')).toEqual([3, 7, 149]);
  });

  it('takes no more steps for many gaps than the pattern is long', () => {
    const pattern = 'a ..12 a ..12 a ..12 b';
    const steps = (length: number) => {
      const text = 'a '.repeat(length);
      return compile([{ patterns: [pattern], value: true }]).scan(
        tokenise(text, { start: 0, end: text.length }),
        () => {},
      );
    };
    expect(steps(4000)).toBeLessThanOrEqual(2.1 * steps(2000));
  });
});
