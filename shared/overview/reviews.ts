import type { Assessment } from '../assessment/assessment';
import { standingOf } from '../assessment/status';

/** When an approved assessment is to be reviewed: `overdue`, a month as YYYY-MM, or `none` where no day is written. */
export type ReviewTime = 'overdue' | 'none' | (string & {});

/** When it is to be reviewed; undefined for what isn't approved: there is nothing to review yet, or any more. */
export function reviewTimeOf(assessment: Assessment, today: string): ReviewTime | undefined {
  const { standing } = standingOf(assessment, today);
  if (standing === 'expired' || standing === 'review-due') return 'overdue';
  if (standing !== 'approved') return undefined;
  return assessment.reviewDue?.value.slice(0, 7) ?? 'none';
}

/** The month of a day and those after it, as YYYY-MM; empty for what is no day. */
export function monthsFrom(day: string, count: number): string[] {
  const first = /^(\d{4})-(\d{2})/.exec(day);
  if (!first) return [];
  const start = Number(first[1]) * 12 + Number(first[2]) - 1;
  return Array.from({ length: count }, (_, i) => {
    const month = start + i;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "March 2027"; a text that is no month comes back as it is. */
export function monthInWords(month: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
  const name = names[Number(number) - 1];
  return name === undefined ? month : `${name} ${year}`;
}
