import { describe, expect, it } from 'vitest';
import { assessmentHover, fieldsHover, type Links, templateHover } from '../../../shared/hover/hover';
import type { Names } from '../../../shared/hover/name';
import { policyFields } from '../../../shared/vocabulary/policy-fields';
import { folderOf, type Texts } from '../navigation/folder';

const links: Links = { rule: (code) => `page:${code}`, file: (path) => `file:///${path}` };
const message = (...fields: string[]) =>
  ['---', 'title: Office [move]', 'channel: email', ...fields, '---', 'Hi {{first_name}}', ''].join('\n');
const files: Texts = {
  'old.lia.md': '---\nid: LIA-1\ntitle: Old\nstatus: superseded\nsuperseded-by: LIA-2\n---\n',
  'new.lia.md': [
    '---',
    'id: LIA-2',
    'title: New *one*',
    'status: draft',
    'interest: Telling people that we have moved',
    'review-due: 2027-03-01',
    'supersedes: [LIA-1]',
    'scope: { data-fields: [first_name, health, wibble] }',
    'approvals: [{ template: office, by: Me }]',
    '---',
    '',
  ].join('\n'),
  'office.outreach.md': message(
    'sequence: { id: welcome, step: 1 }',
    'subject: "{% if vip %}x{% endif %}"',
    'merge-fields: [{ name: first_name, purpose: to greet }, diagnosis]',
    'sender: { organisation: Example, person: "{{sender_name}}" }',
    'waivers: [{ rule: frequency, reason: x }]',
  ),
  'next.outreach.md': message('id: next', 'sequence: { id: welcome, step: 2 }'),
  'outreach.yaml': 'rules: { near-duplicate: off }\ndefaults:\n  lia: LIA-2\n',
};

/** What is said where a text begins, a letter in. */
async function hover(path: string, at: string): Promise<string> {
  const workspace = await folderOf(files);
  const text = files[path]!;
  const offset = text.indexOf(at) + 1;
  if (offset === 0) throw new Error(`"${at}" is not in ${path}`);
  const names: Names = {
    index: workspace.mentions,
    assessment: (other) => workspace.assessment(other),
    today: '2026-11-23',
  };
  const check = workspace.check(path);
  if (check) return templateHover(check, offset, links, names)?.markdown ?? '';
  const assessment = workspace.assessment(path);
  if (assessment) return assessmentHover(assessment, text, [], offset, links, names)?.markdown ?? '';
  const { root } = workspace.policyFiles[0]!;
  return fieldsHover({ path, text, root }, policyFields, [], offset, links, names)?.markdown ?? '';
}

describe('an id', () => {
  it('of an assessment says what it is about, how it stands and when it is reviewed', async () => {
    for (const [path, at] of [
      ['old.lia.md', 'LIA-2'],
      ['outreach.yaml', 'LIA-2'],
    ] as const) {
      const said = await hover(path, at);
      expect(said).toContain('**LIA-2: New \\*one\\***');
      expect(said).toContain('*Interest:* Telling people that we have moved');
      expect(said).toMatch(/draft/);
      expect(said).toContain('Next review due on 2027-03-01.');
      expect(said).toContain('[Open the assessment](file:///new.lia.md)');
    }
    expect(await hover('new.lia.md', 'LIA-1')).toContain('LIA-1 was superseded by LIA-2');
  });

  it('of a template and of a sequence names the messages', async () => {
    expect(await hover('new.lia.md', 'office')).toContain('[office: Office \\[move\\]](file:///office.outreach.md)');
    const said = await hover('office.outreach.md', 'welcome');
    expect(said).toContain('- [next: Office \\[move\\]](file:///next.outreach.md)');
    expect(said).toContain('office.outreach.md');
  });

  it('where a file gives itself its id is explained as a field', async () => {
    expect(await hover('new.lia.md', 'LIA-2')).toContain('What templates name it by');
    expect(await hover('new.lia.md', 'LIA-2')).not.toContain('Open the assessment');
  });
});

describe('a merge field', () => {
  it('is explained where it is listed and wherever the header prints it', async () => {
    expect(await hover('office.outreach.md', 'first_name')).toContain('Declared under merge-fields: to greet.');
    expect(await hover('office.outreach.md', 'diagnosis')).toContain('health data');
    expect(await hover('office.outreach.md', '{{sender_name')).toContain('who sends the message');
    expect(await hover('office.outreach.md', '{% if vip')).toContain('It decides what is printed.');
  });

  it('is explained where an assessment covers it, by name or by class', async () => {
    expect(await hover('new.lia.md', 'first_name')).toContain('**first\\_name**: names.');
    expect(await hover('new.lia.md', 'health')).toContain('every merge field that is health data');
    expect(await hover('new.lia.md', 'wibble')).not.toContain('wibble');
  });
});

it('a rule is explained where a waiver or a policy names it', async () => {
  expect(await hover('office.outreach.md', 'frequency')).toContain('[More about frequency](page:frequency)');
  expect(await hover('outreach.yaml', 'near-duplicate')).toContain('[More about near-duplicate](page:near-duplicate)');
});
