// Texts that took seconds, minutes or for ever to read, each at the place where it did.
import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { assessmentOutline } from '../../../shared/navigation/outline';
import { previewOf } from '../../../shared/preview/preview';
import { shorten } from '../../../shared/text/shorten';
import { checked, checkedAssessment } from '../examples';

const template = (field: string, body = 'Hello.') => `---\nchannel: email\n${field}\n---\n${body}\n`;
const long = 60_000;

describe('A long value is read as quickly as a short one', () => {
  it.each([
    [
      'whom it goes to, in words that could be meant in two ways',
      `audience:\n  selection-criteria: "all${' email'.repeat(200)}?"`,
    ],
    ['a period with nothing but space in it', `campaign-dates: "2026-01-01${' '.repeat(long)}2026-02-01"`],
    ['how objections are handled, by one who always says no', `opt-out: { handling: "${'no '.repeat(long / 3)}" }`],
  ])('%s', (_, field) => {
    expect(checked(template(field)).template.readable).toBe(true);
  });

  it.each([
    ['space between two words', `Buy now${' '.repeat(long)}and save 20%.`],
    ['words without a space', `Buy now, ${'x'.repeat(long)} and save 20% - today.`],
    ['something still to be filled in', 'add your '.repeat(long / 9)],
    ['brackets that close a merge field', `{% if ${'>'.repeat(long)}x %}Hi{% endif %}`],
  ])('%s', (_, body) => {
    const check = checked(template('message-nature: informational', body));
    expect(check.template.body.end).toBeGreaterThan(long);
    previewOf(check);
  });

  it.each([
    ['a route that names the soft opt-in again and again', `pecr-route: "${'soft-opt-in'.repeat(long / 11)}\\nx"`, ''],
    ['a heading of nothing but space', 'status: draft', `## 1 Purpose${' '.repeat(long)}x\n### P1\nYes.\n`],
  ])('%s', (_, field, body) => {
    const text = `---\nid: LIA-1\n${field}\n---\n${body}`;
    expect(checkedAssessment(text)).not.toEqual([]);
    assessmentOutline(parseAssessment('a.lia.md', text), text);
  });
});

describe('What a message quotes of a text', () => {
  it('is on one line, whole characters, and turns nothing about', () => {
    expect(shorten('a\n\u202eb\u0007c')).toBe('a b c');
    expect(shorten(`${'x'.repeat(56)}🎁🎁🎁`)).toBe(`${'x'.repeat(56)}...`);
  });

  it('is never as long as the text', () => {
    const { findings } = checked(
      template('message-nature: informational', `Buy now${'?'.repeat(long)} {{${'a'.repeat(30)}%`),
    );
    expect(Math.max(...findings.map(({ message }) => message.length))).toBeLessThan(1000);
  });
});
