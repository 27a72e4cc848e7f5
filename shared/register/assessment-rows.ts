import type { Field } from '../assessment/fields';
import { progressOf } from '../assessment/progress';
import { isClosed } from '../assessment/shortcomings';
import { standingOf } from '../assessment/status';
import type { AssessmentSubject } from '../lint/assessment-subject';
import type { Finding } from '../lint/finding';
import type { ApprovalRow, AssessmentRow } from './register';
import { approvalOf, approvalState, countsOf } from './template-rows';

export interface AssessmentEvidence {
  readonly subject: AssessmentSubject;
  readonly findings: readonly Finding[];
}

/** One assessment as it stands. */
export function assessmentRow({ subject, findings }: AssessmentEvidence, prefix: string): AssessmentRow {
  const { assessment, today, dependents = [] } = subject;
  const { standing, why } = standingOf(assessment, today);
  const { answered, required } = progressOf(assessment);
  const { dpoReview } = assessment;
  const review = given({
    reviewer: dpoReview.reviewer,
    date: dpoReview.date,
    opinion: dpoReview.opinion,
    notes: dpoReview.notes,
  });
  return {
    file: prefix + assessment.path,
    title: assessment.title?.value ?? '',
    standing,
    why,
    ...given({
      id: assessment.id,
      version: assessment.version,
      status: assessment.status,
      owner: assessment.owner,
      author: assessment.author,
      approver: assessment.approver,
      approvedOn: assessment.approvedOn,
      createdOn: assessment.createdOn,
      lastReviewedOn: assessment.lastReviewedOn,
      reviewDue: assessment.reviewDue,
      supersededBy: assessment.supersededBy,
      interest: assessment.interest,
      decision: assessment.decision,
      reasons: assessment.decisionReasons,
    }),
    conditions: assessment.conditions.map(({ value }) => value),
    ...(Object.keys(review).length > 0 && { dpoReview: review }),
    safeguards: assessment.safeguards.map(({ description, status }) => ({
      description: description?.value ?? '',
      ...given({ status }),
    })),
    answered,
    required,
    templates: dependents.map(({ path }) => prefix + path),
    isOrphan: dependents.length === 0 && !isClosed(assessment),
    isExpired: standing === 'expired',
    history: assessment.history.map(({ date, who, change }) => given({ date, who, change })),
    findings: countsOf(findings),
  };
}

/** The approvals that one assessment records, in its order. `fingerprintAt` gives the fingerprint of any template of the folder. */
export function approvalRows(
  { assessment, dependents = [] }: AssessmentSubject,
  fingerprintAt: (path: string) => string | undefined,
  prefix: string,
): ApprovalRow[] {
  return assessment.approvals.map((approval) => {
    const path = dependents.find(({ id }) => id === approval.template?.value)?.path;
    const fingerprint = path === undefined ? undefined : fingerprintAt(path);
    return {
      file: prefix + assessment.path,
      ...given({ assessment: assessment.id, template: approval.template }),
      ...(path !== undefined && { templateFile: prefix + path }),
      ...approvalOf(approval),
      state: approvalState(approval, assessment, fingerprint),
    };
  });
}

type Given<Fields> = { readonly [Key in keyof Fields]?: Fields[Key] extends Field<infer T> | undefined ? T : never };

/** The values of the fields that are there. */
function given<const Fields extends Readonly<Record<string, Field<unknown> | undefined>>>(
  fields: Fields,
): Given<Fields> {
  const entries = Object.entries(fields).flatMap(([name, field]) => (field ? [[name, field.value] as const] : []));
  return Object.fromEntries(entries) as Given<Fields>;
}
