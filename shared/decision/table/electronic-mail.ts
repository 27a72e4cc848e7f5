import {
  type Circumstances,
  comesFrom,
  foundSources,
  isBorderline,
  isCorporate,
  listSources,
  occasionSources,
  promotes,
} from '../circumstances';
import { holds } from '../limb';
import type { Verdict } from '../verdict';
import type { Row } from './row';

const consentFields = ['pecr-route', 'consent'];
const softOptInFields = ['pecr-route', 'soft-opt-in'];
const subscriberFields = ['audience.subscriber-type', 'audience.subscriber-evidence', 'audience.address-type'];
const optInFrom = (given: Circumstances, sources: readonly string[]) =>
  given.softOptIn !== undefined && comesFrom(given, sources);
const isChannel = ({ facts }: Circumstances, ...values: readonly string[]) =>
  values.includes(facts.channel?.value ?? '');
const otherMessages = ['whatsapp', 'messenger', 'instagram-dm', 'x-dm', 'other-dm'];
const identify = 'ICO, Direct marketing guidance: identify direct marketing';
const normally =
  'Unsolicited marketing to people who may be individual subscribers normally needs consent or a soft opt-in';

/** Outside reg 22: they asked for it, or they are corporate subscribers. Reg 23 applies all the same. */
const outsideReg22: readonly Row[] = [
  {
    id: 'A5',
    when: ({ facts }) => facts.solicited && (facts.sequenceStep ?? 1) <= 1,
    verdict: 'solicited',
    regulation: 'PECR reg 22(2)',
    brief: 'they asked for this very message',
    why: 'They asked for it. Only this reply is covered, and reg 23 still applies.',
    source: 'ICO, Electronic mail marketing',
    fields: ['solicited', 'solicited-evidence', 'sequence.step'],
  },
  ...(
    [
      {
        id: 'D2',
        when: (given) => !given.facts.personalData,
        brief: 'shared addresses at companies and other bodies',
        why: 'Corporate subscribers are outside reg 22, and a shared address with no personal merge field is no personal data. Say who you are and give an opt-out address (reg 23), and keep a list of those who refuse.',
      },
      {
        id: 'D5',
        when: (given) => comesFrom(given, [...listSources, ...foundSources]),
        brief: 'companies and other bodies, details from somewhere else',
        why: 'Corporate subscribers are outside reg 22. Say who you are and give an opt-out address (reg 23). Where the details come from is for the assessment to weigh, and people have to be told of it.',
      },
      {
        id: 'D1',
        when: () => true,
        brief: 'people at companies and other bodies',
        why: 'Corporate subscribers are outside reg 22. Say who you are and give an opt-out address (reg 23). The people behind the addresses keep their right to object.',
      },
    ] satisfies Pick<Row, 'id' | 'when' | 'brief' | 'why'>[]
  ).map(
    (row): Row => ({
      ...row,
      when: (given) => isCorporate(given) && row.when(given),
      verdict: 'corporate',
      regulation: 'PECR reg 22(1)',
      source: 'ICO, Business-to-business marketing',
      fields: [...subscriberFields, 'source.type'],
    }),
  ),
];

/** The three ways through reg 22 (the third since 5 February 2026). */
const routes: readonly Row[] = [
  {
    id: 'B1',
    when: ({ consent }) => holds(consent),
    verdict: 'consent',
    regulation: 'PECR reg 22(2)',
    brief: 'it covers this channel',
    why: 'Consent to this channel is recorded. Every message still has to say who you are and how to stop (reg 23).',
    source: 'ICO, Electronic mail marketing; UK GDPR Art 7',
    fields: consentFields,
  },
  {
    id: 'B14',
    when: ({ facts, softOptIn }) =>
      facts.pecrRoute === 'soft-opt-in-products-services' &&
      facts.relationship === 'lapsed-customer' &&
      holds(softOptIn),
    verdict: 'soft-opt-in',
    regulation: 'PECR reg 22(3)',
    brief: 'past customers, similar products',
    why: 'All conditions of the soft opt-in are recorded as met. It has no time limit, but expectations fade: decide how long you go on writing.',
    source: 'ICO penalty notice, HelloFresh, 2024',
    fields: [...softOptInFields, 'audience.relationship'],
  },
  {
    id: 'B2',
    when: ({ facts, softOptIn }) => facts.pecrRoute === 'soft-opt-in-products-services' && holds(softOptIn),
    verdict: 'soft-opt-in',
    regulation: 'PECR reg 22(3)',
    brief: 'your own customers, similar products',
    why: 'All conditions of the soft opt-in are recorded as met.',
    source: "ICO penalty notice, Papa John's, 2021",
    fields: [...softOptInFields, 'audience.relationship', 'source.type', 'opt-out.mechanism', 'suppression-list'],
  },
  {
    id: 'B3',
    when: ({ softOptIn }) => holds(softOptIn),
    verdict: 'soft-opt-in',
    regulation: 'PECR reg 22(3A)',
    brief: "a charity's own supporters",
    why: 'All conditions of the charitable soft opt-in are recorded as met.',
    source: 'ICO, Electronic mail marketing, 28 April 2026',
    fields: [...softOptInFields, 'organisation', 'source.type', 'opt-out.mechanism', 'suppression-list'],
  },
];

