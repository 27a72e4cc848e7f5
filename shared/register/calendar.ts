import { sha256 } from '../assessment/sha256';
import { usualGraceDays } from '../assessment/status';
import { addDays, dayInWords } from '../text/iso-day';
import type { AssessmentRow, Register, WaiverRow } from './register';
import { visible } from './words';

/** Something to be done, or that ends, on one day. */
export interface CalendarDay {
  /** The same in every calendar that is made of these files, so that a later one moves the entry and doesn't add another. */
  readonly id: string;
  readonly kind: 'review' | 'expiry' | 'waiver-end';
  /** ISO day. */
  readonly day: string;
  readonly title: string;
  readonly description: string;
}

/**
 * When approved assessments are to be reviewed, on which day they expire if nobody does, and when waivers end, by day. What is over is
 * left out, but for reviews that are overdue. Pure.
 */
export function calendarOf({ assessments, waivers, today }: Register): CalendarDay[] {
  const days = [
    ...assessments.flatMap((each) => assessmentDays(each, today)),
    ...waivers.flatMap((each) => waiverEnd(each, today)),
  ];
  // Two waivers of one rule in one file are two entries, also where nothing else tells them apart.
  const alike = new Map<string, number>();
  return days
    .map((each) => {
      const earlier = alike.get(each.id) ?? 0;
      alike.set(each.id, earlier + 1);
      return { ...each, id: `${sha256(`${each.id}${earlier}`).slice(0, 32)}@lawful-outreach` };
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
}

function assessmentDays({ file, id, title, owner, standing, reviewDue }: AssessmentRow, today: string): CalendarDay[] {
  if (reviewDue === undefined || !['approved', 'review-due', 'expired'].includes(standing)) return [];
  const name = visible(id ?? file);
  const about = [title, `File: ${file}`, ...(owner === undefined ? [] : [`Owner: ${owner}`])].map(visible).join('\n');
  const review: CalendarDay = {
    id: `review\n${file}`,
    kind: 'review',
    day: reviewDue,
    title: `Review ${name}`,
    description: `The assessment is to be reviewed.\n${about}`,
  };
  // The first day on which nothing may rely on it any more.
  const expires = addDays(reviewDue, usualGraceDays + 1);
  if (expires === undefined || expires < today) return [review];
  return [
    review,
    {
      id: `expiry\n${file}`,
      kind: 'expiry',
      day: expires,
      title: `${name} expires unless it is reviewed`,
      description: `Its review was due on ${dayInWords(reviewDue)}. Templates that rely on it are no longer covered from this day.\n${about}`,
    },
  ];
}

function waiverEnd({ file, rule, phrase, reason, by, until, outcome }: WaiverRow, today: string): CalendarDay[] {
  if (until === undefined || outcome === 'invalid' || outcome === 'expired' || until < today) return [];
  const about = [
    ...(phrase === undefined ? [] : [`Words: ${phrase}`]),
    ...(reason === undefined ? [] : [`Reason: ${reason}`]),
    ...(by === undefined ? [] : [`Accepted by: ${by}`]),
    `File: ${file}`,
  ];
  return [
    {
      id: ['waiver-end', file, rule, phrase].join('\n'),
      kind: 'waiver-end',
      day: until,
      title: `Waiver of ${visible(rule ?? '')} ends`,
      description: [
        'This is the last day on which it holds; then what it accepts is found again.',
        ...about.map(visible),
      ].join('\n'),
    },
  ];
}
