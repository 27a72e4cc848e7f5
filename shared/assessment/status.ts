import { addDays, compareDays, isIsoDay } from '../text/iso-day';
import type { Span } from '../text/span';
import type { Assessment, LifecycleState } from './assessment';
import type { KnownAssessments } from './assessment-index';
import { coverage, type TemplateFacts } from './coverage';
import { shortcomings } from './shortcomings';

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

/** What of a template its status depends on, policy defaults included: enough to judge it anew when an assessment has changed. */
export interface Reliance {
  /** `lawful-basis` as declared; undefined where it isn't. */
  readonly lawfulBasis?: string | undefined;
  /** False where `address-type` is `work-generic` and no personal merge field is used. */
  readonly usesPersonalData: boolean;
  /** The `lia` field; undefined where it is blank. */
  readonly reference?: { readonly id: string; readonly version?: string | undefined } | undefined;
  /** `campaign.start` as an ISO day. */
  readonly campaignStart?: string | undefined;
  readonly facts: TemplateFacts;
  /**
   * Id of the template and fingerprint of it as it stands; without them, approvals of single templates aren't compared. The
   * fingerprint is read only where an approval of that template has one, so it may be a getter that takes its time.
   */
  readonly template?: { readonly id: string; readonly fingerprint: string } | undefined;
}

/** What the status of a template depends on. */
export interface StatusInput extends Reliance {
  readonly index: KnownAssessments;
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
  /** Everything that speaks against the assessment, worst first; nothing else where it is closed. The first gives the status. */
  readonly verdicts: readonly Verdict[];
}

/** How an assessment stands by itself, whatever relies on it: a state that people write, or one that its dates make of it. */
export const standings = [
  'expired',
  'review-due',
  'changes-requested',
  'draft',
  'in-review',
  'approved',
  'rejected',
  'withdrawn',
  'superseded',
] as const satisfies readonly (LifecycleState | AssessmentStatus)[];
export type Standing = (typeof standings)[number];

/** One thing that speaks against relying on an assessment. */
export interface Verdict {
  readonly kind:
    | 'rejected'
    | 'withdrawn'
    | 'superseded'
    | 'expired'
    | 'scope'
    | 'retrofitted'
    | 'version'
    | 'edited'
    | 'incomplete'
    | 'changes-requested'
    | 'draft'
    | 'in-review'
    | 'review-due';
  readonly status: AssessmentStatus;
  /** As {@link Situation.why}. */
  readonly why: string;
  /** Where in the assessment that stands; undefined where it is not one place. */
  readonly place?: Span | undefined;
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
    return { status: 'not-needed', why, verdicts: [] };
  }
  if (isOtherBasis(lawfulBasis)) {
    const why = `No assessment is needed: the lawful basis is ${lawfulBasis}, not legitimate interests.`;
    return { status: 'not-needed', why, verdicts: [] };
  }
  const id = reference?.id.trim() ?? '';
  if (id === '') {
    const why =
      lawfulBasis === 'legitimate-interests'
        ? 'The message relies on legitimate interests and refers to no assessment: link one, or generate a stub.'
        : 'The lawful basis is not settled and no assessment is linked: choose the lawful basis, and link an assessment if it is legitimate interests.';
    return { status: 'missing', why, verdicts: [] };
  }
  const assessment = index.get(id);
  if (!assessment) {
    const why = `No assessment has the id ${id}.${didYouMean(index.nearest(id))}`;
    return { status: 'not-found', why, verdicts: [] };
  }
  const verdicts = verdictsOn(assessment, id, input);
  if (verdicts[0]) return { status: verdicts[0].status, why: verdicts[0].why, assessment, verdicts };
  const due = assessment.reviewDue ? `; its next review is due on ${assessment.reviewDue.value}` : '';
  return { status: 'covered', why: `${id} is approved and covers this message${due}.`, assessment, verdicts };
}

/** Whether the lawful basis is one that needs no balancing test; false while nobody has chosen one that exists. */
export function isOtherBasis(lawfulBasis: string | undefined): boolean {
  return lawfulBasis !== undefined && otherBases.has(lawfulBasis);
}

