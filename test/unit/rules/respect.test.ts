import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/text/edit';
import { edited } from '../assessment/files';
import { checked, found, marks, type Surroundings } from '../examples';

const company =
  'audience: { subscriber-type: company, subscriber-evidence: companies-house, address-type: work-named }\nprivacy-notice: https://example.co.uk/privacy';

function template(fields: string, body: string): string {
  return `---\n${fields.trim()}\n---\n${body}\n`;
}

function severities(rule: string, text: string, around?: Surroundings): string[] {
  return found(rule, text, around).map(({ severity }) => severity);
}

describe('opt-out-wording', () => {
  const offer = '20% off all courses this week.';
  const invitation = "We've launched a LinkedIn page, feel free to follow us.";

  it('asks companies too: reg 23 protects them', () => {
    expect(
      severities('opt-out-wording', template(`channel: email\nmessage-nature: marketing\n${company}`, offer)),
    ).toEqual(['error']);
  });

  it('asks less where it may not be marketing, and least where somebody has decided', () => {
    const notice = 'channel: linkedin-message\nmessage-nature: informational';
    expect(severities('opt-out-wording', template(notice, invitation))).toEqual(['warning']);
    const decided = `${notice}\ndecision-record: { decided-by: DPO, date: 2026-11-20, reason: Nothing is offered }`;
    expect(severities('opt-out-wording', template(decided, invitation))).toEqual(['information']);
  });

  it('says nothing of calls, letters, posts and messages that promote nothing', () => {
    for (const channel of ['live-call', 'post', 'linkedin-post']) {
      expect(found('opt-out-wording', template(`channel: ${channel}\nmessage-nature: marketing`, offer))).toEqual([]);
    }
    expect(
      found('opt-out-wording', template('channel: email\nmessage-nature: service', 'Your order is here.')),
    ).toEqual([]);
    expect(found('opt-out-wording', template('channel: email', 'Your order is here.'))).toEqual([]);
  });

  it("offers the policy's own line", () => {
    const policy =
      'defaults:\n  channels:\n    email: { opt-out: { wording: "No more of this? Tell stop@example.co.uk." } }';
    const text = template('channel: email\nmessage-nature: marketing', offer);
    const [finding] = found('opt-out-wording', text, { policy });
    const [fix] = finding!.fixes;
    const after = 'edits' in fix! ? applyEdits(text, fix.edits) : '';
    expect(after).toContain(`${offer}\n\nNo more of this? Tell stop@example.co.uk.\n`);
    expect(found('opt-out-wording', after, { policy })).toEqual([]);
  });

  it.each([
    ['email', 'mechanism: unsubscribe-link, contact: "{{unsubscribe_url}}"', 'Unsubscribe here: {{unsubscribe_url}}'],
    ['email', 'mechanism: email-address, contact: stop@example.co.uk', 'write to stop@example.co.uk'],
    ['sms', 'mechanism: sms-stop, contact: "60777"', 'Text STOP to 60777'],
  ])('offers a line on %s around what is declared: %s', (channel, optOut, line) => {
    const text = template(`channel: ${channel}\nmessage-nature: marketing\nopt-out: { ${optOut} }`, offer);
    const [finding] = found('opt-out-wording', text);
    const [fix] = finding!.fixes;
    const after = 'edits' in fix! ? applyEdits(text, fix.edits) : '';
    expect(after).toContain(line);
    expect(found('opt-out-wording', after)).toEqual([]);
  });

  it('makes nothing up where nothing is declared', () => {
    expect(found('opt-out-wording', template('channel: email\nmessage-nature: marketing', offer))[0]!.fixes).toEqual(
      [],
    );
  });

  it('warns of an address that takes no replies, also in a service message', () => {
    const sms = (nature: string) =>
      template(
        `channel: sms\nmessage-nature: ${nature}\nsender: { sms-id: Example }`,
        'Your parcel is here. Reply STOP to end.',
      );
    expect(severities('opt-out-wording', sms('service'))).toEqual(['warning']);
    expect(severities('opt-out-wording', sms('marketing'))).toEqual(['error']);
    expect(found('opt-out-wording', sms('marketing').replace('sms-id: Example', 'sms-id: "60777"'))).toEqual([]);
    const email = template(
      'channel: email\nmessage-nature: marketing\nsender: { organisation: Example, contact: no-reply@example.co.uk }',
      'Example: 20% off. Reply "no thanks" to opt out.',
    );
    expect(marks('opt-out-wording', email)).toEqual(['Reply "no thanks']);
  });
});

