import type { TemplateRule } from './rule';

export const invalidValue: TemplateRule = {
  code: 'invalid-value',
  title: "A value that its field can't hold",
  severity: 'error',
  why: "Decisions are made from these values. One that can't be understood counts as not given, which means the strictest reading.",
  sources: ['Lawful Outreach vocabulary'],
  bad: [
    { title: 'Not a channel', template: '---\nchannel: emial\n---\nYour order is on its way.\n', marks: ['emial'] },
    {
      title: 'Not a day',
      template: '---\nchannel: email\ncampaign:\n  start: 30 February 2026\n---\nYour order is on its way.\n',
      marks: ['30 February 2026'],
    },
  ],
  good: [
    {
      title: 'Values of the vocabulary',
      template:
        '---\nchannel: email\ncampaign:\n  start: 2026-02-28\nlawful-basis: contract\n---\nYour order is on its way.\n',
    },
  ],
  *check({ fieldProblems }) {
    for (const { kind, ...problem } of fieldProblems) {
      if (kind === 'invalid') yield { severity: 'error', ...problem };
    }
  },
};
