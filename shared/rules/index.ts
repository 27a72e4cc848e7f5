import { assessmentSyntax } from './assessment-syntax';
import { duplicateId } from './duplicate-id';
import { frontMatterMissing } from './front-matter-missing';
import { frontMatterSyntax } from './front-matter-syntax';
import { invalidValue } from './invalid-value';
import { liaMissing } from './lia-missing';
import { liaNotFound } from './lia-not-found';
import { missingField } from './missing-field';
import { natureMismatch } from './nature-mismatch';
import { objectionHandling } from './objection-handling';
import { pecrPermission } from './pecr-permission';
import { policySyntax } from './policy-syntax';
import { policyValue } from './policy-value';
import { promotionalPhrasing } from './promotional-phrasing';
import type { RuleDescription, TemplateRule } from './rule';
import { unknownField } from './unknown-field';

/** Rules about templates, in the order of the documentation. */
export const templateRules: readonly TemplateRule[] = [
  frontMatterMissing,
  frontMatterSyntax,
  unknownField,
  missingField,
  invalidValue,
  promotionalPhrasing,
  natureMismatch,
  pecrPermission,
  liaMissing,
  liaNotFound,
  objectionHandling,
];

/** Every rule there is, for explanations and documentation. */
export const rules: readonly RuleDescription[] = [
  ...templateRules,
  duplicateId,
  assessmentSyntax,
  policySyntax,
  policyValue,
];

/** The rule with that code; undefined for a code nobody knows. */
export function ruleOf(code: string): RuleDescription | undefined {
  return rules.find((rule) => rule.code === code);
}
