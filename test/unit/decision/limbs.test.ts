import { describe, expect, it } from 'vitest';
import { consentLimbs } from '../../../shared/decision/consent';
import type { LimbState } from '../../../shared/decision/limb';
import { screeningLimbs } from '../../../shared/decision/screening';
import { charitableLimbs, productsLimbs } from '../../../shared/decision/soft-opt-in';
import { checked, found } from '../examples';

type Fields = Readonly<Record<string, string>>;

/** A message from fields by dotted path; an empty value leaves the field out. */
function written(fields: Fields, body: string): string {
  const groups = new Map<string, string[]>();
  for (const [path, value] of Object.entries(fields)) {
    if (value === '') continue;
    const [key, inner] = path.split('.') as [string, string?];
    const group = groups.get(key) ?? [];
    groups.set(
      key,
      inner === undefined
        ? [`${key}: ${value}`]
        : [...(group.length > 0 ? group : [`${key}:`]), `  ${inner}: ${value}`],
    );
  }
  return ['---', ...[...groups.values()].flat(), '---', body, ''].join('\n');
}

const refuse = 'Unsubscribe: {{unsubscribe_url}}';
const common = {
  channel: 'email',
  'message-nature': 'marketing',
  'audience.subscriber-type': 'individual',
  'source.type': 'own-crm',
  'soft-opt-in.obtained-by-us': 'true',
  'soft-opt-in.opt-out-at-collection': 'true',
  'opt-out.mechanism': 'unsubscribe-link',
  'suppression-list': 'CRM',
};
const customers: Fields = {
  ...common,
  'audience.relationship': 'existing-customer',
  'pecr-route': 'soft-opt-in-products-services',
  'soft-opt-in.context': 'sale',
  'soft-opt-in.similar-products': 'true',
};
const supporters: Fields = {
  ...common,
  'audience.relationship': 'supporter',
  'pecr-route': 'soft-opt-in-charitable-purposes',
  'organisation.type': 'charity',
  'organisation.charity-number': '"1"',
  'soft-opt-in.context': 'support',
  'soft-opt-in.sole-charitable-purpose': 'true',
  'soft-opt-in.collected-on': '2026-02-05',
};
const subscribers: Fields = {
  channel: 'email',
  purpose: 'news',
  'message-nature': 'marketing',
  'pecr-route': 'consent',
  'consent.obtained-on': '2026-03-01',
  'consent.wording-ref': 'Form, version 3',
  'consent.channels': '[email]',
  'consent.purposes': '[news]',
  'consent.sender-named': 'true',
  'consent.evidence': 'Form log',
  'consent.withdrawn': 'false',
  'consent.expires': '2027-03-01',
};
const called: Fields = {
  channel: 'live-call',
  'message-nature': 'marketing',
  'screening.tps-on': '2026-10-26',
  'screening.ctps-on': '2026-10-26',
  'screening.internal-dnc-on': '2026-10-26',
};

type Case = [limb: string, state: LimbState, change: Fields, body?: string];
const offer = `20% off your next order. ${refuse}`;
const appeal = `Please donate today. ${refuse}`;
const elsewhere = `An offer from our partner Acme, just for you. ${refuse}`;

function states(fields: Fields, body: string): string[] {
  return checked(written(fields, body)).decision.pecr.limbs.map(
    ({ limb, state }) => `${limb.id} ${limb.field} ${state}`,
  );
}

