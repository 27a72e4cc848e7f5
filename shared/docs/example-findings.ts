import { parseAssessment } from '../assessment/assessment';
import { AssessmentIndex } from '../assessment/assessment-index';
import { dependentOf } from '../lint/assessment-subject';
import { checkTemplate } from '../lint/check';
import { checkAssessment } from '../lint/check-assessment';
import type { Finding } from '../lint/finding';
import { Neighbourhood } from '../neighbours/neighbourhood';
import { lists as builtInLists } from '../phrasing/lists.prepared';
import { parsePack } from '../phrasing/pack';
import { checkPolicy } from '../policy/check-policy';
import { policyFor } from '../policy/policy';
import { parsePolicy } from '../policy/policy-file';
import { packInvalid } from '../rules/pack-invalid';
import type { Example } from '../rules/rule';
import { parseTemplate } from '../template/template';
import { rulesetDate } from '../version';

/** What a rule finds in one of its own examples, whatever kind of file that is, on the day the rules were last held against the law. */
export function findingsInExample(code: string, example: Example): Finding[] {
  return allFindings(example).filter((finding) => finding.rule === code);
}

function allFindings(example: Example): readonly Finding[] {
  const path = example.path ?? 'example.outreach.md';
  const text = example.template;
  if (path.endsWith('outreach.yaml')) return checkPolicy(parsePolicy(path, text));
  if (path.startsWith('packs/')) return packInvalid.check(parsePack(path, text, { lists: builtInLists }));
  const policy = policyFor(path, example.policy === undefined ? [] : [parsePolicy('outreach.yaml', example.policy)]);
  const others = (example.assessments ?? []).map((each, i) => parseAssessment(`a${i + 1}.lia.md`, each));
  if (!path.endsWith('.lia.md')) {
    const index = new AssessmentIndex(others);
    const template = parseTemplate(path, text);
    const neighbourhood = new Neighbourhood();
    for (const [i, each] of (example.templates ?? []).entries())
      neighbourhood.set(parseTemplate(`t${i + 1}.outreach.md`, each), policy);
    neighbourhood.set(template, policy);
    const neighbours = neighbourhood.of(path);
    return checkTemplate(template, { index, neighbours, policy, today: rulesetDate }).findings;
  }
  const assessment = parseAssessment(path, text);
  const dependents = example.templates
    ?.map((each, i) => [`t${i + 1}.outreach.md`, each] as const)
    .flatMap(([name, each]) => dependentOf(name, parseTemplate(name, each).root, policy) ?? [])
    .filter(({ reference }) => reference === assessment.id?.value);
  const index = new AssessmentIndex([...others, assessment]);
  return checkAssessment({ assessment, text, index, policy, today: rulesetDate, dependents });
}
