import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../shared/phrasing/tokens';
import { wordOf } from '../../../shared/phrasing/words';

const wordsIn = (text: string) => tokenise(text, { start: 0, end: text.length }).words;

describe('words', () => {
  it.each([
    ['Book', 'book'],
    ['DON’T', "don't"],
    ['donʼt', "don't"],
    ['ÉTÉ', 'été'],
    ['SALE_ENDS_AT', 'sale_ends_at'],
    ['5GB', '5gb'],
  ])('%s is the same word as %s', (written, text) => {
    expect(wordsIn(written)).toEqual([wordOf(text)]);
    expect(wordsIn(written)[0]?.text).toBe(text);
  });

  it('differ from each other, however many there are', () => {
    const many = Array.from({ length: 25_000 }, (_, index) => `w${index.toString(36)}`);
    const read = wordsIn(many.join(' '));
    expect(read.map(({ text }) => text)).toEqual(many);
    expect(many.map((text) => wordOf(text).text)).toEqual(many);
  });

  it('know what their forms have in common', () => {
    expect(new Set(wordsIn('Save saves SAVING saved').map(({ stem }) => stem)).size).toBe(1);
  });
});