const permissions = [
  {
    name: 'the products and services soft opt-in',
    rule: 'soft-opt-in',
    all: productsLimbs,
    base: customers,
    body: offer,
    verdict: 'soft-opt-in',
    cases: [
      ['SOI-1 soft-opt-in.obtained-by-us', 'false', { 'soft-opt-in.obtained-by-us': 'false' }],
      ['SOI-1 soft-opt-in.obtained-by-us', 'unknown', { 'soft-opt-in.obtained-by-us': '' }],
      ...[
        'bought-in-list',
        'rented-list',
        'partner-shared',
        'scraped',
        'public-profile',
        'enrichment-tool',
        'sales-navigator',
        'referral',
      ].map((source): Case => ['SOI-1 soft-opt-in.obtained-by-us', 'impossible', { 'source.type': source }]),
      ['SOI-2 soft-opt-in.context', 'false', { 'soft-opt-in.context': 'interest' }],
      ['SOI-2 soft-opt-in.context', 'unknown', { 'soft-opt-in.context': '' }],
      ['SOI-2 audience.relationship', 'false', { 'audience.relationship': 'connection' }],
      ['SOI-2 audience.relationship', 'unknown', { 'audience.relationship': 'unknown' }],
      ['SOI-3 soft-opt-in.similar-products', 'false', { 'soft-opt-in.similar-products': 'false' }],
      ['SOI-3 soft-opt-in.similar-products', 'unknown', { 'soft-opt-in.similar-products': '' }],
      ['SOI-3 pecr-route', 'false', {}, elsewhere],
      ['SOI-4 soft-opt-in.opt-out-at-collection', 'false', { 'soft-opt-in.opt-out-at-collection': 'false' }],
      ['SOI-4 soft-opt-in.opt-out-at-collection', 'unknown', { 'soft-opt-in.opt-out-at-collection': '' }],
      ['SOI-5 opt-out.mechanism', 'unknown', { 'opt-out.mechanism': '' }],
      ['SOI-5 opt-out.mechanism', 'false', { 'opt-out.mechanism': 'none' }],
      ['SOI-5 opt-out.mechanism', 'false', {}, '20% off your next order.'],
      ['SOI-5 suppression-list', 'unknown', { 'suppression-list': '' }],
    ] as Case[],
  },
  {
    name: 'the charitable soft opt-in',
    rule: 'soft-opt-in',
    all: charitableLimbs,
    base: supporters,
    body: appeal,
    verdict: 'soft-opt-in',
    cases: [
      ['CSO-1 organisation.type', 'false', { 'organisation.type': 'company' }],
      ['CSO-1 organisation.type', 'unknown', { 'organisation.type': '' }],
      ['CSO-1 organisation.charity-number', 'unknown', { 'organisation.charity-number': '' }],
      ['CSO-2 soft-opt-in.sole-charitable-purpose', 'false', { 'soft-opt-in.sole-charitable-purpose': 'false' }],
      ['CSO-2 soft-opt-in.sole-charitable-purpose', 'unknown', { 'soft-opt-in.sole-charitable-purpose': '' }],
      ['CSO-2 pecr-route', 'false', {}, elsewhere],
      ['CSO-3 soft-opt-in.obtained-by-us', 'false', { 'soft-opt-in.obtained-by-us': 'false' }],
      ['CSO-3 soft-opt-in.obtained-by-us', 'unknown', { 'soft-opt-in.obtained-by-us': '' }],
      ['CSO-3 soft-opt-in.obtained-by-us', 'impossible', { 'source.type': 'partner-shared' }],
      ['CSO-4 soft-opt-in.context', 'false', { 'soft-opt-in.context': 'sale' }],
      ['CSO-4 soft-opt-in.context', 'unknown', { 'soft-opt-in.context': '' }],
      ['CSO-5 soft-opt-in.opt-out-at-collection', 'false', { 'soft-opt-in.opt-out-at-collection': 'false' }],
      ['CSO-5 soft-opt-in.opt-out-at-collection', 'unknown', { 'soft-opt-in.opt-out-at-collection': '' }],
      ['CSO-5 opt-out.mechanism', 'unknown', { 'opt-out.mechanism': '' }],
      ['CSO-5 opt-out.mechanism', 'false', {}, 'Please donate today.'],
      ['CSO-5 suppression-list', 'unknown', { 'suppression-list': '' }],
      ['CSO-6 soft-opt-in.collected-on', 'unknown', { 'soft-opt-in.collected-on': '' }],
      ['CSO-6 soft-opt-in.collected-on', 'impossible', { 'soft-opt-in.collected-on': '2026-02-04' }],
      [
        'CSO-6 soft-opt-in.collected-on',
        'impossible',
        { 'soft-opt-in.collected-on': '', 'source.collected-on': '2026-02-04' },
      ],
      ['CSO-6 soft-opt-in.collected-on', 'impossible', { 'soft-opt-in.collected-on': '[2025-12-01, 2026-06-01]' }],
    ] as Case[],
  },
  {
    name: 'consent',
    rule: 'consent-record',
    all: consentLimbs.filter((limb) => !limb.advised),
    base: subscribers,
    body: offer,
    verdict: 'consent',
    cases: [
      ['sender consent.sender-named', 'false', { 'consent.sender-named': 'false' }],
      ['sender consent.sender-named', 'unknown', { 'consent.sender-named': '' }],
      ['channel consent.channels', 'false', { 'consent.channels': '[sms, live-call]' }],
      ['channel consent.channels', 'unknown', { 'consent.channels': '' }],
      ['purpose consent.purposes', 'false', { 'consent.purposes': '[prize-draw]' }],
      ['evidence consent.evidence', 'unknown', { 'consent.evidence': '' }],
      ['not-withdrawn consent.withdrawn', 'false', { 'consent.withdrawn': 'true' }],
      ['not-expired consent.expires', 'false', { 'consent.expires': '2026-11-22' }],
    ] as Case[],
  },
  {
    name: 'screening of calls',
    rule: 'call-screening',
    all: screeningLimbs,
    base: called,
    body: '20% off your first order.',
    verdict: 'screened',
    cases: ['tps-on', 'ctps-on', 'internal-dnc-on'].flatMap((list): Case[] => [
      [`${list} screening.${list}`, 'unknown', { [`screening.${list}`]: '' }],
      [`${list} screening.${list}`, 'unknown', { [`screening.${list}`]: '2026-12-24' }],
      [`${list} screening.${list}`, 'false', { [`screening.${list}`]: '2026-10-25' }],
    ]),
  },
];

