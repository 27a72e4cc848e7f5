import { channelClass, mayBeMarketing } from '../circumstances';
import type { Row } from './row';

/** Not sent to particular people, or not by electronic means: outside regs 19 to 24 whatever the words say. */
export const outsideChannels: readonly Row[] = [
  {
    id: 'A6',
    when: (given) => channelClass(given) === 'public',
    verdict: 'not-applicable',
    regulation: 'PECR reg 2(1)',
    brief: 'public content, not sent to particular people',
    why: "PECR's marketing rules don't apply to public content; UK GDPR may, where personal data decides who sees it.",
    source: 'ICO, Electronic mail marketing',
    fields: [],
  },
  {
    id: 'G2',
    when: (given) => channelClass(given) === 'post' && !given.facts.personalData,
    verdict: 'not-applicable',
    regulation: 'PECR reg 2(1)',
    brief: 'post to nobody in particular',
    why: "PECR's marketing rules don't apply to post, and this uses no personal data.",
    source: 'ICO, Direct marketing guidance',
    fields: ['audience.address-type', 'merge-fields'],
  },
  {
    id: 'G1',
    when: (given) => channelClass(given) === 'post',
    verdict: 'not-applicable',
    regulation: 'PECR reg 2(1)',
    brief: 'post to a named person',
    why: "PECR's marketing rules don't apply to post. UK GDPR does: people can object, and have to be told so.",
    source: 'ICO, Direct marketing guidance; UK GDPR Art 21',
    fields: ['audience.address-type', 'merge-fields'],
  },
];

/** The words promote nothing, and nobody says that they do. */
export const notMarketing: readonly Row[] = [
  {
    id: 'A3',
    when: (given) => given.nature === 'market-research',
    verdict: 'not-marketing',
    regulation: 'PECR reg 2(1)',
    brief: 'market research that promotes nothing',
    why: 'Genuine research is no marketing. It becomes marketing when it sells, or when the answers are used to sell to the same people.',
    source: 'ICO, Direct marketing guidance: identify direct marketing',
    fields: [],
  },
  {
    id: 'A4',
    when: (given) => given.nature === 'regulatory',
    verdict: 'review',
    regulation: 'PECR reg 2(1)',
    brief: 'a regulatory message, which depends on tone and context',
    why: "A message that a regulator asks for is no marketing where it is neutral, keeps to the regulator's words and encourages nothing. Have somebody read it with that in mind.",
    source: 'ICO, Direct marketing and regulatory communications, 2023',
    fields: [],
  },
  {
    id: 'A7',
    when: ({ facts, nature }) =>
      nature !== 'marketing' &&
      nature !== 'borderline' &&
      facts.organisationType === 'public-authority' &&
      facts.lawfulBasis === 'public-task',
    verdict: 'review',
    regulation: 'PECR reg 2(1)',
    brief: "a public authority's message for its task",
    why: 'What a public authority needs to say for its task is no marketing. Fundraising and paid leisure are, so have somebody decide which this is.',
    source: 'ICO, Direct marketing guidance: identify direct marketing',
    fields: ['organisation.type', 'lawful-basis'],
  },
  {
    id: 'E8',
    when: (given) => !mayBeMarketing(given) && channelClass(given) === 'live-call',
    verdict: 'not-marketing',
    regulation: 'PECR reg 2(1)',
    brief: 'a service call that promotes nothing',
    why: 'Nothing in the script was found to promote anything. What the caller adds counts too.',
    source: 'ICO, Live calls',
    fields: [],
  },
  {
    id: 'A1',
    when: (given) => !mayBeMarketing(given),
    verdict: 'not-marketing',
    regulation: 'PECR reg 2(1)',
    brief: 'nothing found that promotes',
    why: 'Nothing in it was found to promote anything. Keep a record of why you think so.',
    source: 'ICO, Direct marketing guidance: identify direct marketing',
    fields: [],
  },
];
