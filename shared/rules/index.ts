import { assessmentApproval } from './assessment-approval';
import { assessmentCopiedAnswer } from './assessment-copied-answer';
import { assessmentDecision } from './assessment-decision';
import { assessmentField } from './assessment-field';
import { assessmentOutdatedLaw } from './assessment-outdated-law';
import { assessmentSafeguards } from './assessment-safeguards';
import { assessmentSyntax } from './assessment-syntax';
import { assessmentUmbrella } from './assessment-umbrella';
import { assessmentUnanswered } from './assessment-unanswered';
import { assessmentUnused } from './assessment-unused';
import { callScreening } from './call-screening';
import { changedSinceApproval } from './changed-since-approval';
import { channelLimit } from './channel-limit';
import { consentRecord } from './consent-record';
import { dataSource } from './data-source';
import { decisionRecord } from './decision-record';
import { dpiaScreening } from './dpia-screening';
import { duplicateId, duplicateTemplateId } from './duplicate-id';
import { frequency } from './frequency';
import { frontMatterMissing } from './front-matter-missing';
import { frontMatterSyntax } from './front-matter-syntax';
import { invalidValue } from './invalid-value';
import { jurisdiction } from './jurisdiction';
import { lawfulBasis } from './lawful-basis';
import { liaIncomplete } from './lia-incomplete';
import { liaMissing } from './lia-missing';
import { liaNotApproved } from './lia-not-approved';
import { liaNotFound } from './lia-not-found';
import { liaNotNeeded } from './lia-not-needed';
import { liaRetrofitted } from './lia-retrofitted';
import { liaReviewDue } from './lia-review-due';
import { liaScope } from './lia-scope';
import { linkSafety } from './link-safety';
import { mergeField } from './merge-field';
import { misleadingSubject } from './misleading-subject';
import { missingField } from './missing-field';
import { mixedNature } from './mixed-nature';
import { natureMismatch } from './nature-mismatch';
import { nearDuplicate } from './near-duplicate';
import { objectionHandling } from './objection-handling';
import { optOutWording } from './opt-out-wording';
import { packInvalid } from './pack-invalid';
import { pecrPermission } from './pecr-permission';
import { policySyntax } from './policy-syntax';
import { policyValue } from './policy-value';
import { privacyNotice } from './privacy-notice';
import { promotionalPhrasing } from './promotional-phrasing';
import { rightToObject } from './right-to-object';
import type { AssessmentRule, RuleDescription, TemplateRule } from './rule';
import { selectionCriteria } from './selection-criteria';
import { senderIdentity } from './sender-identity';
import { softOptIn } from './soft-opt-in';
import { solicitedEvidence } from './solicited-evidence';
import { specialCategory } from './special-category';
import { subscriberType } from './subscriber-type';
import { unknownField } from './unknown-field';
import { waiverExpired } from './waiver-expired';
import { waiverInvalid } from './waiver-invalid';
import { waiverUnused } from './waiver-unused';
/** Rules about templates, in the order of the documentation. */
export const templateRules: readonly TemplateRule[] = [
  frontMatterMissing,
  frontMatterSyntax,
  unknownField,
  missingField,
  invalidValue,
  duplicateTemplateId,
  promotionalPhrasing,
  natureMismatch,
  mixedNature,
  decisionRecord,
  pecrPermission,
  consentRecord,
  softOptIn,
  subscriberType,
  callScreening,
  solicitedEvidence,
  lawfulBasis,
  liaMissing,
  liaNotFound,
  liaNotApproved,
  liaIncomplete,
  liaReviewDue,
  liaRetrofitted,
  liaScope,
  changedSinceApproval,
  liaNotNeeded,
  selectionCriteria,
  dpiaScreening,
  dataSource,
  objectionHandling,
  optOutWording,
  rightToObject,
  senderIdentity,
  privacyNotice,
  misleadingSubject,
  linkSafety,
  mergeField,
  specialCategory,
  channelLimit,
  nearDuplicate,
  frequency,
  jurisdiction,
];

/** Rules about assessments, in the order of the documentation. */
export const assessmentRules: readonly AssessmentRule[] = [
  duplicateId,
  assessmentSyntax,
  assessmentField,
  assessmentUnanswered,
  assessmentDecision,
  assessmentApproval,
  assessmentSafeguards,
  assessmentCopiedAnswer,
  assessmentOutdatedLaw,
  assessmentUmbrella,
  assessmentUnused,
];

/** Every rule there is, for explanations and documentation. */
export const rules: readonly RuleDescription[] = [
  ...templateRules,
  waiverInvalid,
  waiverExpired,
  waiverUnused,
  // It speaks of templates too, and is described there.
  ...assessmentRules.filter((rule) => rule !== duplicateId),
  policySyntax,
  policyValue,
  packInvalid,
];

/** The rule with that code; undefined for a code nobody knows. */
export function ruleOf(code: string): RuleDescription | undefined {
  return rules.find((rule) => rule.code === code);
}