/** Nobody can tell whether it is marketing, and there is no permission if it is. */
const borderline: readonly Row[] = (
  [
    {
      id: 'C4',
      when: (given) => isChannel(given, 'linkedin-connection-note'),
      brief: 'a connection note that may count as marketing',
      why: 'It may or may not count as marketing, and a connection note has no room for who you are, how to stop and a privacy link: keep marketing out of it. Decide, and record why.',
      source: identify,
    },
    {
      id: 'C5',
      when: (given) => isChannel(given, 'linkedin-inmail'),
      brief: 'an InMail that may count as marketing',
      why: 'It may or may not count as marketing. Decide, and record why. Somebody who declined an InMail gets no second one.',
      source: 'LinkedIn, CAN-SPAM and CASL',
    },
    {
      id: 'C2',
      when: ({ facts }) => facts.channel?.linkedIn === true,
      brief: 'a LinkedIn message that may count as marketing',
      why: 'It may or may not count as marketing. Decide, and record why.',
      source: 'ProvePrivacy, LinkedIn Marketing',
    },
    {
      id: 'B11',
      when: () => true,
      brief: 'it may count as marketing',
      why: 'It may or may not count as marketing. Decide, and record why.',
      source: identify,
    },
  ] satisfies Pick<Row, 'id' | 'when' | 'brief' | 'why' | 'source'>[]
).map(
  (row): Row => ({
    ...row,
    when: (given) => isBorderline(given) && row.when(given),
    verdict: 'review',
    regulation: 'PECR reg 22(2)',
    fields: ['decision-record', ...subscriberFields],
  }),
);

function bySource(
  id: string,
  sources: readonly string[],
  brief: string,
  why: string,
  source: string,
  verdict: Verdict = 'consent-needed',
): Row {
  return {
    id,
    when: (given) => (verdict === 'blocked' ? optInFrom(given, sources) : comesFrom(given, sources)),
    verdict,
    regulation: verdict === 'blocked' ? 'PECR reg 22(3)(a)' : 'PECR reg 22(2)',
    brief,
    why,
    source,
    fields: verdict === 'blocked' ? ['source.type', ...softOptInFields] : ['source.type', 'pecr-route'],
  };
}

/** A route is claimed and doesn't hold. */
const brokenRoutes: readonly Row[] = [
  bySource(
    'B6',
    listSources,
    'a soft opt-in claimed for a list from somebody else',
    "A list from somebody else can't carry a soft opt-in: you must have obtained the details yourselves. Only consent that names you would do.",
    'ICO, Direct marketing guidance; Leads Work',
    'blocked',
  ),
  bySource(
    'B7',
    foundSources,
    'a soft opt-in claimed for details that were found',
    "Details that were found can't carry a soft opt-in: these people gave you nothing. Only consent that names you would do.",
    'CNIL on Nestor and KASPR (France)',
    'blocked',
  ),
  bySource(
    'B9',
    ['referral'],
    'a soft opt-in claimed for people somebody passed on',
    "Somebody who was passed on can't be reached by a soft opt-in: you must have obtained the details from them.",
    'ICO, Electronic mail marketing',
    'blocked',
  ),
  {
    id: 'B4',
    when: ({ softOptIn }) => softOptIn?.some(({ state }) => state === 'impossible') ?? false,
    verdict: 'blocked',
    regulation: 'PECR reg 22(3A)',
    brief: 'a soft opt-in claimed that is impossible',
    why: 'The soft opt-in is claimed, and no record could make it hold.',
    source: 'Data (Use and Access) Act 2025 s 114',
    fields: [...softOptInFields, 'source.collected-on'],
  },
  {
    id: 'B4',
    when: ({ softOptIn }) => softOptIn !== undefined,
    verdict: 'consent-needed',
    regulation: 'PECR reg 22(2)',
    brief: "a soft opt-in claimed that doesn't hold",
    why: 'The soft opt-in is claimed, but it counts only where all its conditions are met. What is not recorded counts as not met.',
    source: "PECR reg 22(3), (3A); ICO penalty notice, Papa John's, 2021",
    fields: softOptInFields,
  },
  {
    id: 'B1',
    when: ({ consent }) => consent !== undefined,
    verdict: 'consent-needed',
    regulation: 'PECR reg 22(2)',
    brief: "consent claimed that the record doesn't show",
    why: 'Consent is claimed, but you have to be able to show it: for yourselves, this channel and this purpose.',
    source: 'UK GDPR Art 7(1); ICO, Electronic mail marketing',
    fields: consentFields,
  },
];

const needed = (row: Omit<Row, 'verdict' | 'regulation'>): Row => ({
  ...row,
  verdict: 'consent-needed',
  regulation: 'PECR reg 22(2)',
});

