import { describe, expect, it } from 'vitest';
import { withNews } from '../../../client/news';

const item = (uri: string, title = uri) => ({ uri, title });
const known = new Map([item('a'), item('b')].map((each) => [each.uri, each]));
const news = (fresh: ReturnType<typeof item>[], gone: string[] = [], complete = false) =>
  withNews(known, { state: 2, complete, gone }, fresh, (uri) => uri);

describe('taking over what is new', () => {
  it('is the same list where nothing is', () => {
    expect(news([])).toBe(known);
  });

  it('replaces in place, and leaves the others the same objects', () => {
    const after = news([item('a', 'Offer')]);
    expect([...after.values()].map(({ title }) => title)).toEqual(['Offer', 'b']);
    expect(after.get('b')).toBe(known.get('b'));
  });

  it('puts what comes new where it belongs, and drops what is gone', () => {
    expect([...news([item('ab')], ['b']).keys()]).toEqual(['a', 'ab']);
  });

  it('forgets everything where everything is told', () => {
    expect([...news([item('z')], [], true).keys()]).toEqual(['z']);
  });
});
