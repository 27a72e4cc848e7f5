import { dueSoon } from '../assessment/status';
import { coveringLinks, linkedAssessment, placesIn, referencePlace } from '../lint/reference';
import type { TemplateRule } from './rule';

const message =
  '---\nchannel: email\nlawful-basis: legitimate-interests\nlia: LIA-2026-014\n---\nOur office has moved.\n';
const due = (day: string, status = 'approved') => `---\nid: LIA-2026-014\nstatus: ${status}\nreview-due: ${day}\n---\n`;

export const liaReviewDue: TemplateRule = {
  code: 'lia-review-due',
  title: 'The assessment is due for review',
  severity: 'error or warning',
  why: 'An assessment weighs what is known on one day. Audiences, tools, expectations and the law change, so it has a date on which somebody looks at it again. The law sets no interval: the date is your own. In the 30 days before it this is a hint, after it a warning, and 60 days later an error.',
  sources: ['ICO, How do we apply legitimate interests in practice?', 'UK GDPR Art 24(1)'],
  bad: [
    {
      title: 'Overdue by a month',
      template: message,
      marks: ['LIA-2026-014'],
      assessments: [due('2026-10-23')],
    },
    { title: 'Overdue by a year', template: message, marks: ['LIA-2026-014'], assessments: [due('2025-11-23')] },
    { title: 'Due next week', template: message, marks: ['LIA-2026-014'], assessments: [due('2026-11-30')] },
  ],
  good: [
    { title: 'Due next year', template: message, assessments: [due('2027-11-20')] },
    { title: 'A draft was never good until then', template: message, assessments: [due('2025-11-23', 'draft')] },
  ],
  *check(subject) {
    const assessment = linkedAssessment(subject);
    if (!assessment) return;
    const verdict = subject.assessment.verdicts.find(({ kind }) => kind === 'expired' || kind === 'review-due');
    const soon = dueSoon(assessment, subject.today);
    if (!verdict && !soon) return;
    yield {
      severity: verdict?.kind === 'expired' ? 'error' : verdict ? 'warning' : 'hint',
      span: referencePlace(subject),
      message:
        verdict?.why ??
        `${subject.facts.reference?.id} is due for review on ${soon}. It holds until then: plan the review now.`,
      source: 'ICO, Legitimate interests',
      fixes: verdict ? coveringLinks(subject) : [],
      related: placesIn(assessment, assessment.reviewDue?.span, 'This is when it is due.'),
    };
  },
};
