import { describe, expect, it } from 'vitest';
import { overlays, table, unreadableRows } from '../../../shared/decision/table';
import { checked } from '../examples';

/** A message as a writer has it: its fields, then its words. */
function written(fields: string, body = '20% off your first order.'): string {
  return `---\n${fields}\n---\n${body}\n`;
}
function decided(fields: string, body?: string) {
  const text = fields.startsWith('message:') ? fields.slice(8) : written(fields, body);
  return checked(text, { assessments: ['---\nid: LIA-1\nstatus: approved\n---\n'] }).decision;
}

const marketing = 'message-nature: marketing';
const email = `channel: email\n${marketing}`;
const linkedIn = `channel: linkedin-message\n${marketing}`;
const call = `channel: live-call\n${marketing}`;
const notice = "We've launched a page, feel free to follow us.";
const company = (type = 'work-named') =>
  `audience: { subscriber-type: company, subscriber-evidence: companies-house, address-type: ${type} }`;
const consent = (channel: string) =>
  `pecr-route: consent\nconsent: { channels: [${channel}], sender-named: true, evidence: Form log }`;
const softOptIn = (relationship = 'existing-customer', source = 'own-crm') =>
  [
    `audience: { subscriber-type: individual, relationship: ${relationship} }`,
    `source: ${source}`,
    'pecr-route: soft-opt-in',
    'soft-opt-in: { obtained-by-us: true, context: sale, similar-products: true, opt-out-at-collection: true }',
    'opt-out: unsubscribe-link',
    'suppression-list: CRM',
  ].join('\n');
const charity = (collectedOn: string) =>
  [
    'audience: { subscriber-type: individual, relationship: supporter }',
    'organisation: { type: charity, charity-number: "1" }',
    'pecr-route: soft-opt-in-charitable-purposes',
    `soft-opt-in: { obtained-by-us: true, context: support, sole-charitable-purpose: true, opt-out-at-collection: true, collected-on: ${collectedOn} }`,
    'opt-out: unsubscribe-link',
    'suppression-list: CRM',
  ].join('\n');
const screened = 'screening: { tps-on: 2026-11-10, ctps-on: 2026-11-10, internal-dnc-on: 2026-11-10 }';
const sale = '20% off your next order. Unsubscribe: {{unsubscribe_url}}';