/** Marketing, and no route is claimed: the most telling fact first. */
const noRoute: readonly Row[] = [
  bySource(
    'B6',
    listSources,
    'marketing to a list from somebody else',
    'A bought, rented or shared list brings no permission with it: consent would have to name you, and the soft opt-in is impossible.',
    'ICO, Direct marketing guidance; Leads Work',
  ),
  bySource(
    'B7',
    foundSources,
    'marketing to people who were looked up',
    'These people gave you nothing, so there is no consent and no soft opt-in. That details are public changes nothing.',
    'CNIL on Nestor and KASPR (France); ICO, Business-to-business marketing',
  ),
  bySource(
    'B9',
    ['referral'],
    'marketing to people somebody passed on',
    'Whoever has others pass a message on is answerable for it, and these people gave you nothing: consent is needed.',
    'ICO, Electronic mail marketing',
  ),
  bySource(
    'B8',
    occasionSources,
    'marketing to people met at an event',
    'A card or a place on a list of visitors is no consent to marketing. Consent or a soft opt-in has to be shown.',
    'UK GDPR Art 7(1)',
  ),
  needed({
    id: 'A8',
    when: (given) => promotes(given, 'P15'),
    brief: 'asking for permission to market, without having it',
    why: 'Asking for consent to marketing is marketing itself, and needs the permission it asks for.',
    source: 'ICO penalty notices, Flybe and Honda, 2017',
    fields: ['pecr-route'],
  }),
  needed({
    id: 'B9',
    when: (given) => promotes(given, 'P14'),
    brief: 'asking people to pass the message on',
    why: 'Whoever has others pass a message on is answerable for what they send, and the friends have consented to nothing.',
    source: 'ICO, Electronic mail marketing',
    fields: ['pecr-route'],
  }),
  needed({
    id: 'B10',
    when: (given) => promotes(given, 'P18'),
    brief: "marketing of somebody else's offers",
    why: 'Both who sends and who is advertised are answerable, and consent has to cover what others offer.',
    source: 'Leave.EU and Eldon v Information Commissioner [2021] UKUT 26 (AAC)',
    fields: ['pecr-route', 'consent.purposes'],
  }),
  needed({
    id: 'C4',
    when: (given) => isChannel(given, 'linkedin-connection-note'),
    brief: 'marketing in a LinkedIn connection note',
    why: `${normally}, and none is recorded. A connection note has no room for who you are, how to stop and a privacy link: keep marketing out of it.`,
    source: 'ICO, Electronic mail marketing',
    fields: ['pecr-route', ...subscriberFields],
  }),
  needed({
    id: 'C5',
    when: (given) => isChannel(given, 'linkedin-inmail'),
    brief: 'unsolicited marketing by InMail',
    why: `${normally}, and none is recorded. Somebody who declined an InMail gets no second one.`,
    source: 'ICO, Electronic mail marketing; LinkedIn, CAN-SPAM and CASL',
    fields: ['pecr-route', ...subscriberFields],
  }),
  needed({
    id: 'C1',
    when: ({ facts }) => facts.channel?.linkedIn === true,
    brief: 'unsolicited marketing to individuals by LinkedIn message',
    why: `${normally}, and none is recorded. A connection is no consent, and an assessment doesn't replace it.`,
    source: 'ICO, Electronic mail marketing; ProvePrivacy, LinkedIn Marketing',
    fields: ['pecr-route', ...subscriberFields],
  }),
  needed({
    id: 'C9',
    when: (given) => isChannel(given, ...otherMessages),
    brief: 'unsolicited marketing by private message',
    why: `${normally}, and none is recorded. Accounts and numbers on such platforms are people's own, and the platform asks for an opt-in besides.`,
    source: 'ICO, Electronic mail marketing',
    fields: ['pecr-route', ...subscriberFields],
  }),
  needed({
    id: 'D3',
    when: ({ facts }) => facts.claimsCorporate,
    brief: 'a company claimed, which nothing shows',
    why: `${normally}. These are called companies, but what is recorded doesn't show that the companies hold the addresses, so they count as individuals.`,
    source: 'ICO, Business-to-business marketing',
    fields: subscriberFields,
  }),
  needed({
    id: 'B5',
    when: ({ facts }) => facts.lawfulBasis === 'legitimate-interests',
    brief: 'unsolicited marketing to individuals by electronic mail',
    why: `${normally}, and none is recorded. Legitimate interests is a UK GDPR basis and no permission under PECR.`,
    source: 'ICO penalty notice, Halfords, 2022',
    fields: ['pecr-route', 'lawful-basis', ...subscriberFields],
  }),
  needed({
    id: 'B13',
    when: () => true,
    brief: 'unsolicited marketing to individuals by electronic mail',
    why: `${normally}, and none is recorded. Having the address is not permission.`,
    source: 'PECR reg 22(2), UK GDPR Art 7(1)',
    fields: ['pecr-route', ...subscriberFields, 'source.type'],
  }),
];

/** Regs 22 and 23. What gets here may be marketing. */
export const electronicMail: readonly Row[] = [...outsideReg22, ...routes, ...borderline, ...brokenRoutes, ...noRoute];
