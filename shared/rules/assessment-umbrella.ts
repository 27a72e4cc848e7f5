import { firstFence } from '../assessment/places';
import { isJudged } from '../lint/assessment-subject';
import { shorten } from '../text/shorten';
import type { AssessmentRule } from './rule';

/** With more purposes than this, the questions can hardly be answered for all of them at once. Our own measure: the law has none. */
const mostPurposes = 3;

const template = (purpose: string) => `---\npurpose: ${purpose}\nlia: LIA-2026-014\n---\nOur office has moved.\n`;

export const assessmentUmbrella: AssessmentRule = {
  code: 'assessment-umbrella',
  title: 'One assessment for many purposes',
  severity: 'information',
  why: 'Necessity and balance are weighed for one purpose at a time: what is needed to answer a question need not be needed to announce an event. An assessment that carries everything has often weighed nothing. Consider one for each purpose.',
  sources: ['UK GDPR Art 5(1)(b)', 'UK GDPR Art 6(1)(f)', 'ICO, Legitimate interests'],
  bad: [
    {
      title: 'Four purposes under one assessment',
      template: '---\nid: LIA-2026-014\nstatus: approved\n---\n',
      path: 'all.lia.md',
      marks: ['LIA-2026-014'],
      templates: ['page-follow', 'survey', 'event-news', 'renewal'].map(template),
    },
  ],
  good: [
    {
      title: 'Many messages for one purpose',
      template: '---\nid: LIA-2026-014\nstatus: approved\n---\n',
      path: 'all.lia.md',
      templates: Array.from({ length: 5 }, () => template('page-follow')),
    },
  ],
  *check(subject) {
    const { assessment, dependents } = subject;
    if (!isJudged(subject) || !assessment.id || !dependents) return;
    const purposes = new Map(
      dependents.flatMap(({ purpose, path }) => (purpose === undefined ? [] : [[purpose, path]])),
    );
    if (purposes.size <= mostPurposes) return;
    const names = [...purposes.keys()];
    const more = names.length > 6 ? ` and ${names.length - 6} more` : '';
    yield {
      severity: 'information',
      span: assessment.scope.purposes[0]?.span ?? assessment.id.span,
      message: `${dependents.length} templates with ${names.length} different purposes refer to this assessment: ${names.slice(0, 6).join(', ')}${more}. Consider an assessment for each purpose, so that each is weighed for itself.`,
      source: 'UK GDPR Art 5(1)(b)',
      fixes: [],
      related: names.slice(0, 6).map((purpose) => ({
        path: purposes.get(purpose)!,
        span: firstFence,
        message: `This template is for "${shorten(purpose)}".`,
      })),
    };
  },
};
