import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldUseAt, fieldUses } from '../../../shared/navigation/merge-field-uses';
import { inStyleOf, renameMergeField } from '../../../shared/navigation/rename-merge-field';
import { parseTemplate } from '../../../shared/template/template';
import { applyEdits } from '../../../shared/text/edit';

const message = (body: string, ...fields: string[]) => ['---', 'title: x', ...fields, '---', body, ''].join('\n');

/** The template after its merge field at `at` was renamed, or why it wasn't. */
function renamed(text: string, at: string, to: string, inheritedFrom?: string): string {
  const template = parseTemplate('a.outreach.md', text);
  const use = fieldUseAt(template, text.indexOf(at) + 1);
  if (!use) return 'nothing';
  const outcome = renameMergeField(template, use, to, inheritedFrom);
  return outcome.kind === 'edits' ? applyEdits(text, outcome.files[0]!.edits) : outcome.refusal.why;
}

describe('a merge field', () => {
  it('is renamed where it is declared, printed, asked for and named in the header', () => {
    const text = message(
      'Hi {{ contact.first_name | default: "first_name" }}, {% if contact.first_name %}first_name{% endif %}',
      'subject: "For {{first_name}}"',
      'merge-fields:',
      '  - { name: first_name, purpose: to greet by first_name }',
      '  - company',
      'sender: { person: "{{first_name}}" }',
      'waivers: [{ rule: merge-field, phrase: "Hi {{ contact.first_name" , reason: x }]',
    );
    expect(renamed(text, 'first_name: nothing'.slice(0, 10), 'given_name')).toBe(
      text
        .replaceAll('contact.first_name |', 'contact.given_name |')
        .replaceAll('if contact.first_name %', 'if contact.given_name %')
        .replaceAll('{{first_name}}', '{{given_name}}')
        .replace('name: first_name', 'name: given_name'),
    );
  });

  it('keeps each place’s way of writing', () => {
    const text = message('Hi {{FirstName}}, *|FIRST_NAME|* and [[First Name]]', 'merge-fields: [first_name]');
    expect(renamed(text, '{{FirstName', 'GivenName')).toBe(
      message('Hi {{GivenName}}, *|GIVEN_NAME|* and [[Given Name]]', 'merge-fields: [given_name]'),
    );
  });

  it('is not its own filter and not a string', () => {
    const text = message('{{ title | title }} {{ title | default: "title" }}');
    expect(renamed(text, 'title | title', 'salutation')).toBe(
      message('{{ salutation | title }} {{ salutation | default: "title" }}'),
    );
  });

  it('keeps Windows line ends and what stands behind emoji', () => {
    const text = message('🎉👩‍👩‍👧 Hi {{first_name}}', 'merge-fields:', '  - first_name').replaceAll('\n', '\r\n');
    expect(renamed(text, '{{first_name', 'name')).toBe(text.replaceAll('first_name', 'name'));
  });

  it.each([
    ['a name that is used already', '{{a}} {{b}}', [], 'b', 'taken'],
    ['a name that is declared already', '{{a}}', ['merge-fields: [b]'], 'B', 'taken'],
    ['marks that close it', '{{a}}', [], 'b}}', 'invalid'],
    ['nothing', '{{a}}', [], '', 'invalid'],
    ['a name that this tool can’t write', '%a_b% {{a_b}}', [], 'a b', 'entangled'],
    ['several pieces of data', '{{person.name}} {{company.name}}', [], 'who', 'several'],
    ['a header that can’t be read', '{{a}}', ['x: "'], 'b', 'half-read'],
  ])('is not renamed to %s', (_what, body, fields, to, why) => {
    const text = message(body, ...fields);
    const at = /\{\{[^}]*\}\}/.exec(text)![0];
    expect(renamed(text, at, to)).toBe(why);
  });

  it('that a policy declares for all is not renamed in one template', () => {
    expect(renamed(message('{{a}}'), '{{a', 'b', 'outreach.yaml')).toBe('inherited');
  });

  it('is found from its marks and from its end, and not beside it', () => {
    const text = message('Hi {{first_name}}, hello');
    const template = parseTemplate('a.outreach.md', text);
    const at = text.indexOf('{{');
    for (const offset of [at, at + 2, at + 8, at + 12, at + 13])
      expect(fieldUseAt(template, offset)?.written).toBe('first_name');
    expect(fieldUseAt(template, at + 14)).toBeUndefined();
    expect(fieldUseAt(template, at - 1)).toBeUndefined();
  });
});

it('writes names as their models are written', () => {
  expect(
    ['first_name', 'first-name', 'First Name', 'FirstName', 'firstName', 'FNAME', 'name'].map((model) =>
      inStyleOf(model, 'work_email'),
    ),
  ).toEqual(['work_email', 'work-email', 'Work Email', 'WorkEmail', 'workEmail', 'WORK_EMAIL', 'work_email']);
});

describe('any message', () => {
  const styles = [
    '{{first_name}}',
    '{{ first_name | default: "you" }}',
    '*|FIRST_NAME|*',
    '{{FirstName}}',
    '[[First Name]]',
    '{% if firstName %}x{% endif %}',
    '{{#if first_name}}y{{/if}}',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...styles, '{{other}}', '🎉', '\r\n', '\n\n', '{{', '}}', 'first_name', '`{{first_name}}`'),
    fc.string({ maxLength: 8 }),
  );
  const texts = fc
    .array(piece, { maxLength: 12 })
    .map((pieces) => message(pieces.join(' '), 'merge-fields: [first_name, other]'));

  it('has its bytes back after a rename there and back, and the same fields in between', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const there = renamed(text, 'first_name', 'given_name');
        if (!there.startsWith('---')) return;
        const of = (each: string) => fieldUses(parseTemplate('a.outreach.md', each)).map(({ key }) => key);
        expect(of(there)).toEqual(of(text).map((key) => (key === 'firstname' ? 'givenname' : key)));
        expect(renamed(there, 'given_name', 'first_name')).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