describe('sender-identity', () => {
  const sms = (sender: string, body: string, nature = 'marketing') =>
    template(`channel: sms\nmessage-nature: ${nature}\nsender: ${sender}`, body);

  it('takes the name that a text message shows as its sender', () => {
    expect(found('sender-identity', sms('{ organisation: Example Ltd, sms-id: Example }', '20% off.'))).toEqual([]);
    expect(severities('sender-identity', sms('{ organisation: Example Ltd, sms-id: "60777" }', '20% off.'))).toEqual([
      'error',
    ]);
  });

  it('says nothing of service messages, unless a personal profile sends them', () => {
    expect(found('sender-identity', sms('Example Ltd', 'Your parcel is here.', 'service'))).toEqual([]);
    const own = sms('{ organisation: Example Ltd, profile: personal }', 'Your parcel is here.', 'service');
    expect(severities('sender-identity', own)).toEqual(['warning']);
  });

  it('leaves it to another rule that no sender is declared', () => {
    expect(found('sender-identity', template('channel: sms\nmessage-nature: marketing', '20% off.'))).toEqual([]);
  });

  it('asks companies for their registered details, in marketing emails', () => {
    const email = (sender: string, foot: string, more = '') =>
      template(`channel: email\nmessage-nature: marketing\nsender: ${sender}${more}`, `20% off.\n\n${foot}`);
    const details = '{ organisation: Example, legal-name: Example Ltd }';
    expect(found('sender-identity', email(details, 'Example'))[0]!.message).toMatch(
      /registered name.*company number.*part of the UK.*registered office/,
    );
    expect(found('sender-identity', email('Example', 'Example'))).toEqual([]);
    expect(found('sender-identity', email(details, 'Example', '\norganisation: { type: charity }'))).toEqual([]);
    for (const foot of [
      'Example Ltd is registered in England and Wales (no. 01234567). Registered office: 1 Example Street, Leeds.',
      'Example Ltd. Registered in Scotland, company number SC123456, at the registered address 1 Example Street.',
    ]) {
      expect(found('sender-identity', email(details, foot))).toEqual([]);
    }
  });

  it('asks recordings for an address or a freephone number', () => {
    const call = (body: string) =>
      template('channel: automated-call\nmessage-nature: marketing\nsender: Example Ltd', body);
    expect(severities('sender-identity', call('This is Example. 20% off all courses.'))).toEqual(['error']);
    expect(found('sender-identity', call('This is Example. 20% off all courses. Freephone 0800 123 4567.'))).toEqual(
      [],
    );
  });
});

describe('data-source', () => {
  const from = (source: string, more = '') =>
    template(`channel: email\nmessage-nature: informational\nsource: ${source}\n${more}`, 'Hello.');

  it('is graver once the message is live', () => {
    expect(severities('data-source', from('public-profile'))).toEqual(['warning']);
    expect(severities('data-source', from('public-profile', 'status: live'))).toEqual(['error']);
  });

  it('says all that is missing at once, and adds it', () => {
    const text = from('bought-in-list');
    const [finding, ...others] = found('data-source', text);
    expect(others).toEqual([]);
    expect(finding!.message).toMatch(/due-diligence.*art-14/);
    const [fix] = finding!.fixes;
    expect('edits' in fix! && applyEdits(text, fix.edits)).toMatch(/due-diligence: ""[\s\S]*art-14:\n {2}provided:/);
  });

  it('needs no notice where no personal data is used', () => {
    expect(found('data-source', from('public-register', 'audience: { address-type: work-generic }'))).toEqual([]);
  });

  it('leaves Sales Navigator to an approved assessment that names it', () => {
    const text = template(
      [
        'channel: linkedin-message',
        'purpose: page-follow',
        'message-nature: informational',
        'audience: { relationship: connection, subscriber-type: unknown }',
        'source: sales-navigator',
        'art-14: before',
        'lawful-basis: legitimate-interests',
        'lia: LIA-2026-014',
      ].join('\n'),
      'Our office has moved.',
    );
    expect(severities('data-source', text)).toEqual(['warning']);
    const naming = edited(['sources: [own-crm]', 'sources: [own-crm, sales-navigator]']);
    expect(found('data-source', text, { assessments: [naming] })).toEqual([]);
    expect(
      severities('data-source', text, { assessments: [naming.replace('status: approved', 'status: draft')] }),
    ).toEqual(['warning']);
  });
});

