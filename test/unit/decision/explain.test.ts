import { describe, expect, it } from 'vitest';
import { decisionLines, explanationOf } from '../../../shared/decision/explain';
import { approved } from '../assessment/files';
import { checked, type Surroundings } from '../examples';

const pitch = `---
title: Win followers
channel: linkedin-message
message-nature: informational
purpose: page-follow
audience:
  subscriber-type: unknown
lawful-basis: legitimate-interests
pecr-route: not-marketing
lia: LIA-2026-014
---
Follow our page for exclusive deals and updates on our services
`;
const lines = (text: string, around?: Surroundings) => decisionLines(checked(text, around).decision);
const page = (text: string, around?: Surroundings) => explanationOf(checked(text, around));

/** What stands under one heading, up to the next of its level. */
function under(heading: string, markdown: string): string {
  const from = markdown.indexOf(`\n${heading}`);
  expect(from, heading).toBeGreaterThan(0);
  return markdown.slice(from, markdown.indexOf('\n## ', from + 4) >>> 0);
}

describe('the two lines of a decision', () => {
  it('say what each law makes of the message', () => {
    const text =
      '---\nchannel: email\nmessage-nature: marketing\nlawful-basis: contract\n---\n20% off your first order.\n';
    expect(lines(text)).toEqual({
      pecr: 'PECR: consent needed - unsolicited marketing to individuals by electronic mail (reg 22(2))',
      ukGdpr: 'UK GDPR: contract, no assessment needed',
    });
  });

  it('say until when an assessment holds', () => {
    const text = `---
channel: linkedin-message
purpose: page-follow
message-nature: informational
audience: { subscriber-type: unknown, relationship: connection, includes-children: false }
source: own-crm
lawful-basis: legitimate-interests
lia: LIA-2026-014
---
Hi {{first_name}}, our office has moved.
`;
    expect(lines(text, { assessments: [approved] })).toEqual({
      pecr: 'PECR: not marketing - nothing found that promotes (reg 2(1))',
      ukGdpr: 'UK GDPR: LIA-2026-014 approved until 20 Nov 2027',
    });
  });

  it.each([
    ['lawful-basis: legitimate-interests', 'legitimate interests, no assessment linked'],
    ['lawful-basis: legitimate-interests\nlia: LIA-9', 'LIA-9 not found'],
    ['subject: Hello', 'no lawful basis chosen'],
    ['lawful-basis: contract\naudience: { address-type: work-generic }', 'no personal data, no assessment needed'],
  ])('%s', (fields, line) => {
    const text = `---\nchannel: email\nmessage-nature: service\n${fields}\n---\nOur office has moved.\n`;
    expect(lines(text).ukGdpr).toBe(`UK GDPR: ${line}`);
  });

  it.each(['draft', 'in-review', 'changes-requested', 'rejected', 'withdrawn', 'superseded'])(
    'name the assessment that is %s',
    (status) => {
      const assessments = [`---\nid: LIA-2026-014\nstatus: ${status}\n---\n`];
      expect(lines(pitch, { assessments }).ukGdpr).toMatch(/^UK GDPR: LIA-2026-014 [a-z]/);
    },
  );
});

describe('the explanation', () => {
  it('tells both tracks apart, with the row, the law and the words that decided', () => {
    const markdown = page(pitch);
    expect(markdown.startsWith('# Win followers\n')).toBe(true);
    const pecr = under('## PECR: may it be sent?', markdown);
    expect(pecr).toContain('row C1 of the decision table, under PECR reg 22(2)');
    expect(pecr).toContain('“exclusive deals”: definite, offer or discount');
    expect(pecr).toContain('The message is declared informational, and counts as marketing');
    expect(pecr).not.toContain('LIA-2026-014');
    const gdpr = under('## UK GDPR: may the data be used?', markdown);
    expect(gdpr).toContain('LIA-2026-014 not found');
    expect(gdpr).not.toMatch(/PECR|marketing/);
  });

  it('tells which fields decided, and where an inherited one comes from', () => {
    const policy = 'risk-appetite: balanced\ndefaults:\n  audience:\n    subscriber-type: unknown\n';
    const markdown = page(pitch.replace('audience:\n  subscriber-type: unknown\n', ''), { policy });
    expect(markdown).toMatch(/\| `channel` \| linkedin-message \| this template \|/);
    expect(markdown).toMatch(/\| `audience\.subscriber-type` \| unknown \| inherited from .*outreach\.yaml/);
    expect(markdown).toMatch(/\| `audience\.address-type` \| not recorded \| \|/);
  });

  it('tells what would change the verdict', () => {
    const change = under('### What would change this', page(pitch));
    expect(change).toContain('If the words promote nothing any more');
    expect(change).toContain('Consent that names you');
    expect(change).toContain('Legitimate interests and an assessment would not');
  });

  it('goes through the conditions of a permission that is claimed, one by one', () => {
    const markdown = page(
      '---\nchannel: email\nmessage-nature: marketing\npecr-route: consent\nconsent: { channels: [sms], evidence: Log }\n---\n20% off.\n',
    );
    expect(markdown).toContain('Not met: It covers this channel: consent to email is no consent to texts or calls');
    expect(markdown).toContain("the record doesn't cover this channel");
    expect(markdown).toContain('Met: You keep a record of who agreed');
    expect(markdown).toContain('Record, if it is so, as `consent.sender-named`');
    expect(markdown).toContain('It was freely given');
  });

  it('claims nothing about compliance, whatever the verdict', () => {
    for (const text of [pitch, '---\nchannel: email\nmessage-nature: service\n---\nYour order is ready.\n']) {
      expect(page(text)).not.toMatch(/\bcompliant\b|safe to send/i);
      expect(page(text)).toContain('A person decides, and is accountable.');
    }
  });

  it('shows what users wrote as text, never as markup', () => {
    const hostile = pitch
      .replace('Win followers', '"<img src=x onerror=alert(1)> [a](command:evil) # b"')
      .replace('informational', '"| ![x](http://evil.example/x.png)"')
      .replace('LIA-2026-014', '"<script>|`x`"');
    const markdown = page(hostile);
    expect(markdown).not.toMatch(/(?<!\\)<(?:img|script)/);
    expect(markdown).not.toMatch(/(?<!\\)\[(?:a|x)(?<!\\)\]/);
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });

  it.each(['constructor', '__proto__', 'toString'])('takes the value %s for what it is: nothing it knows', (value) => {
    const text = `---\nchannel: ${value}\nmessage-nature: ${value}\nlawful-basis: ${value}\npecr-route: ${value}\nsector: ${value}\n---\n20% off.\n`;
    expect(checked(text).decision.pecr.verdict).toBe('consent-needed');
    expect(page(text)).not.toMatch(/function|native code|\[object/);
  });
});
