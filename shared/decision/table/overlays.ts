import {
  type Circumstances,
  channelClass,
  comesFrom,
  foundSources,
  isMarketing,
  listSources,
  mayBeMarketing,
} from '../circumstances';
import { nonMarketingNatures } from '../severity';
import type { Overlay, Unreadable } from './row';

const linkedIn = ({ facts }: Circumstances) => facts.channel?.linkedIn === true;
const inside = (country: string) => /^GB(?:-|$)/i.test(country);
const soldAsResearch = (given: Circumstances) => given.facts.declaredNature === 'market-research' && isMarketing(given);
const legitimateInterests = ({ facts }: Circumstances) => facts.lawfulBasis === 'legitimate-interests';

/** What applies beside the row that decides. Checks of its own speak about most of it; here it is told with the decision. */
export const overlays: readonly Overlay[] = [
  {
    id: 'A2',
    when: (given) => isMarketing(given) && ['mixed', ...nonMarketingNatures].includes(given.facts.declaredNature ?? ''),
    what: 'One promotional element makes the whole message marketing, whatever it is called.',
    source: 'ICO penalty notices, EE 2019 and American Express 2021',
  },
  {
    id: 'C3',
    when: (given) => linkedIn(given) && given.facts.claimsCorporate,
    what: 'LinkedIn members have their accounts for themselves, so they count as individuals wherever they work.',
    source: 'PECR reg 2(1); ProvePrivacy, LinkedIn Marketing',
  },
  {
    id: 'C6',
    when: (given) => linkedIn(given) && (given.facts.sourceTool !== undefined || comesFrom(given, ['scraped'])),
    what: "LinkedIn's terms bar programs that collect profiles or send messages. That counts against what people reasonably expect.",
    source: 'LinkedIn User Agreement; UK GDPR Art 6(1)(f)',
  },
  {
    id: 'C7',
    when: linkedIn,
    what: 'LinkedIn offers no way to opt out, so the template has to say how objections are handled, and a suppression list has to be kept.',
    source: 'UK GDPR Art 21(2)-(3)',
  },
  {
    id: 'C8',
    when: (given) => linkedIn(given) && given.facts.jurisdictions.some((country) => /^DE(?:-|$)/i.test(country)),
    what: 'To recipients in Germany a promotional message needs their express consent beforehand, in business too.',
    source: 'OLG Hamm, 3 May 2023, 18 U 154/22',
  },
  {
    id: 'E10',
    when: (given) => soldAsResearch(given) && channelClass(given) === 'live-call',
    what: 'A call that opens as research and goes on to sell is a marketing call, and unfair.',
    source: 'ICO, Direct marketing guidance; UK GDPR Art 5(1)(a)',
  },
  {
    id: 'I1',
    when: (given) =>
      given.facts.personalData && comesFrom(given, [...listSources, ...foundSources, 'public-register', 'referral']),
    what: "The details don't come from the people themselves: tell them whose data you have and where you got it, within a month and no later than in the first message.",
    source: 'UK GDPR Art 14(2)(f), (3)',
  },
  {
    id: 'I2',
    when: (given) =>
      given.fields.flag('first-contact') === true &&
      mayBeMarketing(given) &&
      (legitimateInterests(given) || given.facts.lawfulBasis === 'public-task'),
    what: 'In the first message the right to object has to be brought to their attention, clearly and apart from other information.',
    source: 'UK GDPR Art 21(4)',
  },
  {
    id: 'I3',
    when: ({ fields }) => ['true', 'unknown', undefined].includes(fields.text('audience.includes-children')),
    what: 'Children may be among them, whose interests weigh more; marketing aimed at children likely needs a data protection impact assessment (DPIA).',
    source: 'UK GDPR Art 6(1)(f), Art 35',
  },
  {
    id: 'I4',
    when: ({ fields }) => fields.flag('special-category.used') === true,
    what: 'Special category data needs a condition of its own, most often explicit consent; legitimate interests alone is not enough.',
    source: 'UK GDPR Arts 9, 10',
  },
  {
    id: 'I5',
    when: (given) =>
      given.fields.flag('audience.vulnerable') === true ||
      comesFrom(given, ['scraped', 'enrichment-tool']) ||
      Number(given.fields.text('audience.size')) >= 10_000,
    what: 'Large numbers, people who may be vulnerable, and data they know nothing of call for a check whether a data protection impact assessment (DPIA) is needed.',
    source: 'UK GDPR Art 35; ICO, Examples of processing likely to result in high risk',
  },
  {
    id: 'I6',
    when: ({ facts }) => facts.jurisdictions.some((country) => !inside(country)),
    what: 'Some recipients are outside the UK. Other law applies to them, which these checks know nothing of.',
    source: 'UK GDPR Art 3',
  },
  {
    id: 'I7',
    when: ({ fields }) => fields.text('sender.profile') === 'personal',
    what: "Sent from somebody's own profile for an organisation, it is the organisation's message, and the same rules apply.",
    source: 'UK GDPR Art 4(7); PECR reg 22(2)',
  },
];

/** Rows that need to be known for one recipient, one number or one event, and that no template can show. */
export const unreadableRows: readonly Unreadable[] = [
  {
    id: 'B12',
    concerns: () => true,
    what: 'Somebody who objected, unsubscribed or is on the suppression list gets nothing more.',
    reason:
      'A template is one text for many: who of them objected stands in the suppression list, which is held against the send.',
  },
  {
    id: 'D4',
    concerns: ({ verdict }) => verdict === 'corporate',
    what: 'To people at companies, content that has nothing to do with their work weighs against you.',
    reason:
      'Whether a text matters to the work of each recipient is for a person to judge; the selection criteria are checked on their own.',
  },
  {
    id: 'D6',
    concerns: ({ verdict }) => verdict === 'corporate',
    what: 'Somebody at a company who objected gets nothing more.',
    reason: 'As with B12, who objected stands in the suppression list.',
  },
  {
    id: 'F2',
    concerns: ({ regulation }) => /reg 21\b/.test(regulation),
    what: 'A dialler that connects to a person makes live calls, not automated ones.',
    reason: 'No script shows how numbers are dialled: written as a live call, it is judged as one.',
  },
  {
    id: 'I12',
    concerns: () => true,
    what: 'A complaint is acknowledged within 30 days, and counts as an objection too.',
    reason: 'A complaint is an event after the send.',
  },
];
