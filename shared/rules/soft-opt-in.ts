import { inWords } from '../decision/decision';
import { lackOf } from '../decision/limb';
import { blankFieldsFix } from '../lint/blank-fields';
import { byPlace, placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import type { Span } from '../text/span';
import type { TemplateRule } from './rule';

const customers = [
  '---',
  'channel: sms',
  'message-nature: marketing',
  'audience: { subscriber-type: individual, relationship: existing-customer, address-type: mobile-personal }',
  'source: own-crm',
  'lawful-basis: legitimate-interests',
  'lia: LIA-2026-014',
  'pecr-route: soft-opt-in-products-services',
  'soft-opt-in:',
  '  obtained-by-us: true',
  '  context: sale',
  '  similar-products: true',
  '  opt-out-at-collection: true',
  'opt-out: sms-stop',
  'suppression-list: CRM list "Do not contact"',
  '---',
  '20% off your next order. Text STOP to 60777.',
  '',
].join('\n');

const supporters = [
  '---',
  'channel: email',
  'message-nature: marketing',
  'audience: { subscriber-type: individual, relationship: supporter }',
  'organisation: { type: charity, charity-number: "000000" }',
  'source: website-form',
  'lawful-basis: legitimate-interests',
  'lia: LIA-2026-014',
  'pecr-route: soft-opt-in-charitable-purposes',
  'soft-opt-in:',
  '  obtained-by-us: true',
  '  context: support',
  '  sole-charitable-purpose: true',
  '  opt-out-at-collection: true',
  '  collected-on: 2026-03-01',
  'opt-out: unsubscribe-link',
  'suppression-list: CRM list "Do not contact"',
  '---',
  'Please donate today. Unsubscribe: {{unsubscribe_url}}',
  '',
].join('\n');

export const softOptIn: TemplateRule = {
  code: 'soft-opt-in',
  title: "A soft opt-in that doesn't hold",
  severity: 'error or warning',
  why: "The soft opt-in lets you market without consent to your own customers, or as a charity to your supporters, but only where every one of its conditions is met. One that isn't recorded counts as not met. Details from a list, a profile or another organisation rule it out for good.",
  sources: [
    'PECR reg 22(3)',
    'PECR reg 22(3A)',
    "ICO penalty notice, Papa John's, 2021",
    'ICO, Electronic mail marketing',
  ],
  bad: [
    {
      title: 'No way to refuse when the details were collected',
      template: customers.replace('opt-out-at-collection: true', 'opt-out-at-collection: false'),
      marks: ['false'],
    },
    {
      title: 'Details from a bought list',
      template: customers.replace('own-crm', 'bought-in-list'),
      marks: ['bought-in-list'],
    },
    {
      title: 'Conditions nobody has recorded',
      template: customers.replace(/soft-opt-in:\n(?: {2}.*\n)+/, ''),
      marks: ['soft-opt-in-products-services'],
    },
    {
      title: 'Supporters whose details were collected before the charitable soft opt-in came into force',
      template: supporters.replace('2026-03-01', '2025-11-01'),
      marks: ['2025-11-01'],
    },
    {
      title: 'On a channel it says nothing about',
      template: customers.replace('channel: sms', 'channel: automated-call'),
      marks: ['soft-opt-in-products-services'],
    },
    {
      title: 'Together with consent as the lawful basis',
      template: customers.replace('lawful-basis: legitimate-interests\nlia: LIA-2026-014', 'lawful-basis: consent'),
      marks: ['consent'],
    },
  ],
  good: [
    { title: 'Customers, with every condition recorded', template: customers },
    { title: 'Supporters of a charity, with every condition recorded', template: supporters },
    {
      title: 'Nothing is promoted, so none is needed',
      template:
        '---\nchannel: email\nmessage-nature: service\npecr-route: soft-opt-in\n---\nYour order has been dispatched.\n',
    },
  ],
  *check(subject) {
    const { decision, facts, nature } = subject;
    const { claim, limbs, doubts, regulation, verdict } = decision.pecr;
    if (claim !== 'soft-opt-in' || (nature !== 'marketing' && nature !== 'borderline')) return;
    // Nothing rests on the soft opt-in where the message needs none.
    if (verdict === 'solicited' || verdict === 'corporate' || facts.channel?.class === 'public') return;
    const severity = nature === 'marketing' ? 'error' : 'warning';
    const route = placeOf(subject, 'pecr-route', 'lawful-basis');
    if (facts.channel && facts.channel.class !== 'electronic-mail') {
      yield {
        severity,
        span: route,
        message: `The soft opt-in is a rule about electronic mail (email, texts, private messages) and is no permission for this channel: ${facts.channel.label.toLowerCase()}. Rely on what counts there: ${ways[facts.channel.class]}.`,
        source: regulation,
        fixes: [],
      };
      return;
    }
    const lacking = limbs.filter(
      // On LinkedIn the rule about handling objections asks for the list.
      ({ limb, state }) => state !== 'met' && !(limb.field === 'suppression-list' && facts.channel?.linkedIn),
    );
    const place = (paths: readonly string[]): Span => {
      const own = paths.map((path) => subject.fields.span(path)).find((span) => span !== undefined);
      return own ?? placeOf(subject, paths[0]!, 'soft-opt-in', 'pecr-route', 'lawful-basis');
    };
    for (const [span, group] of byPlace(lacking, ({ limb, state }) => place(limb.fault?.[state] ?? [limb.field]))) {
      const unknown = group.filter(({ state }) => state === 'unknown').map(({ limb }) => limb.field);
      const impossible = group.some(({ state }) => state === 'impossible');
      const advice = impossible
        ? 'No record can mend that: rely on consent, or promote nothing.'
        : 'Every condition has to be met. Record it if it is so; otherwise rely on consent, or promote nothing.';
      yield {
        severity,
        span,
        message: `The soft opt-in is claimed, but ${inWords(group.flatMap((each) => lackOf(each) ?? []))}. ${advice}`,
        source: group[0]!.limb.source,
        fixes: blankFieldsFix(subject, 'Add the conditions, to fill in', unknown),
      };
    }
    yield* doubted(subject, doubts);
  },
};

const ways = {
  'live-call': 'screening',
  'automated-call': 'consent to automated calls',
  fax: 'consent to faxes',
  post: 'none is needed, but people can object',
} as const satisfies Record<string, string>;

function* doubted(subject: Subject, doubts: Subject['decision']['pecr']['doubts']) {
  for (const { field, message, source } of doubts) {
    yield { severity: 'warning' as const, span: placeOf(subject, field, 'pecr-route'), message, source, fixes: [] };
  }
}
