/** Random choices that are the same in every run (mulberry32): a failure can be run again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % below;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** Some of these, joined. */
  text(pieces: readonly string[], most: number): string {
    return Array.from({ length: this.below(most + 1) }, () => this.of(pieces)).join('');
  }
}

/** Lines and scraps that headers are made of, right and wrong. */
export const headerPieces: readonly string[] = [
  'title: Office move\n',
  'title: Re: your order\n',
  'title: {{first_name}}\n',
  'title: "open\n',
  "title: 'it''s'\n",
  'title: >\n  long\n  text\n',
  'title: |+\n  x\n\n\n',
  'owner: ""\n',
  'owner:\n',
  'owner: ~\n',
  'owner: null\n',
  'owner : x\n',
  '"owner": x\n',
  'channel: email\n',
  'channel: linkedin-message\n',
  'channel: sms # text\n',
  'channel: [email]\n',
  'channel: constructor\n',
  'purpose: __proto__\n',
  'pecr-route: toString\n',
  'pecr-route: consent\n',
  'pecr-route: soft-opt-in\n',
  'message-nature: service\n',
  'message-nature: informational\n',
  'message-nature: marketing\n',
  'message-nature: "service"\n',
  'audience:\n  segment: Customers\n',
  'audience:\n  subscriber-type: company\n  subscriber-evidence: companies-house\n',
  'audience: { segment: x }\n',
  'audience: {segment, relationship: }\n',
  'audience: {\n  segment: x, # who\n}\n',
  'audience:\n',
  'audience: # who\n',
  'audience: []\n',
  'audience: everyone\n',
  'audience:\n\tsegment: x\n',
  'audience: &a\n  segment: x\n',
  'sender: *a\n',
  'source: &a own-crm\n',
  'audience: *a\n',
  '  relationship: connection\n',
  'source: own-crm\n',
  'source: { type: bought-in-list }\n',
  'sender: Example Ltd\n',
  'lawful-basis: legitimate-interests\n',
  'lawful-basis: contract\n',
  'lawful-basis: soft-opt-in\n',
  'lia: LIA-2026-014\n',
  'lia: LIA-2026-041\n',
  'lia:\n',
  'lia: # which\n',
  'lia: ../../x.lia.md\n',
  'lia: { ref: LIA-2026-014, version: 1 }\n',
  'lia: { ref: }\n',
  'lia: {}\n',
  'lia: 7\n',
  'lia: true\n',
  'opt-out: unsubscribe-link\n',
  'opt-out:\n  handling: we remove the connection\n',
  'opt-out:\n  handling:\n',
  'opt-out: {}\n',
  'suppression-list: ""\n',
  'suppression-list: CRM\n',
  'jurisdictions: [GB, FR]\n',
  'jurisdictions:\n  - GB\n  -\n',
  'campaign: 2026-02-30\n',
  'campaign: { start: 2026-12-01 }\n',
  'solicited: yes\n',
  'decision-record: x\n',
  'subject: "Get 20% off 🎉"\n',
  "preheader: 'free gift'\n",
  'subject: |\n  Buy now\n',
  'constructor: x\n',
  '__proto__: x\n',
  'hasOwnProperty: x\n',
  'toString:\n',
  '<<: *a\n',
  '? complex\n: key\n',
  '- item\n',
  '{ title: x, channel: email }\n',
  '...\n',
  '--- # x\n',
  '%YAML 1.2\n',
  '# comment\n',
  '\n',
  '  \n',
  '\t\n',
  '!!binary: x\n',
  '!tag title: x\n',
  'notes: !!int x\n',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\u0000',
  '\u001b[31m',
  ': \n',
  ':\n',
  '&a *a\n',
  '[[[[\n',
  '}}}}\n',
  'a: b: c\n',
];

export const bodyPieces: readonly string[] = [
  'Hi {{first_name}}, ',
  'our office has moved. ',
  'Get 20% off everything today! ',
  "We've launched a LinkedIn page, feel free to follow us. ",
  'Follow our page for exclusive deals and updates on our services. ',
  'Book a demo now. ',
  'FREE gift 🎁🎁 ',
  'Buy   now\n',
  'limited\ntime offer ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  '---\n',
  '> quoted ',
  '```\ncode\n```\n',
  '<p>',
  '</p>',
  '<a href="https://example.com/?a={{x}}">',
  '<!-- ',
  ' -->',
  '<style>',
  '</script>',
  '[link](https://example.com)',
  '{% if contact.vip %}',
  '{{',
  '}}',
  '{{{x}}}',
  '%%Name%%',
  '[[',
  '${',
  '*|FNAME|*',
  '{a|b|c}',
  '<%= x %>',
  '👩‍👩‍👧',
  '\ud83d',
  '\udc00',
  'e\u0301',
  '\u200b',
  '\u202e',
  '\u0000',
  'İ',
  'ﬁ',
  'ß',
  '\u00a0',
  '\u3000',
  '20\u202f%',
  '“quoted”',
  '. ',
  '? ',
  '… ',
  'e.g. ',
  'www.example.com ',
  'a@b.example ',
  '(((',
  '***',
  '___',
  '#',
  '|a|b|\n|-|-|\n',
  '&amp;',
  '&#x1F389;',
  '&',
  '\\',
  'constructor ',
  '__proto__ ',
];

export function randomTemplate(random: Random): string {
  const fence = random.chance(90) ? '---\n' : random.of(['', '\n---\n', '--- \n', '----\n', '\uFEFF---\n', '---']);
  const close = random.chance(85) ? '---\n' : random.of(['', '--- \t\n', '---', ' ---\n', '...\n']);
  const text = fence + random.text(headerPieces, 14) + close + random.text(bodyPieces, 14);
  if (random.chance(15)) return text.replaceAll('\n', '\r\n');
  return random.chance(5) ? text.replaceAll('\n', '\r') : text;
}
