import { describe, expect, it } from 'vitest';
import { edited } from '../assessment/files';
import { checked, found } from '../examples';

/** Worst severity of any finding that isn't about missing facts, which these short templates have plenty of. */
function worst(text: string, around = {}): string {
  const order = ['error', 'warning', 'information', 'hint'];
  const rules = [
    'promotional-phrasing',
    'nature-mismatch',
    'pecr-permission',
    'consent-record',
    'soft-opt-in',
    'lia-missing',
    'lia-not-found',
  ];
  const severities = checked(text, around)
    .findings.filter(({ rule }) => rules.includes(rule))
    .map(({ severity }) => severity);
  return order.find((severity) => severities.includes(severity as never)) ?? 'none';
}

function template(fields: string, body: string): string {
  return `---\n${fields.trim()}\n---\n${body}\n`;
}

const linkedIn = `
channel: linkedin-message
message-nature: informational
audience: { subscriber-type: unknown, relationship: connection }
lawful-basis: legitimate-interests
pecr-route: not-marketing
lia: LIA-1`;
const notice = "We've launched a LinkedIn page, feel free to follow us.";
const pitch = 'Follow our page for exclusive deals and updates on our services';
const assessments = ['---\nid: LIA-1\nstatus: approved\n---\n'];

describe('the ten worked cases', () => {
  it('T1: a page notice to connections is for a person to decide, and no error at any appetite', () => {
    const text = template(linkedIn, notice);
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('review');
    expect(worst(text, { assessments })).toBe('information');
    expect(worst(text, { assessments, policy: 'risk-appetite: cautious' })).toBe('warning');
    expect(worst(text, { assessments, policy: 'risk-appetite: tolerant' })).toBe('hint');
  });

  it('T2: with deals and updates it is an error, and the assessment does not clear it', () => {
    const text = template(linkedIn, pitch);
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('consent-needed');
    for (const appetite of ['cautious', 'balanced', 'tolerant']) {
      expect(worst(text, { assessments, policy: `risk-appetite: ${appetite}` })).toBe('error');
    }
    expect(found('pecr-permission', text, { assessments })).toHaveLength(1);
  });

  const company = `
channel: email
message-nature: marketing
audience: { subscriber-type: company, subscriber-evidence: companies-house, address-type: work-named }
lawful-basis: legitimate-interests
lia: LIA-1`;

  it('T3: a verified company, named: nothing stands in the way of marketing under reg 22', () => {
    const text = template(company, '20% off for new clients. Unsubscribe: {{unsubscribe_url}}');
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('corporate');
    expect(worst(text, { assessments })).toBe('none');
  });

  it('D3: a company without evidence counts as individual', () => {
    const text = template(company.replace('subscriber-evidence: companies-house, ', ''), '20% off for new clients.');
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('consent-needed');
  });

  it('C3: a company claimed on LinkedIn counts as individual', () => {
    const text = template(company.replace('email', 'linkedin-message'), '20% off for new clients.');
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('consent-needed');
  });

  it('V-24: a company at a personal address counts as individual', () => {
    const text = template(company.replace('work-named', 'personal'), '20% off for new clients.');
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('consent-needed');
  });

  const customers = (limbs: string) => `
channel: sms
message-nature: marketing
audience: { subscriber-type: individual, relationship: existing-customer, address-type: mobile-personal }
lawful-basis: legitimate-interests
lia: LIA-1
pecr-route: soft-opt-in
soft-opt-in: { ${limbs} }
opt-out: sms-stop
suppression-list: CRM
source: own-crm`;
  const limbs = {
    'obtained-by-us': 'true',
    context: 'sale',
    'similar-products': 'true',
    'opt-out-at-collection': 'true',
  };
  const written = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ');

  it('T5: the soft opt-in with every limb carries a text to customers, who still need an assessment', () => {
    const text = template(customers(written(limbs)), '20% off your next order. STOP to 60777');
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('soft-opt-in');
    expect(worst(text, { assessments })).toBe('none');
    expect(worst(text.replace('lia: LIA-1\n', ''))).toBe('error');
  });

  it.each(Object.keys(limbs))('T6: it falls without %s', (limb) => {
    const text = template(
      customers(written({ ...limbs, [limb]: limb === 'context' ? '""' : 'false' })),
      '20% off your next order. STOP to 60777',
    );
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('consent-needed');
    expect(found('soft-opt-in', text, { assessments }).map(({ severity }) => severity)).toEqual(['error']);
    expect(found('pecr-permission', text, { assessments })).toEqual([]);
  });

  it.each([
    'bought-in-list',
    'rented-list',
    'partner-shared',
    'scraped',
    'public-profile',
    'enrichment-tool',
    'sales-navigator',
    'referral',
  ])('B6, B7: from the source %s it is impossible', (source) => {
    const text = template(customers(written(limbs)).replace('own-crm', source), '20% off your next order.');
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe('blocked');
  });

  it('T7: an order update on a contract is no marketing and needs no assessment', () => {
    const { decision, assessment } = checked(
      template('channel: email\nmessage-nature: service\nlawful-basis: contract', 'Your order has been dispatched.'),
    );
    expect([decision.pecr.verdict, assessment.status]).toEqual(['not-marketing', 'not-needed']);
  });

  it('T8: with an upsell it is marketing, whatever it is called', () => {
    const text = template(
      'channel: email\nmessage-nature: service\nlawful-basis: contract',
      'Your order has been dispatched. Upgrade to Pro and save 20%.',
    );
    expect(checked(text).nature).toBe('marketing');
    expect(checked(text).decision.pecr.verdict).toBe('consent-needed');
    expect(worst(text)).toBe('error');
  });

  it('T9: a recorded call needs consent, to a company too', () => {
    const text = template(company.replace('email', 'automated-call'), '20% off for new clients.');
    expect(checked(text, { assessments }).decision.pecr).toMatchObject({
      verdict: 'blocked',
      regulation: 'PECR reg 19',
    });
  });

  const charity = (on: string) => `
channel: email
message-nature: marketing
audience: { subscriber-type: individual, relationship: supporter }
lawful-basis: legitimate-interests
lia: LIA-1
organisation: { type: charity, charity-number: "123" }
pecr-route: soft-opt-in-charitable-purposes
soft-opt-in: { obtained-by-us: true, context: support, sole-charitable-purpose: true, opt-out-at-collection: true, collected-on: ${on} }
opt-out: unsubscribe-link
suppression-list: CRM`;

  it.each([
    ['2025-11-01', 'blocked'],
    ['2026-02-04', 'blocked'],
    ['2026-02-05', 'soft-opt-in'],
  ])('T10: the charitable soft opt-in counts from 5 February 2026: collected on %s, %s', (day, verdict) => {
    const text = template(charity(day), 'Please donate today. Unsubscribe: {{unsubscribe_url}}');
    expect(checked(text, { assessments }).decision.pecr.verdict).toBe(verdict);
  });
});

