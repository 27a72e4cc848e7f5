import { describe, expect, it } from 'vitest';
import { todayIn } from '../../../server/workspace/today';

describe('the day that decides what is due', () => {
  it.each([
    ['Europe/London', '2026-06-30T22:59:00Z', '2026-06-30'],
    ['Europe/London', '2026-06-30T23:00:00Z', '2026-07-01'],
    ['Europe/London', '2026-12-31T23:59:00Z', '2026-12-31'],
    ['Pacific/Auckland', '2026-06-30T13:00:00Z', '2026-07-01'],
    ['America/New_York', '2026-07-01T03:00:00Z', '2026-06-30'],
    ['No/Such_Zone', '2026-06-30T23:00:00Z', '2026-07-01'],
  ])('in %s at %s is %s', (timeZone, now, day) => {
    expect(todayIn(timeZone, Date.parse(now))).toBe(day);
  });

  it('is the calendar’s in London at every hour of a year', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });
    for (let hour = 0; hour < 366 * 24; hour++) {
      const now = Date.UTC(2026, 0, 1, hour, 30);
      expect(todayIn('Europe/London', now)).toBe(calendar.format(now));
    }
  });
});
