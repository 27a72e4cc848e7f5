import { inWords } from '../decision/decision';
import { lackOf } from '../decision/limb';
import { blankFieldsFix } from '../lint/blank-fields';
import { byPlace, placeOf } from '../lint/place';
import type { TemplateRule } from './rule';

const header = [
  '---',
  'channel: email',
  'purpose: course-news',
  'message-nature: marketing',
  'pecr-route: consent',
  '',
];
const message = ['---', '20% off your first order. Unsubscribe: {{unsubscribe_url}}', ''];
const template = (...consent: string[]) => [...header.slice(0, -1), ...consent, ...message].join('\n');
const record = [
  'consent:',
  '  obtained-on: 2026-03-01',
  '  wording-ref: Website form, version 3',
  '  channels: [email]',
  '  purposes: [course-news]',
  '  sender-named: true',
  '  evidence: Form log in the CRM',
];

export const consentRecord: TemplateRule = {
  code: 'consent-record',
  title: "Consent is claimed, but the record doesn't show it",
  severity: 'error or information',
  why: 'Whoever relies on consent has to be able to show it: that the wording named you, this channel and this purpose, who agreed, when and how, and that nobody has taken it back. Consent to email is no consent to texts. What only the wording itself can show, that it was free, informed and apart from other matters, a person has to check.',
  sources: [
    'UK GDPR Arts 4(11), 7',
    'PECR reg 22(2)',
    'ICO, Electronic mail marketing',
    'ICO penalty notice, HelloFresh, 2024',
  ],
  bad: [
    { title: 'No record at all', template: template(), marks: ['consent'] },
    {
      title: 'A record for another channel and another purpose',
      template: template(...record)
        .replace('[email]', '[sms]')
        .replace('[course-news]', '[prize-draw]'),
      marks: ['[sms]', '[prize-draw]'],
    },
    {
      title: 'Consent that was taken back',
      template: template(...record, '  withdrawn: true'),
      marks: ['true'],
    },
    {
      title: 'Consent given years ago',
      template: template(...record).replace('2026-03-01', '2023-03-01'),
      marks: ['2023-03-01'],
    },
  ],
  good: [
    { title: 'A record that shows it', template: template(...record, '  withdrawn: false') },
    {
      title: 'Nothing is promoted, so none is needed',
      template:
        '---\nchannel: email\nmessage-nature: service\npecr-route: consent\n---\nYour order has been dispatched.\n',
    },
  ],
  *check(subject) {
    const { decision, fields, nature } = subject;
    const { claim, limbs, regulation, verdict } = decision.pecr;
    if (claim !== 'consent' || (nature !== 'marketing' && nature !== 'borderline')) return;
    // Nothing rests on the consent where the message needs none.
    if (['not-applicable', 'solicited', 'corporate'].includes(verdict)) return;
    const severity = nature === 'marketing' ? 'error' : 'information';
    if (!fields.find('consent')) {
      yield {
        severity,
        span: placeOf(subject, 'pecr-route'),
        message:
          'Consent is claimed, but there is no record of it. You have to be able to show who agreed to what, when and how. Record it under "consent", or claim no consent.',
        source: regulation,
        fixes: blankFieldsFix(subject, 'Add a record of consent to fill in', recordFields),
      };
      return;
    }
    const lacking = limbs.filter(({ limb, state }) => state !== 'met' && limb.field.startsWith('consent.'));
    for (const [place, group] of byPlace(lacking, ({ limb }) => placeOf(subject, limb.field, 'pecr-route'))) {
      const voids = group.filter(({ limb }) => !limb.advised);
      const shown = voids.length > 0 ? voids : group;
      const lacks = inWords(shown.flatMap((each) => lackOf(each) ?? []));
      const missing = group.filter(({ state }) => state === 'unknown').map(({ limb }) => limb.field);
      yield {
        severity: voids.length > 0 ? severity : 'information',
        span: place,
        message:
          voids.length > 0
            ? `Consent is claimed, but ${lacks}. Consent counts only as far as you can show it. Correct the record if it is wrong; otherwise this message can't rely on it.`
            : `Consent is recorded, but ${lacks}. Nothing in the law sets a date, but you have to be able to show what people agreed to, and that they would still expect it. Complete the record, or ask them again.`,
        source: shown[0]!.limb.source,
        fixes: blankFieldsFix(subject, 'Add what is missing, to fill in', missing),
      };
    }
  },
};

const recordFields = ['obtained-on', 'wording-ref', 'channels', 'purposes', 'sender-named', 'evidence'].map(
  (key) => `consent.${key}`,
);
