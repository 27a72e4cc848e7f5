import { describe, expect, it } from 'vitest';
import { sentences } from '../../../shared/phrasing/sentences';

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['One. Two! Three? Four… Five', ['One.', 'Two!', 'Three?', 'Four…', 'Five']],
    ['Ask Mr. Smith. He knows.', ['Ask Mr. Smith.', 'He knows.']],
    ['Bring fruit, e.g. pears. Thanks.', ['Bring fruit, e.g. pears.', 'Thanks.']],
    ['It costs £9.99 a month. Fine.', ['It costs £9.99 a month.', 'Fine.']],
    ['See example.com for it. Bye.', ['See example.com for it.', 'Bye.']],
    ['He said "Stop." Then he left.', ['He said "Stop."', 'Then he left.']],
    ['Dear Sam,\nthe page is up.', ['Dear Sam,', 'the page is up.']],
    ['A line\r\nthat goes on.\r\n\r\nAnother', ['A line\r\nthat goes on.', 'Another']],
    ['Items:\n- one\n- two', ['Items:', '- one', '- two']],
    ['Wait... what?!  Yes.', ['Wait...', 'what?!', 'Yes.']],
    ['', []],
    [' \r\n ', []],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});