/** Row, verdict, what a template says, and its words where they aren't an offer. */
const cases: readonly [row: string, verdict: string, fields: string, body?: string][] = [
  ['A1', 'not-marketing', 'channel: email\nmessage-nature: service', 'Your order has been dispatched.'],
  ['A3', 'not-marketing', 'channel: email\nmessage-nature: market-research', 'How was the course?'],
  ['A4', 'review', 'channel: email\nmessage-nature: regulatory', 'The regulator asks us to tell you the new rate.'],
  [
    'A7',
    'review',
    'channel: email\nmessage-nature: informational\nlawful-basis: public-task\norganisation: public-authority',
    'Your bins are collected on Tuesday.',
  ],
  ['A5', 'solicited', `${email}\nsolicited: true`, 'Here is the price list you asked for: from £9.99 a month.'],
  ['A6', 'not-applicable', `channel: linkedin-post\n${marketing}`],
  [
    'A8',
    'consent-needed',
    `${email}`,
    'May we send you marketing emails? Please tick to opt in to our offers by email.',
  ],
  ['B1', 'consent', `${email}\n${consent('email')}`],
  ['B1', 'consent-needed', `${email}\n${consent('sms')}`],
  ['B2', 'soft-opt-in', `${email}\n${softOptIn()}`, sale],
  ['B3', 'soft-opt-in', `${email}\n${charity('2026-02-05')}`, 'Please donate today. Unsubscribe: {{unsubscribe_url}}'],
  ['B4', 'consent-needed', `${email}\npecr-route: soft-opt-in`, sale],
  ['B4', 'blocked', `${email}\n${charity('2026-02-04')}`, 'Please donate today. Unsubscribe: {{unsubscribe_url}}'],
  ['B5', 'consent-needed', `${email}\nlawful-basis: legitimate-interests\nlia: LIA-1`],
  ['B6', 'consent-needed', `${email}\nsource: bought-in-list`],
  ['B6', 'blocked', `${email}\n${softOptIn('existing-customer', 'rented-list')}`, sale],
  ['B7', 'consent-needed', `${email}\nsource: scraped`],
  ['B7', 'blocked', `${email}\n${softOptIn('existing-customer', 'sales-navigator')}`, sale],
  ['B8', 'consent-needed', `${email}\nsource: business-card`],
  ['B9', 'consent-needed', `${email}\nsource: referral`],
  ['B9', 'blocked', `${email}\n${softOptIn('existing-customer', 'referral')}`, sale],
  ['B9', 'consent-needed', email, 'Refer a friend and you both get £10.'],
  ['B10', 'consent-needed', email, 'An offer from our partner Acme: see what our sponsors have for you.'],
  ['B11', 'review', 'channel: email\nmessage-nature: informational', notice],
  ['B11', 'review', 'channel: automated-call\nmessage-nature: informational', notice],
  ['B13', 'consent-needed', `${email}\nsource: own-crm`],
  ['B14', 'soft-opt-in', `${email}\n${softOptIn('lapsed-customer')}`, sale],
  ['C1', 'consent-needed', linkedIn],
  ['C2', 'review', 'channel: linkedin-message\nmessage-nature: informational', notice],
  ['C4', 'consent-needed', `channel: linkedin-connection-note\n${marketing}`],
  ['C4', 'review', 'channel: linkedin-connection-note\nmessage-nature: informational', notice],
  ['C5', 'consent-needed', `channel: linkedin-inmail\n${marketing}`],
  ['C5', 'review', 'channel: linkedin-inmail\nmessage-nature: informational', notice],
  ['C9', 'consent-needed', `channel: whatsapp\n${marketing}`],
  ['D1', 'corporate', `${email}\n${company()}`],
  ['D2', 'corporate', `${email}\n${company('work-generic')}`],
  ['D3', 'consent-needed', `${email}\naudience: { subscriber-type: company, address-type: work-named }`],
  ['D5', 'corporate', `${email}\n${company()}\nsource: bought-in-list`],
  ['E1', 'screened', `${call}\n${screened}\naudience: { subscriber-type: individual }`],
  ['E2', 'screened', `${call}\n${screened}\n${company()}`],
  ['E3', 'screened', `${call}\n${screened}\naudience: { subscriber-type: mixed }`],
  ['E4', 'review', call],
  ['E5', 'screened', `${call}\nscreening: { exception: Noted in the CRM }`],
  ['E5', 'consent', `${call}\n${consent('live-call')}`],
  ['E6', 'blocked', `${call}\nsector: claims-management`],
  ['E6', 'consent', `${call}\nsector: claims-management\n${consent('live-call')}`],
  ['E6', 'review', 'channel: live-call\nmessage-nature: informational\nsector: claims-management', notice],
  ['E7', 'blocked', `${call}\nsector: pensions`],
  ['E7', 'consent', `${call}\nsector: pensions\nscreening: { sector-evidence: FCA register }`],
  ['E7', 'review', 'channel: live-call\nmessage-nature: informational\nsector: pensions', notice],
  ['E8', 'not-marketing', 'channel: live-call\nmessage-nature: service', 'Your order is ready to be collected.'],
  ['E9', 'consent-needed', `${call}\n${screened}`, '20% off your first order. If nobody answers, leave a voicemail.'],
  ['F1', 'blocked', `channel: automated-call\n${marketing}\n${company()}`],
  ['F1', 'consent', `channel: automated-call\n${marketing}\n${consent('automated-call')}`],
  ['G1', 'not-applicable', `channel: post\n${marketing}`],
  ['G2', 'not-applicable', `channel: post\n${marketing}\naudience: { address-type: work-generic }`],
  ['H1', 'consent-needed', `channel: fax\n${marketing}`],
  ['H1', 'review', `channel: fax\n${marketing}\n${company()}`],
  ['H1', 'consent', `channel: fax\n${marketing}\n${consent('fax')}`],
];

