import { describe, expect, it } from 'vitest';
import { Paragraphs } from '../../../shared/phrasing/paragraphs';

/** The paragraphs of each text in turn, and those that had to be made anew for it. */
function readInTurn(...texts: string[]) {
  const paragraphs = new Paragraphs<string>();
  return texts.map((text) => {
    const made: string[] = [];
    const found = paragraphs.read(text, (paragraph) => {
      made.push(paragraph);
      return paragraph;
    });
    // Whatever is reused has to be what stands there.
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(found.map((paragraph) => paragraph.made));
    expect(found.map(({ made }) => made).join('')).toBe(text);
    return { found: found.map(({ made }) => made), made };
  });
}

describe('paragraphs', () => {
  it('end behind a blank line', () => {
    expect(readInTurn('Hi,\n\nBook a demo\nnow\r\n\r\nBye')[0]?.found).toEqual([
      'Hi,\n\n',
      'Book a demo\nnow\r\n\r\n',
      'Bye',
    ]);
  });

  it('are made anew only where the text has changed', () => {
    const [, edited, back] = readInTurn(
      'Hi,\n\nBook a demo\n\nBye',
      'Hi,\n\nBook the demo\n\nBye',
      'Hi,\n\nBook a demo\n\nBye',
    );
    expect(edited?.made).toEqual(['Book the demo\n\n']);
    expect(back?.made).toEqual(['Book a demo\n\n']);
  });

  it.each([
    ['a paragraph goes', 'a\n\nb\n\nc', 'a\n\nc'],
    ['one is joined to the next', 'a\n\nb\n\nc', 'a\nb\n\nc'],
    ['one is divided', 'ab\n\nc', 'a\n\nb\n\nc'],
    ['the end goes on', 'a\n\nb\n', 'a\n\nb\n more'],
    ['the same again', 'a\n\na\n\na', 'a\n\na\n\na\n\na'],
    ['blank lines come', 'a\n\nb', 'a\n\n\n\nb'],
    ['everything goes', 'a\n\nb', ''],
  ])('are right when %s', (_, before, after) => {
    expect(readInTurn(before, after)[1]?.found).toEqual(readInTurn(after)[0]?.found);
    expect(readInTurn(after, before)[1]?.found).toEqual(readInTurn(before)[0]?.found);
  });

  it('are right after any edits', () => {
    let state = 7;
    const below = (limit: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % limit;
    };
    let text = 'a\n\nb c\n\n\nd\r\n\r\ne';
    const paragraphs = new Paragraphs<string>();
    for (let round = 0; round < 3000; round++) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + ['\n', '\n\n', 'x', '\r\n', ''][below(5)] + text.slice(at + below(4));
      const found = paragraphs.read(text, (paragraph) => paragraph);
      expect(found).toEqual(new Paragraphs<string>().read(text, (paragraph) => paragraph));
    }
  });
});
