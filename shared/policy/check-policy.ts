import { inOrder } from '../lint/check';
import type { Finding } from '../lint/finding';
import { shown } from '../lint/shown';
import { rules } from '../rules';
import { policySyntax } from '../rules/policy-syntax';
import { policyValue } from '../rules/policy-value';
import type { PolicyFile } from './policy-file';
import { policyProblems } from './problems';

/** The findings in one policy in the order of its text, held against the other policies of its workspace. Pure; never throws. */
export function checkPolicy(file: PolicyFile, files: readonly PolicyFile[] = [file]): Finding[] {
  const ruleCodes = rules.map((rule) => rule.code);
  const problems = [...policyProblems(file, { files, ruleCodes })];
  return inOrder([...policySyntax.check(file), ...policyValue.check(problems)].map(shown));
}
