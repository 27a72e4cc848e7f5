import { checkFields } from '../lint/check-fields';
import type { Finding } from '../lint/finding';
import type { PolicyFile } from '../policy/policy-file';
import { policyFields } from '../vocabulary/policy-fields';
import type { RuleDescription } from './rule';

export const policyValue: RuleDescription & { check(file: PolicyFile): Finding[] } = {
  code: 'policy-value',
  title: 'A setting of outreach.yaml that is unknown or wrong',
  severity: 'error',
  why: "A policy decides for every template below it. A setting that can't be understood falls back to the safe side and never stops the checks.",
  sources: ['UK GDPR Art 24'],
  bad: [
    {
      title: 'A misspelt setting',
      template: 'risk-apetite: tolerant\n',
      path: 'outreach.yaml',
      marks: ['risk-apetite'],
    },
    {
      title: "A value that doesn't exist",
      template: 'risk-appetite: relaxed\n',
      path: 'outreach.yaml',
      marks: ['relaxed'],
    },
    {
      title: 'A wrong default',
      template: 'defaults:\n  audience: { subscriber-type: people }\n',
      path: 'outreach.yaml',
      marks: ['people'],
    },
  ],
  good: [
    {
      title: 'Settings of the vocabulary',
      template:
        'risk-appetite: cautious\ndefaults:\n  owner: Head of Marketing\n  channels:\n    sms: { opt-out: sms-stop }\n',
      path: 'outreach.yaml',
    },
  ],
  check(file) {
    return [...checkFields(file.root, policyFields)].map(({ kind, ...problem }) => ({
      rule: this.code,
      severity: kind === 'unread' ? ('information' as const) : ('error' as const),
      ...problem,
      source: 'UK GDPR Art 24',
    }));
  },
};
