import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../shared/assessment/fingerprint';
import { checked } from '../examples';

const header = [
  'title: Office move',
  'channel: email',
  'purpose: relationship-update',
  'message-nature: informational',
  'subject: Our office has moved',
  'preheader: Where to find us',
  'audience:',
  '  segment: Customers in Leeds',
  '  subscriber-type: company',
  '  relationship: existing-customer',
  'lawful-basis: legitimate-interests',
  'pecr-route: not-marketing',
  'status: draft',
];
const body = [
  'Dear {{first_name | default: "customer"}},',
  '',
  "Our office has moved to Park Row. You'll find **the new map** on [our website](https://example.co.uk/map).",
  '',
  '- Parking is behind the house.',
  '- The bell is on the left.',
  '',
  '{% if has_key %}Please bring the old key.{% else %}Nothing else changes.{% endif %}',
  '',
  'Write to stop@example.co.uk if you want no more news of this kind.',
];

function fingerprint(lines: readonly string[] = header, text: readonly string[] = body, policy?: string): string {
  const { template, fields } = checked(['---', ...lines, '---', ...text, ''].join('\n'), { policy });
  return fingerprintOf(template, fields);
}

const original = fingerprint();
const inText = (from: string | RegExp, to: string) => {
  const text = body.join('\n');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return fingerprint(header, changed.split('\n'));
};
const inHeader = (from: string | RegExp, to: string) => {
  const text = header.join('\n');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return fingerprint(changed.split('\n'));
};

describe('the fingerprint of a template', () => {
  it('is short, says how it was made and stays the same', () => {
    expect(original).toMatch(/^sha256:[0-9a-f]{32}$/);
    expect(fingerprint()).toBe(original);
  });

  it.each([
    ['line breaks', 'moved to Park Row', 'moved\nto Park Row'],
    ['spaces', 'Park Row', 'Park   Row'],
    ['blank lines', '\n\n- Parking', '\n\n\n\n- Parking'],
    ['emphasis', '**the new map**', '*the new map*'],
    ['emphasis taken away', '**the new map**', 'the new map'],
    ['emphasis inside a word', 'Parking is', 'Park**ing** is'],
    ['another mark for lists', /^- /gm, '* '],
    ['a heading', 'Our office has', '## Our office has'],
    ['a comment', 'Our office has', '<!-- Leeds only -->Our office has'],
    ['a typographic apostrophe', "You'll", 'You’ll'],
    ['spaces in a merge tag', '{{first_name | default: "customer"}}', '{{ first_name|default:"customer" }}'],
    ['an address written as a link', 'stop@example.co.uk', '[stop@example.co.uk](mailto:stop@example.co.uk)'],
  ])("doesn't change with %s", (_, from, to) => {
    expect(inText(from, to)).toBe(original);
  });

  it.each([
    ['the title', 'Office move', 'Office move, second try'],
    ['the status', 'status: draft', 'status: live'],
    ['quotes', 'subject: Our office has moved', 'subject: "Our office has moved"'],
    [
      'the style of a group',
      /audience:\n.*\n.*\n.*/,
      'audience: { segment: Customers in Leeds, relationship: existing-customer, subscriber-type: company }',
    ],
    ['an owner', 'status: draft', 'status: draft\nowner: Head of Marketing'],
    ['a comment in the header', 'status: draft', 'status: draft # until Friday'],
    ['the order of the fields', 'title: Office move\nchannel: email', 'channel: email\ntitle: Office move'],
  ])("doesn't change with %s", (_, from, to) => {
    expect(inHeader(from, to)).toBe(original);
  });

  it("doesn't change when a value moves to the policy", () => {
    const without = header.filter((line) => !line.startsWith('channel') && !line.startsWith('lawful-basis'));
    expect(fingerprint(without, body, 'defaults: { channel: email, lawful-basis: legitimate-interests }')).toBe(
      original,
    );
    expect(fingerprint(without, body, 'defaults: { channel: email, lawful-basis: consent }')).not.toBe(original);
  });

  it.each([
    ['a word', 'Park Row', 'Mill Row'],
    ['a promise', 'on the left', 'on the left. Save 10% today'],
    ['a capital', 'Parking', 'PARKING'],
    ['a full stop', 'behind the house.', 'behind the house!'],
    ['another merge field', 'first_name', 'last_name'],
    ['another fallback', '"customer"', '"winner"'],
    ['a condition', 'has_key', 'is_pregnant'],
    ['who reads what', '{% else %}Nothing', 'Nothing{% else %}'],
    ['where a link leads', 'example.co.uk/map', 'example.co.uk/shop'],
    ['where people object', 'stop@example', 'sales@example'],
    [
      'the order of sentences',
      /- Parking.*\n- The bell.*/,
      '- The bell is on the left.\n- Parking is behind the house.',
    ],
  ])('changes with %s', (_, from, to) => {
    expect(inText(from, to)).not.toBe(original);
  });

  it.each([
    ['the subject', 'Our office has moved', 'Your office has moved'],
    ['the preheader', 'Where to find us', 'Where to buy'],
    ['channel', 'channel: email', 'channel: sms'],
    ['audience', 'Customers in Leeds', 'Everybody in Leeds'],
    ['subscriber type', 'subscriber-type: company', 'subscriber-type: individual'],
    ['children among them', 'relationship:', 'includes-children: true\n  relationship:'],
    ['lawful basis', 'legitimate-interests', 'consent'],
    ['PECR route', 'pecr-route: not-marketing', 'pecr-route: consent'],
    ['kind of message', 'informational', 'marketing'],
    ['purpose', 'relationship-update', 'page-follow'],
    ['a value that is taken away', '  subscriber-type: company\n', ''],
  ])('changes with %s', (_, from, to) => {
    expect(inHeader(from, to)).not.toBe(original);
  });

  it('takes other names of a PECR route for the route', () => {
    expect(inHeader('not-marketing', 'soft-opt-in')).toBe(inHeader('not-marketing', 'soft-opt-in-products-services'));
  });

  it('never confuses subject and body, or two fields', () => {
    const moved = fingerprint(
      header.map((line) => line.replace('Our office has moved', 'x')),
      ['Our office has moved', ...body],
    );
    expect(moved).not.toBe(original);
    expect(
      inHeader(/channel: email\npurpose: relationship-update/, 'channel: relationship-update\npurpose: email'),
    ).not.toBe(original);
  });
});

