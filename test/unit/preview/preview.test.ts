import { describe, expect, it } from 'vitest';
import { withoutMarks } from '../../../shared/preview/marks';
import { mostShown, previewOf, withPlaces } from '../../../shared/preview/preview';
import type { Span } from '../../../shared/text/span';
import { checked, type Surroundings } from '../examples';

const message = (channel: string, body: string, ...more: string[]) =>
  [
    '---',
    `channel: ${channel}`,
    'sender: { organisation: Harrowfield, person: Helen Marsh }',
    ...more,
    '---',
    body,
    '',
  ].join('\n');

function preview(text: string, around?: Surroundings) {
  return previewOf(checked(text, around));
}

/** What a reader sees of the body. */
function read(text: string, around?: Surroundings): string {
  const { body, marks, fields } = preview(text, around);
  return withoutMarks(body.text, (mark) => {
    const found = marks[mark];
    if (found?.kind === 'field') return fields[found.field]!.value;
    return found?.kind === 'condition' ? `<${found.words}>` : '';
  }).trim();
}

/** What the marks of one kind stand for in the file. */
function places(text: string, kind: string, around?: Surroundings): string[] {
  return preview(text, around).marks.flatMap((mark) =>
    mark.kind === kind && 'place' in mark && mark.place ? text.slice(mark.place.start, mark.place.end) : [],
  );
}

describe('the text of a preview', () => {
  it('has sample values in the place of merge fields, in every dialect', () => {
    expect(read(message('email', 'Dear {{first_name}} %%LastName%%, *|COMPANY|* and [[Job Title]].'))).toBe(
      'Dear Alex Morgan, Northgate Trust and Operations manager.',
    );
  });

  it('says who sends it as the front-matter does', () => {
    const text = message(
      'email',
      '{{sender_name}}, {{sender_company}}: {{privacy_url}}',
      'privacy-notice: https://h.example/p',
    );
    expect(read(text)).toBe('Helen Marsh, Harrowfield: https://h.example/p');
    expect(preview(text).fields.map(({ from }) => from)).toEqual(['front-matter', 'front-matter', 'front-matter']);
  });

  it('takes the fallback where nothing better is known, and the name where nothing is', () => {
    expect(read(message('email', 'Your {{favourite_colour | default: "usual"}} one, {{pet}}'))).toBe(
      'Your usual one, [pet]',
    );
    expect(read(message('email', '{{pet}}', 'merge-fields: [{ name: pet, fallback: friend }]'))).toBe('friend');
    expect(preview(message('email', 'Hi {{first_name | default: "there"}}')).fields[0]).toMatchObject({
      name: 'first_name',
      value: 'Alex',
      fallback: 'there',
      holds: 'names',
    });
  });

  it('invents nothing that needs special care', () => {
    expect(read(message('email', 'About your {{diagnosis}} and {{credit_score}}'))).toBe(
      'About your [diagnosis] and [credit score]',
    );
  });

  it('shows what decides what is printed, and no comment', () => {
    expect(read(message('email', 'A{% if contact.vip %}B{% else %}C{% endif %}{{! a note }}<!-- another -->D'))).toBe(
      'A<if contact.vip>BCD',
    );
  });

  it('can lead every word and field back to the file, behind emoji and with Windows line ends', () => {
    const text = message(
      'email',
      '👩‍👩‍👧 **Hi** {{first_name}},\n\nsee [our page](https://h.example/x) &amp; `code`',
    ).replaceAll('\n', '\r\n');
    expect(places(text, 'word')).toEqual(['👩‍👩‍👧', 'Hi', 'see', 'our', 'page', 'Helen', 'Marsh', 'Harrowfield']);
    expect(places(text, 'field')).toEqual(['{{first_name}}']);
  });

  it('finds the words of a subject in spite of its quotes and escapes', () => {
    const text = message('email', 'x', `subject: 'It''s here, {{first_name}}: news'`);
    const { head, marks } = preview(text);
    expect(withoutMarks(head[0]!.text, () => '·')).toBe("·It'·s ·here, ·: ·news");
    expect(
      marks.flatMap((mark) => ('place' in mark && mark.place ? text.slice(mark.place.start, mark.place.end) : [])),
    ).toEqual(expect.arrayContaining(['It', 's', 'here', '{{first_name}}', 'news']));
  });

  it('takes no private-use character for a mark of its own', () => {
    expect(read(message('sms', 'a\uE000\uE800b'))).toBe('a\uFFFD\uFFFDb');
  });

  it('ends where nobody reads on, and says how much is left', () => {
    const text = message('email', `${'One more line of it. '.repeat(5)}\n`.repeat(1000));
    const { body } = preview(text);
    expect(withoutMarks(body.text).length).toBeLessThanOrEqual(mostShown);
    expect(body.left).toBeGreaterThan(100_000 - mostShown);
  });
});

