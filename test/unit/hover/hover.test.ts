import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { tracksOf } from '../../../shared/hover/finding';
import { assessmentHover, type Links, templateHover } from '../../../shared/hover/hover';
import { rules } from '../../../shared/rules';
import { glossary, termsIn } from '../../../shared/vocabulary/glossary';
import { provisionsIn } from '../../../shared/vocabulary/law';
import { checked, checkedAssessment, type Surroundings } from '../examples';

const links: Links = { rule: (code) => `page:${code}`, file: (path) => `file:///${path}` };

/** What a template says of the place where `at` begins. */
function hover(text: string, at: string, around?: Surroundings, offset = 0): string {
  const start = text.indexOf(at);
  if (start < 0) throw new Error(`"${at}" is not in:\n${text}`);
  return templateHover(checked(text, around), start + offset, links)?.markdown ?? '';
}

const template = (body: string, ...fields: string[]) =>
  ['---', 'channel: linkedin-message', 'message-nature: informational', ...fields, '---', body, ''].join('\n');

describe('a phrase', () => {
  const text = template('Hi there. Follow our page for exclusive deals and updates on our services.');

  it('tells its kind, why its wording promotes, and what that means here', () => {
    const said = hover(text, 'exclusive deals');
    expect(said).toContain('**Offer or discount** (P01)');
    expect(said).toContain('Calling a price special, exclusive or introductory advertises it.');
    expect(said).toContain('unsolicited marketing to individuals by LinkedIn message');
    expect(said).toContain('it is declared informational, and it counts as marketing');
  });

  it('tells what the law and the advice say, and where to read more', () => {
    const said = hover(text, 'exclusive deals');
    expect(said).toContain('PECR reg 22: Unsolicited marketing by electronic mail to individual subscribers needs');
    expect(said).toContain('Instead: State the fact the person needs');
    expect(said).toContain('[More about promotional-phrasing](page:promotional-phrasing)');
  });

  it('says nothing of pages where there are none', () => {
    const said = templateHover(checked(text), text.indexOf('exclusive deals'), {})?.markdown;
    expect(said).toContain('Offer or discount');
    expect(said).not.toContain('More about');
  });

  it('in plain words names the words that weighed most, and no number', () => {
    const plain = template(
      'Most joinery shops we look after get their quotes out the same evening now, which seems to be half the battle.',
    );
    const check = checked(plain);
    const hit = check.hits.find(({ entry }) => entry.id === 'plain-words');
    expect(hit).toBeDefined();
    const said = templateHover(check, hit!.span.start, links)?.markdown ?? '';
    expect(said).toContain('promotes in plain words');
    expect(said).toContain('The words that weighed most: “');
    expect(said).not.toMatch(/\d\.\d|\d ?%/);
  });
});

