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
