import type { Finding } from '../lint/finding';
import type { PolicyProblem } from '../policy/problems';
import type { RuleDescription } from './rule';

export const policyValue: RuleDescription & { check(problems: readonly PolicyProblem[]): Finding[] } = {
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
    {
      title: 'A rule that the law settles',
      template: 'rules:\n  pecr-permission: off\n  near-duplicat: off\n',
      path: 'outreach.yaml',
      marks: ['off', 'near-duplicat'],
    },
    {
      title: "A policy that isn't there",
      template: 'extends: ../shared.yaml\n',
      path: 'campaigns/outreach.yaml',
      marks: ['../shared.yaml'],
    },
    {
      title: 'Values that nothing can be made of',
      template: 'assessments: { review-months: 0, id: LIA }\ntime-zone: Europe/Lodnon\n',
      path: 'outreach.yaml',
      marks: ['0', 'LIA', 'Europe/Lodnon'],
    },
    {
      title: 'Defaults that nothing can inherit',
      template: 'defaults:\n  id: our-message\n  channels:\n    linkdin-message: { owner: Head of Marketing }\n',
      path: 'outreach.yaml',
      marks: ['id', 'linkdin-message'],
    },
  ],
  good: [
    {
      title: 'Settings of the vocabulary',
      template:
        'risk-appetite: cautious\ndefaults:\n  owner: Head of Marketing\n  channels:\n    sms: { opt-out: sms-stop }\n',
      path: 'outreach.yaml',
    },
    {
      title: 'Rules as an organisation wants them',
      template:
        'rules: { mixed-nature: off, lia-review-due: error }\nwaivers: { require-until: true }\npeople:\n  - { name: Helen Marsh, role: DPO }\ntime-zone: Europe/London\n',
      path: 'outreach.yaml',
    },
  ],
  check(problems) {
    return problems.map((problem) => ({ rule: this.code, ...problem, source: 'UK GDPR Art 24' }));
  },
};
