import { describe, expect, it } from 'vitest';
import { chosen, itemOf, labels, offered } from './completing';

const inHeader = (...lines: string[]) => ['---', ...lines, '---', 'Hi {{first_name}},', ''].join('\n');

describe('names of fields', () => {
  it.each([
    ['on an empty line', inHeader('|'), 'title', inHeader('title: ')],
    ['half typed', inHeader('tit|'), 'title', inHeader('title: ')],
    ['with the cursor in the middle', inHeader('ti|t'), 'title', inHeader('title: ')],
    ['before a colon', inHeader('chan|: email'), 'channel', inHeader('channel: email')],
    [
      'between fields',
      inHeader('title: Move', 'ow|', 'status: draft'),
      'owner',
      inHeader('title: Move', 'owner: ', 'status: draft'),
    ],
    ['below the last', inHeader('title: Move', '|'), 'owner', inHeader('title: Move', 'owner: ')],
    ['inside another', inHeader('audience:', '  seg|'), 'segment', inHeader('audience:', '  segment: ')],
    ['inside, on an empty line', inHeader('audience:', '  |'), 'segment', inHeader('audience:', '  segment: ')],
    [
      'four columns in',
      inHeader('audience:', '    seg|', '    size: 3'),
      'segment',
      inHeader('audience:', '    segment: ', '    size: 3'),
    ],
    [
      'not as far in as its neighbours',
      inHeader('audience:', '    size: 3', '  seg|'),
      'segment',
      inHeader('audience:', '    size: 3', '    segment: '),
    ],
    [
      'between brackets',
      inHeader('audience: { size: 3, seg| }'),
      'segment',
      inHeader('audience: { size: 3, segment:  }'),
    ],
    ['between brackets that are open', inHeader('audience: { seg|'), 'segment', inHeader('audience: { segment: ')],
    [
      'between brackets on several lines',
      inHeader('audience: {', '  size: 3,', '  seg|', '}'),
      'segment',
      inHeader('audience: {', '  size: 3,', '  segment: ', '}'),
    ],
    ['in an item of a list', inHeader('waivers:', '  - |'), 'rule', inHeader('waivers:', '  - rule: ')],
    ['in an item, behind the dash', inHeader('waivers:', '  -|'), 'rule', inHeader('waivers:', '  - rule: ')],
    [
      'below the first of an item',
      inHeader('waivers:', '  - rule: frequency', '    rea|'),
      'reason',
      inHeader('waivers:', '  - rule: frequency', '    reason: '),
    ],
    [
      'in a list without indentation',
      inHeader('waivers:', '- rule: frequency', '  |'),
      'reason',
      inHeader('waivers:', '- rule: frequency', '  reason: '),
    ],
    ['where a list has no dash yet', inHeader('waivers:', '  |'), 'rule', inHeader('waivers:', '  - rule: ')],
    ['behind emoji', inHeader('title: 👩‍👩‍👧 Move 🎁', 'ow|'), 'owner', inHeader('title: 👩‍👩‍👧 Move 🎁', 'owner: ')],
    [
      'below broken lines',
      inHeader('title: "Move', 'foo: bar: [baz', '  }', 'ow|'),
      'owner',
      inHeader('title: "Move', 'foo: bar: [baz', '  }', 'owner: '),
    ],
    ['in a header that is not closed', '---\ntitle: Move\now|', 'owner', '---\ntitle: Move\nowner: '],
    [
      'with Windows line ends',
      '---\r\ntitle: Move\r\now|\r\n---\r\n',
      'owner',
      '---\r\ntitle: Move\r\nowner: \r\n---\r\n',
    ],
    ['with old Mac line ends', '---\rtitle: Move\row|\r---\r', 'owner', '---\rtitle: Move\rowner: \r---\r'],
  ])('%s', (_where, typed, label, expected) => {
    expect(chosen(typed, label)).toBe(expected);
  });

  it.each([
    ['in a comment', inHeader('# ow|')],
    ['behind a value', inHeader('title: Move # ow|')],
    ['in a text of several lines', inHeader('notes: >', '  ow|')],
    ['in the second word of a line', inHeader('title: A long', '  title th|')],
    ['in a word of a text that goes on', inHeader('title: A long', '  ti|')],
    ['in front of the indentation', inHeader('audience:', '| segment: x')],
    ['in the fence', '--|-\ntitle: Move\n---\n'],
    ['before the closing fence', '---\ntitle: Move\n|---\n'],
    ['in braces where a plain value belongs', inHeader('channel: { | }')],
  ])('are not offered %s', (_where, typed) => {
    expect(labels(typed)).toEqual([]);
  });

  it('begin with what is missing, in the order of the vocabulary, and are never there already', () => {
    const all = labels(inHeader('title: Move', 'channel: email', '|', 'owner: Ann'));
    expect(all.slice(0, 8)).toEqual([
      'purpose',
      'message-nature',
      'subject',
      'audience',
      'source',
      'lawful-basis',
      'sender',
      'schema',
    ]);
    expect(all).not.toContain('title');
    expect(all).not.toContain('channel');
    expect(all).not.toContain('owner');
    expect(itemOf(inHeader('|'), 'channel').note).toBe('missing');
  });

  it('of an item are those that it lacks', () => {
    const items = ['waivers:', '  - rule: frequency', '    |', '    until: 2027-01-01', '  - reason: x'];
    expect(labels(inHeader(...items))).toEqual(['reason', 'phrase', 'by']);
    expect(labels(inHeader('waivers: [{ rule: frequency, | }]'))).toEqual(['reason', 'phrase', 'by', 'until']);
    expect(labels(inHeader('waivers:', '  rule: frequency', '  |'))).toEqual(['reason', 'phrase', 'by', 'until']);
    expect(labels(inHeader('merge-fields: [{ name: town, | }]'))).toEqual(['purpose', 'max-length', 'fallback']);
    expect(labels(inHeader('merge-fields: [|]'))).toEqual(['first_name']);
  });

  it('leave what the policy gives among the others', () => {
    const policy = 'defaults:\n  owner: Ann\n  audience: { segment: All, subscriber-type: unknown }\n';
    expect(itemOf(inHeader('|'), 'owner', { policy }).note).toBeUndefined();
    expect(chosen(inHeader('|'), 'audience', { policy })).toBe(
      inHeader('audience:', '  relationship: unknown', '  address-type: unknown', '  includes-children: unknown'),
    );
  });

  it('say what they mean, and the law behind them', () => {
    const { detail, documentation } = itemOf(inHeader('|'), 'lawful-basis');
    expect(detail).toMatch(/^Lawful basis for using their data/);
    expect(documentation?.()).toContain('Source: UK GDPR Art 6(1).');
  });
});

