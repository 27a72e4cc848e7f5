import ical, { ICalCalendarMethod } from 'ical-generator';
import type { CalendarDay } from '../../shared/register/calendar';

/**
 * The days as an iCalendar file (RFC 5545) of all-day events. The same days and `today` (an ISO day) give the same bytes: nothing in it
 * says when it was made.
 */
export function calendarFile(days: readonly CalendarDay[], today: string): string {
  const calendar = ical({
    name: 'Outreach reviews',
    prodId: { company: 'Lawful Outreach', product: 'Reviews', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const stamp = new Date(`${today}T00:00:00Z`);
  for (const { id, day, title, description } of days) {
    const start = new Date(`${day}T00:00:00Z`);
    calendar.createEvent({
      id,
      stamp,
      start,
      end: new Date(start.getTime() + 24 * 60 * 60 * 1000),
      allDay: true,
      summary: title,
      description,
    });
  }
  return `${calendar.toString()}\r\n`;
}