function verdictsOn(assessment: Assessment, id: string, input: StatusInput): readonly Verdict[] {
  for (const judge of closures) {
    const verdict = judge(assessment, id, input);
    // Whether it would have covered the message, had it not been closed, is nothing anybody has to act on.
    if (verdict) return [verdict];
  }
  return judges.flatMap((judge) => judge(assessment, id, input) ?? []);
}

/** How an assessment stands by itself, by the same judges as its templates, and one sentence that says why. Whether it is complete isn't asked. */
export function standingOf(
  assessment: Assessment,
  today: string,
): { readonly standing: Standing; readonly why: string } {
  const name = assessment.id?.value ?? 'The assessment';
  for (const judge of [...closures, expired, changesRequested, draft, inReview, reviewDue]) {
    const verdict = judge(assessment, name, { today });
    const standing = standings.find((each) => each === verdict?.status);
    if (verdict && standing) return { standing, why: verdict.why };
  }
  const due = assessment.reviewDue ? `; its next review is due on ${assessment.reviewDue.value}` : '';
  return { standing: 'approved', why: `${name} is approved${due}.` };
}

type Judge<Input = StatusInput> = (assessment: Assessment, id: string, input: Input) => Verdict | undefined;
/** Looks at the assessment alone. */
type OwnJudge = Judge<DatedInput>;
type DatedInput = Pick<StatusInput, 'today' | 'options'>;

/** In the order of {@link assessmentStatuses}, as {@link judges}. */
const closures: readonly OwnJudge[] = [rejected, withdrawn, superseded];
const judges: readonly Judge[] = [
  expired,
  scope,
  retrofitted,
  version,
  edited,
  incomplete,
  changesRequested,
  draft,
  inReview,
  reviewDue,
];

function rejected({ status, decision }: Assessment, id: string): Verdict | undefined {
  const verdict = (why: string, place: Span): Verdict => ({ kind: 'rejected', status: 'rejected', why, place });
  if (status?.value === 'rejected') {
    return verdict(`${id} was rejected: this message may not go out on the strength of it.`, status.span);
  }
  if (decision?.value !== 'do-not-proceed') return undefined;
  return verdict(`${id} decided not to proceed: this message may not go out on the strength of it.`, decision.span);
}

function withdrawn({ status }: Assessment, id: string): Verdict | undefined {
  if (status?.value !== 'withdrawn') return undefined;
  const why = `${id} was withdrawn: link another assessment or carry out a new one.`;
  return { kind: 'withdrawn', status: 'withdrawn', why, place: status.span };
}

function superseded({ status, supersededBy }: Assessment, id: string): Verdict | undefined {
  if (status?.value !== 'superseded' && !supersededBy) return undefined;
  const successor = supersededBy?.value;
  const why = successor
    ? `${id} was superseded by ${successor}: link ${successor} if it covers this message.`
    : `${id} was superseded, and doesn't say by which assessment: link the one that replaced it.`;
  return { kind: 'superseded', status: 'superseded', why, place: supersededBy?.span ?? status?.span };
}

/** How many days after its review was due an approved assessment still holds. */
export const usualGraceDays = 60;

/** How many days after `review-due` have gone by counts only for what was approved: a draft was never good until then. */
function expired(assessment: Assessment, id: string, { today, options }: DatedInput): Verdict | undefined {
  const due = overdueSince(assessment, today);
  const graceDays = options?.reviewGraceDays ?? usualGraceDays;
  const last = due && addDays(due, graceDays);
  if (!last || compareDays(today, last) <= 0) return undefined;
  const why = `${id} was due for review on ${due} and the ${graceDays} days of grace are over: it has to be reviewed before this message may go out.`;
  return { kind: 'expired', status: 'expired', why, place: assessment.reviewDue?.span };
}

