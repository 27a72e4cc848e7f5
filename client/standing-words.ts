import type { Standing } from '../shared/assessment/status';
import { type StatusWords, statusWords } from './status-words';

/** How an assessment by itself is shown: as a status of templates is, with the same icon for the same thing. */
export const standingWords: Readonly<Record<Standing, StatusWords>> = {
  expired: { ...statusWords.expired, label: 'Expired' },
  'review-due': {
    ...statusWords['review-due'],
    label: 'Review overdue',
    meaning: 'Approved, but the review date has passed. It expires if nobody reviews it.',
  },
  'changes-requested': {
    ...statusWords['changes-requested'],
    label: 'Changes requested',
    meaning: 'A reviewer asked for changes.',
  },
  draft: { ...statusWords.draft, label: 'Draft', meaning: 'Being written; nobody has approved it yet.' },
  'in-review': { ...statusWords['in-review'], label: 'In review', meaning: 'With a reviewer and not approved yet.' },
  approved: {
    ...statusWords.covered,
    label: 'Approved',
    meaning: 'Approved, and its review is not due within 30 days.',
  },
  rejected: { ...statusWords.rejected, label: 'Rejected', meaning: 'Decided against this kind of message.' },
  withdrawn: { ...statusWords.withdrawn, label: 'Withdrawn', meaning: 'Taken back; nothing can rely on it.' },
  superseded: { ...statusWords.superseded, label: 'Superseded', meaning: 'A newer assessment has taken its place.' },
};

/** The group of approved assessments whose review comes within 30 days. */
export const dueSoonWords: StatusWords = {
  label: 'Review due within 30 days',
  icon: 'bell',
  colour: 'problemsWarningIcon.foreground',
  meaning: 'Approved, and to be reviewed within the next 30 days.',
};