describe('the decision table', () => {
  it.each(cases)('%s: %s', (row, verdict, fields, body) => {
    const { pecr } = decided(fields, body);
    expect(`${pecr.row.id} ${pecr.verdict}`).toBe(`${row} ${verdict}`);
  });

  it('has a case for each of its rows', () => {
    const met = new Set(
      cases.map(([, , fields, body]) => {
        const { pecr } = decided(fields, body);
        return pecr.row;
      }),
    );
    expect(table.filter((row) => !met.has(row)).map(({ id, verdict, brief }) => `${id} ${verdict}: ${brief}`)).toEqual(
      [],
    );
  });

  it('holds every row of the law, as one that decides, one that applies besides, or one that no template can show', () => {
    const known = new Set([...table, ...overlays, ...unreadableRows].map(({ id }) => id));
    const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
    // I8 to I11 are about the lawful basis, which is decided on the other track.
    const expected = [
      ...numbered('A', 8),
      ...numbered('B', 14),
      ...numbered('C', 9),
      ...numbered('D', 6),
      ...numbered('E', 10),
      ...numbered('F', 2),
      ...numbered('G', 2),
      'H1',
      ...numbered('I', 7),
      'I12',
    ];
    expect(expected.filter((id) => !known.has(id))).toEqual([]);
  });

  it('lists what no template can show, with the reason', () => {
    expect(unreadableRows.map(({ id }) => id)).toEqual(['B12', 'D4', 'D6', 'F2', 'I12']);
    for (const { reason } of unreadableRows) expect(reason.length).toBeGreaterThan(20);
  });

  it('names the law behind each row', () => {
    for (const row of table) {
      expect(row.regulation, row.id).toMatch(/^PECR reg \d/);
      expect(row.source.length, row.id).toBeGreaterThan(5);
      expect(row.why, row.id).toMatch(/\.$/);
      expect(row.brief, row.id).not.toMatch(/\.$/);
    }
  });
});

/** What applies besides: its place, a template to which it applies, and one to which it doesn't. */
const besides: readonly [id: string, fields: string, not: string, body?: string][] = [
  ['A2', 'channel: email\nmessage-nature: mixed', email],
  ['C3', `${linkedIn}\n${company()}`, linkedIn],
  ['C6', `${linkedIn}\nsource: { type: sales-navigator, tool: LinkedIn Sales Navigator }`, linkedIn],
  ['C7', linkedIn, email],
  ['C8', `${linkedIn}\njurisdictions: [GB, DE]`, `${linkedIn}\njurisdictions: [GB]`],
  ['E10', 'channel: live-call\nmessage-nature: market-research', call],
  ['I1', `${email}\nsource: bought-in-list`, `${email}\nsource: website-form`],
  [
    'I2',
    `${email}\nfirst-contact: true\nlawful-basis: legitimate-interests`,
    `${email}\nfirst-contact: true\nlawful-basis: consent`,
  ],
  ['I3', `${email}\naudience: { includes-children: unknown }`, `${email}\naudience: { includes-children: false }`],
  ['I4', `${email}\nspecial-category: { used: true }`, `${email}\nspecial-category: { used: false }`],
  ['I5', `${email}\naudience: { size: 50000 }`, `${email}\naudience: { size: 50 }`],
  ['I6', `${email}\njurisdictions: [GB, FR]`, `${email}\njurisdictions: [GB-SCT]`],
  ['I7', `${linkedIn}\nsender: { organisation: Example, profile: personal }`, linkedIn],
];

