import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { daysIn } from '../../../client/days';

describe('days and months in words', () => {
  it.each([
    ['en-GB', '1 Mar 2027', 'March 2027'],
    ['de', '1. März 2027', 'März 2027'],
    ['fr', '1 mars 2027', 'mars 2027'],
  ])('in %s', (language, day, month) => {
    expect(daysIn(language).day('2027-03-01')).toBe(day);
    expect(daysIn(language).month('2027-03')).toBe(month);
  });

  it.each(['en-GB', 'de', 'fr'])('what is none stays as it is in %s', (language) => {
    for (const text of ['', 'soon', '2027-02-30', '2027-3-1']) expect(daysIn(language).day(text)).toBe(text);
    for (const text of ['', 'overdue', '2027-13', '2027']) expect(daysIn(language).month(text)).toBe(text);
  });

  it.each(['de', 'fr'])('the words for %s name a language that days can be said in', (language) => {
    const words = JSON.parse(readFileSync(`client/l10n/bundle.l10n.${language}.json`, 'utf8'));
    expect(() => daysIn(words['en-GB'])).not.toThrow();
    expect(words['en-GB']).toBe(language);
  });
});
