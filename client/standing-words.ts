import { t } from '@vscode/l10n';
import type { Standing } from '../shared/assessment/status';
import { type StatusWords, statusWords } from './status-words';

/** How an assessment by itself is shown: as a status of templates is, with the same icon for the same thing. */
export const standingWords: Readonly<Record<Standing, StatusWords>> = {
  expired: { ...statusWords.expired, label: t('Expired') },
  'review-due': {
    ...statusWords['review-due'],
    label: t('Review overdue'),
    meaning: t('Approved, but the review date has passed. It expires if nobody reviews it.'),
  },
  'changes-requested': {
    ...statusWords['changes-requested'],
    label: t('Changes requested'),
    meaning: t('A reviewer asked for changes.'),
  },
  draft: { ...statusWords.draft, label: t('Draft'), meaning: t('Being written; nobody has approved it yet.') },
  'in-review': {
    ...statusWords['in-review'],
    label: t('In review'),
    meaning: t('With a reviewer and not approved yet.'),
  },
  approved: {
    ...statusWords.covered,
    label: t('Approved'),
    meaning: t('Approved, and its review is not due within 30 days.'),
  },
  rejected: { ...statusWords.rejected, label: t('Rejected'), meaning: t('Decided against this kind of message.') },
  withdrawn: { ...statusWords.withdrawn, label: t('Withdrawn'), meaning: t('Taken back; nothing can rely on it.') },
  superseded: {
    ...statusWords.superseded,
    label: t('Superseded'),
    meaning: t('A newer assessment has taken its place.'),
  },
};

/** The group of approved assessments whose review comes within 30 days. */
export const dueSoonWords: StatusWords = {
  label: t('Review due within 30 days'),
  icon: 'bell',
  colour: 'problemsWarningIcon.foreground',
  meaning: t('Approved, and to be reviewed within the next 30 days.'),
};
