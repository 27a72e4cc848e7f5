import { describe, expect, it } from 'vitest';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { type Answers, newTemplate } from '../../../shared/template/new-template';
import { offersFor } from '../../../shared/template/new-template-offers';
import { nextQuestion } from '../../../shared/template/new-template-questions';
import { channels, messageNatures } from '../../../shared/vocabulary/choices';
import { checked, today } from '../examples';

const path = 'example.outreach.md';
const placeIn = (policy?: string) => ({
  path,
  policy: policyFor(path, policy === undefined ? [] : [parsePolicy('outreach.yaml', policy)]),
  today,
});
const place = placeIn();
const marketing = { channel: 'email', 'message-nature': 'marketing' };
const toIndividuals = { ...marketing, 'audience.subscriber-type': 'individual' };
const refusedIn = (field: string, answers: Answers, policy?: string) =>
  offersFor(field, answers, placeIn(policy)).flatMap(({ value, refused }) => (refused ? [value] : []));
const openIn = (field: string, answers: Answers, policy?: string) =>
  offersFor(field, answers, placeIn(policy)).flatMap(({ value, refused }) => (refused ? [] : [value]));

describe('what can go together in a new template', () => {
  it('offers no soft opt-in on LinkedIn, and says why', () => {
    const answers = {
      channel: 'linkedin-message',
      'message-nature': 'marketing',
      'audience.relationship': 'existing-customer',
    };
    expect(openIn('pecr-route', answers)).toEqual(['solicited', 'consent']);
    const offer = offersFor('pecr-route', answers, place).find(({ value }) => value.startsWith('soft-opt-in'));
    expect(offer?.refused).toMatch(/LinkedIn.*reg 22\(3\)/);
  });

  it('offers no companies on LinkedIn', () => {
    expect(refusedIn('audience.subscriber-type', { channel: 'linkedin-inmail' })).toContain('company');
    expect(refusedIn('audience.subscriber-type', { channel: 'email' })).toEqual([]);
  });

  it('offers the soft opt-in to customers and not to strangers', () => {
    const route = 'soft-opt-in-products-services';
    expect(openIn('pecr-route', { ...toIndividuals, 'audience.relationship': 'existing-customer' })).toContain(route);
    expect(openIn('pecr-route', { ...toIndividuals, 'audience.relationship': 'enquirer' })).toContain(route);
    const stranger = offersFor('pecr-route', { ...toIndividuals, 'audience.relationship': 'cold-prospect' }, place);
    expect(stranger.find(({ value }) => value === route)?.refused).toBe(
      'These people are not customers, past customers or enquirers.',
    );
  });

  it('offers the charitable soft opt-in unless the policy says that you are no charity', () => {
    const answers = { ...toIndividuals, 'audience.relationship': 'supporter' };
    const route = 'soft-opt-in-charitable-purposes';
    expect(openIn('pecr-route', answers)).toContain(route);
    expect(openIn('pecr-route', answers, 'defaults: { organisation: company }\n')).not.toContain(route);
  });

  it('offers companies their own route, and only them', () => {
    expect(openIn('pecr-route', { ...marketing, 'audience.subscriber-type': 'company' })).toContain(
      'corporate-subscriber',
    );
    expect(refusedIn('pecr-route', toIndividuals)).toContain('corporate-subscriber');
  });

  it('offers recorded calls consent alone', () => {
    expect(openIn('pecr-route', { ...marketing, channel: 'automated-call' })).toEqual(['consent']);
  });

  it('offers live calls screening', () => {
    const answers = { ...toIndividuals, channel: 'live-call' };
    expect(openIn('pecr-route', answers)).toEqual(['consent', 'live-call-screened']);
    expect(refusedIn('pecr-route', answers)).toContain('soft-opt-in-products-services');
  });

  it('never offers to send without permission', () => {
    for (const { value: channel } of channels)
      expect(openIn('pecr-route', { channel, 'message-nature': 'marketing' })).not.toContain('none');
  });

  it('offers no recognised legitimate interest for marketing, and warns of others that rarely hold', () => {
    expect(refusedIn('lawful-basis', marketing)).toEqual(['recognised-legitimate-interest']);
    expect(refusedIn('lawful-basis', { ...marketing, 'message-nature': 'service' })).toEqual([]);
    const offers = offersFor('lawful-basis', { ...marketing, 'pecr-route': 'consent' }, place);
    expect(offers.flatMap(({ value, care }) => (care ? [value] : []))).toEqual([
      'contract',
      'public-task',
      'legitimate-interests',
    ]);
  });

  it('offers a public authority no legitimate interests', () => {
    const policy = 'defaults: { organisation: public-authority }\n';
    expect(refusedIn('lawful-basis', { channel: 'email', 'message-nature': 'service' }, policy)).toEqual([
      'legitimate-interests',
    ]);
  });
});

