import { describe, expect, it } from 'vitest';
import { markOf, piecesOf, withoutMarks, withoutPrivateUse } from '../../../shared/preview/marks';

describe('marks in a text', () => {
  it('come out where they went in, with their numbers', () => {
    const marked = `Hello ${markOf(0)}dear ${markOf(70_000)}!`;
    expect(piecesOf(marked)).toEqual([
      { mark: undefined, text: 'Hello ' },
      { mark: 0, text: 'dear ' },
      { mark: 70_000, text: '!' },
    ]);
    expect(withoutMarks(marked, (mark) => `<${mark}>`)).toBe('Hello <0>dear <70000>!');
  });

  it('are never taken from a text of somebody else', () => {
    const theirs = `a${markOf(3)}b`;
    expect(withoutPrivateUse(theirs)).toBe('a\uFFFD\uFFFDb');
    expect(piecesOf(withoutPrivateUse(theirs))).toEqual([{ mark: undefined, text: 'a\uFFFD\uFFFDb' }]);
  });

  it('leave no half behind', () => {
    expect(withoutMarks(`a${markOf(5)[0]}b${markOf(5)[1]}c`)).toBe('abc');
  });
});
