import { type AssessmentStatus, assessmentStatuses } from '../assessment/status';
import type { Finding, Severity } from '../lint/finding';
import { ruleOf } from '../rules';
import { addDays } from '../text/iso-day';
import { monthsFrom, type ReviewTime } from './reviews';
import { type WaiverTime, waiverTimes } from './waiver-times';

/** A waiver that ends, and where it is written. */
export interface EndingWaiver {
  readonly uri: string;
  /** Title of its template. */
  readonly title: string;
  readonly rule: string;
  /** ISO day: the last on which it holds. */
  readonly until: string;
  /** Zero-based line in the file. */
  readonly line: number;
}

export interface OverviewTemplate {
  readonly status: AssessmentStatus;
  readonly needsAttention: boolean;
  /** How many findings waivers accept. */
  readonly waived: number;
  readonly waivers: readonly EndingWaiver[];
}

export interface OverviewAssessment {
  /** As reviewTimeOf says. */
  readonly review: ReviewTime | undefined;
  /** Whether it is due within the next 30 days. */
  readonly dueSoon: boolean;
}

export interface OverviewInput {
  readonly templates: readonly OverviewTemplate[];
  readonly assessments: readonly OverviewAssessment[];
  /** Of all files that are checked. */
  readonly findings: Iterable<Pick<Finding, 'rule' | 'severity'>>;
  readonly unread: number;
  /** ISO day. */
  readonly today: string;
}

export interface RuleCount {
  readonly rule: string;
  /** What the rule is about. */
  readonly title: string;
  readonly counts: Record<Severity, number>;
  readonly count: number;
}

/** Numbers about a workspace: plain data, and no words but titles. Every list is in the order in which it is shown. */
export interface Overview {
  readonly today: string;
  readonly templates: number;
  readonly needAttention: number;
  readonly assessments: number;
  readonly reviewsOverdue: number;
  readonly reviewsDueSoon: number;
  readonly counts: Record<Severity, number>;
  readonly waived: number;
  readonly unread: number;
  /** Worst first, without empty ones. */
  readonly statuses: readonly { readonly status: AssessmentStatus; readonly count: number }[];
  /** Most findings first. */
  readonly rules: readonly RuleCount[];
  /** What is overdue, then this month and the eleven after it. */
  readonly reviews: readonly { readonly time: ReviewTime; readonly count: number }[];
  /** Approved assessments that are due later than that, and those without a day. */
  readonly reviewsLater: number;
  readonly reviewsUndated: number;
  readonly waivers: readonly { readonly time: WaiverTime; readonly waivers: readonly EndingWaiver[] }[];
}

/** The overview of a workspace. Pure: the same input gives the same numbers. */
export function overviewOf({ templates, assessments, findings, unread, today }: OverviewInput): Overview {
  const rules = rulesIn(findings);
  const counts = noFindings();
  for (const rule of rules) for (const severity of severitiesOf(counts)) counts[severity] += rule.counts[severity];
  const reviewed = (time: ReviewTime) => assessments.filter(({ review }) => review === time).length;
  const months = monthsFrom(today, 12);
  const isLater = ({ review }: OverviewAssessment) =>
    review !== undefined && review !== 'none' && review !== 'overdue' && !months.includes(review);
  return {
    today,
    templates: templates.length,
    needAttention: templates.filter((template) => template.needsAttention).length,
    assessments: assessments.length,
    reviewsOverdue: reviewed('overdue'),
    reviewsDueSoon: assessments.filter(({ dueSoon }) => dueSoon).length,
    counts,
    waived: templates.reduce((sum, { waived }) => sum + waived, 0),
    unread,
    statuses: assessmentStatuses.flatMap((status) => {
      const count = templates.filter((template) => template.status === status).length;
      return count === 0 ? [] : [{ status, count }];
    }),
    rules,
    reviews: ['overdue', ...months].map((time) => ({ time, count: reviewed(time) })),
    reviewsLater: assessments.filter(isLater).length,
    reviewsUndated: reviewed('none'),
    waivers: waiversByTime(
      templates.flatMap(({ waivers }) => waivers),
      today,
    ),
  };
}

function noFindings(): Record<Severity, number> {
  return { error: 0, warning: 0, information: 0, hint: 0 };
}

function severitiesOf(counts: Record<Severity, number>): Severity[] {
  return Object.keys(counts) as Severity[];
}

function rulesIn(findings: OverviewInput['findings']): RuleCount[] {
  const byRule = new Map<string, Record<Severity, number>>();
  for (const { rule, severity } of findings) {
    const counts = byRule.get(rule) ?? noFindings();
    counts[severity]++;
    byRule.set(rule, counts);
  }
  return [...byRule]
    .map(([rule, counts]) => {
      const count = severitiesOf(counts).reduce((sum, severity) => sum + counts[severity], 0);
      return { rule, title: ruleOf(rule)?.title ?? rule, counts, count };
    })
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/** The soonest first; what ends in more than 90 days isn't told. */
function waiversByTime(waivers: readonly EndingWaiver[], today: string): Overview['waivers'] {
  const ordered = [...waivers].sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  const last = [30, 60, 90].map((days) => addDays(today, days) ?? today);
  const timeOf = ({ until }: EndingWaiver): WaiverTime | undefined => {
    if (until < today) return 'ended';
    const index = last.findIndex((day) => until <= day);
    return index < 0 ? undefined : waiverTimes[index + 1];
  };
  return waiverTimes.map((time) => ({ time, waivers: ordered.filter((waiver) => timeOf(waiver) === time) }));
}
