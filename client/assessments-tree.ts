import { t } from '@vscode/l10n';
import type { Progress } from '../shared/assessment/progress';
import type { PartId } from '../shared/assessment/questions';
import { standings } from '../shared/assessment/status';
import type { ReviewTime } from '../shared/overview/reviews';
import type { AssessmentSummary, TemplateSummary } from '../shared/protocol';
import { dayInWords, monthInWords } from './days';
import { dueSoonWords, standingWords } from './standing-words';
import type { StatusWords } from './status-words';
import { type TemplateNode, templateNode } from './templates-tree';
import {
  assessments as assessmentsInWords,
  baseName,
  counted,
  markdownText,
  oneLine,
  templates as templatesInWords,
} from './words';

/** A group of the Assessments view: assessments that stand alike. */
export interface StandingNode {
  readonly kind: 'group';
  /** The same for the same group at every refresh. */
  readonly id: string;
  readonly label: string;
  readonly words: StatusWords;
  readonly spoken: string;
  readonly children: readonly AssessmentNode[];
}

export interface AssessmentNode {
  readonly kind: 'assessment';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly words: StatusWords;
  readonly spoken: string;
  readonly summary: AssessmentSummary;
  /** The templates that rely on it. */
  readonly children: readonly TemplateNode[];
}

export type AssessmentsNode = StandingNode | AssessmentNode | TemplateNode;

/** Which assessments the view shows: those to be reviewed then; all where absent. */
export interface AssessmentsFilter {
  readonly review?: ReviewTime;
}

/** The Assessments view: what is due soon first, then what needs somebody's work, what is approved, and what is closed. */
export function assessmentsTree(
  assessments: readonly AssessmentSummary[],
  templates: readonly TemplateSummary[],
  { review }: AssessmentsFilter = {},
): StandingNode[] {
  const relying = new Map<string, TemplateSummary[]>();
  for (const template of templates) {
    const { uri } = template.assessment;
    if (uri === undefined) continue;
    const same = relying.get(uri);
    if (same) same.push(template);
    else relying.set(uri, [template]);
  }
  const shown = assessments.filter((each) => review === undefined || each.review === review);
  const groups: [id: string, words: StatusWords, holds: (each: AssessmentSummary) => boolean][] = [
    ['due-soon', dueSoonWords, ({ dueSoon }) => dueSoon],
    ...standings.map((standing): (typeof groups)[number] => [
      `standing:${standing}`,
      standingWords[standing],
      (each) => each.standing === standing && !each.dueSoon,
    ]),
  ];
  return groups.flatMap(([id, words, holds]) => {
    const children = shown.filter(holds).map((each) => assessmentNode(each, words, relying.get(each.uri) ?? []));
    if (children.length === 0) return [];
    const spoken = `${words.label}: ${assessmentsInWords(children.length)}. ${words.meaning}`;
    return { kind: 'group', id, label: `${words.label} (${children.length})`, words, spoken, children };
  });
}

function assessmentNode(
  summary: AssessmentSummary,
  words: StatusWords,
  templates: readonly TemplateSummary[],
): AssessmentNode {
  const { id, title, progress, owner, reviewDue, standing, uri } = summary;
  const label = nameOf(summary);
  const review = reviewDue === undefined ? '' : t('next review {0}', dayInWords(reviewDue));
  const isWritten = standing === 'approved' || standing === 'review-due' || standing === 'expired';
  // What matters most comes first: the sidebar is narrow.
  const [first, last] = isWritten ? [review, answered(progress)] : [answered(progress), review];
  const named = oneLine(id) === '' ? t('no id') : oneLine(title);
  const details = [first, named, oneLine(owner, 60), last].filter(Boolean);
  const used = templates.length === 0 ? t('used by no template') : t('used by {0}', templatesInWords(templates.length));
  return {
    kind: 'assessment',
    id: `assessment:${uri}`,
    label,
    description: details.join(' · '),
    words,
    spoken: [label, words.label, ...details, used].join(', '),
    summary,
    children: templates.map((template) =>
      templateNode(template, { showFile: false, showStatus: true, idPrefix: `${uri} covers ` }),
    ),
  };
}

/** How far it is: "17 of 24 answered". */
function answered({ answered, required }: Progress): string {
  return t('{0} of {1} answered', answered, required);
}

const partWords: Readonly<Record<PartId, string>> = {
  purpose: t('Purpose'),
  necessity: t('Necessity'),
  balancing: t('Balancing'),
  decision: t('Decision'),
};

/** What templates and people call an assessment: its id; its title or its file where it has none. */
export function nameOf({ id, title, path }: AssessmentSummary): string {
  return oneLine(id, 60) || oneLine(title) || baseName(path);
}

/** Markdown with all user text escaped. */
export function assessmentTooltip({ label, words, summary, children }: AssessmentNode): string {
  const { title, why, progress, owner, reviewDue, path } = summary;
  const parts = progress.parts.map((each) => t('{0} {1} of {2}', partWords[each.part], each.answered, each.required));
  return [
    `**${markdownText([label, title].filter(Boolean).join(': '))}**`,
    `**${words.label}.** ${markdownText(why)}`,
    `**${t('Questions')}:** ${answered(progress)} (${parts.join(', ')})`,
    ...(owner === '' ? [] : [`**${t('Owner')}:** ${markdownText(owner)}`]),
    ...(reviewDue === undefined ? [] : [`**${t('Next review')}:** ${dayInWords(reviewDue)}`]),
    `**${t('Used by')}:** ${templatesInWords(children.length)}`,
    markdownText(path),
  ].join('\n\n');
}

/** The number for the view's badge and what it says: reviews that are overdue or due within 30 days. */
export function reviewsDue(assessments: readonly AssessmentSummary[]): {
  readonly count: number;
  readonly words: string;
} {
  const soon = assessments.filter(({ dueSoon }) => dueSoon).length;
  const overdue = assessments.filter(({ review }) => review === 'overdue').length;
  const words = [
    overdue === 0 ? '' : counted(overdue, t('1 review overdue'), t('{0} reviews overdue')),
    soon === 0 ? '' : counted(soon, t('1 review due within 30 days'), t('{0} reviews due within 30 days')),
  ];
  return { count: soon + overdue, words: words.filter(Boolean).join(', ') };
}

/** What the view says above its list; empty where nothing is left out. */
export function reviewFilterSentence({ review }: AssessmentsFilter, shown: number, total: number): string {
  if (review === undefined) return '';
  const when =
    review === 'overdue'
      ? t('review overdue')
      : review === 'none'
        ? t('no review date')
        : t('review in {0}', monthInWords(review));
  return t('Showing {0} of {1}: {2}.', shown, total, when);
}
