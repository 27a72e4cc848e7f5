import { addDays, compareDays, isIsoDay } from '../text/iso-day';
import type { Assessment } from './assessment';
import type { AssessmentIndex } from './assessment-index';
import { shortcomings } from './completeness';
import { coverage, type TemplateFacts } from './coverage';

/** Assessment situation of one template, worst first: the worst that applies is the template's status. */
export const assessmentStatuses = [
  'rejected',
  'withdrawn',
  'superseded',
  'not-found',
  'missing',
  'expired',
  'mismatch',
  'changed',
  'incomplete',
  'changes-requested',
  'draft',
  'in-review',
  'review-due',
  'covered',
  'not-needed',
] as const;
export type AssessmentStatus = (typeof assessmentStatuses)[number];

/** What the status of a template depends on, policy defaults included. */
export interface StatusInput {
  /** `lawful-basis` as declared; undefined where it isn't. */
  readonly lawfulBasis?: string | undefined;
  /** False where `address-type` is `work-generic` and no personal merge field is used. */
  readonly usesPersonalData: boolean;
  /** The `lia` field; undefined where it is blank. */
  readonly reference?: { readonly id: string; readonly version?: string | undefined } | undefined;
  /** `campaign.start` as an ISO day. */
  readonly campaignStart?: string | undefined;
  readonly facts: TemplateFacts;
  /** Id of the template and fingerprint of it as it stands; without them, approvals of single templates aren't compared. */
  readonly template?: { readonly id: string; readonly fingerprint: string } | undefined;
  readonly index: AssessmentIndex;
  /** ISO day. */
  readonly today: string;
  readonly options?: { readonly reviewGraceDays: number } | undefined;
}

/** What the one judge says about one template. */
export interface Situation {
  readonly status: AssessmentStatus;
  /** A plain sentence for a marketer that says why, and what to do where something is to be done. */
  readonly why: string;
  /** The assessment that the reference resolves to. */
  readonly assessment?: Assessment;
}

/** Lawful bases of UK GDPR Art 6(1) that need no balancing test. Anything else, also a basis nobody has chosen yet, may need one. */
const otherBases: ReadonlySet<string> = new Set([
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'recognised-legitimate-interest',
]);

/**
 * The assessment situation of one template: the one judge that every surface shows. It never says that a message may be sent: an
 * assessment clears nothing under PECR.
 */
export function statusOf(input: StatusInput): Situation {
  const { lawfulBasis, reference, index } = input;
  if (!input.usesPersonalData) {
    const why = 'No assessment is needed: the message uses no personal data (work address of nobody in particular).';
    return { status: 'not-needed', why };
  }
  if (lawfulBasis !== undefined && otherBases.has(lawfulBasis)) {
    const why = `No assessment is needed: the lawful basis is ${lawfulBasis}, not legitimate interests.`;
    return { status: 'not-needed', why };
  }
  const id = reference?.id.trim() ?? '';
  if (id === '') {
    const why =
      lawfulBasis === 'legitimate-interests'
        ? 'The message relies on legitimate interests and refers to no assessment: link one, or generate a stub.'
        : 'The lawful basis is not settled and no assessment is linked: choose the lawful basis, and link an assessment if it is legitimate interests.';
    return { status: 'missing', why };
  }
  const assessment = index.get(id);
  if (!assessment)
    return { status: 'not-found', why: `No assessment has the id ${id}.${didYouMean(index.nearest(id))}` };
  for (const judge of judges) {
    const verdict = judge(assessment, id, input);
    if (verdict) return { ...verdict, assessment };
  }
  const due = assessment.reviewDue ? `; its next review is due on ${assessment.reviewDue.value}` : '';
  return { status: 'covered', why: `${id} is approved and covers this message${due}.`, assessment };
}

type Verdict = { readonly status: AssessmentStatus; readonly why: string } | undefined;
type Judge = (assessment: Assessment, id: string, input: StatusInput) => Verdict;

/** In the order of {@link assessmentStatuses}: the first that speaks decides. */
const judges: readonly Judge[] = [
  rejected,
  withdrawn,
  superseded,
  expired,
  mismatch,
  changed,
  incomplete,
  changesRequested,
  draft,
  inReview,
  reviewDue,
];

function rejected({ status, decision }: Assessment, id: string): Verdict {
  if (status?.value === 'rejected') {
    return { status: 'rejected', why: `${id} was rejected: this message may not go out on the strength of it.` };
  }
  if (decision?.value !== 'do-not-proceed') return undefined;
  return {
    status: 'rejected',
    why: `${id} decided not to proceed: this message may not go out on the strength of it.`,
  };
}

function withdrawn({ status }: Assessment, id: string): Verdict {
  if (status?.value !== 'withdrawn') return undefined;
  return { status: 'withdrawn', why: `${id} was withdrawn: link another assessment or carry out a new one.` };
}

