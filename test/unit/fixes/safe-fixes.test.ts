import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySafeFixes } from '../../../shared/fixes/safe-fixes';
import type { Finding, Fix } from '../../../shared/lint/finding';
import { applyEdits, type TextEdit } from '../../../shared/text/edit';
import { checked } from '../examples';

const check = (text: string) => checked(text).findings;
const fixed = (text: string, rule?: string) => applySafeFixes(text, check, rule).text;
const template = (...fields: string[]) => `---\n${fields.join('\n')}\n---\nHi {{first_name}}, our office has moved.\n`;

function finding(edits: TextEdit[], safety: 'safe' | 'suggestion' = 'safe', rule = 'made-up'): Finding {
  const fix: Fix = { title: 'Mend it', safety, edits };
  return { rule, severity: 'warning', span: { start: 0, end: 0 }, message: '', source: '', fixes: [fix] };
}

/** Replaces every occurrence of a word; overlapping words get in one another's way. */
function replacing(words: Readonly<Record<string, string>>) {
  return (text: string) =>
    Object.entries(words).flatMap(([word, newText]) =>
      [...text.matchAll(new RegExp(`(?=${word})`, 'g'))].map(({ index }) =>
        finding([{ span: { start: index, end: index + word.length }, newText }]),
      ),
    );
}

describe('Fixing everything that is safe', () => {
  it('mends every mechanical slip of the fields and leaves the rest of the file alone', () => {
    const text = template('channel: Email', 'solicited: No', 'audience:', '  subscriber-type: Sole Trader');
    expect(fixed(text)).toBe(
      template('channel: email', 'solicited: false', 'audience:', '  subscriber-type: sole-trader'),
    );
  });

  it('mends one rule only where one is named', () => {
    const text = template(
      'channel: Email',
      'waivers:',
      '  - rule: frequency',
      '    reason: Agreed with the DPO.',
      '    by: Helen',
    );
    expect(fixed(text, 'invalid-value')).toBe(text.replace('Email', 'email'));
    expect(fixed(text, 'waiver-unused')).not.toContain('waivers');
    expect(fixed(text, 'waiver-unused')).toContain('Email');
  });

  it('takes the whole list out with the last of several unused waivers', () => {
    const waivers = ['frequency', 'jurisdiction', 'near-duplicate', 'link-safety'].flatMap((rule) => [
      `  - rule: ${rule}`,
      '    reason: Agreed with the DPO.',
      '    by: Helen',
    ]);
    expect(fixed(template('title: A', 'waivers:', ...waivers, 'owner: B'))).toBe(template('title: A', 'owner: B'));
  });

  it('goes on with what a fix brings to light', () => {
    expect(fixed(`\n\n${template('channel: Email')}`)).toBe(template('channel: email'));
  });

  it('never applies a suggestion', () => {
    const text = template('chanel: email', 'message-nature: informatonal');
    expect(check(text).some(({ fixes }) => fixes.some((fix) => fix.safety === 'suggestion'))).toBe(true);
    expect(fixed(text)).toBe(text);
  });

  it('keeps CRLF and emoji as they are', () => {
    const text = template('title: 🎉 Party 👋🏽', 'channel: Email', 'solicited: Yes').replaceAll('\n', '\r\n');
    expect(fixed(text)).toBe(text.replace('Email', 'email').replace('Yes', 'true'));
  });

  it('leaves out what would make the fields unreadable, and applies the others', () => {
    const breaking = (text: string) => [
      ...check(text),
      ...(text.includes('"') ? [] : [finding([{ span: { start: 4, end: 4 }, newText: 'title: "' }])]),
    ];
    expect(applySafeFixes(template('channel: Email', 'title: A'), breaking).text).toBe(
      template('channel: email', 'title: A'),
    );
  });
});

describe('Fixes that stand in one another’s way', () => {
  it('applies the first of them, and the other if it is still wanted', () => {
    expect(applySafeFixes('abc', replacing({ ab: 'x', bc: 'y' })).text).toBe('xc');
    expect(applySafeFixes('aa', replacing({ a: 'b' })).text).toBe('bb');
  });

  it('applies a fix of several edits whole or not at all', () => {
    const both = (text: string) =>
      text === 'one two'
        ? [
            finding([{ span: { start: 0, end: 3 }, newText: '1' }]),
            finding([
              { span: { start: 1, end: 2 }, newText: 'N' },
              { span: { start: 4, end: 7 }, newText: '2' },
            ]),
          ]
        : [];
    expect(applySafeFixes('one two', both).text).toBe('1 two');
  });

  it('applies the same fix of two findings once', () => {
    const twice = (text: string) =>
      text === 'a' ? [0, 1].map(() => finding([{ span: { start: 1, end: 1 }, newText: 'b' }])) : [];
    expect(applySafeFixes('a', twice)).toMatchObject({ text: 'ab', applied: [{ rule: 'made-up' }] });
  });

  it('refuses edits that overlap themselves, reach outside, or tear a character or a line break apart', () => {
    const spans = [
      [
        { start: 0, end: 2 },
        { start: 1, end: 3 },
      ],
      [{ start: 5, end: 99 }],
      [{ start: 3, end: 2 }],
      [{ start: 1, end: 1 }],
      [{ start: 3, end: 3 }],
    ];
    const bad = () => spans.map((each) => finding(each.map((span) => ({ span, newText: '?' }))));
    expect(applySafeFixes('😀\r\n a', bad)).toMatchObject({ text: '😀\r\n a', applied: [], settled: true });
  });

  it('applies none where they undo one another or never come to an end', () => {
    expect(applySafeFixes('a', replacing({ a: 'b', b: 'a' }))).toMatchObject({
      text: 'a',
      applied: [],
      settled: false,
    });
    expect(applySafeFixes('a', replacing({ a: 'aa' }))).toMatchObject({ text: 'a', edits: [], settled: false });
  });
});

describe('Whatever the fixes are', () => {
  const words = fc.dictionary(fc.stringMatching(/^[ab😀]{1,3}$/u), fc.stringMatching(/^[abc\n]{0,2}$/), { maxKeys: 4 });
  const text = fc.stringMatching(/^[abc😀\r\n]{0,40}$/u);

  it('a second run has nothing left to do', () => {
    fc.assert(
      fc.property(text, words, (text, words) => {
        const once = applySafeFixes(text, replacing(words));
        const again = applySafeFixes(once.text, replacing(words));
        expect(again.text).toBe(once.text);
      }),
    );
  });

  it('the edits are apart, in order, and make the text that was promised', () => {
    fc.assert(
      fc.property(text, words, (text, words) => {
        const { edits, text: result } = applySafeFixes(text, replacing(words));
        expect(applyEdits(text, edits)).toBe(result);
        for (const [i, { span }] of edits.entries()) expect(span.start).toBeGreaterThan(edits[i - 1]?.span.end ?? -1);
      }),
    );
  });
});
