import { describe, expect, it } from 'vitest';
import { todayIn } from '../../../server/workspace/today';

describe('the day that decides what is due', () => {
  it.each([
    ['Europe/London', '2026-06-30T22:59:00Z', '2026-06-30'],
    ['Europe/London', '2026-06-30T23:00:00Z', '2026-07-01'],
    ['Europe/London', '2026-12-31T23:59:00Z', '2026-12-31'],
    ['Pacific/Auckland', '2026-06-30T13:00:00Z', '2026-07-01'],
    ['America/New_York', '2026-07-01T03:00:00Z', '2026-06-30'],
    ['Europe/London', '2028-02-29T23:59:59Z', '2028-02-29'],
    ['America/New_York', '2028-03-01T04:59:00Z', '2028-02-29'],
    // The hour before the clocks go on, and the one in which they go back.
    ['Europe/London', '2027-03-28T00:59:59Z', '2027-03-28'],
    ['Europe/London', '2026-10-25T00:30:00Z', '2026-10-25'],
    // Midnight is left out where the clocks go on at it, and whole days where a country changes its side of the date line.
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04'],
    ['Pacific/Apia', '2011-12-30T09:59:00Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Asia/Kathmandu', '2026-11-23T18:14:59Z', '2026-11-23'],
    ['No/Such_Zone', '2026-06-30T23:00:00Z', '2026-07-01'],
  ])('in %s at %s is %s', (timeZone, now, day) => {
    expect(todayIn(timeZone, Date.parse(now))).toBe(day);
  });

  it('is another at once when the clock is set back', () => {
    expect(todayIn('Europe/London', Date.parse('2026-11-23T12:00:00Z'))).toBe('2026-11-23');
    expect(todayIn('Europe/London', Date.parse('2026-11-22T12:00:00Z'))).toBe('2026-11-22');
    expect(todayIn('Europe/London', 0)).toBe('1970-01-01');
  });

  it('is the calendar’s in London at every hour of a year', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });
    for (let hour = 0; hour < 366 * 24; hour++) {
      const now = Date.UTC(2026, 0, 1, hour, 30);
      expect(todayIn('Europe/London', now)).toBe(calendar.format(now));
    }
  });
});
