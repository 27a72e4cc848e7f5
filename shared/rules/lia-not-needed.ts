import { placeOf } from '../lint/place';
import { placesIn } from '../lint/reference';
import type { TemplateRule } from './rule';

const message = (basis: string) =>
  `---\nchannel: email\nmessage-nature: service\nlawful-basis: ${basis}\nlia: LIA-2026-014\n---\nYour order is on its way.\n`;

export const liaNotNeeded: TemplateRule = {
  code: 'lia-not-needed',
  title: 'An assessment that the lawful basis needs none of',
  severity: 'information',
  why: 'A legitimate interests assessment (LIA) belongs to the basis legitimate interests. Beside another basis it changes nothing, and leaves readers in doubt which of the two you rely on.',
  sources: ['UK GDPR Art 6(1)', 'ICO, Legitimate interests'],
  bad: [{ title: 'A contract and an assessment', template: message('contract'), marks: ['LIA-2026-014'] }],
  good: [
    {
      title: 'Legitimate interests',
      template: message('legitimate-interests'),
      assessments: ['---\nid: LIA-2026-014\n---\n'],
    },
    { title: 'No basis yet: that is the first thing to settle', template: message('""') },
  ],
  *check(subject) {
    const { assessment, facts, fields, index, template } = subject;
    const { basis } = subject.decision.ukGdpr;
    if (
      assessment.status !== 'not-needed' ||
      !facts.reference ||
      basis === undefined ||
      basis === 'legitimate-interests'
    )
      return;
    // A reference that the policy gives to many templates is no mistake of this one.
    if (!fields.span('lia.ref')) return;
    const linked = index.get(facts.reference.id);
    const basisSpan = fields.span('lawful-basis');
    yield {
      severity: 'information',
      span: placeOf(subject, 'lia.ref'),
      message: `The lawful basis is ${basis}, which needs no legitimate interests assessment. Remove the reference, or choose legitimate interests if that is what you rely on.`,
      source: 'UK GDPR Art 6(1)',
      fixes: [],
      related: [
        ...placesIn(linked, linked?.id?.span, 'This is the assessment.'),
        ...(basisSpan ? [{ path: template.path, span: basisSpan, message: `The lawful basis is ${basis}.` }] : []),
      ],
    };
  },
};
