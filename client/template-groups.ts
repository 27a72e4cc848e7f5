import { t } from '@vscode/l10n';
import { assessmentStatuses } from '../shared/assessment/status';
import type { TemplateSummary } from '../shared/protocol';
import { dayInWords, monthInWords } from './days';
import { type StatusWords, statusWords } from './status-words';
import { oneLine } from './words';

/** By what the Templates view groups. */
export const groupings = ['status', 'campaign', 'owner', 'folder', 'review'] as const;
export type Grouping = (typeof groupings)[number];

/** How a grouping is offered, and what the view says of itself under it; nothing where that goes without saying. */
interface GroupingWords {
  readonly label: string;
  readonly help: string;
  readonly by: string;
}

/** The words of each grouping. */
export const groupingWords: Readonly<Record<Grouping, GroupingWords>> = {
  status: { label: t('Status'), help: t('How the assessment of each template stands, worst first'), by: '' },
  campaign: { label: t('Campaign'), help: t('The name of its campaign, or its days'), by: t('by campaign') },
  owner: { label: t('Owner'), help: t('Who answers for it'), by: t('by owner') },
  folder: { label: t('Folder'), help: t('Where its file is kept'), by: t('by folder') },
  review: {
    label: t('Review date'),
    help: t('When its assessment is to be reviewed, soonest first'),
    by: t('by review date'),
  },
};

export function isGrouping(value: unknown): value is Grouping {
  return groupings.includes(value as Grouping);
}

/** Where a template belongs. Templates with the same key stand together. */
export interface Place {
  readonly key: string;
  readonly label: string;
  readonly words: Pick<StatusWords, 'icon' | 'colour' | 'meaning'>;
  /** Groups stand in the order of this, then of their labels. */
  readonly rank: number;
}

/** The group of a template. */
export function placeOf(template: TemplateSummary, grouping: Grouping): Place {
  return places[grouping](template);
}

const last = 1000;

const places: Readonly<Record<Grouping, (template: TemplateSummary) => Place>> = {
  status({ assessment: { status } }) {
    const words = statusWords[status];
    return { key: status, label: words.label, words, rank: assessmentStatuses.indexOf(status) };
  },
  campaign({ campaign: { name, start, end } }) {
    const words = { icon: 'megaphone', meaning: t('Templates of one campaign.') };
    const label = name === undefined ? '' : oneLine(name);
    if (label !== '') return { key: `name:${label.toLowerCase()}`, label, words, rank: 0 };
    if (start === undefined && end === undefined)
      return { key: 'none', label: t('No campaign'), words: { ...words, icon: 'dash' }, rank: last };
    const days =
      start && end
        ? t('{0} to {1}', dayInWords(start), dayInWords(end))
        : start
          ? t('From {0}', dayInWords(start))
          : t('Until {0}', dayInWords(end!));
    return { key: `days:${start}:${end}`, label: days, words: { ...words, icon: 'calendar' }, rank: 1 };
  },
  owner({ owner }) {
    const words = { icon: 'person', meaning: t('Templates that one person or role answers for.') };
    const label = oneLine(owner);
    return label === ''
      ? { key: 'none', label: t('No owner'), words: { ...words, icon: 'dash' }, rank: last }
      : { key: `name:${label.toLowerCase()}`, label, words, rank: 0 };
  },
  folder({ path }) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const words = { icon: 'folder', meaning: t('Templates that are kept in one folder.') };
    return {
      key: folder,
      label: folder === '' ? t('Top folder') : oneLine(folder),
      words,
      rank: folder === '' ? -1 : 0,
    };
  },
  review({ assessment: { review } }) {
    const words = { icon: 'calendar', meaning: t('Templates whose assessment is to be reviewed then.') };
    if (review === undefined)
      return {
        key: 'no-review',
        label: t('No approved assessment'),
        words: { icon: 'dash', meaning: t('Templates without an approved assessment that could be reviewed.') },
        rank: last + 1,
      };
    if (review === 'overdue')
      return { key: review, label: t('Review overdue'), words: { ...words, icon: 'history' }, rank: -1 };
    if (review === 'none')
      return { key: review, label: t('No review date'), words: { ...words, icon: 'dash' }, rank: last };
    return { key: review, label: monthInWords(review), words, rank: monthRank(review) };
  },
};

function monthRank(month: string): number {
  const number = Number(month.replace('-', ''));
  // Between what is overdue and what has no day, in the order of the months.
  return Number.isFinite(number) ? number / 1_000_000 : 1;
}
