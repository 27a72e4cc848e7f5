import { describe, expect, it } from 'vitest';
import { brokenTokensIn, leftoversIn } from '../../../shared/template/leftovers';
import { parseTemplate } from '../../../shared/template/template';

function parsed(body: string, ending = 'md') {
  return parseTemplate(`example.outreach.${ending}`, `---\nchannel: email\n---\n${body}\n`);
}

function leftovers(body: string, ending?: string): string[] {
  const template = parsed(body, ending);
  return leftoversIn(template).map(({ start, end }) => template.text.slice(start, end));
}

function broken(body: string, ending?: string): string[] {
  const template = parsed(body, ending);
  return brokenTokensIn(template).map(({ start, end }) => template.text.slice(start, end));
}

describe('what was to be filled in', () => {
  it.each([
    ['Hi [Name], hello.', '[Name]'],
    ['Dear [First Name]', '[First Name]'],
    ['Hi [NAME]', '[NAME]'],
    ['Hi [FIRST_NAME]', '[FIRST_NAME]'],
    ['We met at [event].', '[event]'],
    ['See you on [insert date].', '[insert date]'],
    ['See you on [date here].', '[date here]'],
    ['The price is XXX.', 'XXX'],
    ['The price is £XXXX.', 'XXXX'],
    ['The date is TBC.', 'TBC'],
    ['Speaker TBD', 'TBD'],
    ['Lorem ipsum dolor sit amet', 'Lorem ipsum'],
    ['[TODO: add the link]', '[TODO: add the link]'],
    ['[to be confirmed]', '[to be confirmed]'],
    ['Insert name here', 'Insert name here'],
    ['Yours, [Your name]', '[Your name]'],
    ['Call [phone number] or [Company Name]', '[Company Name]'],
  ])('%s', (body, mark) => {
    expect(leftovers(body)).toContain(mark);
  });

  it.each([
    'Love from all of us xxx',
    'See [our dates](https://example.co.uk).',
    'The slides are here [PDF].',
    'Sizes from S to XXL.',
    'We use an X-ray.',
    'Put [square brackets] around it.',
    'Hi [[First Name]], hello.',
    'Hi {{first_name}}, hello.',
    'Your name is on the list.',
    'Add your name to the list.',
    'It ends in ****1234.',
    'Chapter XXX of the book'.replace('XXX', 'XX'),
    '- [ ] a list\n- [x] of boxes',
    'As he wrote [sic].',
    'Please enter your name and address.',
    'This is a placeholder in the calendar.',
  ])('is not: %s', (body) => {
    expect(leftovers(body)).toEqual([]);
  });

  it('in a subject', () => {
    const template = parseTemplate('a.outreach.md', '---\nsubject: Dates for [City]\n---\nHello.\n');
    expect(leftoversIn(template)).toEqual([{ start: 23, end: 29 }]);
  });
});

describe('merge fields that no tool will fill', () => {
  it.each([
    ['Hi {{first_name}, hello', '{{first_name}'],
    ['Hi {{first_name, hello', '{{first_name,'],
    ['Hi first_name}}, hello', 'first_name}}'],
    ['Hi {first_name}}, hello', '}}'],
    ['Hi *|FNAME|, hello', '*|FNAME|'],
    ['Hi %%FirstName%, hello', '%%FirstName%'],
    ['Hi [[First_Name], hello', '[[First_Name]'],
    ['Hi <<First_Name>, hello', '<<First_Name>'],
    ['Hi $' + '{firstName, hello', '$' + '{firstName,'],
    ['{% if vip hello', '{%'],
    ['Hi {{}}, hello', '{{}}'],
    ['https://example.co.uk/?id={{contact_id}', '{{contact_id'],
  ])('%s', (body, mark) => {
    const found = broken(body, 'txt');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(mark.replace(/,$/, ''));
  });

  it.each([
    'Hi {{first_name}}, {first_name}, %%FirstName%%, *|FNAME|*, [[First Name]], <<First_Name>>',
    '{% if vip %}Hello{% endif %} {{#if vip}}Hi{{/if}}',
    '{{ first_name | default: "there" }}',
    'Half of 50% and 5%.',
    'a < b > c, x << y',
    '[a link](https://example.co.uk/{{path}})',
    '{see note} and { this }',
    'It costs $5 {roughly}.',
    'https://example.co.uk/?id={{contact_id}}&x=1',
    'Tick [x] or [ ].',
    'An array [1] and [[2]].',
    'We saw | this | in a table.',
    '```\n{{ not closed\n```',
    'Spintax {Hi|Hello|Hey} there.',
  ])('are not: %s', (body) => {
    expect(broken(body)).toEqual([]);
  });

  it('not in a style sheet', () => {
    expect(broken('<style>@media print{a{b:c}}</style><p>Hello</p>', 'html')).toEqual([]);
  });
});