describe('right-to-object and privacy-notice in a first message', () => {
  const first =
    'channel: email\nmessage-nature: marketing\nfirst-contact: true\nprivacy-notice: https://example.co.uk/privacy\nopt-out: { mechanism: email-address, contact: stop@example.co.uk }';

  it('can be mended in two steps', () => {
    let text = template(first, '20% off all courses.');
    for (const rule of ['right-to-object', 'privacy-notice']) {
      const [finding] = found(rule, text);
      expect(finding?.severity).toBe('warning');
      const [fix] = finding!.fixes;
      text = 'edits' in fix! ? applyEdits(text, fix.edits) : '';
    }
    expect(text).toMatch(/object[^\n]*stop@example.co.uk[\s\S]*https:\/\/example.co.uk\/privacy\n$/);
    expect(found('right-to-object', text)).toEqual([]);
    expect(severities('privacy-notice', text)).toEqual(['hint']);
  });
});

describe('special-category', () => {
  const health = (fields: string, body = 'Hello, how is the {{medication}} and the rest of your week going for you?') =>
    template(
      `channel: email\nmessage-nature: informational\n${fields}`,
      `${'Hello from all of us at the practice in Leeds. '}${body}`,
    );

  it('is an error on any basis, and a warning with consent and a condition on record', () => {
    expect(severities('special-category', health('lawful-basis: legitimate-interests'))).toEqual(['error']);
    expect(severities('special-category', health('lawful-basis: contract'))).toEqual(['error']);
    const recorded =
      'lawful-basis: consent\nconsent: { evidence: Form log }\nspecial-category: { used: true, condition: explicit consent }';
    expect(severities('special-category', health(recorded))).toEqual(['warning']);
  });

  it('speaks once of a field that is used often', () => {
    expect(
      found('special-category', health('', '{{religion}} {{religion}} {% if religion %}x{% endif %}')),
    ).toHaveLength(1);
  });

  it('tells what can only be guessed from what is named', () => {
    expect(severities('special-category', health('', 'Menu: {{dietary_requirement}}'))).toEqual(['warning']);
  });

  it('is stricter where a locked screen shows it', () => {
    const text = (nature: string) =>
      template(`channel: sms\nmessage-nature: ${nature}`, 'Your visit: {{vulnerability_flag}}');
    expect(severities('special-category', text('service'))).toEqual(['error']);
  });
});

describe('merge-field', () => {
  it('takes the fields of the header and the policy for used', () => {
    const text = template(
      'channel: email\nmerge-fields: [first_name, sender_name]\nsender: { organisation: Example, person: "{{sender_name}}" }',
      'Hi {{first_name | default: "there"}}.',
    );
    expect(found('merge-field', text)).toEqual([]);
  });

  it('adds to a list as it is written, and takes off it', () => {
    const fixed = (text: string) => {
      const [finding] = found('merge-field', text);
      const [fix] = finding!.fixes;
      return 'edits' in fix! ? applyEdits(text, fix.edits) : '';
    };
    const body = '{{company}}';
    expect(fixed(template('merge-fields: [a_b]', `{{a_b}} ${body}`))).toContain('[a_b, company]');
    expect(fixed(template('merge-fields:\n  - a_b\ntitle: x', `{{a_b}} ${body}`))).toContain(
      '  - a_b\n  - company\ntitle',
    );
    expect(fixed(template('merge-fields:\n  - { name: a_b } # why\ntitle: x', `{{a_b}} ${body}`))).toContain(
      '# why\n  - company\ntitle',
    );
    expect(fixed(template('merge-fields: [a_b, company]', body))).toContain('[company]');
    expect(fixed(template('merge-fields: [company, a_b]', body))).toContain('[company]');
  });

  it('asks for no list where there is none', () => {
    expect(found('merge-field', template('channel: email', 'How is {{company}}? See {{survey_link}}.'))).toEqual([]);
  });

  it('is the graver for leftovers the nearer the message is to being sent', () => {
    const text = (status: string) => template(`channel: email\nstatus: ${status}`, 'Hi [Name].');
    expect(['draft', 'approved', 'live'].map((status) => severities('merge-field', text(status))[0])).toEqual([
      'information',
      'warning',
      'error',
    ]);
  });

  it('is silent about data whose purpose is noted', () => {
    const text = (purpose: string) =>
      template(`channel: email\nmerge-fields:\n  - { name: city${purpose} }`, 'In {{city}}.');
    expect(severities('merge-field', text(''))).toEqual(['information']);
    expect(severities('merge-field', text(', purpose: Which office is near'))).toEqual([]);
  });

  it('counts what a message knows about somebody', () => {
    const body = '{{first_name|x}} {{company}} {{job_title}} {{department}} {{industry}}';
    expect(found('merge-field', template('channel: email', body))).toHaveLength(1);
    expect(found('merge-field', template('channel: email', body.replace('{{industry}}', '{{order_number}}')))).toEqual(
      [],
    );
  });
});

