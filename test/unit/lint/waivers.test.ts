import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/lint/finding';
import { addWaiver, removeWaiver } from '../../../shared/lint/waiver-edits';
import { waiverOffer, waiversOf } from '../../../shared/lint/waivers';
import { parseTemplate } from '../../../shared/template/template';
import { applyEdits } from '../../../shared/text/edit';
import { checked } from '../examples';

/** A message that is declared mixed, promotes, and has these waivers. */
const withWaivers = (waivers: string, body = 'Your order is on its way. 20% off your next one.') =>
  `---\nchannel: email\nmessage-nature: mixed\n${waivers}---\n${body}\n`;
/** A page invitation: each of its findings is for a person to decide. */
const invitation = (waivers: string) =>
  `---\nchannel: linkedin-message\nmessage-nature: informational\n${waivers}---\nWe've launched a LinkedIn page, feel free to follow us. Do connect with our founder too.\n`;
const reason = 'reason: Treated as marketing in every respect';

const rulesOf = (findings: readonly Finding[]) => [...new Set(findings.map((each) => each.rule))];
const about = (text: string, rule: string, around = {}) =>
  checked(text, around)
    .findings.filter((each) => each.rule === rule)
    .map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);

describe('a waiver', () => {
  const waived = withWaivers(
    `waivers:\n  - rule: mixed-nature\n    ${reason}\n    by: Helen Marsh\n    until: 2026-12-31\n`,
  );

  it('takes its finding out of what is to be done, and keeps it with the decision', () => {
    const check = checked(waived);
    expect(rulesOf(check.findings)).not.toContain('mixed-nature');
    expect(check.waived).toMatchObject([
      {
        rule: 'mixed-nature',
        waived: { reason: 'Treated as marketing in every respect', by: 'Helen Marsh', until: '2026-12-31' },
      },
    ]);
    expect(rulesOf(check.findings).filter((rule) => rule.startsWith('waiver-'))).toEqual([]);
  });

  it('holds on its last day and not after', () => {
    expect(checked(waived, { today: '2026-12-31' }).waived).toHaveLength(1);
    const after = checked(waived, { today: '2027-01-01' });
    expect(after.waived).toEqual([]);
    expect(rulesOf(after.findings)).toEqual(expect.arrayContaining(['mixed-nature', 'waiver-expired']));
    expect(about(waived, 'waiver-expired', { today: '2027-01-01' })[0]).toMatch(/^2026-12-31: .*31 Dec 2026/);
  });

  it('that was renewed beside the old one holds, and the old one is left over', () => {
    const both = withWaivers(
      `waivers:\n  - { rule: mixed-nature, ${reason}, until: 2026-01-31 }\n  - { rule: mixed-nature, ${reason} }\n`,
    );
    const check = checked(both);
    expect(check.waived).toHaveLength(1);
    expect(rulesOf(check.findings)).toContain('waiver-unused');
    expect(rulesOf(check.findings)).not.toContain('waiver-expired');
  });

  it('with a phrase accepts only the findings that mark it, in any case and over line breaks', () => {
    const phrases = (text: string, findings: readonly Finding[]) =>
      findings
        .filter((each) => each.rule === 'promotional-phrasing')
        .map(({ span }) => text.slice(span.start, span.end));
    const [marked] = phrases(invitation(''), checked(invitation('')).findings);
    const accepting = (phrase: string) =>
      invitation(`waivers:\n  - { rule: promotional-phrasing, phrase: ${JSON.stringify(phrase)}, ${reason} }\n`);
    const text = accepting(marked!.toUpperCase().replaceAll(' ', '\n '));
    expect(phrases(text, checked(text).waived)).toEqual([marked]);
    expect(phrases(text, checked(text).findings)).not.toContain(marked);
    const other = accepting('words that stand nowhere');
    expect(checked(other).waived).toEqual([]);
    expect(phrases(other, checked(other).findings)).toContain(marked);
  });

  it('changes nothing of what was decided', () => {
    const text = withWaivers('');
    expect(checked(waived).decision.pecr.verdict).toBe(checked(text).decision.pecr.verdict);
    expect(checked(waived).nature).toBe(checked(text).nature);
  });

  it.each([
    ['pecr-permission', 'mixed'],
    ['promotional-phrasing', 'mixed'],
  ])('never accepts %s where the law settles it', (rule) => {
    const text = withWaivers(`waivers:\n  - { rule: ${rule}, ${reason} }\n`);
    const check = checked(text);
    expect(check.waived).toEqual([]);
    expect(rulesOf(check.findings)).toEqual(expect.arrayContaining([rule, 'waiver-invalid']));
    expect(about(text, 'waiver-invalid')[0]).toMatch(/^\S+: The law settles this/);
  });

  it.each([
    ['- { rule: mixed-nature }', /without a reason/],
    ['- { rule: mixed-nature, reason: "..." }', /without a reason/],
    ['- { rule: mixed-nature, reason: TBC }', /without a reason/],
    ['- { reason: Because the DPO agreed }', /names no rule/],
    ['- { rule: mixed, reason: Because the DPO agreed }', /no such rule.*mixed-nature/],
    ['- { rule: front-matter-syntax, reason: Because the DPO agreed }', /can't be waived/],
    ['- { rule: waiver-unused, reason: Because the DPO agreed }', /can't be waived/],
  ])('%s is invalid and accepts nothing', (item, message) => {
    const text = withWaivers(`waivers:\n  ${item}\n`);
    expect(checked(text).waived).toEqual([]);
    expect(about(text, 'waiver-invalid')).toEqual([expect.stringMatching(message)]);
  });

  it('whose end is no day is told as a wrong value, and accepts nothing', () => {
    const text = withWaivers(`waivers:\n  - { rule: mixed-nature, ${reason}, until: next year }\n`);
    const check = checked(text);
    expect(check.waived).toEqual([]);
    expect(rulesOf(check.findings)).toContain('invalid-value');
    expect(rulesOf(check.findings).filter((rule) => rule.startsWith('waiver-'))).toEqual([]);
  });

  it('needs an end where the policy says so', () => {
    const policy = 'waivers: { require-until: true }';
    const text = withWaivers(`waivers:\n  - { rule: mixed-nature, ${reason} }\n`);
    expect(about(text, 'waiver-invalid', { policy })).toEqual([expect.stringMatching(/wants every waiver to end/)]);
    expect(checked(text, { policy }).waived).toEqual([]);
  });

  it('in the defaults of a policy accepts nothing', () => {
    const policy = `defaults:\n  waivers:\n    - { rule: mixed-nature, ${reason} }\n`;
    expect(checked(withWaivers(''), { policy }).waived).toEqual([]);
  });

  it('is not called unused while the header is not readable', () => {
    const text = withWaivers(`waivers:\n  - { rule: mixed-nature, ${reason} }\n`).replace(
      'message-nature: mixed',
      'message-nature: "mixed',
    );
    expect(rulesOf(checked(text).findings)).not.toContain('waiver-unused');
  });

  it.each(['waivers: yes\n', 'waivers: [x, 1, null]\n', 'waivers: { rule: [], reason: {} }\n', 'waivers: [[]]\n'])(
    '%j is no waiver and stops nothing',
    (waivers) => {
      const check = checked(withWaivers(waivers));
      expect(check.waived).toEqual([]);
      expect(rulesOf(check.findings)).toContain('pecr-permission');
    },
  );

  it('by the thousand takes no longer than it should', () => {
    const items = Array.from({ length: 1500 }, (_, i) => `  - { rule: mixed-nature, phrase: p${i}, ${reason} }\n`).join(
      '',
    );
    const check = checked(withWaivers(`waivers:\n${items}`));
    expect(check.findings.filter((each) => each.rule === 'waiver-unused')).toHaveLength(1500);
  });
});

describe('writing a waiver', () => {
  const waiver = {
    rule: 'mixed-nature',
    reason: 'Agreed: "fine", says the DPO',
    by: 'Helen Marsh, DPO',
    until: '2027-03-31',
  };
  const added = (text: string) => {
    const edits = addWaiver(parseTemplate('a.outreach.md', text), waiver);
    return edits && applyEdits(text, edits);
  };

  it('starts a list in the front-matter and leaves the message alone', () => {
    expect(added('---\nchannel: email\n---\nHello\n')).toBe(
      [
        '---',
        'channel: email',
        'waivers:',
        '  - rule: mixed-nature',
        '    reason: "Agreed: \\"fine\\", says the DPO"',
        '    by: Helen Marsh, DPO',
        '    until: 2027-03-31',
        '---',
        'Hello',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['no field', '---\n---\nHello\n'],
    ['CRLF', '---\r\nchannel: email\r\n---\r\nHello\r\n'],
    ['an empty field', '---\nwaivers:\nchannel: email\n---\nHello\n'],
    ['an empty field with a comment', '---\nwaivers: # none\nchannel: email\n---\nHello\n'],
    ['an empty text', '---\nwaivers: ""\nchannel: email\n---\nHello\n'],
    ['no value in brackets', '---\n{ waivers: [], channel: email }\n---\nHello\n'],
    ['an empty list', '---\nwaivers: []\nchannel: email\n---\nHello\n'],
    ['a list', '---\nwaivers:\n  - rule: x\n    reason: y y y\nchannel: email\n---\nHello\n'],
    ['a list that is not indented', '---\nwaivers:\n- rule: x\n  reason: y y y\nchannel: email\n---\nHello\n'],
    ['a list at the end', '---\nchannel: email\nwaivers:\n  - rule: x\n    reason: y y y\n---\nHello\n'],
    [
      'a list with comments',
      '---\nwaivers:\n  - rule: x\n    reason: y y y # ok\n# more\nchannel: email\n---\nHello\n',
    ],
    ['a long reason', '---\nwaivers:\n  - rule: x\n    reason: >-\n      y y\n      y\nchannel: email\n---\nHello\n'],
    ['a list in brackets', '---\nwaivers: [{ rule: x, reason: y y y }]\nchannel: email\n---\nHello\n'],
    ['all in brackets', '---\n{ channel: email }\n---\nHello\n'],
  ])('fits in where there is %s', (_what, text) => {
    const after = added(text)!;
    const { root, readable } = parseTemplate('a.outreach.md', after);
    expect(readable, after).toBe(true);
    const last = waiversOf(root).at(-1)!;
    expect([last.rule?.text, last.reason?.text, last.by?.text, last.until?.text]).toEqual(Object.values(waiver));
    expect(after.endsWith(text.slice(text.indexOf('Hello')))).toBe(true);
    if (text.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
    expect(after).not.toMatch(/^.*[ \t]+\r?$(?![\s\S]*---\n$)/m);
  });

  it.each([
    ['no front-matter', 'Hello\n'],
    ['front-matter that is not closed', '---\nchannel: email\n\nHello\n'],
    ['front-matter that can not be read', '---\nchannel: "email\n---\nHello\n'],
    ['something else there', '---\nwaivers: later\n---\nHello\n'],
    ['an alias', '---\na: &a [{ rule: x }]\nwaivers: *a\n---\nHello\n'],
  ])('is refused where there is %s', (_what, text) => {
    expect(added(text)).toBeUndefined();
  });
});

describe('taking a waiver out', () => {
  const without = (text: string, index: number) => {
    const template = parseTemplate('a.outreach.md', text);
    const edits = removeWaiver(template, waiversOf(template.root)[index]!);
    return edits && applyEdits(text, edits);
  };
  const list = '---\nwaivers:\n  - rule: a\n    reason: x\n  - rule: b # why\n    reason: y\nchannel: email\n---\nHi\n';

  it('leaves the others', () => {
    expect(without(list, 0)).toBe('---\nwaivers:\n  - rule: b # why\n    reason: y\nchannel: email\n---\nHi\n');
    expect(without(list, 1)).toBe('---\nwaivers:\n  - rule: a\n    reason: x\nchannel: email\n---\nHi\n');
  });

  it('takes the list with the last one', () => {
    expect(without('---\nwaivers:\n  - rule: a\n    reason: x\nchannel: email\n---\nHi\n', 0)).toBe(
      '---\nchannel: email\n---\nHi\n',
    );
    expect(without('---\r\nchannel: email\r\nwaivers: [{ rule: a }]\r\n---\r\nHi\r\n', 0)).toBe(
      '---\r\nchannel: email\r\n---\r\nHi\r\n',
    );
  });

  it('works in brackets', () => {
    expect(without('---\nwaivers: [{ rule: a }, { rule: b }]\n---\n', 0)).toBe('---\nwaivers: [{ rule: b }]\n---\n');
    expect(without('---\nwaivers: [{ rule: a }, { rule: b }]\n---\n', 1)).toBe('---\nwaivers: [{ rule: a }]\n---\n');
  });
});

describe('the waiver that is offered', () => {
  const offers = (text: string, around = {}) => {
    const check = checked(text, around);
    return check.findings.map((finding) => [finding.rule, waiverOffer(finding, check)] as const);
  };

  it('names the words where a finding is about words, and the rule alone elsewhere', () => {
    const found = offers(invitation(''));
    const phrase = found.find(([rule]) => rule === 'promotional-phrasing')![1];
    expect(phrase?.phrase).toMatch(/\w/);
    expect(found.find(([rule]) => rule === 'missing-field')![1]).toEqual({ rule: 'missing-field', phrase: undefined });
  });

  it('is none where the law settles it', () => {
    for (const [rule, offer] of offers(withWaivers('')))
      if (['pecr-permission', 'promotional-phrasing'].includes(rule)) expect(offer).toBeUndefined();
  });

  it('accepts the finding it was made for', () => {
    const text = invitation('');
    const check = checked(text);
    const finding = check.findings.find((each) => each.rule === 'promotional-phrasing')!;
    const offer = waiverOffer(finding, check)!;
    const edits = addWaiver(check.template, { ...offer, reason: 'A service notice to followers, says the DPO' })!;
    expect(checked(applyEdits(text, edits)).waived.length).toBeGreaterThan(0);
  });
});