/** A stop of a snippet with values to choose from. */
const choice = (stop: number, values: string) => `\${${stop}|${values}|}`;

describe('the room that a name brings', () => {
  it('is a choice, a list, or the fields inside, with stops', () => {
    expect(itemOf(inHeader('|'), 'channel').snippet).toMatch(/^channel: \$\{1\|email,sms,/);
    expect(itemOf(inHeader('|'), 'jurisdictions').snippet).toBe('jurisdictions: [$1]');
    expect(itemOf(inHeader('|'), 'lia').edit.newText).toBe('lia: ');
    expect(itemOf(inHeader('|'), 'audience').snippet).toBe(
      [
        'audience:',
        '  segment: $1',
        `  subscriber-type: ${choice(2, 'unknown,individual,sole-trader,unincorporated-partnership,unincorporated-association,company,llp,scottish-partnership,royal-charter-body,corporation-sole,government-body,charitable-incorporated-organisation,mixed')}`,
        `  relationship: ${choice(3, 'unknown,existing-customer,lapsed-customer,enquirer,supporter,member,employee,connection,event-attendee,partner,cold-prospect,mixed')}`,
        `  address-type: ${choice(4, 'unknown,work-named,work-generic,personal,platform-account,mobile-work,mobile-personal,mixed')}`,
        `  includes-children: ${choice(5, 'unknown,true,false')}`,
      ].join('\n'),
    );
    expect(itemOf(inHeader('|'), 'waivers').snippet).toBe('waivers:\n  - rule: $1\n    reason: $2');
  });

  it('states no fact where the editor knows no stops', () => {
    const plain = { editor: { snippets: false } };
    expect(chosen(inHeader('|'), 'channel', plain)).toBe(inHeader('channel: '));
    expect(offered(inHeader('|'), plain).some(({ snippet }) => snippet !== undefined)).toBe(false);
  });

  it('opens suggestions, which say more than a choice, where the editor can', () => {
    const editor = { goesOn: true };
    expect(itemOf(inHeader('|'), 'channel', { editor })).toMatchObject({
      edit: { newText: 'channel: ' },
      goesOn: true,
    });
    expect(itemOf(inHeader('|'), 'title', { editor }).goesOn).toBeUndefined();
    expect(itemOf(inHeader('|'), 'soft-opt-in', { editor })).toMatchObject({
      edit: { newText: 'soft-opt-in:\n  ' },
      goesOn: true,
    });
  });

  it('uses the line ends of the file', () => {
    expect(chosen('---\r\n|\r\n---\r\n', 'consent')).toBe('---\r\nconsent:\r\n  \r\n---\r\n');
  });

  it('stays on its line between brackets', () => {
    expect(chosen('---\n{ title: Move, | }\n---\n', 'audience')).toContain(
      '{ title: Move, audience: { segment: , subscriber-type: unknown, relationship: unknown,',
    );
  });
});

describe('values', () => {
  it.each([
    ['behind the colon', inHeader('channel:|'), 'email', inHeader('channel: email')],
    ['behind a blank', inHeader('channel: |'), 'email', inHeader('channel: email')],
    ['half typed', inHeader('channel: em|'), 'email', inHeader('channel: email')],
    ['in the middle of another', inHeader('channel: s|ms # for now'), 'email', inHeader('channel: email # for now')],
    [
      'right before a comment',
      inHeader('channel: |# email, sms, ...'),
      'email',
      inHeader('channel: email # email, sms, ...'),
    ],
    [
      'behind the colon before a comment',
      inHeader('channel:| # email, sms, ...'),
      'email',
      inHeader('channel: email # email, sms, ...'),
    ],
    ['in quotation marks', inHeader('channel: "|"'), 'email', inHeader('channel: "email"')],
    ['half typed in quotation marks', inHeader("channel: 'em|'"), 'email', inHeader("channel: 'email'")],
    ['behind an open quotation mark', inHeader('channel: "em|'), 'email', inHeader('channel: "email"')],
    [
      'inside a mapping',
      inHeader('audience:', '  subscriber-type: |'),
      'company',
      inHeader('audience:', '  subscriber-type: company'),
    ],
    [
      'between brackets',
      inHeader('audience: { subscriber-type: com| }'),
      'company',
      inHeader('audience: { subscriber-type: company }'),
    ],
    [
      'between brackets behind the colon',
      inHeader('audience: { subscriber-type:| }'),
      'company',
      inHeader('audience: { subscriber-type: company }'),
    ],
    [
      'in a list',
      inHeader('consent:', '  channels: [sms, |]'),
      'email',
      inHeader('consent:', '  channels: [sms, email]'),
    ],
    ['first in a list', inHeader('consent:', '  channels: [|]'), 'email', inHeader('consent:', '  channels: [email]')],
    [
      'half typed in a list that is open',
      inHeader('consent:', '  channels: [sms,em|', '  expires: 2027-01-01'),
      'email',
      inHeader('consent:', '  channels: [sms,email', '  expires: 2027-01-01'),
    ],
    [
      'behind a dash',
      inHeader('consent:', '  channels:', '    - sms', '    - |'),
      'email',
      inHeader('consent:', '  channels:', '    - sms', '    - email'),
    ],
    [
      'where a dash is missing',
      inHeader('consent:', '  channels:', '    - sms', '    |'),
      'email',
      inHeader('consent:', '  channels:', '    - sms', '    - email'),
    ],
    ['the short form of a mapping', inHeader('source: own|'), 'own-crm', inHeader('source: own-crm')],
    ['yes or no', inHeader('first-contact: |'), 'true', inHeader('first-contact: true')],
    ['at the end of the file', '---\nchannel: em|', 'email', '---\nchannel: email'],
  ])('%s', (_where, typed, label, expected) => {
    expect(chosen(typed, label)).toBe(expected);
  });

  it('come with their meaning and the law behind the field', () => {
    const { detail, documentation } = itemOf(inHeader('lawful-basis: |'), 'legitimate-interests');
    expect(detail).toBe('Your interests, weighed in an assessment (Art 6(1)(f)).');
    expect(documentation?.()).toContain('Source: UK GDPR Art 6(1).');
  });

  it('are not offered twice in a list', () => {
    expect(labels(inHeader('consent:', '  channels: [sms, |]'))).not.toContain('sms');
    expect(labels(inHeader('consent:', '  channels:', '    - |', '    - sms'))).not.toContain('sms');
  });

  it('open by a blank only where a value is still to come', () => {
    expect(labels(inHeader('channel: |'), { byBlank: true })).toContain('email');
    expect(labels(inHeader('title: A |'), { byBlank: true })).toEqual([]);
    expect(labels(inHeader('  |'), { byBlank: true })).toEqual([]);
    expect(labels(inHeader('waivers:', '  - |'), { byBlank: true })).toContain('rule');
  });
});

describe('a policy', () => {
  const policy = { kind: 'policy' as const };

  it('is completed with rules and severities, and says which the law settles', () => {
    const all = offered('rules:\n  |\n', policy);
    expect(all.map(({ label }) => label)).not.toContain('policy-syntax');
    expect(all.find(({ label }) => label === 'pecr-permission')).toMatchObject({ note: 'in part' });
    expect(all.find(({ label }) => label === 'pecr-permission')?.documentation?.()).toContain("Can't be lowered");
    expect(chosen('rules:\n  near|\n', 'near-duplicate', policy)).toBe('rules:\n  near-duplicate: \n');
    expect(chosen('rules: { freq| }\n', 'frequency', policy)).toBe('rules: { frequency:  }\n');
    expect(labels('rules:\n  near-duplicate: |\n', policy)).toEqual(['error', 'warning', 'information', 'hint', 'off']);
  });

  it('is completed with the fields of templates in its defaults, by channel and folder too', () => {
    expect(labels('defaults:\n  |\n', policy)).toContain('suppression-list');
    expect(labels('defaults:\n  channels:\n    |\n', policy)).toContain('sms');
    expect(labels('defaults:\n  channels:\n    sms:\n      opt-out:\n        mech|\n', policy)).toContain('mechanism');
    expect(labels('defaults:\n  folders:\n    "campaigns/**":\n      organisation: { type: | }\n', policy)).toContain(
      'charity',
    );
    expect(labels('defaults:\n  folders:\n    |\n', policy)).toEqual([]);
  });
});

it('a house pack is completed with its fields', () => {
  expect(labels('phrases:\n  - |\n', { kind: 'pack' })).toContain('pattern');
  expect(labels('phrases:\n  - confidence: |\n', { kind: 'pack' })).toEqual(['definite', 'likely', 'borderline']);
});

it('nothing is offered for names that the vocabulary does not know', () => {
  expect(labels(inHeader('foo:', '  |'))).toEqual([]);
  expect(labels(inHeader('foo: |'))).toEqual([]);
  expect(labels(inHeader('constructor: |'))).toEqual([]);
});