describe('dpia-screening', () => {
  it('takes the word of the assessment', () => {
    const text = template(
      'channel: email\nmessage-nature: marketing\naudience: { includes-children: true }\nlawful-basis: legitimate-interests\nlia: LIA-1',
      '20% off.',
    );
    expect(severities('dpia-screening', text)).toEqual(['error']);
    const assessments = ['---\nid: LIA-1\nstatus: approved\ndpia: { screened: true }\n---\n'];
    expect(found('dpia-screening', text, { assessments })).toEqual([]);
  });

  it('wants to see the DPIA where one is required', () => {
    expect(severities('dpia-screening', template('channel: email\ndpia: { required: true }', 'Hello.'))).toEqual([
      'warning',
    ]);
    expect(
      found('dpia-screening', template('channel: email\ndpia: { required: true, ref: DPIA-7 }', 'Hello.')),
    ).toEqual([]);
  });
});

describe('selection-criteria', () => {
  const text = (criteria: string) =>
    template(
      `channel: email\nmessage-nature: informational\nlawful-basis: legitimate-interests\naudience:\n  selection-criteria: ${criteria}`,
      'Hello.',
    );
  it.each([
    'everyone',
    'Everybody',
    'All connections',
    'All our contacts',
    'all of my LinkedIn connections.',
    'Anyone on our list',
    'The whole database',
    'n/a',
    'Every contact we have',
    'All 1st degree connections',
  ])('is none: %s', (criteria) => {
    expect(severities('selection-criteria', text(criteria))).toEqual(['error']);
  });
  it.each([
    'Everyone who booked a course this year',
    'All connections who work in a school office',
    'All members whose term ends in May',
    'Anyone named as main user in a contract',
    'Every supplier that we paid in the last 12 months',
  ])('is one: %s', (criteria) => {
    expect(found('selection-criteria', text(criteria))).toEqual([]);
  });
});

describe('a short template in a workspace with defaults for the rest', () => {
  const policy = `
defaults:
  owner: Head of Marketing
  source: own-crm
  sender: { organisation: Example Ltd, legal-name: Example Ltd, company-number: "00000000" }
  privacy-notice: https://example.co.uk/privacy
  suppression-list: CRM list "Do not contact"
  audience: { relationship: connection, address-type: platform-account, includes-children: false }
  channels:
    linkedin-message:
      opt-out:
        mechanism: reply-and-manual
        contact: privacy@example.co.uk
        handling: Anyone who replies "no thanks" is added to the suppression list the same day and not messaged again
`;
  const short = `---
title: Invite privacy professionals to follow our page
channel: linkedin-message
purpose: page-follow
message-nature: informational
audience:
  segment: First-degree connections who work in data protection
  subscriber-type: unknown
  selection-criteria: Profile headline mentions data protection or privacy; checked by hand
lawful-basis: legitimate-interests
pecr-route: not-marketing
lia: LIA-2026-014
---
Hi {{first_name}}, I'm writing from Example Ltd: our office in Leeds has moved. See you there.
`;
  const mine = [
    'selection-criteria',
    'dpia-screening',
    'data-source',
    'objection-handling',
    'opt-out-wording',
    'right-to-object',
    'sender-identity',
    'privacy-notice',
    'misleading-subject',
    'link-safety',
    'merge-field',
    'special-category',
    'jurisdiction',
  ];

  it('gets nothing from the rules about respect, transparency and data', () => {
    const { findings } = checked(short, { policy, assessments: [edited()] });
    expect(findings.filter(({ rule }) => mine.includes(rule))).toEqual([]);
  });

  it('says nothing from absence while its header cannot be read', () => {
    const torn = short.replace('channel: linkedin-message', 'channel: linkedin-message\nchannel: "');
    const silent = ['selection-criteria', 'dpia-screening', 'data-source', 'objection-handling', 'privacy-notice'];
    expect(checked(torn, { policy }).findings.filter(({ rule }) => silent.includes(rule))).toEqual([]);
  });
});
