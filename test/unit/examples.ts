import { parseAssessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import { checkTemplate } from '../../shared/lint/check';
import type { Finding } from '../../shared/lint/finding';
import { parsePolicy, policyFor } from '../../shared/lint/policy';
import { parseTemplate } from '../../shared/template/template';

/** The day on which the tests' assessments are judged. */
export const today = '2026-11-23';

export interface Surroundings {
  readonly path?: string | undefined;
  readonly assessments?: readonly string[] | undefined;
  readonly policy?: string | undefined;
  readonly today?: string | undefined;
}

/** Checks a template as a user has it, with what stands around it. */
export function checked(text: string, around: Surroundings = {}) {
  const index = new AssessmentIndex(
    (around.assessments ?? []).map((each, i) => parseAssessment(`a${i + 1}.lia.md`, each)),
  );
  const path = around.path ?? 'example.outreach.md';
  const policy = policyFor(path, around.policy === undefined ? [] : [parsePolicy('outreach.yaml', around.policy)]);
  return checkTemplate(parseTemplate(path, text), { index, policy, today: around.today ?? today });
}

/** The findings of one rule. */
export function found(rule: string, text: string, around?: Surroundings): Finding[] {
  return checked(text, around).findings.filter((finding) => finding.rule === rule);
}

/** The texts that one rule's findings mark, in order. */
export function marks(rule: string, text: string, around?: Surroundings): string[] {
  return found(rule, text, around).map(({ span }) => text.slice(span.start, span.end));
}
