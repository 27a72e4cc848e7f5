import type { TemplateRule } from './rule';

export const unknownField: TemplateRule = {
  code: 'unknown-field',
  title: 'A field that nothing reads',
  severity: 'warning',
  why: 'A misspelt field looks like a fact that has been recorded, but no rule, report or colleague will see it.',
  sources: ['Lawful Outreach vocabulary'],
  bad: [
    { title: 'A misspelt name', template: '---\nchanel: email\n---\nYour order is on its way.\n', marks: ['chanel'] },
    {
      title: 'A field outside the group it belongs to',
      template: '---\nsegment: Our customers\n---\nYour order is on its way.\n',
      marks: ['segment'],
    },
  ],
  good: [
    {
      title: 'Names of the vocabulary',
      template: '---\nchannel: email\naudience:\n  segment: Our customers\n---\nYour order is on its way.\n',
    },
  ],
  *check({ fieldProblems }) {
    for (const { kind, ...problem } of fieldProblems) {
      if (kind !== 'invalid') yield { severity: kind === 'unread' ? 'information' : 'warning', ...problem };
    }
  },
};
