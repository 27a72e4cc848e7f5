/** Days as people write them in front-matter: `2026-11-23`, in the Gregorian calendar, without a time or a zone. */

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a real day of the calendar in the form YYYY-MM-DD; 2026-02-30 is none. */
export function isIsoDay(text: string): boolean {
  if (!shape.test(text)) return false;
  const [year, month, date] = partsOf(text);
  return month >= 0 && month < 12 && date > 0 && date <= daysIn(year, month);
}

/** The day that many days later (earlier where negative); undefined for a day or a number that can't be read. */
export function addDays(day: string, days: number): string | undefined {
  if (!isIsoDay(day) || !Number.isInteger(days)) return undefined;
  const [year, month, date] = partsOf(day);
  return dayOf(year, month, date + days);
}

/**
 * The same date that many months later (earlier where negative), or the last day of a month that is shorter.
 * Undefined for a day or a number that can't be read.
 */
export function addMonths(day: string, months: number): string | undefined {
  if (!isIsoDay(day) || !Number.isInteger(months)) return undefined;
  const [year, month, date] = partsOf(day);
  const lastOfMonth = dayOf(year, month + months + 1, 0);
  if (!lastOfMonth) return undefined;
  return dayOf(year, month + months, Math.min(date, Number(lastOfMonth.slice(8))));
}

/** Negative where `a` is the earlier day, positive where it is the later one, 0 for the same. Both must be ISO days. */
export function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day as people read it: "1 Mar 2027". A text that is no day comes back as it is. */
export function dayInWords(day: string): string {
  if (!isIsoDay(day)) return day;
  const [year, month, date] = partsOf(day);
  return `${date} ${months[month]} ${year}`;
}

function partsOf(day: string): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))];
}

function daysIn(year: number, month: number): number {
  if (month === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
}

/** The day with these parts (month from 0), overflowing as the calendar does; undefined outside the years 0 to 9999. */
function dayOf(year: number, month: number, date: number): string | undefined {
  const time = new Date(0);
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  time.setUTCFullYear(year, month, date);
  const inRange = time.getUTCFullYear() >= 0 && time.getUTCFullYear() <= 9999;
  return inRange ? time.toISOString().slice(0, 10) : undefined;
}
