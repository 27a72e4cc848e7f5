import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../shared/lint/check';
import { policyFor } from '../../../shared/policy/policy';
import { lengthInWords, measureOf } from '../../../shared/template/measure';
import { isGsm } from '../../../shared/template/sms';
import { parseTemplate } from '../../../shared/template/template';
import { found, marks } from '../examples';

const policy = policyFor('a', []);

function template(channel: string, body: string, header: readonly string[] = [], path = 'a.outreach.txt') {
  const parsed = parseTemplate(path, ['---', `channel: ${channel}`, ...header, '---', body].join('\n'));
  return [parsed, fieldsOf(parsed, policy)] as const;
}

const sms = (body: string, header?: readonly string[], path?: string) =>
  measureOf(...template('sms', body, header, path)).sms!;
const words = (channel: string, body: string, header?: readonly string[]) =>
  lengthInWords(...template(channel, body, header));

/** Segments and units of a text without merge fields. */
const sent = (body: string) => {
  const { segments, units, encoding } = sms(body);
  expect(segments.min).toBe(segments.max);
  expect(units.min).toBe(units.max);
  return [encoding, segments.max, units.max];
};

describe('text messages', () => {
  it('hold 160 characters in one, and 153 in each segment of more', () => {
    expect(sent('a'.repeat(160))).toEqual(['GSM-7', 1, 160]);
    expect(sent('a'.repeat(161))).toEqual(['GSM-7', 2, 161]);
    expect(sent('a'.repeat(306))).toEqual(['GSM-7', 2, 306]);
    expect(sent('a'.repeat(307))).toEqual(['GSM-7', 3, 307]);
    expect(sent('a'.repeat(459))).toEqual(['GSM-7', 3, 459]);
    expect(sent('a'.repeat(460))).toEqual(['GSM-7', 4, 460]);
    expect(sent('')).toEqual(['GSM-7', 1, 0]);
  });

  it('hold 70 and 67 once a character is outside of the alphabet', () => {
    expect(sent(`ŵ${'a'.repeat(69)}`)).toEqual(['UCS-2', 1, 70]);
    expect(sent(`ŵ${'a'.repeat(70)}`)).toEqual(['UCS-2', 2, 71]);
    expect(sent(`ŵ${'a'.repeat(133)}`)).toEqual(['UCS-2', 2, 134]);
    expect(sent(`ŵ${'a'.repeat(134)}`)).toEqual(['UCS-2', 3, 135]);
  });

  it('count the extension as two, and never split it', () => {
    expect(sent('€'.repeat(80))).toEqual(['GSM-7', 1, 160]);
    expect(sent('^{}\\[~\f]|€')).toEqual(['GSM-7', 1, 20]);
    expect(sent('€'.repeat(81))).toEqual(['GSM-7', 2, 162]);
    // 76 to a segment of 153: the 77th begins the next one.
    expect(sent('€'.repeat(153))).toEqual(['GSM-7', 3, 306]);
    expect(sent(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual(['GSM-7', 3, 306]);
  });

  it('count an emoji as two or more, and never split a pair', () => {
    expect(sent('😀'.repeat(35))).toEqual(['UCS-2', 1, 70]);
    expect(sent('😀'.repeat(36))).toEqual(['UCS-2', 2, 72]);
    expect(sent('😀'.repeat(67))).toEqual(['UCS-2', 3, 134]);
    expect(sent('👩‍👧')).toEqual(['UCS-2', 1, 5]);
    expect(sent('\ud800')).toEqual(['UCS-2', 1, 1]);
  });

  it('know the alphabet', () => {
    for (const character of '@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¡ÄÖÑÜ§¿äöñüà\n\r')
      expect(isGsm(character), character).toBe(true);
    for (const character of '`çëêáíóúŵŷ’“”–—…\t\u00a0') expect(isGsm(character), character).toBe(false);
  });

  it('count a line break once and white space at the ends not at all', () => {
    expect(sent('a\r\nb')).toEqual(['GSM-7', 1, 3]);
    expect(sent('\n\n  a \n')).toEqual(['GSM-7', 1, 1]);
  });

  it('give a range where merge fields decide', () => {
    const header = ['merge-fields: [{ name: first_name, max-length: 12, fallback: there }, city]'];
    const { units, segments } = sms(`Hi {{first_name}} {{ city }}${'a'.repeat(130)}`, header);
    expect(units).toEqual({ min: 136, max: 166 });
    expect(segments).toEqual({ min: 1, max: 2 });
    expect(sms('%%FirstName%%', header).units).toEqual({ min: 1, max: 12 });
    expect(sms('{{unknown}}').units).toEqual({ min: 1, max: 20 });
    expect(sms('{{#if vip}}a{{/if}}').units).toEqual({ min: 1, max: 1 });
  });

  it('take absurd lengths of fields for what they are', () => {
    const of = (most: string) => sms('{{a}}', [`merge-fields: [{ name: a, max-length: ${most} }]`]).units.max;
    expect(of('1e308')).toBe(10_000);
    expect(of('-3')).toBe(20);
    expect(of('long')).toBe(20);
    expect(of('[1]')).toBe(20);
    expect(sms('{{__proto__}}', ['merge-fields: [__proto__, { name: { a: b } }]']).units).toEqual({ min: 1, max: 20 });
  });

  it('leave out comments of Markdown and all markup of HTML', () => {
    expect(sms('a<!-- not sent -->b', [], 'a.outreach.md').units.max).toBe(2);
    expect(sms('<p>Hi  {{name}},\n</p><p>we moved</p>', [], 'a.outreach.html').units.max).toBeLessThan(40);
  });

  it('are measured in a moment, however long and strange', () => {
    for (const body of [
      '{{'.repeat(200_000),
      '<!--'.repeat(100_000),
      '’'.repeat(300_000),
      '\u0000\ud800'.repeat(100_000),
    ]) {
      expect(sms(body, [], 'a.outreach.md').segments.max).toBeGreaterThan(1);
    }
  });

  it('are told in a status line', () => {
    expect(words('sms', 'a'.repeat(168))).toBe('SMS: 2 segments, 168 of 306');
    expect(words('sms', 'a')).toBe('SMS: 1 segment, 1 of 160');
    expect(words('sms', `${'a'.repeat(150)}{{name}}`)).toBe('SMS: 1 to 2 segments, 151 to 170 of 306');
    expect(words('sms', `ŵ${'a'.repeat(79)}`)).toBe('SMS: 2 segments, 80 of 134 (UCS-2)');
  });
});

describe('other channels', () => {
  it('tell how much of their limit is taken', () => {
    expect(words('linkedin-connection-note', 'a'.repeat(150))).toBe('Message: 150 of 200 characters');
    expect(words('linkedin-connection-note', 'a'.repeat(250))).toBe('Message: 250 of 300 characters');
    expect(words('linkedin-connection-note', 'a'.repeat(350))).toBe('Message: 350 of 300 characters');
    expect(words('email', 'a', ['subject: "A \\"quoted\\" word"'])).toBe('Subject: 15 of 60 characters');
    expect(words('email', 'a')).toBeUndefined();
    expect(words('voicemail-drop', 'one two three')).toBe('Message: 3 of 150 words');
    expect(words('post', 'a'.repeat(9000))).toBeUndefined();
  });
});

describe('channel-limit', () => {
  const check = (channel: string, body: string, header: readonly string[] = []) =>
    found('channel-limit', ['---', `channel: ${channel}`, ...header, '---', body].join('\n'), {
      path: 'a.outreach.txt',
    });
  const severities = (channel: string, body: string, header?: readonly string[]) =>
    check(channel, body, header).map(({ severity }) => severity);

  it.each([
    ['linkedin-connection-note', 200, []],
    ['linkedin-connection-note', 201, ['warning']],
    ['linkedin-connection-note', 301, ['error']],
    ['linkedin-inmail', 1901, ['warning']],
    ['linkedin-inmail', 2001, ['error']],
    ['linkedin-message', 8001, ['warning']],
    ['linkedin-post', 3001, ['warning']],
    ['whatsapp', 1024, []],
    ['whatsapp', 1025, ['warning']],
    ['whatsapp', 4097, ['error']],
    ['instagram-dm', 1001, ['warning']],
    ['x-dm', 10_001, ['warning']],
    ['sms', 161, ['information']],
    ['sms', 459, ['information']],
    ['sms', 460, ['warning']],
    ['email', 50_000, []],
  ])('%s with %i characters: %j', (channel, length, expected) => {
    expect(severities(channel, 'a'.repeat(length))).toEqual(expected);
  });

  it('judges subject and preheader of emails', () => {
    const subject = (length: number) => severities('email', 'Hi', [`subject: ${'a'.repeat(length)}`]);
    expect([60, 61, 79, 999].map(subject)).toEqual([[], ['information'], ['warning'], ['error']]);
    expect(severities('email', 'Hi', [`preheader: ${'a'.repeat(101)}`])).toEqual(['hint']);
  });

  it('is milder where it depends on the merge fields', () => {
    const [finding] = check('linkedin-connection-note', `${'a'.repeat(290)}{{first_name}}`);
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toMatch(/between 291 and 310 characters.*depends on the merge fields/s);
    expect(severities('linkedin-connection-note', `${'a'.repeat(190)}{{first_name}}`)).toEqual(['information']);
  });

  it('replaces what has a plain twin, and names what has none', () => {
    const text = ['---', 'channel: sms', '---', `${'a'.repeat(100)} “It’s” 5–6 … \u00a0end`].join('\n');
    const [finding, ...rest] = found('channel-limit', text, { path: 'a.outreach.txt' });
    expect(rest).toEqual([]);
    expect(finding?.message).toContain('“’” (U+2019)');
    const fix = finding!.fixes[0]!;
    expect(fix).toMatchObject({ title: 'Replace 6 characters by plain ones', safety: 'suggestion' });
    const edits = 'edits' in fix ? fix.edits : [];
    expect(edits.map(({ newText }) => newText)).toEqual(['"', "'", '"', '-', '...', ' ']);
    const named = check('sms', `${'a'.repeat(100)} 🎉`).find(({ message }) => message.includes('U+1F389'));
    expect(named?.fixes).toEqual([]);
  });

  it('marks what goes beyond, and long sender names', () => {
    const text = ['---', 'channel: sms', 'sender: { sms-id: LongSenderName }', '---', 'a'.repeat(160)].join('\n');
    expect(marks('channel-limit', text, { path: 'a.outreach.txt' })).toEqual(['LongSenderName']);
    expect(severities('sms', 'Hi', ['sender: { sms-id: "+447700900123" }'])).toEqual([]);
  });

  it('says nothing of a channel it doesn’t know', () => {
    expect(check('telepathy', 'a'.repeat(99_999))).toEqual([]);
  });
});