/** The same numbers on every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('over generated messages, the fingerprint', () => {
  const words = 'our office has moved please bring the old key we will see you on Friday at noon thanks'.split(' ');
  const next = random(20261123);
  const sentences = Array.from({ length: 60 }, () =>
    Array.from({ length: 3 + next(12) }, () => words[next(words.length)]!),
  );

  it('never changes with formatting', () => {
    for (const sentence of sentences) {
      const plain = fingerprint(header, [sentence.join(' ')]);
      const formatted = sentence
        .map((word) => [word, `**${word}**`, `_${word}_`, `<b>${word}</b>`, `<!-- ${word} -->${word}`][next(5)]!)
        .map((word) => word + ['  ', '\n', ' ', ' \n'][next(4)]!)
        .join('')
        .trim();
      expect(fingerprint(header, formatted.split('\n')), formatted).toBe(plain);
    }
  });

  it('always changes with a word', () => {
    const seen = new Map<string, string>();
    for (const sentence of sentences) {
      for (let at = 0; at < sentence.length; at++) {
        const changed = sentence.with(at, `${sentence[at]}${'abc'[next(3)]}`).join(' ');
        const made = fingerprint(header, [changed]);
        expect(seen.get(made) ?? changed, 'two messages with one fingerprint').toBe(changed);
        seen.set(made, changed);
        expect(made).not.toBe(fingerprint(header, [sentence.join(' ')]));
      }
    }
  });

  it('is made of whatever a file holds', () => {
    for (const text of [
      '',
      '\ufffc\ud83d',
      '{{'.repeat(2000),
      '{% if '.repeat(2000),
      '@'.repeat(5000),
      '<!--'.repeat(2000),
    ]) {
      expect(fingerprint([], [text])).toMatch(/^sha256:[0-9a-f]{32}$/);
    }
  });
});