describe('consent', () => {
  const record = {
    'obtained-on': '2026-03-01',
    'wording-ref': 'Form',
    purposes: '[news]',
    channels: '[email]',
    'sender-named': 'true',
    evidence: 'Sign-up log',
    withdrawn: 'false',
  };
  const text = (values: Record<string, string>, body = '20% off today.') =>
    template(
      `channel: email\npurpose: news\nmessage-nature: marketing\npecr-route: consent\nconsent: { ${Object.entries(
        values,
      )
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ')} }`,
      body,
    );

  it('recorded for this channel carries the message', () => {
    expect(checked(text(record)).decision.pecr.verdict).toBe('consent');
    expect(worst(text(record))).toBe('none');
  });

  it.each([
    ['another channel', { channels: '[sms]' }],
    ['wording that names somebody else', { 'sender-named': 'false' }],
    ['no evidence', { evidence: '""' }],
    ['withdrawn', { withdrawn: 'true' }],
  ])('does not: %s', (_what, change) => {
    expect(checked(text({ ...record, ...change })).decision.pecr.verdict).toBe('consent-needed');
    expect(found('consent-record', text({ ...record, ...change })).map(({ severity }) => severity)).toContain('error');
    expect(found('pecr-permission', text({ ...record, ...change }))).toEqual([]);
  });

  it('claimed without a record is no consent', () => {
    expect(
      checked(template('channel: email\nmessage-nature: marketing\npecr-route: consent', 'Hello.')).decision.pecr
        .verdict,
    ).toBe('consent-needed');
  });
});

