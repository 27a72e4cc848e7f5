import type { Finding } from '../lint/finding';
import type { PolicyFile } from '../policy/policy-file';
import { Lines } from '../text/lines';
import type { RuleDescription } from './rule';

export const policySyntax: RuleDescription & { check(file: PolicyFile): Finding[] } = {
  code: 'policy-syntax',
  title: "A policy that can't be read",
  severity: 'error',
  why: "What can't be read in outreach.yaml doesn't hold: templates lose the defaults they inherit, and settings fall back to the built-in ones. Checking goes on.",
  sources: ['YAML 1.2'],
  bad: [
    { title: 'An unclosed quote', template: 'risk-appetite: "balanced\n', path: 'outreach.yaml', marks: ['"balanced'] },
  ],
  good: [{ title: 'Plain settings', template: 'risk-appetite: balanced\n', path: 'outreach.yaml' }],
  check(file) {
    const lines = new Lines(file.text);
    return file.problems.map(({ span, message }) => ({
      rule: this.code,
      severity: 'error',
      span: lines.clampToLine(span),
      message,
      source: 'YAML 1.2',
      fixes: [],
    }));
  },
};