describe('what is asked about a new template', () => {
  const service = { channel: 'email', 'message-nature': 'service' };

  it('leaves out what only one answer can hold for', () => {
    const answers = { ...service, 'audience.subscriber-type': 'unknown', 'audience.relationship': 'member' };
    const talk = nextQuestion(answers, place);
    expect(talk.question?.field).toBe('lawful-basis');
    expect(talk.answers['pecr-route']).toBe('not-marketing');
  });

  it('leaves out what the policy gives', () => {
    const policy =
      'defaults: { audience: { subscriber-type: unknown, relationship: member }, lawful-basis: contract }\n';
    expect(nextQuestion(service, placeIn(policy)).question?.field).toBe('purpose');
  });

  it('asks for what the policy gives where it cannot hold', () => {
    const policy = 'defaults: { audience: { subscriber-type: company } }\n';
    const answers = { channel: 'linkedin-message', 'message-nature': 'service' };
    expect(nextQuestion(answers, placeIn(policy)).question?.field).toBe('audience.subscriber-type');
  });

  it('asks again for what can no longer hold', () => {
    const answers = {
      ...toIndividuals,
      'audience.relationship': 'cold-prospect',
      'pecr-route': 'soft-opt-in-products-services',
    };
    expect(nextQuestion(answers, place).question?.field).toBe('pecr-route');
  });

  it('lets a permission, a basis and a purpose wait', () => {
    const answers = {
      ...toIndividuals,
      'audience.relationship': 'member',
      'pecr-route': '',
      'lawful-basis': '',
      purpose: '',
    };
    expect(nextQuestion(answers, place).question).toBeUndefined();
  });
});

/** Rules that say a fact is still to be given, an assessment to be done or a line to be written. */
const stillToBeSaid = [
  'missing-field',
  'lia-missing',
  'consent-record',
  'soft-opt-in',
  'selection-criteria',
  'objection-handling',
  'call-screening',
  'opt-out-wording',
  'sender-identity',
  'solicited-evidence',
];

/** One channel of each kind that the law or the checks tell apart. */
const kinds = [
  'email',
  'sms',
  'linkedin-message',
  'linkedin-connection-note',
  'whatsapp',
  'live-call',
  'automated-call',
  'fax',
  'post',
  'web-page',
];

describe('every combination that New Template offers', () => {
  const audiences = [
    ['individual', 'existing-customer'],
    ['company', 'cold-prospect'],
    ['unknown', 'supporter'],
  ] as const;

  it.each(kinds)('by %s gives a template with no errors but for facts still to be given', (channel) => {
    let combinations = 0;
    for (const { value: nature } of messageNatures) {
      for (const [type, relationship] of audiences) {
        const audience = {
          channel,
          'message-nature': nature,
          'audience.subscriber-type': type,
          'audience.relationship': relationship,
        };
        const asked = nextQuestion(audience, place);
        if (asked.question?.field === 'audience.subscriber-type') continue;
        const routes = asked.answers['pecr-route'] ? [asked.answers['pecr-route']] : openIn('pecr-route', audience);
        expect(routes, JSON.stringify(audience)).not.toEqual([]);
        for (const route of routes) {
          const bases = openIn('lawful-basis', { ...audience, 'pecr-route': route });
          // Every basis comes by in turn: all of them with everything would take a minute.
          for (const basis of new Set(['legitimate-interests', bases[combinations % bases.length]!])) {
            const answers = { ...audience, 'pecr-route': route, 'lawful-basis': basis, purpose: 'news' };
            expect(nextQuestion(answers, place).question).toBeUndefined();
            const { text, cursor } = newTemplate('A title', answers, place);
            const { findings, template } = checked(text);
            const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
            const others = errors.filter((rule) => !stillToBeSaid.includes(rule));
            // That a company holds the address has to be shown first.
            const expected =
              route === 'corporate-subscriber' ? others.filter((rule) => rule !== 'pecr-permission') : others;
            expect(expected, text).toEqual([]);
            expect(findings.map(({ rule }) => rule)).not.toContain('promotional-phrasing');
            expect(text).not.toMatch(/todo|tbc|\bxx/i);
            expect(cursor).toBeGreaterThanOrEqual(template.body.start);
            combinations++;
          }
        }
      }
    }
    expect(combinations).toBeGreaterThan(10);
  });
});

describe('the text of a new template', () => {
  it('ends with the line that the policy has for opting out, below the place to write', () => {
    const policy = 'defaults:\n  sender: Example Ltd\n  opt-out: { mechanism: sms-stop, contact: "60777" }\n';
    const { text, cursor } = newTemplate('Sale', { ...toIndividuals, channel: 'sms' }, placeIn(policy));
    expect(text.slice(text.indexOf('Hi '))).toBe(
      'Hi {{first_name}},\n\n\n\nExample Ltd\n\nText STOP to 60777 to opt out.\n',
    );
    expect(text.slice(0, cursor).endsWith('Hi {{first_name}},\n\n')).toBe(true);
  });

  it('says again only what differs from the policy', () => {
    const policy = 'defaults: { lawful-basis: contract, audience: { relationship: member } }\n';
    const answers = { channel: 'email', 'lawful-basis': 'contract', 'audience.relationship': 'partner' };
    const { text } = newTemplate('A', answers, placeIn(policy));
    expect(text).not.toContain('lawful-basis');
    expect(text).toContain('relationship: partner');
  });

  it('has a place for each condition of the permission that was chosen, and answers none', () => {
    const answers = { ...toIndividuals, 'pecr-route': 'soft-opt-in-products-services' };
    const { text } = newTemplate('A', answers, place);
    expect(text).toMatch(/soft-opt-in:\n {2}obtained-by-us: ""\n {2}context:[^\n]*\n {2}similar-products: ""/);
    expect(newTemplate('A', { ...toIndividuals, 'pecr-route': 'consent' }, place).text).toMatch(/evidence: ""/);
  });
});
