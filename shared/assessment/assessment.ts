import { conflictIn } from '../text/conflict';
import { splitFrontMatter } from '../text/front-matter';
import type { Span } from '../text/span';
import { entryAt, entryOf, type Mapping, type Node, type Problem } from '../text/tree';
import { type Answer, type PartHeading, sectionsIn } from './answers';
import { type ApprovedText, approvedTextsIn } from './approved-texts';
import { answerOf, choiceOf, dayOf, type Field, itemsOf, numberOf, textAt, textOf, textsOf } from './fields';

/** States that people write; review-due and expired are computed and never stored. */
export const lifecycleStates = [
  'draft',
  'in-review',
  'changes-requested',
  'approved',
  'superseded',
  'rejected',
  'withdrawn',
] as const;
export type LifecycleState = (typeof lifecycleStates)[number];

export const decisions = ['proceed', 'proceed-with-conditions', 'do-not-proceed'] as const;
export type Decision = (typeof decisions)[number];

export const opinions = ['supports', 'supports-with-conditions', 'does-not-support', 'not-required'] as const;
export type Opinion = (typeof opinions)[number];

export const safeguardStates = ['planned', 'in-place'] as const;

/** What an assessment was carried out for. An empty list names nothing. */
export interface Scope {
  readonly purposes: readonly Field<string>[];
  readonly channels: readonly Field<string>[];
  readonly messageNatures: readonly Field<string>[];
  readonly relationships: readonly Field<string>[];
  readonly subscriberTypes: readonly Field<string>[];
  readonly countries: readonly Field<string>[];
  readonly includesChildren: Field<boolean | 'unknown'> | undefined;
  readonly dataFields: readonly Field<string>[];
  readonly sources: readonly Field<string>[];
  readonly tools: readonly Field<string>[];
  readonly frequency: { readonly maxPerPerson: Field<number> | undefined; readonly perDays: Field<number> | undefined };
  readonly retention: Field<string> | undefined;
}

/** A recorded approval of one template as it stood on that day. */
export interface Approval {
  readonly template: Field<string> | undefined;
  readonly version: Field<string> | undefined;
  readonly fingerprint: Field<string> | undefined;
  readonly on: Field<string> | undefined;
  readonly by: Field<string> | undefined;
  readonly span: Span;
}

/** One line of the assessment's history. */
export interface HistoryEntry {
  readonly date: Field<string> | undefined;
  readonly who: Field<string> | undefined;
  readonly change: Field<string> | undefined;
  readonly span: Span;
}

/** A parsed LIA file. Each field is undefined where it is blank or can't be read; `root` still has what was written. */
export interface Assessment {
  /** The path it was read from, as given. */
  readonly path: string;
  readonly root: Mapping;
  /** Where the front-matter stands; empty at the start of the file where there is none. */
  readonly header: Span;
  readonly body: Span;
  readonly problems: readonly Problem[];
  readonly id: Field<string> | undefined;
  readonly title: Field<string> | undefined;
  readonly version: Field<string> | undefined;
  readonly status: Field<LifecycleState> | undefined;
  readonly owner: Field<string> | undefined;
  readonly author: Field<string> | undefined;
  readonly approver: Field<string> | undefined;
  /** Days, as YYYY-MM-DD. */
  readonly approvedOn: Field<string> | undefined;
  readonly createdOn: Field<string> | undefined;
  readonly lastReviewedOn: Field<string> | undefined;
  readonly reviewDue: Field<string> | undefined;
  readonly interest: Field<string> | undefined;
  readonly scope: Scope;
  readonly pecrRoute: { readonly route: Field<string> | undefined; readonly reason: Field<string> | undefined };
  readonly dpoReview: {
    readonly reviewer: Field<string> | undefined;
    readonly date: Field<string> | undefined;
    readonly opinion: Field<Opinion> | undefined;
    readonly notes: Field<string> | undefined;
  };
  readonly dpia: {
    readonly screened: Field<boolean | 'unknown'> | undefined;
    readonly required: Field<boolean | 'unknown'> | undefined;
    readonly ref: Field<string> | undefined;
  };
  readonly safeguards: readonly {
    readonly description: Field<string> | undefined;
    readonly status: Field<(typeof safeguardStates)[number]> | undefined;
    readonly span: Span;
  }[];
  /** How people object; the whole value where it is one text. */
  readonly optOut: Field<string> | undefined;
  readonly privacyNotice: Field<string> | undefined;
  readonly decision: Field<Decision> | undefined;
  /** Reasons given beside the decision; the answer to D1 may give them instead. */
  readonly decisionReasons: Field<string> | undefined;
  readonly conditions: readonly Field<string>[];
  readonly supersededBy: Field<string> | undefined;
  readonly approvals: readonly Approval[];
  /** What was changed and by whom, oldest first as people keep it. */
  readonly history: readonly HistoryEntry[];
  readonly answers: readonly Answer[];
  /** The headings that its parts stand under, as {@link sectionsIn} finds them. */
  readonly partHeadings: readonly PartHeading[];
  /** Texts of templates as they were approved. */
  readonly approvedTexts: readonly ApprovedText[];
}

const noFrontMatter =
  'This assessment has no front-matter, so no template can refer to it. Start the file with a line of three dashes (---), the fields of the assessment and another line of three dashes.';