describe('what applies besides', () => {
  it.each(besides)('%s', (id, fields, not, body) => {
    expect(decided(fields, body).besides.map((each) => each.id)).toContain(id);
    expect(decided(not, body).besides.map((each) => each.id)).not.toContain(id);
  });

  it('has a case each', () => {
    expect(overlays.map(({ id }) => id)).toEqual(besides.map(([id]) => id));
  });
});

describe('what is not known counts as the strictest', () => {
  it.each([
    ['no header at all', 'message:20% off your first order.\n'],
    ['no channel', marketing],
    ['no subscriber type', email],
    [
      'a company at an address nobody knows',
      `${email}\naudience: { subscriber-type: company, subscriber-evidence: contract }`,
    ],
    ['a mixed audience', `${email}\naudience: { subscriber-type: mixed, address-type: work-named }`],
    ['consent without evidence', `${email}\npecr-route: consent\nconsent: { channels: [email], sender-named: true }`],
    ['a relationship nobody knows', `${email}\n${softOptIn('unknown')}`],
    ['a route that nothing supports', `${email}\npecr-route: corporate-subscriber`],
  ])('%s', (_what, fields) => {
    expect(decided(fields).pecr.verdict).toBe('consent-needed');
  });

  it('a nature nobody declares is for a person to decide', () => {
    expect(decided('channel: email', 'Our office has moved.').pecr.verdict).toBe('review');
  });

  it('the second message of a sequence is no longer what they asked for', () => {
    const asked = `${email}\nsolicited: true\nsequence: { id: prices, step: 2 }`;
    expect(decided(asked, 'Here is the price list you asked for: from £9.99 a month.').pecr.verdict).toBe(
      'consent-needed',
    );
  });

  it('a script that says to leave no message leaves none', () => {
    const script = '20% off your first order. If nobody answers, do not leave a voicemail.';
    expect(decided(`${call}\n${screened}`, script).pecr.row.id).toBe('E3');
  });
});

describe('the two tracks', () => {
  it('are never merged: an assessment changes nothing under PECR', () => {
    const fields = `${email}\nlawful-basis: legitimate-interests`;
    const without = checked(written(fields)).decision;
    const covered = decided(`${fields}\nlia: LIA-1`);
    expect(covered.pecr).toEqual(without.pecr);
    expect(covered.ukGdpr.status).not.toBe(without.ukGdpr.status);
  });

  it('nor does a permission change how the assessment stands', () => {
    const fields = 'channel: email\nmessage-nature: marketing\nlawful-basis: legitimate-interests';
    expect(decided(`${fields}\n${consent('email')}`).ukGdpr.status).toBe(decided(fields).ukGdpr.status);
  });
});

describe('a lawful basis that cannot carry the message', () => {
  it.each([
    ['I8', `${email}\nlawful-basis: recognised-legitimate-interest`],
    ['I10', `${email}\nlawful-basis: legitimate-interests\n${consent('email')}`],
    [
      'I11',
      'channel: email\nmessage-nature: service\nlawful-basis: legitimate-interests\norganisation: public-authority',
    ],
    ['V-30', `${email}\nlawful-basis: public-task`],
    ['V-31', `${email}\nlawful-basis: contract`],
  ])('%s', (id, fields) => {
    expect(decided(fields).ukGdpr.problems.map((problem) => problem.id)).toEqual([id]);
  });

  it('I9: soft opt-in with consent as the basis is a doubt about the soft opt-in', () => {
    const { pecr, ukGdpr } = decided(`${email}\n${softOptIn()}\nlawful-basis: consent`, sale);
    expect(pecr.doubts.map(({ id }) => id)).toEqual(['V-12']);
    expect(ukGdpr.problems).toEqual([]);
  });

  it('is said in the line, where it forbids the message', () => {
    const { ukGdpr } = decided(`${email}\nlawful-basis: recognised-legitimate-interest`);
    expect(ukGdpr.line).toBe('recognised legitimate interest cannot carry marketing');
    expect(ukGdpr.source).toContain('Annex 1');
  });
});
