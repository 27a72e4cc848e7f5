import type { Fields } from '../lint/fields';
import type { EffectiveNature } from '../phrasing/nature';
import type { Facts } from './facts';

/** Whether PECR lets the message go out, as far as the template tells. Words of the output contract. */
export const verdicts = [
  'not-marketing',
  'solicited',
  'consent',
  'soft-opt-in',
  'corporate',
  'screened',
  'not-applicable',
  'review',
  'consent-needed',
  'blocked',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface Permission {
  readonly verdict: Verdict;
  readonly regulation: string;
  /** One sentence for a writer. */
  readonly why: string;
  /** Conditions that the claimed route doesn't meet, as "the wording doesn't name you". Empty where none is claimed. */
  readonly unmet: readonly string[];
}

/** Sources that rule the soft opt-in out, whatever else is true (reg 22(3)(a): you must have obtained the details). */
const notObtainedByYou = [
  'bought-in-list',
  'rented-list',
  'partner-shared',
  'scraped',
  'public-profile',
  'enrichment-tool',
  'sales-navigator',
  'referral',
];

/** First day on which details for the charitable soft opt-in may have been collected (DUAA s 114). */
const charitableSince = '2026-02-05';

/**
 * The PECR decision on one template (regs 19 to 23). Legitimate interests play no part in it: an assessment never clears
 * a PECR finding.
 */
export function permissionOf(facts: Facts, fields: Fields, nature: EffectiveNature): Permission {
  const channel = facts.channel?.class;
  if (channel === 'post' || channel === 'public') {
    return verdict(
      'not-applicable',
      'PECR',
      `PECR's marketing rules don't apply to ${channel === 'post' ? 'post' : 'public content'}; UK GDPR may.`,
    );
  }
  if (nature !== 'marketing' && nature !== 'borderline') {
    return verdict(
      'not-marketing',
      'PECR reg 2(1)',
      'Nothing in it was found to promote anything. Keep a record of why you think so.',
    );
  }
  const borderline = nature === 'borderline';
  if (channel === 'live-call') return liveCall(facts, fields);
  if (channel === 'automated-call') {
    const unmet = unmetConsent(facts, fields);
    if (facts.pecrRoute === 'consent' && unmet.length === 0)
      return verdict('consent', 'PECR reg 19(2)', 'Consent to automated calls is recorded.');
    if (borderline) return review('PECR reg 19');
    return verdict(
      'blocked',
      'PECR reg 19',
      'Automated marketing calls always need consent, to companies too.',
      claimed(facts, 'consent', unmet),
    );
  }
  if (facts.solicited)
    return verdict(
      'solicited',
      'PECR reg 22(2)',
      'They asked for it. Only this reply is covered, and reg 23 still applies.',
    );
  if (facts.subscriberClass === 'corporate' && channel === 'electronic-mail') {
    return verdict(
      'corporate',
      'PECR reg 22(1)',
      'Corporate subscribers are outside reg 22. Say who you are and give an opt-out address (reg 23).',
    );
  }
  const route = facts.pecrRoute;
  if (route === 'consent') {
    const unmet = unmetConsent(facts, fields);
    if (unmet.length === 0) return verdict('consent', 'PECR reg 22(2)', 'Consent to this channel is recorded.');
    return borderline
      ? review('PECR reg 22(2)', unmet)
      : verdict('consent-needed', 'PECR reg 22(2)', `Consent is claimed, but ${list(unmet)}.`, unmet);
  }
  if (route === 'soft-opt-in-products-services' || route === 'soft-opt-in-charitable-purposes') {
    const charitable = route === 'soft-opt-in-charitable-purposes';
    const regulation = charitable ? 'PECR reg 22(3A)' : 'PECR reg 22(3)';
    const unmet = charitable ? unmetCharitable(fields) : unmetSoftOptIn(facts, fields);
    const impossible = impossibleSoftOptIn(facts, fields, charitable);
    if (impossible)
      return borderline
        ? review(regulation, [impossible])
        : verdict('blocked', regulation, `The soft opt-in is claimed, but ${impossible}.`, [impossible, ...unmet]);
    if (unmet.length === 0)
      return verdict('soft-opt-in', regulation, 'All conditions of the soft opt-in are recorded as met.');
    return borderline
      ? review(regulation, unmet)
      : verdict('consent-needed', regulation, `The soft opt-in is claimed, but ${list(unmet)}.`, unmet);
  }
  if (borderline) return review('PECR reg 22(2)');
  return verdict(
    'consent-needed',
    'PECR reg 22(2)',
    'Unsolicited marketing to people who may be individual subscribers normally needs consent or a soft opt-in, and none is recorded.',
  );
}

function liveCall(facts: Facts, fields: Fields): Permission {
  const consent = facts.pecrRoute === 'consent' && unmetConsent(facts, fields).length === 0;
  if (facts.sector === 'claims-management') {
    if (consent) return verdict('consent', 'PECR reg 21A', 'Consent to claims management calls is recorded.');
    return verdict('blocked', 'PECR reg 21A', 'Claims management calls need consent.');
  }
  if (facts.sector === 'pensions') {
    if (consent || fields.text('screening.sector-evidence'))
      return verdict('consent', 'PECR reg 21B', 'Evidence for a pensions call is recorded.');
    return verdict(
      'blocked',
      'PECR reg 21B',
      'Pensions calls are only for authorised firms, with consent or a strict existing-client test.',
    );
  }
  const screened = ['tps-on', 'ctps-on', 'internal-dnc-on'].every((list) => fields.text(`screening.${list}`));
  if (screened || fields.text('screening.exception'))
    return verdict('screened', 'PECR reg 21', 'Numbers are recorded as screened.');
  return verdict('review', 'PECR reg 21', 'Screening against TPS, CTPS and your own do-not-call list is not recorded.');
}

/** The consent checklist, as far as a template can show it (UK GDPR Arts 4(11) and 7; PECR reg 22(2)). */
function unmetConsent(facts: Facts, fields: Fields): string[] {
  const unmet: string[] = [];
  if (!fields.find('consent')) return ['there is no record of it (consent:)'];
  if (!facts.channel || !fields.texts('consent.channels').includes(facts.channel.value))
    unmet.push("the record doesn't cover this channel");
  if (fields.flag('consent.sender-named') !== true) unmet.push("the record doesn't show that the wording named you");
  if (!fields.text('consent.evidence')) unmet.push('there is no evidence of it');
  if (fields.flag('consent.withdrawn') === true) unmet.push('it was withdrawn');
  return unmet;
}

/** The limbs of reg 22(3) one by one. */
function unmetSoftOptIn(facts: Facts, fields: Fields): string[] {
  const unmet: string[] = [];
  if (fields.flag('soft-opt-in.obtained-by-us') !== true)
    unmet.push("it isn't recorded that you obtained the details yourselves");
  const customers = ['existing-customer', 'lapsed-customer', 'enquirer'];
  const context = fields.text('soft-opt-in.context');
  if (!customers.includes(facts.relationship ?? '') || (context !== 'sale' && context !== 'negotiation')) {
    unmet.push("it isn't recorded that the details came from a sale or its negotiation");
  }
  if (fields.flag('soft-opt-in.similar-products') !== true)
    unmet.push("it isn't recorded that you promote only similar products");
  return [...unmet, ...unmetRefusal(fields)];
}

/** The limbs of reg 22(3A) one by one. */
function unmetCharitable(fields: Fields): string[] {
  const unmet: string[] = [];
  if (fields.text('organisation.type') !== 'charity' || !fields.text('organisation.charity-number')) {
    unmet.push("it isn't recorded that you are a registered charity");
  }
  if (fields.flag('soft-opt-in.sole-charitable-purpose') !== true)
    unmet.push("it isn't recorded that the message furthers your charitable purposes alone");
  if (fields.flag('soft-opt-in.obtained-by-us') !== true)
    unmet.push("it isn't recorded that you obtained the details directly");
  const context = fields.text('soft-opt-in.context');
  if (context !== 'interest' && context !== 'support')
    unmet.push("it isn't recorded that they showed interest or gave support");
  if (!collectedOn(fields)) unmet.push("the day the details were collected isn't recorded");
  return [...unmet, ...unmetRefusal(fields)];
}

/** A refusal offered at collection and in every message (reg 22(3)(c)). */
function unmetRefusal(fields: Fields): string[] {
  const unmet: string[] = [];
  if (fields.flag('soft-opt-in.opt-out-at-collection') !== true)
    unmet.push("it isn't recorded that they could refuse when the details were collected");
  const mechanism = fields.text('opt-out.mechanism');
  if (!mechanism || mechanism === 'none') unmet.push('the message offers no opt-out (opt-out.mechanism)');
  if (!fields.text('suppression-list')) unmet.push('there is no suppression list');
  return unmet;
}

function impossibleSoftOptIn(facts: Facts, fields: Fields, charitable: boolean): string | undefined {
  if (notObtainedByYou.includes(facts.sourceType ?? '')) return 'details from this source were not obtained by you';
  const collected = collectedOn(fields);
  if (charitable && collected && collected < charitableSince)
    return 'details collected before 5 February 2026 are outside it';
  return undefined;
}

/** First day of the collection: `soft-opt-in.collected-on` beats `source.collected-on`. */
function collectedOn(fields: Fields): string | undefined {
  const days = fields.texts('soft-opt-in.collected-on');
  return (days.length > 0 ? days : fields.texts('source.collected-on'))[0]?.slice(0, 10);
}

function claimed(facts: Facts, route: string, unmet: readonly string[]): readonly string[] {
  return facts.pecrRoute === route ? unmet : [];
}

function review(regulation: string, unmet: readonly string[] = []): Permission {
  return verdict('review', regulation, 'It may or may not count as marketing. Decide, and record why.', unmet);
}

function verdict(word: Verdict, regulation: string, why: string, unmet: readonly string[] = []): Permission {
  return { verdict: word, regulation, why, unmet };
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