describe('other channels', () => {
  it.each([
    ['linkedin-post', 'not-applicable'],
    ['post', 'not-applicable'],
    ['web-page', 'not-applicable'],
    ['live-call', 'review'],
    ['whatsapp', 'consent-needed'],
    ['voicemail-drop', 'consent-needed'],
    ['in-app-message', 'consent-needed'],
  ])('%s: %s', (channel, verdict) => {
    expect(
      checked(template(`channel: ${channel}\nmessage-nature: marketing`, '20% off today.')).decision.pecr.verdict,
    ).toBe(verdict);
  });

  it('a screened live call, and the two kinds of call with rules of their own', () => {
    const call = (more: string) =>
      checked(template(`channel: live-call\nmessage-nature: marketing\n${more}`, '20% off today.')).decision.pecr
        .verdict;
    expect(call('screening: { tps-on: 2026-11-01, ctps-on: 2026-11-01, internal-dnc-on: 2026-11-01 }')).toBe(
      'screened',
    );
    expect(call('sector: claims-management')).toBe('blocked');
    expect(call('sector: pensions')).toBe('blocked');
    expect(call('sector: pensions\nscreening: { sector-evidence: FCA register }')).toBe('consent');
  });

  it('what is not known counts as the strictest', () => {
    expect(checked('20% off today.\n').decision.pecr.verdict).toBe('consent-needed');
    expect(worst('20% off today.\n')).toBe('error');
  });

  it('what they asked for is outside reg 22', () => {
    expect(
      checked(
        template(
          'channel: email\nmessage-nature: marketing\nsolicited: true',
          'Here is the price list you asked for: from £9.99 a month.',
        ),
      ).decision.pecr.verdict,
    ).toBe('solicited');
  });
});

describe('severity of a likely phrase by risk appetite', () => {
  const likely = 'Our award-winning software does this.';
  it.each([
    ['cautious', 'error'],
    ['balanced', 'warning'],
    ['tolerant', 'warning'],
  ])('%s: %s to individuals', (appetite, severity) => {
    const [finding] = found('promotional-phrasing', template('channel: email\nmessage-nature: marketing', likely), {
      policy: `risk-appetite: ${appetite}`,
    });
    expect(finding?.severity).toBe(severity);
    expect(finding?.confidence).toBe('likely');
  });
});

describe('a whole template as a careful team writes it', () => {
  const whole = `---
schema: outreach/v1
id: li-follow-company-page
title: Invite privacy professionals to follow our page
owner: Head of Marketing
status: approved
channel: linkedin-message
purpose: grow-company-page-followers
message-nature: informational
solicited: false
jurisdictions: [GB]
campaign: { start: 2026-12-01 }
audience:
  segment: First-degree connections working in data protection or privacy
  subscriber-type: unknown
  relationship: connection
  address-type: platform-account
  capacity: professional
  selection-criteria: Profile headline or current role mentions data protection or privacy; reviewed by hand
  includes-children: false
source: { type: own-crm }
merge-fields: [first_name, sender_name]
lawful-basis: legitimate-interests
pecr-route: not-marketing
lia: { ref: LIA-2026-014, version: 1 }
opt-out:
  mechanism: reply-and-manual
  contact: privacy@example.co.uk
  handling: Anyone who asks us to stop is added to the LinkedIn suppression list the same day and is not messaged again by any team member; connection removed if they ask.
suppression-list: crm://suppression/linkedin
sender: { organisation: Example Ltd, person: "{{sender_name}}", profile: personal, on-behalf-of: Example Ltd }
privacy-notice: https://example.co.uk/privacy
first-contact: false
frequency: { max-per-person: 1, per-days: 365 }
decision-record:
  decided-by: DPO
  date: 2026-11-20
  reason: No offer, product or benefit promoted; single message; relevant role only.
  risk-accepted: medium
---
Hi {{first_name}}, we've set up a LinkedIn page for Example Ltd where we post about
data protection. If it's useful to you, it's at linkedin.com/company/example.
If you'd rather I didn't message you about this kind of thing, just reply "no thanks"
or email privacy@example.co.uk and I won't.
`;
  const lia = [
    edited(
      ['purposes: [page-follow]', 'purposes: [grow-company-page-followers]'],
      ['data-fields: [first_name]', 'data-fields: [first_name, sender_name]'],
    ),
  ];

  it('has nothing but the hint that somebody decided about the page notice', () => {
    const { findings, decision } = checked(whole, { assessments: lia });
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['hint promotional-phrasing']);
    expect(decision.pecr.verdict).toBe('review');
  });

  it('without the decision record the notice is information', () => {
    const undecided = whole.replace(/decision-record:[\s\S]*?medium\n/, '');
    expect(
      checked(undecided, { assessments: lia }).findings.map(({ rule, severity }) => `${severity} ${rule}`),
    ).toEqual(['warning decision-record', 'information promotional-phrasing']);
  });
});