/** Reads an assessment (domain of fields: the stub). Never throws: what can't be read is undefined, and says so in `problems`. */
export function parseAssessment(path: string, source: string): Assessment {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const { frontMatter, body } = splitFrontMatter(text);
  const start = { start: 0, end: 0 };
  const root: Mapping = frontMatter?.root ?? { kind: 'mapping', entries: [], span: start };
  const approvedTexts = approvedTextsIn(text, body);
  const own = withoutApprovedTexts(text, approvedTexts);
  const conflict = conflictIn(own);
  const at = (key: string) => entryOf(root, key)?.value;
  return {
    path,
    root,
    header: frontMatter?.span ?? start,
    body,
    // Of two versions at once nobody can say what is missing: one cause, one problem.
    problems: conflict ? [conflict] : (frontMatter?.problems ?? [{ span: start, message: noFrontMatter }]),
    id: textOf(at('id')),
    title: textOf(at('title')),
    version: textOf(at('version')),
    status: choiceOf(lifecycleStates, textOf(at('status'))),
    owner: textAt(at('owner'), 'name', 'or-scalar'),
    author: textAt(at('author'), 'name', 'or-scalar'),
    approver: textAt(at('approver'), 'name', 'or-scalar'),
    approvedOn: dayOf(at('approved-on')),
    createdOn: dayOf(at('created-on')),
    lastReviewedOn: dayOf(at('last-reviewed-on')),
    reviewDue: dayOf(at('review-due')),
    interest: textOf(at('interest')),
    scope: scopeOf(root),
    pecrRoute: {
      route: textAt(at('pecr-route'), 'route', 'or-scalar') ?? textAt(at('pecr-route'), 'value'),
      reason: textAt(at('pecr-route'), 'reason'),
    },
    dpoReview: {
      reviewer: textAt(at('dpo-review'), 'reviewer'),
      date: dayOf(entryAt(root, 'dpo-review.date')?.value),
      opinion: choiceOf(opinions, textAt(at('dpo-review'), 'opinion', 'or-scalar')),
      notes: textAt(at('dpo-review'), 'notes'),
    },
    dpia: {
      screened: answerOf(entryAt(root, 'dpia.screened')?.value),
      required: answerOf(entryAt(root, 'dpia.required')?.value),
      ref: textAt(at('dpia'), 'ref'),
    },
    safeguards: itemsOf(at('safeguards')).map((item) => ({
      description: textAt(item, 'description', 'or-scalar'),
      status: choiceOf(safeguardStates, textAt(item, 'status')),
      span: item.span,
    })),
    optOut: textAt(at('opt-out'), 'how', 'or-scalar'),
    privacyNotice: textAt(at('privacy-notice'), 'url', 'or-scalar'),
    decision: choiceOf(decisions, textAt(at('decision'), 'outcome', 'or-scalar') ?? textAt(at('decision'), 'value')),
    decisionReasons: reasonsOf(at('decision')),
    conditions: textsOf(at('conditions')),
    supersededBy: textAt(at('superseded-by'), 'ref', 'or-scalar'),
    approvals: itemsOf(at('approvals')).map(approvalOf),
    history: itemsOf(at('history')).map((item) => ({
      date: dayOf(entryOf(item, 'date')?.value),
      who: textAt(item, 'who'),
      change: textAt(item, 'change', 'or-scalar'),
      span: item.span,
    })),
    ...sectionsIn(own, body),
    approvedTexts,
  };
}

/** What is kept of messages answers no question, whatever its headings look like. Places stay as they are. */
function withoutApprovedTexts(text: string, kept: readonly ApprovedText[]): string {
  let result = '';
  let position = 0;
  for (const { span } of kept) {
    result +=
      text.slice(position, span.start) +
      text.slice(span.start, span.end).replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
    position = span.end;
  }
  return result + text.slice(position);
}

function scopeOf(root: Mapping): Scope {
  const at = (path: string) => entryAt(root, `scope.${path}`)?.value;
  return {
    purposes: textsOf(at('purposes')),
    channels: textsOf(at('channels')),
    messageNatures: textsOf(at('message-natures')),
    relationships: textsOf(at('audience.relationships')),
    subscriberTypes: textsOf(at('audience.subscriber-types')),
    countries: textsOf(at('audience.countries')),
    includesChildren: answerOf(at('audience.includes-children')),
    dataFields: textsOf(at('data-fields')),
    sources: textsOf(at('sources')),
    tools: textsOf(at('tools')),
    frequency: {
      maxPerPerson: numberOf(at('frequency.max-per-person')),
      perDays: numberOf(at('frequency.per-days')),
    },
    retention: textOf(at('retention')),
  };
}

/** Reasons may be one text or a list; of a list, the first stands for all. */
function reasonsOf(decision: Node | undefined): Field<string> | undefined {
  return textsOf(entryOf(decision, 'reasons')?.value)[0] ?? textAt(decision, 'reason');
}

function approvalOf(item: Node): Approval {
  return {
    template: textAt(item, 'template'),
    version: textAt(item, 'version'),
    fingerprint: textAt(item, 'fingerprint'),
    on: dayOf(entryOf(item, 'on')?.value),
    by: textAt(item, 'by'),
    span: item.span,
  };
}
