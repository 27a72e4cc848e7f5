import { parseAssessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import { dependentOf } from '../../shared/lint/assessment-subject';
import { checkTemplate } from '../../shared/lint/check';
import { checkAssessment } from '../../shared/lint/check-assessment';
import type { Finding } from '../../shared/lint/finding';
import { Neighbourhood } from '../../shared/neighbours/neighbourhood';
import { policyFor } from '../../shared/policy/policy';
import { parsePolicy } from '../../shared/policy/policy-file';
import { parseTemplate } from '../../shared/template/template';

/** The day on which the tests' assessments are judged. */
export const today = '2026-11-23';

export interface Surroundings {
  readonly path?: string | undefined;
  readonly assessments?: readonly string[] | undefined;
  readonly policy?: string | undefined;
  readonly today?: string | undefined;
  /** Templates beside it, as `t1.outreach.md` and so on. */
  readonly templates?: readonly string[] | undefined;
}

/** Checks a template as a user has it, with what stands around it. */
export function checked(text: string, around: Surroundings = {}) {
  const index = new AssessmentIndex(
    (around.assessments ?? []).map((each, i) => parseAssessment(`a${i + 1}.lia.md`, each)),
  );
  const path = around.path ?? 'example.outreach.md';
  const policy = policyFor(path, around.policy === undefined ? [] : [parsePolicy('outreach.yaml', around.policy)]);
  const template = parseTemplate(path, text);
  const neighbourhood = new Neighbourhood();
  for (const [i, each] of (around.templates ?? []).entries())
    neighbourhood.set(parseTemplate(`t${i + 1}.outreach.md`, each), policy);
  neighbourhood.set(template, policy);
  const neighbours = neighbourhood.of(path);
  return checkTemplate(template, { index, neighbours, policy, today: around.today ?? today });
}

/** Checks an assessment as a user has it, with what stands around it. Without `templates`, nobody knows which refer to it. */
export function checkedAssessment(text: string, around: Surroundings = {}): Finding[] {
  const path = around.path ?? 'example.lia.md';
  const assessment = parseAssessment(path, text);
  const others = (around.assessments ?? []).map((each, i) => parseAssessment(`a${i + 1}.lia.md`, each));
  const policy = policyFor(path, around.policy === undefined ? [] : [parsePolicy('outreach.yaml', around.policy)]);
  const dependents = around.templates
    ?.flatMap(
      (each, i) =>
        dependentOf(`t${i + 1}.outreach.md`, parseTemplate(`t${i + 1}.outreach.md`, each).root, policy) ?? [],
    )
    .filter(({ reference }) => reference === assessment.id?.value);
  const index = new AssessmentIndex([...others, assessment]);
  return checkAssessment({ assessment, text, index, policy, today: around.today ?? today, dependents });
}

/** The findings of one rule in an assessment. */
export function foundInAssessment(rule: string, text: string, around?: Surroundings): Finding[] {
  return checkedAssessment(text, around).filter((finding) => finding.rule === rule);
}

/** The findings of one rule. */
export function found(rule: string, text: string, around?: Surroundings): Finding[] {
  return checked(text, around).findings.filter((finding) => finding.rule === rule);
}

/** The texts that one rule's findings mark, in order. */
export function marks(rule: string, text: string, around?: Surroundings): string[] {
  return found(rule, text, around).map(({ span }) => text.slice(span.start, span.end));
}
