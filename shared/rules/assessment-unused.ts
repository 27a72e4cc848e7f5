import { isJudged } from '../lint/assessment-subject';
import type { AssessmentRule } from './rule';

export const assessmentUnused: AssessmentRule = {
  code: 'assessment-unused',
  title: 'No template refers to the assessment',
  severity: 'information',
  why: 'An assessment that no message names covers none. Perhaps a reference is missing or misspelt; perhaps the messages are gone, and the assessment can be withdrawn.',
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'Nobody names it',
      template: '---\nid: LIA-2026-014\nstatus: approved\n---\n',
      path: 'newsletter.lia.md',
      marks: ['LIA-2026-014'],
      templates: ['---\nlia: LIA-2026-041\n---\nOur office has moved.\n'],
    },
  ],
  good: [
    {
      title: 'One message does',
      template: '---\nid: LIA-2026-014\nstatus: approved\n---\n',
      path: 'newsletter.lia.md',
      templates: ['---\nlia: LIA-2026-014\n---\nOur office has moved.\n'],
    },
    {
      title: 'An assessment that was withdrawn',
      template: '---\nid: LIA-2026-014\nstatus: withdrawn\n---\n',
      path: 'newsletter.lia.md',
    },
  ],
  *check(subject) {
    const { assessment, dependents, index } = subject;
    if (!isJudged(subject) || !assessment.id || dependents?.length !== 0) return;
    // Which of two with one id is meant is the first thing to settle.
    if (index.sharing(assessment.id.value).length > 1) return;
    yield {
      severity: 'information',
      span: assessment.id.span,
      message: `No template in this workspace names ${assessment.id.value}. Link it where it belongs, or withdraw it if nobody needs it any more.`,
      source: 'UK GDPR Art 5(2)',
      fixes: [],
    };
  },
};
