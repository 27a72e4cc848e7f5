import { isOtherBasis } from '../assessment/status';
import type { Severity } from '../lint/finding';
import { closure, coveringLinks, linkTo, placesIn, referencePlace } from '../lint/reference';
import type { TemplateRule } from './rule';

const message = (lia: string, more = '') =>
  `---\nchannel: email\n${more}lawful-basis: legitimate-interests\nlia: ${lia}\n---\nOur office has moved.\n`;

export const liaNotApproved: TemplateRule = {
  code: 'lia-not-approved',
  title: 'The assessment is not approved',
  severity: 'error or warning',
  why: 'Legitimate interests hold only where somebody has weighed them and stands by the result, before the message goes out. While the assessment is being written or reviewed this is a warning, so that message and assessment can grow together; once the message is live it is an error. An assessment that was rejected, withdrawn or superseded carries nothing any more.',
  sources: ['UK GDPR Art 6(1)(f)', 'UK GDPR Art 5(2)', 'ICO, Legitimate interests'],
  bad: [
    {
      title: 'Still a draft',
      template: message('LIA-2026-014'),
      marks: ['LIA-2026-014'],
      assessments: ['---\nid: LIA-2026-014\nstatus: draft\n---\n'],
    },
    {
      title: 'Live under an assessment that is still being reviewed',
      template: message('LIA-2026-014', 'status: live\n'),
      marks: ['LIA-2026-014'],
      assessments: ['---\nid: LIA-2026-014\nstatus: in-review\n---\n'],
    },
    {
      title: 'Replaced by a newer one',
      template: message('LIA-2025-007'),
      marks: ['LIA-2025-007'],
      assessments: [
        '---\nid: LIA-2025-007\nstatus: superseded\nsuperseded-by: LIA-2026-014\n---\n',
        '---\nid: LIA-2026-014\nstatus: approved\n---\n',
      ],
    },
    {
      title: 'Decided against',
      template: message('LIA-2026-014'),
      marks: ['LIA-2026-014'],
      assessments: ['---\nid: LIA-2026-014\nstatus: approved\ndecision: do-not-proceed\n---\n'],
    },
  ],
  good: [
    {
      title: 'Approved',
      template: message('LIA-2026-014'),
      assessments: ['---\nid: LIA-2026-014\nstatus: approved\n---\n'],
    },
    {
      title: 'Another lawful basis needs no assessment',
      template: '---\nchannel: email\nlawful-basis: contract\nlia: LIA-2026-014\n---\nYour order is on its way.\n',
      assessments: ['---\nid: LIA-2026-014\nstatus: draft\n---\n'],
    },
  ],
  *check(subject) {
    const { assessment, facts, index } = subject;
    if (isOtherBasis(facts.lawfulBasis)) return;
    const verdict =
      closure(subject) ??
      assessment.verdicts.find(({ kind }) => kind === 'draft' || kind === 'in-review' || kind === 'changes-requested');
    if (!verdict) return;
    const closed = verdict === closure(subject);
    const severity: Severity = closed || facts.live ? 'error' : 'warning';
    const successor = assessment.assessment?.supersededBy?.value;
    const next = successor === undefined ? undefined : index.get(successor);
    const live = !closed && facts.live ? ' This template is live all the same: stop sending it until then.' : '';
    yield {
      severity,
      span: referencePlace(subject),
      message: `${verdict.why}${live}`,
      source: 'UK GDPR Art 6(1)(f)',
      fixes: next ? linkTo(subject, next, `replaced ${facts.reference?.id}`) : coveringLinks(subject),
      related: placesIn(assessment.assessment, verdict.place, 'This is what the assessment says.'),
    };
  },
};
