import { placeOf } from '../lint/place';
import type { TemplateRule } from './rule';

export const pecrPermission: TemplateRule = {
  code: 'pecr-permission',
  title: 'Marketing without permission',
  severity: 'error',
  why: 'Unsolicited marketing by email, text or private message to people who may be individual subscribers needs consent or one of the two soft opt-ins, and recorded calls need consent whoever is called. Legitimate interests is a UK GDPR basis and never a way through this rule.',
  sources: ['PECR reg 22(2)', 'PECR reg 22(3), (3A)', 'PECR reg 19'],
  bad: [
    {
      title: 'A promotional LinkedIn message on legitimate interests',
      template: [
        '---',
        'channel: linkedin-message',
        'message-nature: marketing',
        'audience:',
        '  subscriber-type: unknown',
        'lawful-basis: legitimate-interests',
        'lia: LIA-2026-014',
        '---',
        'Follow our page for exclusive deals and updates on our services',
        '',
      ].join('\n'),
      marks: ['linkedin-message'],
      assessments: ['---\nid: LIA-2026-014\nstatus: approved\n---\n'],
    },
    {
      title: 'A recorded call to companies',
      template: [
        '---',
        'channel: automated-call',
        'message-nature: marketing',
        'audience:',
        '  subscriber-type: company',
        '  subscriber-evidence: companies-house',
        'pecr-route: corporate-subscriber',
        '---',
        '20% off your first order.',
        '',
      ].join('\n'),
      marks: ['corporate-subscriber'],
    },
  ],
  good: [
    {
      title: 'Email to a company that was checked',
      template: [
        '---',
        'channel: email',
        'message-nature: marketing',
        'audience:',
        '  subscriber-type: company',
        '  subscriber-evidence: companies-house',
        '  address-type: work-named',
        '---',
        '20% off your first order.',
        '',
      ].join('\n'),
    },
    {
      title: 'Consent is claimed but not shown: the rule about the record speaks',
      template: '---\nchannel: email\nmessage-nature: marketing\npecr-route: consent\n---\n20% off your first order.\n',
    },
    {
      title: 'A page notice: borderline, so a person decides',
      template: [
        '---',
        'channel: linkedin-message',
        'message-nature: informational',
        '---',
        "We've launched a LinkedIn page, feel free to follow us.",
        '',
      ].join('\n'),
    },
  ],
  *check(subject) {
    const { facts, template } = subject;
    const { verdict, row, claim, regulation } = subject.decision.pecr;
    if (verdict !== 'consent-needed' && verdict !== 'blocked') return;
    if (!template.readable && !facts.channel) return;
    // A route that is claimed and doesn't hold is told limb by limb by the rules about consent and the soft opt-in; calls with
    // rules of their own by the one about calls.
    if (claim !== undefined || (facts.channel?.class === 'live-call' && verdict === 'blocked')) return;
    yield {
      severity: 'error',
      span: placeOf(subject, 'pecr-route', 'channel'),
      message: `${row.why} Reword the message so that it promotes nothing, or record the permission you hold. An assessment doesn't replace it.`,
      source: regulation,
      fixes: [],
    };
  },
};
