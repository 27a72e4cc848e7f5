import { linkedAssessment, placesIn, referencePlace } from '../lint/reference';
import type { TemplateRule } from './rule';

const message = (start: string) =>
  `---\nchannel: email\nlawful-basis: legitimate-interests\nlia: LIA-2026-014\ncampaign: { start: ${start} }\n---\nOur office has moved.\n`;
const assessments = ['---\nid: LIA-2026-014\nstatus: approved\napproved-on: 2026-11-20\n---\n'];

export const liaRetrofitted: TemplateRule = {
  code: 'lia-retrofitted',
  title: 'The assessment was approved after the campaign had started',
  severity: 'error',
  why: 'The interests have to be weighed before the data is used. An assessment that is written afterwards can show what holds from now on, but it does not reach back: what went out before it went out without one.',
  sources: ['ICO, How do we apply legitimate interests in practice?', 'UK GDPR Art 6(1)(f)'],
  bad: [
    { title: 'Approved three weeks too late', template: message('2026-11-01'), marks: ['2026-11-01'], assessments },
  ],
  good: [{ title: 'Approved first', template: message('2026-12-01'), assessments }],
  *check(subject) {
    const assessment = linkedAssessment(subject);
    const verdict = subject.assessment.verdicts.find(({ kind }) => kind === 'retrofitted');
    if (!assessment || !verdict) return;
    yield {
      severity: 'error',
      span: subject.fields.span('campaign.start') ?? referencePlace(subject),
      message: `${verdict.why} Move the start behind the approval, or record what went out before it and have that looked at.`,
      source: 'ICO, Legitimate interests',
      fixes: [],
      related: placesIn(assessment, verdict.place, 'This is when it was approved.'),
    };
  },
};
