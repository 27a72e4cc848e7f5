import { describe, expect, it } from 'vitest';
import { addDays, addMonths, compareDays, isIsoDay } from '../../../shared/text/iso-day';

describe('a day', () => {
  it.each(['2026-11-23', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is real', (day) => {
    expect(isIsoDay(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01T10:00',
    '',
    'soon',
  ])('"%s" is none', (day) => {
    expect(isIsoDay(day)).toBe(false);
  });

  it('plus days runs over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-03-28', 60)).toBe('2026-05-27');
  });

  it('plus months keeps the date, or takes the last day of a shorter month', () => {
    expect(addMonths('2026-11-23', 12)).toBe('2027-11-23');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('0096-02-29', 48)).toBe('0100-02-28');
  });

  it('that is none, or lies outside the calendar, has no other day', () => {
    expect(addDays('2026-02-30', 1)).toBeUndefined();
    expect(addMonths('tomorrow', 1)).toBeUndefined();
    expect(addDays('2026-01-01', Number.NaN)).toBeUndefined();
    expect(addMonths('9999-12-31', 1)).toBeUndefined();
    expect(addDays('2026-01-01', 1e300)).toBeUndefined();
  });

  it('comes before or after another', () => {
    expect(compareDays('2026-09-30', '2026-10-01')).toBeLessThan(0);
    expect(compareDays('2027-01-01', '2026-12-31')).toBeGreaterThan(0);
    expect(compareDays('2026-12-31', '2026-12-31')).toBe(0);
  });
});
