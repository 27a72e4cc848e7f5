import { offersOptOut } from '../template/opt-out';
import { type Circumstances, comesFrom, notObtainedByYou, promotes } from './circumstances';
import { holds, type Limb, recorded } from './limb';

/** First day on which details for the charitable soft opt-in may have been collected (DUAA s 114, in force that day). */
export const charitableSince = '2026-02-05';

/** Relationships from which a sale or its negotiation can have come. */
const customers = ['existing-customer', 'lapsed-customer', 'enquirer'];

const obtainedByYou: Omit<Limb, 'id' | 'source'> = {
  field: 'soft-opt-in.obtained-by-us',
  condition: 'You obtained the details yourselves, not from a list, a platform or another organisation',
  lacks: {
    unknown: "it isn't recorded that you obtained the details yourselves",
    false: 'the details were not obtained by you',
    impossible: 'details from this source were not obtained by you',
  },
  fault: { impossible: ['source.type'] },
  state(given) {
    return comesFrom(given, notObtainedByYou) ? 'impossible' : recorded('soft-opt-in.obtained-by-us')(given);
  },
};

/** A refusal offered when the details were collected and in every message. */
function refusal(id: string, source: string, atCollection: string): Limb[] {
  return [
    {
      id: atCollection,
      field: 'soft-opt-in.opt-out-at-collection',
      condition: 'They could refuse, simply and free of charge, when you collected the details',
      lacks: {
        unknown: "it isn't recorded that they could refuse when the details were collected",
        false: "they couldn't refuse when the details were collected",
      },
      source,
      state: recorded('soft-opt-in.opt-out-at-collection'),
    },
    {
      id,
      field: 'opt-out.mechanism',
      condition: 'Every message offers a way to refuse',
      lacks: {
        unknown: "it isn't recorded how they can refuse (opt-out.mechanism)",
        false: 'the message offers no way to refuse',
      },
      source,
      state({ fields, template }) {
        const mechanism = fields.text('opt-out.mechanism');
        if (!mechanism) return 'unknown';
        return mechanism !== 'none' && offersOptOut(template, fields.text('opt-out.contact')) ? 'met' : 'false';
      },
    },
    {
      id,
      field: 'suppression-list',
      condition: 'You keep a list of those who have refused, and leave them out',
      lacks: { unknown: 'there is no list of those who have refused (suppression-list)' },
      source,
      state: ({ fields }) => (fields.find('suppression-list') ? 'met' : 'unknown'),
    },
  ];
}

function promotesOthers(id: string, source: string): Limb {
  return {
    id,
    field: 'pecr-route',
    condition: "You promote nothing of anybody else's",
    lacks: { false: "the message promotes somebody else's offers" },
    source,
    state: (given) => (promotes(given, 'P18') ? 'false' : 'met'),
  };
}

const productsSource = 'PECR reg 22(3)';

/** Reg 22(3): marketing your own similar products and services to your own customers. */
export const productsLimbs: readonly Limb[] = [
  { id: 'SOI-1', source: 'PECR reg 22(3)(a)', ...obtainedByYou },
  {
    id: 'SOI-2',
    field: 'soft-opt-in.context',
    condition: 'You obtained them in the course of a sale or of negotiations for one',
    lacks: {
      unknown: "it isn't recorded that the details came from a sale or its negotiation",
      false: 'the details did not come from a sale or its negotiation',
    },
    source: 'PECR reg 22(3)(a)',
    state({ fields }) {
      const context = fields.text('soft-opt-in.context');
      return context === undefined ? 'unknown' : context === 'sale' || context === 'negotiation' ? 'met' : 'false';
    },
  },
  {
    id: 'SOI-2',
    field: 'audience.relationship',
    condition: 'They are customers, were customers, or asked about buying',
    lacks: {
      unknown: "it isn't recorded that they bought from you or asked about buying",
      false: 'these people are not customers, past customers or enquirers',
    },
    source: 'PECR reg 22(3)(a)',
    state({ facts }) {
      const { relationship } = facts;
      if (relationship === undefined || relationship === 'unknown' || relationship === 'mixed') return 'unknown';
      return customers.includes(relationship) ? 'met' : 'false';
    },
  },
  {
    id: 'SOI-3',
    field: 'soft-opt-in.similar-products',
    condition: 'You promote only similar products and services of your own',
    lacks: {
      unknown: "it isn't recorded that you promote only similar products",
      false: 'what you promote is not similar to what they bought or asked about',
    },
    source: 'PECR reg 22(3)(b)',
    state: recorded('soft-opt-in.similar-products'),
  },
  promotesOthers('SOI-3', 'PECR reg 22(3)(b)'),
  ...refusal('SOI-5', 'PECR reg 22(3)(c)', 'SOI-4'),
];

const charitableSource = 'PECR reg 22(3A)';

