import { withRuleSettings } from '../policy/rule-settings';
import { assessmentRules } from '../rules';
import type { AssessmentSubject } from './assessment-subject';
import { inOrder } from './check';
import { type Finding, revised } from './finding';
import { shown } from './shown';

/** The findings in one assessment, in the order of the text, with the severities of its policy. Pure, as checkTemplate; never throws. */
export function checkAssessment(subject: AssessmentSubject): Finding[] {
  const findings = assessmentRules.flatMap((rule) =>
    [...rule.check(subject)].map((finding) => shown(revised(finding, { rule: rule.code }))),
  );
  return inOrder(withRuleSettings(findings, subject.policy));
}
