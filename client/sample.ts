import { addDays, isIsoDay } from '../shared/text/iso-day';

/** The files of the sample workspace, as they are packaged and as they are called there. */
export const sampleFiles: readonly { readonly from: string; readonly to: string }[] = [
  { from: 'media/walkthrough/sample.md', to: 'README.md' },
  ...[
    'outreach.yaml',
    'linkedin/page-deals.outreach.md',
    'linkedin/page-launch.outreach.md',
    'linkedin/school-survey.outreach.md',
    'email/course-feedback.outreach.md',
    'sms/appointment-reminder.outreach.txt',
    'assessments/LIA-2026-014-page-invitation.lia.md',
    'assessments/LIA-2026-018-training-feedback.lia.md',
  ].map((path) => ({ from: `examples/${path}`, to: path })),
];

/** The file of the sample to begin with: one phrase in it is marked. */
export const sampleStart = 'linkedin/page-deals.outreach.md';

/** The ISO day for which the examples were written. */
export const sampleDay = '2026-11-23';

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const dates = new RegExp(`\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b(\\d{1,2}) (${months}) (20\\d\\d)\\b|\\b20\\d\\d\\b`, 'g');
const monthNames = months.split('|');

/**
 * A text or a path of the sample as it would have been written on `today`: all its dates move on together, so that a review that was
 * ten months away still is. Law doesn't move, so days before the examples were written change nothing.
 */
export function asOf(text: string, today: string): string {
  const days = isIsoDay(today) ? (Date.parse(today) - Date.parse(sampleDay)) / 86_400_000 : 0;
  if (days <= 0) return text;
  const years = Number(today.slice(0, 4)) - Number(sampleDay.slice(0, 4));
  return text.replace(dates, (date, day?: string, month?: string, year?: string) => {
    if (isIsoDay(date)) return addDays(date, days) ?? date;
    if (day === undefined) return date.length === 4 ? String(Number(date) + years) : date;
    const number = String(monthNames.indexOf(month!) + 1).padStart(2, '0');
    const moved = addDays(`${year}-${number}-${day.padStart(2, '0')}`, days);
    if (moved === undefined) return date;
    return `${Number(moved.slice(8))} ${monthNames[Number(moved.slice(5, 7)) - 1]} ${moved.slice(0, 4)}`;
  });
}