/** Reg 22(3A): a charity writing to its own supporters about its charitable purposes. */
export const charitableLimbs: readonly Limb[] = [
  {
    id: 'CSO-1',
    field: 'organisation.type',
    condition: 'You are a charity under the law of England and Wales, Scotland or Northern Ireland',
    lacks: { unknown: "it isn't recorded that you are a charity", false: 'you are not recorded as a charity' },
    source: 'PECR reg 22(5)',
    state({ facts }) {
      if (facts.organisationType === undefined) return 'unknown';
      return facts.organisationType === 'charity' ? 'met' : 'false';
    },
  },
  {
    id: 'CSO-1',
    field: 'organisation.charity-number',
    condition: 'You are registered, with a number',
    lacks: { unknown: "the charity number isn't recorded" },
    source: 'PECR reg 22(5)',
    state: ({ fields }) => (fields.text('organisation.charity-number') ? 'met' : 'unknown'),
  },
  {
    id: 'CSO-2',
    field: 'soft-opt-in.sole-charitable-purpose',
    condition: 'The message furthers your charitable purposes and nothing else',
    lacks: {
      unknown: "it isn't recorded that the message furthers your charitable purposes alone",
      false: 'the message does not further your charitable purposes alone',
    },
    source: charitableSource,
    state: recorded('soft-opt-in.sole-charitable-purpose'),
  },
  promotesOthers('CSO-2', charitableSource),
  { id: 'CSO-3', source: charitableSource, ...obtainedByYou },
  {
    id: 'CSO-4',
    field: 'soft-opt-in.context',
    condition: 'You obtained them while they showed interest in those purposes, or offered or gave support',
    lacks: {
      unknown: "it isn't recorded that they showed interest or gave support",
      false: 'the details were not collected while they showed interest or gave support',
    },
    source: charitableSource,
    state({ fields }) {
      const context = fields.text('soft-opt-in.context');
      return context === undefined ? 'unknown' : context === 'interest' || context === 'support' ? 'met' : 'false';
    },
  },
  ...refusal('CSO-5', charitableSource, 'CSO-5'),
  {
    id: 'CSO-6',
    field: 'soft-opt-in.collected-on',
    condition: 'You collected the details on or after 5 February 2026',
    lacks: {
      unknown: "the day the details were collected isn't recorded",
      impossible: 'details collected before 5 February 2026 are outside it',
    },
    fault: { impossible: ['soft-opt-in.collected-on', 'source.collected-on'] },
    source: 'PECR reg 22(3A), Data (Use and Access) Act 2025 s 114',
    state(given) {
      const day = collectedOn(given);
      return day === undefined ? 'unknown' : day < charitableSince ? 'impossible' : 'met';
    },
  },
];

/** First day of the collection: `soft-opt-in.collected-on` beats `source.collected-on`. Undefined where none is recorded. */
function collectedOn({ fields }: Circumstances): string | undefined {
  const days = fields.texts('soft-opt-in.collected-on');
  const day = (days.length > 0 ? days : fields.texts('source.collected-on'))[0]?.slice(0, 10);
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}

/** What doesn't void a soft opt-in but leaves it open to question. */
export interface Doubt {
  readonly id: string;
  readonly field: string;
  /** What we saw, why it matters and what to do. */
  readonly message: string;
  readonly source: string;
  when(given: Circumstances): boolean;
}

const charitable = ({ facts }: Circumstances) => facts.pecrRoute === 'soft-opt-in-charitable-purposes';

export const softOptInDoubts: readonly Doubt[] = [
  {
    id: 'V-06',
    field: 'soft-opt-in.context',
    message:
      'For somebody who only asked, the soft opt-in needs a negotiation: a quote, a price, active interest in buying. A general question or a free sign-up is none. Write "context: negotiation" if that is how you got their details, or rely on consent.',
    source: productsSource,
    when: ({ facts, fields }) =>
      facts.pecrRoute === 'soft-opt-in-products-services' &&
      facts.relationship === 'enquirer' &&
      fields.text('soft-opt-in.context') === 'sale',
  },
  {
    id: 'V-10',
    field: 'soft-opt-in.sole-charitable-purpose',
    message:
      'The words offer or sell something, and the charitable soft opt-in holds only where the sole purpose is charitable: no shop, no sponsor, no paid product. Take the commercial part out, or send it with consent.',
    source: charitableSource,
    when: (given) => charitable(given) && promotes(given, 'P01', 'P05', 'P09', 'P17'),
  },
  {
    id: 'V-12',
    field: 'lawful-basis',
    message:
      'The soft opt-in is claimed and the lawful basis is consent: one says that nobody consented, the other that they did. The soft opt-in usually goes with legitimate interests and an assessment; if you hold consent, claim "pecr-route: consent".',
    source: 'PECR reg 22(3), UK GDPR Art 6(1)',
    when: ({ facts }) => facts.lawfulBasis === 'consent',
  },
  {
    id: 'B14',
    field: 'audience.relationship',
    message:
      'The soft opt-in has no time limit, but people who left long ago no longer expect to hear from you. Decide how long you go on writing, and record who decided and why in "decision-record".',
    source: 'PECR reg 22(3); ICO penalty notice, HelloFresh, 2024',
    when: ({ facts, fields, softOptIn }) =>
      facts.relationship === 'lapsed-customer' && holds(softOptIn) && !fields.find('decision-record'),
  },
];