describe('a field', () => {
  it('tells what it holds and which values it may have', () => {
    const said = hover(template('Hi', 'pecr-route:'), 'pecr-route');
    expect(said).toContain('Permission under PECR that the message relies on.');
    expect(said).toContain('- `soft-opt-in-products-services`: Own customers');
    expect(said).toContain('*PECR*: The Privacy and Electronic Communications Regulations 2003');
  });

  it('tells what the value means that stands there', () => {
    const said = hover(template('Hi', 'audience:', '  subscriber-type: sole-trader'), 'sole-trader');
    expect(said).toContain('**sole-trader**: A sole trader. Protected like any individual.');
    expect(said).toContain('*Individual subscriber*');
  });

  it('knows the value of the short form and the items of a list', () => {
    expect(hover(template('Hi', 'source: own-crm'), 'own-crm')).toContain('Your own contact records.');
    expect(hover(template('Hi', 'jurisdictions: [GB, FR]'), 'FR')).toContain('Countries of the recipients');
  });

  it('names the file and line of what it inherits', () => {
    const policy = 'defaults:\n  owner: Head of *Marketing*\n  sender:\n    legal-name: Example Ltd\n';
    const text = template('Hi', 'owner:', 'sender:', '  organisation: Example');
    const said = hover(text, 'sender:', { policy });
    expect(said).toContain('- sender.legal-name: Example Ltd (from outreach.yaml line 4)');
    expect(said).not.toContain('organisation: Example');
    expect(hover(text, 'owner', { policy })).toContain('Head of \\*Marketing\\* (from outreach.yaml line 2)');
    expect(hover(text, '---', { policy })).toContain('- owner: Head of \\*Marketing\\* (from outreach.yaml line 2)');
  });

  it.each([
    ['an open quotation mark', '---\nowner: "x\nchannel: email\n---\nHi\n'],
    ['a header nobody closed', '---\nchannel: email\n\nHi\n'],
    ['a list at the top', '---\n- channel: email\n---\nHi\n'],
    ['a tab', '---\naudience:\n\tsegment: x\nchannel: email\n---\nHi\n'],
    ['a name of every object', '---\nconstructor: x\n__proto__: y\ntoString:\n---\nHi {{constructor}}\n'],
    ['an alias', '---\naudience: &a\n  segment: x\nsender: *a\n---\nHi\n'],
    ['nothing', ''],
  ])('says something true or nothing, everywhere, with %s', (_what, text) => {
    const check = checked(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const found = templateHover(check, offset, links);
      if (!found) continue;
      expect(found.markdown).not.toMatch(/undefined|\[object|NaN/);
      expect(found.span.start).toBeLessThanOrEqual(offset);
      expect(found.span.end).toBeLessThanOrEqual(Math.max(text.length, 3));
    }
  });
});

describe('a merge field', () => {
  it('tells its class, why that matters and whether it is declared', () => {
    const text = template(
      'Hi {{contact.first_name}}, your {{ diagnosis }} and {{nhs-number}}.',
      'merge-fields:',
      '  - name: first_name',
      '    purpose: to greet people',
    );
    expect(hover(text, '{{contact')).toContain('Declared under merge-fields: to greet people.');
    const said = hover(text, '{{ diagnosis', undefined, 4);
    expect(said).toContain('**diagnosis**: health data.');
    expect(said).toContain('Not declared');
  });

  it('that decides what is printed is a use of the data', () => {
    expect(hover(template('{% if contact.pregnant %}Hello{% endif %}'), '{% if')).toContain(
      'It decides what is printed.',
    );
  });

  it('that nobody has heard of is said to be so', () => {
    expect(hover(template('Hi {{wibble}}'), '{{wibble')).toContain('can’t be told from its name');
  });
});

describe('an assessment', () => {
  const lia =
    '---\nid: LIA-2026-014\ntitle: Page [follow]\nstatus: draft\nreview-due: 2027-03-01\n---\n\n## 1 Purpose test\n\n### P1 Why?\n\nFor the purpose test.\n\n## 3 Balancing test\n\n### B9 Can they object?\n';

  it('is named with its status, its next review and a link where its id stands', () => {
    const text = template('Hi', 'lawful-basis: legitimate-interests', 'lia: LIA-2026-014');
    const said = hover(text, 'LIA-2026-014', { assessments: [lia] }, 3);
    expect(said).toContain('**LIA-2026-014: Page \\[follow\\]**');
    expect(said).toContain('[Open the assessment](file:///a1.lia.md)');
    expect(said).toContain('2027-03-01');
  });

  it('explains the terms in its headings and its fields, and no more', () => {
    const parsed = parseAssessment('a.lia.md', lia);
    const at = (words: string, from = 0) =>
      assessmentHover(
        parsed,
        lia,
        checkedAssessment(lia).filter(({ span }) => span.start > lia.length),
        lia.indexOf(words, from),
        links,
      )?.markdown;
    expect(at('Balancing test')).toContain('*LIA*: Legitimate interests assessment');
    expect(at('object?')).toContain('*Right to object*');
    expect(at('purpose test.')).toBeUndefined();
    expect(at('draft')).toContain('Being written.');
  });
});

describe('a finding of another rule', () => {
  it('tells why the rule matters, what was decided, and what can be done', () => {
    const text = template('Hi', 'lawful-basis: legitimate-interests');
    const said = hover(text, 'legitimate-interests');
    expect(said).toContain('(lia-missing)');
    expect(said).toContain('UK GDPR: ');
    expect(said).toContain('[More about lia-missing](page:lia-missing)');
  });
});

describe('what is known of the law', () => {
  it('is found by how our rules cite it', () => {
    expect(provisionsIn('PECR reg 22(3), (3A)').map(({ law }) => law)).toEqual(['PECR reg 22(3A)', 'PECR reg 22(3)']);
    expect(provisionsIn('PECR reg 22(2)').map(({ law }) => law)).toEqual(['PECR reg 22']);
    expect(provisionsIn('UK GDPR Arts 38, 39')).toEqual([]);
    expect(provisionsIn('PECR regs 2(1), 22(1)').map(({ law }) => law)).toEqual(['PECR reg 22', 'PECR reg 2(1)']);
    expect(provisionsIn('UK GDPR Art 6(1)(f), recital 38', 3).map(({ law }) => law)).toEqual([
      'UK GDPR Art 6(1)(f)',
      'UK GDPR recital 38',
    ]);
  });

  it('covers what most rules rest on', () => {
    const silent = rules.filter(({ sources }) => sources.every((source) => provisionsIn(source).length === 0));
    const ours =
      /^(?:front-matter|channel-limit|unknown-field|invalid-value|missing-field|duplicate-id|waiver|policy|pack|assessment-(?:syntax|field))/;
    expect(silent.map(({ code }) => code).filter((code) => !ours.test(code))).toEqual([]);
  });

  it('tells which of the two laws a rule serves', () => {
    const trackOf = (code: string) => tracksOf(rules.find((rule) => rule.code === code)!);
    expect(trackOf('pecr-permission')).toContain('pecr');
    expect(trackOf('lia-missing')).toEqual(['uk-gdpr']);
    expect(trackOf('front-matter-syntax')).toEqual([]);
  });
});

describe('the glossary', () => {
  it('is in order, and every term is found where it is written', () => {
    const terms = glossary.map(({ term }) => term.toLowerCase());
    expect(terms).toEqual([...terms].sort());
    for (const { term, source } of glossary) {
      expect(termsIn(`About ${term.toUpperCase()}.`).map((each) => each.term.term)).toEqual([term]);
      expect(source).not.toBe('');
    }
  });

  it('takes the longest term, and whole words alone', () => {
    expect(
      termsIn('an individual subscriber, a TPS-screened list, unsubscribers').map(({ term }) => term.term),
    ).toEqual(['Individual subscriber', 'TPS and CTPS']);
  });
});
