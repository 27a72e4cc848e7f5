import { type Finding, revised } from '../lint/finding';
import { fixedRules } from './hard-rules';
import type { Policy } from './policy';

/** The findings with the severities that the policy sets, without those it switches off. What is hard stays as it is. */
export function withRuleSettings(
  findings: readonly Finding[],
  { rules }: Policy,
  isHard: (finding: Finding) => boolean = () => false,
): readonly Finding[] {
  if (rules.size === 0) return findings;
  return findings.flatMap((finding) => {
    const severity = rules.get(finding.rule)?.severity;
    if (severity === undefined || fixedRules.includes(finding.rule) || isHard(finding)) return [finding];
    return severity === 'off' ? [] : [revised(finding, { rule: finding.rule, severity })];
  });
}
