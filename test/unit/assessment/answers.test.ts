import { describe, expect, it } from 'vitest';
import { answersIn } from '../../../shared/assessment/answers';

function answers(text: string): Record<string, string> {
  const found = answersIn(text, { start: 0, end: text.length });
  return Object.fromEntries(found.map(({ id, text: answer }) => [id, answer]));
}

describe('answers', () => {
  it('stand below the heading of their question', () => {
    const text = `## 1 Purpose test
### P1 What are you trying to achieve by using this data?
We want people to find our guidance.

It is free.
### P2 What do you gain?
Readers.
## 2 Necessity test
Some introduction.
### N1 Will this actually achieve the purpose?
Yes, a third of those invited follow the page.`;
    expect(answers(text)).toEqual({
      P1: 'We want people to find our guidance.\n\nIt is free.',
      P2: 'Readers.',
      N1: 'Yes, a third of those invited follow the page.',
    });
  });

  it.each([
    ['another level', '## P1 What?\nBecause.'],
    ['a deeper level', '#### P1\nBecause.'],
    ['no text, trailing spaces', '### P1   \nBecause.'],
    ['a full stop', '### P1. What are you doing?\nBecause.'],
    ['bold', '### **P1** What?\nBecause.'],
    ['small letters', '### p1 what?\nBecause.'],
    ['Windows line breaks', '### P1 What?\r\n\r\nBecause.\r\n'],
    ['old Mac line breaks', '### P1 What?\r\rBecause.\r'],
    ['indentation and tabs', '  ###\tP1 What?\nBecause.\n'],
    ['an exotic line separator', '### P1 What\u2028now?\nBecause.\n'],
  ])('are found under a heading with %s', (_, text) => {
    expect(answers(text)).toEqual({ P1: 'Because.' });
  });

  it.each([
    '# P1 as a title\nText.',
    '###P1 without a space\nText.',
    '### P11 is no question\nText.',
    '### P1b neither\nText.',
    'P1 in the text\nText.',
  ])('are not looked for under %j', (text) => {
    expect(answers(text)).toEqual({});
  });

  it('may have headings of their own', () => {
    expect(answers('### N3 Could you?\n#### Public post\nNo.\n### Something else\nRest.')).toEqual({
      N3: '#### Public post\nNo.',
    });
  });

  it('end where the next question starts, also at a deeper level', () => {
    expect(answers('## P1 What?\nFirst.\n### P2 What?\nSecond.')).toEqual({ P1: 'First.', P2: 'Second.' });
  });

  it('are read without comments', () => {
    const text =
      '### P1 What?\n<!-- answer -->\nA page <!-- which? --> for guidance.\n### P2 What?\n<!-- answer\n### P5 no question here\n-->\n';
    expect(answers(text)).toEqual({ P1: 'A page  for guidance.', P2: '' });
  });

  it('survive a comment that nobody closed', () => {
    expect(answers('### P1 What?\n<!-- answer\nBecause.\n### P2 What?\nTherefore.')).toEqual({
      P1: 'Because.',
      P2: 'Therefore.',
    });
  });

  it('point at heading and text', () => {
    const text = '😀\n### P1 What?  \n\n  Because 😀.  \n\n### P2 What?\n\n';
    const [first, second] = answersIn(text, { start: 0, end: text.length });
    expect(text.slice(first!.headingSpan.start, first!.headingSpan.end)).toBe('### P1 What?');
    expect(text.slice(first!.span.start, first!.span.end)).toBe('Because 😀.');
    expect(second!.span).toEqual({ start: second!.headingSpan.end, end: second!.headingSpan.end });
  });

  it('are found in a hostile file', () => {
    const text = `### P1 What?\n${'<!--'.repeat(200_000)}\n### P2 What?\n${'#'.repeat(100_000)}\n${'['.repeat(100_000)}`;
    expect(Object.keys(answers(text))).toEqual(['P1', 'P2']);
  });
});
