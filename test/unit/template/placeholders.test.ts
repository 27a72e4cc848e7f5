import { describe, expect, it } from 'vitest';
import { type BodyFormat, proseOf, unknownWord } from '../../../shared/template/prose';

/** The merge fields of a message as `token -> name`, with a question mark where the field is a condition. */
function fields(text: string, format: BodyFormat = 'plain'): string[] {
  const prose = proseOf(text, { start: 0, end: text.length }, format, []);
  return prose.placeholders.map(
    ({ name, span, condition }) => `${text.slice(span.start, span.end)} -> ${name}${condition ? '?' : ''}`,
  );
}

/** What is left to read, with one box for each merge field and single spaces. */
function reading(text: string, format: BodyFormat = 'plain'): string {
  const prose = proseOf(text, { start: 0, end: text.length }, format, []);
  const body = prose.passages.find((passage) => passage.part === 'body')?.text ?? '';
  return body
    .replace(new RegExp(`${unknownWord}+`, 'g'), '□')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('merge fields of every mail tool', () => {
  it.each([
    ['{{first_name}}', 'first_name'],
    ['{{ First name }}', 'First name'],
    ['{{contact.first_name}}', 'contact.first_name'],
    ['{{{company}}}', 'company'],
    ['{{&company}}', 'company'],
    ['{{- first_name -}}', 'first_name'],
    ['{first_name}', 'first_name'],
    ['{$first_name}', 'first_name'],
    ['{contact.first-name}', 'contact.first-name'],
    ['{First Name}', 'First Name'],
    ['%%FirstName%%', 'FirstName'],
    ['%%First Name%%', 'First Name'],
    ['%%=ProperCase(FirstName)=%%', 'FirstName'],
    ['*|FNAME|*', 'FNAME'],
    ['*|TITLE:FNAME|*', 'FNAME'],
    ['[[First Name]]', 'First Name'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a merge field
    ['${firstName}', 'firstName'],
    ['#{first_name}', 'first_name'],
    ['<<First_Name>>', 'First_Name'],
    ['%FIRSTNAME%', 'FIRSTNAME'],
    ['{% unsubscribe %}', 'unsubscribe'],
  ])('%s', (token, name) => {
    const message = `Dear ${token}, your road is closed on Monday.`;
    expect(fields(message)).toEqual([`${token} -> ${name}`]);
    expect(reading(message)).toBe('Dear □, your road is closed on Monday.');
  });

  it.each([
    ['{{ first_name | default: "there" }}', 'first_name'],
    ['{{firstName|there}}', 'firstName'],
    ['{FirstName|there}', 'FirstName'],
    ["{{ contact.first_name or 'there' }}", 'contact.first_name'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a merge field
    ['${first_name!"there"}', 'first_name'],
    ['{{ first_name | default: "it\'s \\"you\\"" }}', 'first_name'],
    ['{{default first_name "there"}}', 'first_name'],
    ["{{ personalization_token('contact.firstname', 'there') }}", 'contact.firstname'],
  ])('%s holds its fallback', (token, name) => {
    expect(fields(`Hi ${token}!`)).toEqual([`${token} -> ${name}`]);
    expect(reading(`Hi ${token}!`)).toBe('Hi □!');
  });

  it('names every field an expression prints', () => {
    expect(fields('Hi {{ nickname or contact.first_name }}')).toEqual([
      '{{ nickname or contact.first_name }} -> nickname',
      '{{ nickname or contact.first_name }} -> contact.first_name',
    ]);
    expect(fields('{{ order["number"] }}')).toEqual(['{{ order["number"] }} -> order["number"]']);
  });

  it('leaves the name empty where it cannot be told', () => {
    expect(fields('{{ "hello" }} {{> footer}} {{}}')).toEqual(['{{ "hello" }} -> ', '{{> footer}} -> ', '{{}} -> ']);
  });

  it('gives exact offsets after emoji, tabs and Windows line breaks', () => {
    const message = '👋🏽 Hi\t{{first_name}},\r\n\r\n📅 Monday at %TIME%';
    expect(fields(message)).toEqual(['{{first_name}} -> first_name', '%TIME% -> TIME']);
  });

  it('finds fields side by side, without a space or a final newline', () => {
    expect(fields('{{first_name}}{{last_name}}{city}{county}%TOWN%%POSTCODE%')).toHaveLength(6);
  });

  it('finds fields in link addresses, tags, code and quoted lines, which a mail tool fills too', () => {
    expect(fields('[Confirm](https://example.co.uk/?e={{email}})', 'markdown')).toEqual(['{{email}} -> email']);
    expect(fields('<a href="https://example.co.uk/?e=*|EMAIL|*">Confirm</a>', 'html')).toEqual(['*|EMAIL|* -> EMAIL']);
    expect(fields('Your code: `{{code}}`\n> Dear {{first_name}}', 'markdown')).toHaveLength(2);
    expect(fields('https://example.co.uk/%E2%80%99?name=%NAME%')).toEqual(['%NAME% -> NAME']);
  });
});

describe('conditions use data too', () => {
  it.each([
    ['{% if contact.pregnant %}', ['contact.pregnant']],
    ['{%- if contact.age > 60 and plan == "pro" -%}', ['contact.age', 'plan']],
    ['{% elsif contact.tags contains "carer" %}', ['contact.tags']],
    ['{% unless vip %}', ['vip']],
    ['{% case contact.plan %}', ['contact.plan']],
    ['{% for item in order.items %}', ['order.items']],
    ['{{#if vip}}', ['vip']],
    ['{{#if (or pregnant contact.carer)}}', ['pregnant', 'contact.carer']],
    ['{{#if pregnant || carer}}', ['pregnant', 'carer']],
    ['{{else if smoker}}', ['smoker']],
    ['{{#unless vip}}', ['vip']],
    ['{{#each children as |child|}}', ['children']],
    ['{{#vip}}', ['vip']],
    ['{{^vip}}', ['vip']],
    ['*|IF:VIP=1|*', ['VIP']],
  ])('%s', (token, names) => {
    expect(fields(`${token} Come in.`)).toEqual(names.map((name) => `${token} -> ${name}?`));
  });

  it('prints what stands between the tags, and nothing for the tags', () => {
    expect(reading('{% if vip %}Use the side door.{% else %}Use the front door.{% endif %}')).toBe(
      'Use the side door. Use the front door.',
    );
    expect(reading('{{#if vip}}Use the side door.{{/if}}')).toBe('Use the side door.');
  });

  it('sees both the printed and the deciding field of an inline condition', () => {
    expect(fields('{{ nickname if friend else "you" }}').map((field) => field.split(' -> ')[1])).toEqual([
      'nickname?',
      'friend?',
    ]);
  });

  it('gives end tags no name', () => {
    expect(fields('{% endif %}{{/if}}{{else}}*|END:IF|*').map((field) => field.split(' -> ')[1])).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });

  it('takes an assignment as use, not as a condition', () => {
    expect(fields('{% assign greeting = contact.title | upcase %}').map((field) => field.split(' -> ')[1])).toEqual([
      'contact.title',
    ]);
  });
});

describe('prose that only looks like a merge field', () => {
  it.each([
    'We answered 100% of calls and 5% of letters.',
    'Up 5%, then 20%OFF%, then 3% again.',
    'The brackets { note } and {see below} are mine.',
    'Section {0} of {}.',
    'Send {"name": {"first": "x"}} to us.',
    'We paid $5 (#4) for a << b, b >> c and 2 * |x|.',
    'That [first name] is missing and [ ] is a box.',
    'Hi {{first_name, are you there?',
    'Hi {{first_name}, are you there?',
    'Hi {first_name}}, are you there?',
    'Hi first_name}}, are you there?',
    'Hi {% if vip, are you there?',
    'Hi *|FNAME, are you there?',
    'Hi %%FirstName, are you there?',
    'Hi ${firstName, are you there?',
    'Hi [[First Name], are you there?',
    'Hi <<First_Name>, are you there?',
  ])('%s', (message) => {
    expect(fields(message)).toEqual([]);
    expect(reading(message)).toBe(message);
  });

  it('does not let a field left open swallow the paragraphs below it', () => {
    expect(fields('Hi {{first_name,\n\nyour order is here.\n\nThanks }}')).toEqual([]);
    expect(fields('Hi {{first_name,\r\n\r\nyour order is here.\r\n\r\nThanks }}')).toEqual([]);
    expect(fields('Hi {{ first_name\r\n  | default: "there" }}')).toHaveLength(1);
  });

  it('sees the complete field after one left open', () => {
    expect(fields('Hi {{first_name and {{last_name}}')).toEqual(['{{last_name}} -> last_name']);
  });

  it('takes spintax for no field', () => {
    expect(fields('{Hi|Hello} {{first_name}}')).toEqual(['{{first_name}} -> first_name']);
    expect(reading('{Hi|Hello} {{first_name}}')).toBe('{Hi|Hello} □');
  });

  it('reads no comments of a template language', () => {
    const message = '{# sale #}{{! sale }}{{!-- {{sale}} --}}{% comment %}Sale {{x}}{% endcomment %}Hello';
    expect(fields(message)).toEqual([]);
    expect(reading(message)).toBe('Hello');
  });

  it('reads no fields in comments, style sheets and the head of a page', () => {
    const page =
      '<head><title>{{t}}</title></head><style>a{color}</style><!--[if mso]>{{m}}<![endif]--><p>{{first_name}}';
    expect(fields(page, 'html')).toEqual(['{{first_name}} -> first_name']);
  });
});