describe.each(permissions.map((permission) => [permission.name, permission] as const))('%s', (_name, permission) => {
  const { all, base, body, cases, rule, verdict } = permission;

  it('holds where every limb is met, and nothing is said', () => {
    expect(states(base, body).filter((each) => !each.endsWith(' met'))).toEqual([]);
    expect(checked(written(base, body)).decision.pecr.verdict).toBe(verdict);
    expect(found(rule, written(base, body))).toEqual([]);
  });

  it.each(cases)('falls with %s %s: %j', (limb, state, change, words = body) => {
    const fields = { ...base, ...change };
    expect(states(fields, words).filter((each) => !each.endsWith(' met'))).toEqual([`${limb} ${state}`]);
    const { pecr } = checked(written(fields, words)).decision;
    expect(pecr.verdict).toBe(
      rule === 'call-screening' ? 'review' : state === 'impossible' ? 'blocked' : 'consent-needed',
    );
    expect(pecr.unmet).toHaveLength(1);
  });

  it.each(cases)('and the rule says so once: %s %s: %j', (_limb, state, change, words = body) => {
    const findings = found(rule, written({ ...base, ...change }, words));
    const old = rule === 'call-screening' && state === 'false';
    expect(findings.filter(({ severity }) => severity === (old ? 'warning' : 'error'))).toHaveLength(1);
  });

  it('has a case for each of its limbs', () => {
    const met = new Set(cases.map(([limb]) => limb));
    expect(all.map(({ id, field }) => `${id} ${field}`).filter((limb) => !met.has(limb))).toEqual([]);
  });

  it('has words, a condition and a source for each limb and each state it can be in', () => {
    for (const limb of all) {
      expect(limb.condition.length, limb.id).toBeGreaterThan(10);
      expect(limb.source.length, limb.id).toBeGreaterThan(5);
    }
    for (const [name, state] of cases) {
      const limb = all.find(({ id, field }) => `${id} ${field}` === name)!;
      expect(limb.lacks[state], `${name} ${state}`).toBeDefined();
    }
  });
});

describe('a soft opt-in that is open to question', () => {
  const doubts = (fields: Fields, body = offer) => {
    const text = written(fields, body);
    expect(checked(text).decision.pecr.verdict).toBe('soft-opt-in');
    return found('soft-opt-in', text).map(({ severity, span }) => `${severity} ${text.slice(span.start, span.end)}`);
  };

  it('V-06: somebody who only asked, and no negotiation', () => {
    const enquirers = { ...customers, 'audience.relationship': 'enquirer' };
    expect(doubts(enquirers)).toEqual(['warning sale']);
    expect(doubts({ ...enquirers, 'soft-opt-in.context': 'negotiation' })).toEqual([]);
  });

  it('V-10: an offer from a charity', () => {
    expect(doubts(supporters, `Buy our calendar: 20% off until Friday. ${refuse}`)).toEqual(['warning true']);
  });

  it('V-12: consent as the lawful basis', () => {
    expect(doubts({ ...customers, 'lawful-basis': 'consent' })).toEqual(['warning consent']);
  });

  it('B14: people who left, until somebody has decided how long to go on', () => {
    const left = { ...customers, 'audience.relationship': 'lapsed-customer' };
    expect(doubts(left)).toEqual(['warning lapsed-customer']);
    expect(doubts({ ...left, 'decision-record.reason': 'Two years' })).toEqual([]);
  });
});

describe('consent that holds but could be shown better', () => {
  it.each([
    ['no purposes', { 'consent.purposes': '' }],
    ['no wording', { 'consent.wording-ref': '' }],
    ['no day', { 'consent.obtained-on': '' }],
    ['given over two years ago', { 'consent.obtained-on': '2024-11-22' }],
  ])('%s is information and voids nothing', (_what, change) => {
    const text = written({ ...subscribers, ...change }, offer);
    expect(checked(text).decision.pecr.verdict).toBe('consent');
    expect(found('consent-record', text).map(({ severity }) => severity)).toEqual(['information']);
  });

  it('is left alone on the last day of two years', () => {
    expect(found('consent-record', written({ ...subscribers, 'consent.obtained-on': '2024-11-23' }, offer))).toEqual(
      [],
    );
  });
});
