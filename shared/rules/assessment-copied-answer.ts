import { copiedAnswers } from '../assessment/completeness';
import { isJudged } from '../lint/assessment-subject';
import type { AssessmentRule } from './rule';

const answers = (text: string) =>
  `---\nid: LIA-2026-014\nstatus: draft\n---\n### P2 What do you gain?\n${text}\n\n### P5 How much do those benefits matter?\n${text}\n\n### N2 Is it proportionate to the purpose?\n`;

export const assessmentCopiedAnswer: AssessmentRule = {
  code: 'assessment-copied-answer',
  title: 'The same answer to several questions',
  severity: 'information',
  why: 'The questions ask different things, so one text can answer at most one of them. Copies are what an assessment looks like that was filled in rather than carried out.',
  sources: ['ICO, How do we apply legitimate interests in practice?', 'UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'One text for three questions',
      template: `${answers('This is good for our business.')}This is good for our business!\n`,
      path: 'newsletter.lia.md',
      marks: ['### P5 How much do those benefits matter?', '### N2 Is it proportionate to the purpose?'],
    },
  ],
  good: [
    {
      title: 'Twice may be chance',
      template: `${answers('This is good for our business.')}One short message a year.\n`,
      path: 'newsletter.lia.md',
    },
  ],
  *check(subject) {
    if (!isJudged(subject)) return;
    const { assessment } = subject;
    for (const [first, ...copies] of copiedAnswers(assessment)) {
      const original = assessment.answers.find(({ id }) => id === first);
      for (const copy of copies) {
        const answer = assessment.answers.find(({ id }) => id === copy);
        if (!answer) continue;
        yield {
          severity: 'information',
          span: answer.headingSpan,
          message: `${copy} has the same answer as ${first}. It asks something else: answer what it asks.`,
          source: 'ICO, Legitimate interests',
          fixes: [],
          related: original
            ? [{ path: assessment.path, span: original.headingSpan, message: 'The first with this answer.' }]
            : [],
        };
      }
    }
  },
};