function scope(assessment: Assessment, _id: string, { facts }: StatusInput): Verdict | undefined {
  const [first, ...others] = coverage(assessment, facts).filter(({ severity }) => severity === 'error');
  if (!first) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more ${others.length === 1 ? 'point' : 'points'})`;
  return { kind: 'scope', status: 'mismatch', why: `${first.message.slice(0, -1)}${more}.` };
}

function retrofitted(
  assessment: Assessment,
  id: string,
  { campaignStart, template }: StatusInput,
): Verdict | undefined {
  const approvedOn = isApproved(assessment) ? assessment.approvedOn : undefined;
  if (!approvedOn || !campaignStart || !isIsoDay(campaignStart)) return undefined;
  // What was approved in time stays so when the assessment is approved anew for something else.
  const inTime = assessment.approvals.some(
    ({ template: approved, on }) => approved?.value === template?.id && on && compareDays(on.value, campaignStart) <= 0,
  );
  if (inTime && template) return undefined;
  if (compareDays(approvedOn.value, campaignStart) <= 0) return undefined;
  const why = `${id} was approved on ${approvedOn.value}, after the campaign had started on ${campaignStart}: an assessment comes first and can't be added afterwards.`;
  return { kind: 'retrofitted', status: 'mismatch', why, place: approvedOn.span };
}

function version({ version: current }: Assessment, id: string, { reference }: StatusInput): Verdict | undefined {
  if (!reference?.version || !current || sameVersion(reference.version, current.value)) return undefined;
  const why = `This message refers to version ${reference.version} of ${id}, which is at version ${current.value} now: check that it still covers the message and refer to that version.`;
  return { kind: 'version', status: 'changed', why, place: current.span };
}

function edited({ approvals }: Assessment, id: string, { template }: StatusInput): Verdict | undefined {
  if (!template) return undefined;
  const approval = approvals.findLast((each) => each.template?.value === template.id && each.fingerprint);
  if (!approval || approval.fingerprint?.value === template.fingerprint) return undefined;
  const on = approval.on ? ` on ${approval.on.value}` : '';
  const why = `This message was changed after it had been approved${on} under ${id}: have it approved again.`;
  return { kind: 'edited', status: 'changed', why, place: approval.fingerprint?.span };
}

/** Blanks are what a draft is for: until it is approved, draft is the truthful word. */
function incomplete(assessment: Assessment, id: string): Verdict | undefined {
  if (!isApproved(assessment)) return undefined;
  const [first, ...others] = shortcomings(assessment).filter(({ severity }) => severity === 'error');
  if (!first) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more ${others.length === 1 ? 'gap' : 'gaps'})`;
  const why = `${id} is approved but ${first.lacks}${more}: complete it and have it approved again.`;
  return { kind: 'incomplete', status: 'incomplete', why };
}

function changesRequested({ status }: Assessment, id: string): Verdict | undefined {
  if (status?.value !== 'changes-requested') return undefined;
  const why = `The reviewer of ${id} asked for changes: they have to be made and approved before this message may go out.`;
  return { kind: 'changes-requested', status: 'changes-requested', why, place: status.span };
}

function draft({ status }: Assessment, id: string): Verdict | undefined {
  if (status && status.value !== 'draft') return undefined;
  const why = status
    ? `${id} is still a draft: it has to be approved before this message may go out.`
    : `The status of ${id} is missing or can't be read, so it counts as a draft.`;
  return { kind: 'draft', status: 'draft', why, place: status?.span };
}

function inReview({ status }: Assessment, id: string): Verdict | undefined {
  if (status?.value !== 'in-review') return undefined;
  const why = `${id} is being reviewed: it has to be approved before this message may go out.`;
  return { kind: 'in-review', status: 'in-review', why, place: status.span };
}

function reviewDue(assessment: Assessment, id: string, { today }: DatedInput): Verdict | undefined {
  const due = overdueSince(assessment, today);
  if (!due) return undefined;
  const why = `${id} was due for review on ${due}: have it reviewed soon, before it expires.`;
  return { kind: 'review-due', status: 'review-due', why, place: assessment.reviewDue?.span };
}

/** How many days before its review an assessment is announced as due. */
const announcedDays = 30;

/** The day on which an approved assessment is due for review, where that is today or within 30 days; it still holds until then. */
export function dueSoon(assessment: Assessment, today: string): string | undefined {
  const due = isApproved(assessment) ? assessment.reviewDue?.value : undefined;
  const last = addDays(today, announcedDays);
  return due && last && compareDays(today, due) <= 0 && compareDays(due, last) <= 0 ? due : undefined;
}

function overdueSince(assessment: Assessment, today: string): string | undefined {
  const due = isApproved(assessment) ? assessment.reviewDue?.value : undefined;
  return due && isIsoDay(today) && compareDays(today, due) > 0 ? due : undefined;
}

export function isApproved({ status }: Assessment): boolean {
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