function superseded({ status, supersededBy }: Assessment, id: string): Verdict {
  if (status?.value !== 'superseded' && !supersededBy) return undefined;
  const successor = supersededBy?.value;
  const why = successor
    ? `${id} was superseded by ${successor}: link ${successor} if it covers this message.`
    : `${id} was superseded, and doesn't say by which assessment: link the one that replaced it.`;
  return { status: 'superseded', why };
}

/** How many days after `review-due` have gone by counts only for what was approved: a draft was never good until then. */
function expired(assessment: Assessment, id: string, { today, options }: StatusInput): Verdict {
  const due = overdueSince(assessment, today);
  const graceDays = options?.reviewGraceDays ?? 60;
  const last = due && addDays(due, graceDays);
  if (!last || compareDays(today, last) <= 0) return undefined;
  const why = `${id} was due for review on ${due} and the ${graceDays} days of grace are over: it has to be reviewed before this message may go out.`;
  return { status: 'expired', why };
}

function mismatch(assessment: Assessment, id: string, { facts, campaignStart }: StatusInput): Verdict {
  const errors = coverage(assessment, facts).filter(({ severity }) => severity === 'error');
  const [first, ...others] = errors;
  if (first) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more ${others.length === 1 ? 'point' : 'points'})`;
    return { status: 'mismatch', why: `${first.message.slice(0, -1)}${more}.` };
  }
  const approvedOn = isApproved(assessment) ? assessment.approvedOn?.value : undefined;
  if (!approvedOn || !campaignStart || !isIsoDay(campaignStart) || compareDays(approvedOn, campaignStart) <= 0) {
    return undefined;
  }
  const why = `${id} was approved on ${approvedOn}, after the campaign had started on ${campaignStart}: an assessment comes first and can't be added afterwards.`;
  return { status: 'mismatch', why };
}

function changed(assessment: Assessment, id: string, { reference, template }: StatusInput): Verdict {
  const version = assessment.version?.value;
  if (reference?.version && version && !sameVersion(reference.version, version)) {
    const why = `This message refers to version ${reference.version} of ${id}, which is at version ${version} now: check that it still covers the message and refer to that version.`;
    return { status: 'changed', why };
  }
  if (!template) return undefined;
  const approval = assessment.approvals.findLast((each) => each.template?.value === template.id && each.fingerprint);
  if (!approval || approval.fingerprint?.value === template.fingerprint) return undefined;
  const on = approval.on ? ` on ${approval.on.value}` : '';
  return {
    status: 'changed',
    why: `This message was changed after it had been approved${on} under ${id}: have it approved again.`,
  };
}

/** Blanks are what a draft is for: until it is approved, draft is the truthful word. */
function incomplete(assessment: Assessment, id: string): Verdict {
  if (!isApproved(assessment)) return undefined;
  const [first, ...others] = shortcomings(assessment).filter(({ severity }) => severity === 'error');
  if (!first) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more ${others.length === 1 ? 'gap' : 'gaps'})`;
  return {
    status: 'incomplete',
    why: `${id} is approved but ${first.lacks}${more}: complete it and have it approved again.`,
  };
}

function changesRequested({ status }: Assessment, id: string): Verdict {
  if (status?.value !== 'changes-requested') return undefined;
  const why = `The reviewer of ${id} asked for changes: they have to be made and approved before this message may go out.`;
  return { status: 'changes-requested', why };
}

function draft({ status }: Assessment, id: string): Verdict {
  if (status?.value === 'draft') {
    return { status: 'draft', why: `${id} is still a draft: it has to be approved before this message may go out.` };
  }
  if (status) return undefined;
  return { status: 'draft', why: `The status of ${id} is missing or can't be read, so it counts as a draft.` };
}

function inReview({ status }: Assessment, id: string): Verdict {
  if (status?.value !== 'in-review') return undefined;
  const why = `${id} is being reviewed: it has to be approved before this message may go out.`;
  return { status: 'in-review', why };
}

function reviewDue(assessment: Assessment, id: string, { today }: StatusInput): Verdict {
  const due = overdueSince(assessment, today);
  if (!due) return undefined;
  return { status: 'review-due', why: `${id} was due for review on ${due}: have it reviewed soon, before it expires.` };
}

function overdueSince(assessment: Assessment, today: string): string | undefined {
  const due = isApproved(assessment) ? assessment.reviewDue?.value : undefined;
  return due && isIsoDay(today) && compareDays(today, due) > 0 ? due : undefined;
}

function isApproved({ status }: Assessment): boolean {
  return status?.value === 'approved';
}

/** 1, 1.0 and v1 are one version. */
function sameVersion(a: string, b: string): boolean {
  return plainVersion(a) === plainVersion(b);
}

function plainVersion(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^v/, '')
    .replace(/(?:\.0){1,9}$/, '');
}

function didYouMean(ids: readonly string[]): string {
  return ids[0] === undefined ? '' : ` Did you mean ${ids[0]}?`;
}