describe('the look of a preview', () => {
  it.each([
    ['email', 'a.outreach.md', 'email', 'markdown'],
    ['email', 'a.outreach.html', 'email', 'html'],
    ['email', 'a.outreach.txt', 'email', 'plain'],
    ['linkedin-message', 'a.outreach.md', 'linkedin', 'plain'],
    ['sms', 'a.outreach.md', 'text', 'plain'],
    ['whatsapp', 'a.outreach.md', 'chat', 'plain'],
    ['post', 'a.outreach.md', 'letter', 'markdown'],
    ['live-call', 'a.outreach.md', 'call', 'markdown'],
    ['linkedin-post', 'a.outreach.md', 'feed', 'plain'],
    ['pigeon', 'a.outreach.md', 'page', 'markdown'],
  ])('is that of its channel: %s in %s', (channel, path, look, rendering) => {
    const shown = preview(message(channel, 'Hello'), { path });
    expect([shown.look, shown.body.rendering]).toEqual([look, rendering]);
  });

  it('names the sender that people see', () => {
    const name = (channel: string, ...more: string[]) =>
      withoutMarks(preview(message(channel, 'x', ...more)).sender.name);
    expect(name('linkedin-message')).toBe('Helen Marsh');
    expect(name('sms')).toBe('Harrowfield');
  });

  it('draws where the segments of a text message begin', () => {
    const text = message('sms', 'A word or two. '.repeat(25));
    const { marks, length } = preview(text);
    expect(marks.filter(({ kind }) => kind === 'segment')).toEqual([
      { kind: 'segment', number: 2 },
      { kind: 'segment', number: 3 },
    ]);
    expect(length).toMatch(/^SMS: 3 segments/);
  });
});

describe('what a preview shows of the findings', () => {
  const marketing = [
    'message-nature: marketing',
    'audience: { segment: x, subscriber-type: individual }',
    'lawful-basis: consent',
  ];

  it('is what promotes, with the words of the finding', () => {
    const text = message('email', 'Get 20% off this week.', ...marketing);
    const finding = checked(text).findings.find(({ rule }) => rule === 'promotional-phrasing')!;
    const [passage] = preview(text).passages;
    expect(passage).toMatchObject({
      kind: 'promotion',
      state: 'open',
      severity: finding.severity,
      message: finding.message,
    });
    expect(text.slice(passage!.place.start, passage!.place.end)).toBe('20% off');
  });

  it('is what recipients should read and do not, where it would stand', () => {
    const text = message(
      'email',
      'Get 20% off this week.',
      ...marketing,
      'opt-out: { mechanism: email-address, contact: stop@h.example }',
    );
    const { missing } = preview(text);
    expect(missing.map(({ what, where }) => `${what} at the ${where}`)).toEqual([
      'opt-out at the end',
      'sender at the end',
      'privacy at the end',
    ]);
    expect(missing[0]!.proposal).toContain('stop@h.example');
    for (const { message: says } of missing)
      expect(checked(text).findings.map(({ message: each }) => each)).toContain(says);
  });

  it('asks for the name at the start of a call', () => {
    const { missing } = preview(message('live-call', 'Good morning. Buy our course at a special price.', ...marketing));
    expect(missing.find(({ what }) => what === 'sender')?.where).toBe('start');
  });

  it('leaves an opt-out that can not work where it stands', () => {
    const text = message('email', 'Get 20% off. Sign in to your account to unsubscribe. Harrowfield', ...marketing);
    expect(preview(text).missing.map(({ what }) => what)).not.toContain('opt-out');
  });

  it('says what promotes without being a finding', () => {
    const text = message(
      'email',
      'Get 20% off.',
      ...marketing,
      'pecr-route: consent',
      'consent: { obtained-on: 2026-05-01, wording-ref: Form 3, channels: [email], purposes: [news], sender-named: true, evidence: log, withdrawn: false }',
      'purpose: news',
    );
    expect(preview(text).passages[0]).toMatchObject({ kind: 'promotion', state: 'noted', reason: 'consent on record' });
  });

  it('keeps what a waiver accepts, with its reason', () => {
    const text = message(
      'email',
      'It is a great start.',
      'message-nature: informational',
      'waivers: [{ rule: promotional-phrasing, reason: agreed with Ann }]',
    );
    const waived = checked(text).waived.filter(({ rule }) => rule === 'promotional-phrasing');
    expect(preview(text).passages.filter(({ state }) => state === 'accepted')).toHaveLength(waived.length);
  });

  it('has both decisions, in the words of the decision', () => {
    const { decision } = preview(message('email', 'Get 20% off.', ...marketing));
    expect(decision.pecr.line).toMatch(/^PECR: consent needed - /);
    expect(decision.ukGdpr.line).toMatch(/^UK GDPR: /);
  });
});

describe('the places of a preview', () => {
  it('are all moved, and nothing else is', () => {
    const text = message('email', 'Hi {{first_name}}, get 20% off.', 'subject: Hello', 'message-nature: marketing');
    const before = preview(text);
    const moved = withPlaces(before, ({ start, end }: Span) => `${start}-${end}`);
    const back = JSON.stringify(moved).replace(/"(\d+)-(\d+)"/g, '{"start":$1,"end":$2}');
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .sort()
                .map(([key, each]) => [key, sorted(each)]),
            )
          : value;
    expect(sorted(JSON.parse(back))).toEqual(sorted(JSON.parse(JSON.stringify(before))));
  });
});
