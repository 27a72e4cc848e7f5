import { describe, expect, it } from 'vitest';
import { message } from '../../protocol/texts';
import { chosen, itemOf, labels, offered } from './completing';

const scope = [
  'scope:',
  '  purposes: [relationship-update]',
  '  channels: [linkedin-message]',
  '  message-natures: [informational]',
  '  audience: { relationships: [connection], subscriber-types: [unknown], countries: [GB], includes-children: false }',
  '  data-fields: [first_name, job_title]',
  '  sources: [own-crm]',
];
const lia = (id: string, title: string, status: string, more: readonly string[] = []) =>
  ['---', `id: ${id}`, `title: ${title}`, `status: ${status}`, 'review-due: 2027-06-01', ...more, '---', ''].join('\n');
const withLia = (typed: string) => message().replace('opt-out:', `lia: ${typed}\nopt-out:`);

describe('assessments', () => {
  const assessments = [
    lia(
      'LIA-1',
      'Calls',
      'draft',
      scope.map((each) => each.replace('linkedin-message', 'live-call')),
    ),
    lia('LIA-0', 'Updates of old', 'approved', scope).replace('2027-06-01', '2025-06-01'),
    lia('LIA-2', 'Updates for connections', 'approved', scope),
    lia('LIA-3', 'Old news', 'withdrawn', scope),
    lia('LIA-4', 'Updates being written', 'draft', scope),
  ];

  it('come with the one that covers most first, and without those that are closed', () => {
    const all = offered(withLia('|'), { assessments });
    expect(all.map(({ label, note, detail }) => `${label}: ${detail} (${note})`)).toEqual([
      'LIA-2: Updates for connections (approved, covers it)',
      'LIA-4: Updates being written (draft, covers it)',
      'LIA-0: Updates of old (expired, covers it)',
      'LIA-1: Calls (draft, 1 point not covered)',
    ]);
    const said = all.map(({ documentation }) => documentation?.());
    expect(said[0]).toContain('covers everything that this template says');
    expect(said[3]).toContain('doesn\'t cover the channel "linkedin-message"');
  });

  it('are found by their titles too', () => {
    expect(itemOf(withLia('Upd|'), 'LIA-2', { assessments }).filterText).toBe('LIA-2 Updates for connections');
    expect(chosen(withLia('Upd|'), 'LIA-2', { assessments })).toBe(withLia('LIA-2'));
    expect(chosen(withLia('"L|IA-9"'), 'LIA-2', { assessments })).toBe(withLia('"LIA-2"'));
    expect(chosen(withLia('{ ref: L| }'), 'LIA-2', { assessments })).toBe(withLia('{ ref: LIA-2 }'));
  });

  it('are offered to an assessment that replaces or is replaced', () => {
    const own = { kind: 'assessment' as const, assessments };
    expect(labels('---\nid: LIA-9\nsupersedes: [|]\n---\n', own)).toEqual([
      'LIA-1',
      'LIA-0',
      'LIA-2',
      'LIA-3',
      'LIA-4',
    ]);
    expect(labels('---\nid: LIA-9\nsuperseded-by: |\n---\n', own)).toContain('LIA-2');
  });
});

describe('what other templates say', () => {
  const other = (purpose: string, ...more: string[]) =>
    [
      '---',
      `purpose: ${purpose}`,
      'owner: Head of Marketing',
      'audience: { segment: "Heads: all of them" }',
      ...more,
      '---',
      'x',
    ].join('\n');
  const templates = [other('page-follow'), other('newsletter'), other('newsletter')];

  it('is offered, what most of them say first, but never the half-typed word itself', () => {
    expect(labels('---\npurpose: |\n---\n', { templates })).toEqual(['newsletter', 'page-follow']);
    expect(itemOf('---\npurpose: |\n---\n', 'newsletter', { templates }).note).toBe('2 templates');
    const own = { templates: [...templates, other('new')], path: 't4.outreach.md' };
    expect(labels('---\npurpose: new|\n---\n', own)).not.toContain('new');
  });

  it('is put in quotation marks where it needs them', () => {
    const typed = (value: string) => `---\naudience:\n  segment: ${value}\n---\n`;
    expect(chosen(typed('H|'), 'Heads: all of them', { templates })).toBe(typed('"Heads: all of them"'));
    expect(chosen(typed("'|'"), 'Heads: all of them', { templates })).toBe(typed("'Heads: all of them'"));
  });

  it('stands beside the purposes of assessments and the people of the policy', () => {
    const assessments = [lia('LIA-2', 'Updates', 'approved', scope)];
    expect(itemOf('---\npurpose: |\n---\n', 'relationship-update', { assessments }).note).toBe('in LIA-2');
    const policy = 'people:\n  - { name: Helen Marsh, role: DPO }\n';
    expect(itemOf('---\nowner: |\n---\n', 'Helen Marsh', { policy, templates }).note).toBe('DPO');
    expect(labels('---\nscope:\n  purposes: [|]\n---\n', { kind: 'assessment', templates })).toContain('newsletter');
  });

  it('names their sequences and the step that is still free', () => {
    const series = [1, 2, 4].map((step) =>
      other('x', `sequence: { id: welcome, step: ${step} }`, `title: Part ${step}`),
    );
    expect(itemOf('---\nsequence:\n  id: |\n---\n', 'welcome', { templates: series }).documentation?.()).toContain(
      '- 2: Part 2',
    );
    expect(labels('---\nsequence:\n  id: welcome\n  step: |\n---\n', { templates: series })).toEqual(['3']);
  });
});

describe('waivers', () => {
  it('name rules that can be waived, those found here first', () => {
    const text = message({
      basis: 'contract',
      body: 'Hi {{first_name}}, get 20% off today.',
      more: ['waivers:', '  - rule: |'],
    });
    const all = offered(text);
    expect(all[0]).toMatchObject({ note: 'found here' });
    const codes = all.map(({ label }) => label);
    expect(codes).toContain('near-duplicate');
    expect(codes).not.toContain('front-matter-syntax');
    expect(codes).not.toContain('waiver-unused');
    // The law settles what it found here.
    expect(codes).not.toContain('pecr-permission');
    expect(itemOf(text, 'soft-opt-in')).toMatchObject({ note: 'in part' });
  });
});

describe('merge fields', () => {
  const body = (text: string, ...more: string[]) => message({ body: text, more });

  it.each([
    ['half typed', 'Hi {{fir|', 'Hi {{first_name}}'],
    ['between the brackets that the editor closes', 'Hi {{|}}', 'Hi {{first_name}}'],
    ['behind one bracket', 'Hi {|}', 'Hi {{first_name}}'],
    ['in the middle of another', 'Hi {{na|me}}, hello', 'Hi {{first_name}}, hello'],
    ['with blanks, as the template has them', 'To {{ company }} {{ fir|', 'To {{ company }} {{ first_name }}'],
    ['before a filter', 'Hi {{ fi| | default: "there" }}', 'Hi {{ first_name | default: "there" }}'],
    ['behind emoji', '🎁 👩‍👩‍👧 {{|', '🎁 👩‍👩‍👧 {{first_name}}'],
  ])('%s', (_where, typed, expected) => {
    expect(chosen(body(typed), 'first_name')).toBe(body(expected));
  });

  it.each([
    ['%%Company%% and %%|', 'FirstName', '%%Company%% and %%FirstName%%'],
    ['*|COMPANY|* and *|F‸', 'FIRST_NAME', '*|COMPANY|* and *|FIRST_NAME|*'],
    ['[[Company Name]] and [[|]]', 'First Name', '[[Company Name]] and [[First Name]]'],
    ['{company_name} and {|}', 'first_name', '{company_name} and {first_name}'],
    ['%company_name% and %|', 'first_name', '%company_name% and %first_name%'],
  ])('in the marks and spelling of the template: %s', (typed, label, expected) => {
    expect(chosen(body(typed), label)).toBe(body(expected));
    // What is typed already has to be the beginning of what the editor compares it with.
    const mark = expected.slice(typed.lastIndexOf(' ') + 1, expected.lastIndexOf(label));
    expect(itemOf(body(typed), label).filterText).toMatch(
      new RegExp(`^[${mark.replace(/[[\]*]/g, '\\$&')}]+${label}$`),
    );
  });

  it('begin with those that are declared, then those that the message uses', () => {
    const all = offered(body('Hi {{company}} {{|', 'merge-fields: [{ name: town, purpose: To say where }]'));
    expect(all.slice(0, 2).map(({ label, note }) => `${label}: ${note}`)).toEqual([
      'town: declared',
      'company: in the message',
    ]);
  });

  it("never put special or sensitive data into anybody's hand", () => {
    const all = labels(body('Hi {{|'));
    expect(all).toContain('unsubscribe_url');
    expect(all).not.toContain('health_condition');
    expect(all).not.toContain('date_of_birth');
  });

  it('are offered to the list of merge fields where the message uses them', () => {
    const typed = body('Hi {{first_name}}, {{town}}!', 'merge-fields: [town, |]');
    expect(labels(typed)[0]).toBe('first_name');
    expect(chosen(typed, 'first_name')).toBe(typed.replace('|', 'first_name'));
  });

  it('are no answer to a percent sign or a bracket in a sentence', () => {
    expect(labels(body('We saved 20%|'))).toEqual([]);
    expect(labels(body('A {{first_name}} and|'))).toEqual([]);
  });
});

describe('lines that the message lacks', () => {
  const policy =
    'defaults:\n  opt-out: { wording: Reply STOP and we stop. }\n  sender: { organisation: Example Ltd, person: Helen Marsh }\n';
  const text = (body: string) => `---\nchannel: email\nmessage-nature: marketing\n---\n${body}\n`;

  it('are offered in the words of the policy', () => {
    expect(chosen(text('Hello.\n\n|'), 'Opt-out line', { policy })).toBe(text('Hello.\n\nReply STOP and we stop.'));
    expect(chosen(text('Hello.\n\nunsub|'), 'Opt-out line', { policy })).toBe(
      text('Hello.\n\nReply STOP and we stop.'),
    );
    expect(chosen(text('Hello.\n\n|'), 'Sender line', { policy })).toBe(text('Hello.\n\nHelen Marsh, Example Ltd'));
  });

  it('are not offered where they stand, in a sentence, or without words for them', () => {
    expect(labels(text('Hello from Example Ltd.\nReply STOP and we stop.\n|'), { policy })).toEqual([]);
    expect(labels(text('Hello there|'), { policy })).toEqual([]);
    expect(labels(text('H|'), { policy })).toEqual([]);
    expect(labels(text('Hello.\n\n|'))).toEqual([]);
  });
});

describe('questions of an assessment', () => {
  const own = { kind: 'assessment' as const };
  const text = (body: string) =>
    `---\nid: LIA-1\n---\n## 1 Purpose test\n\n### P1 Why do you want to process the data?\nBecause we must.\n\n${body}`;

  it('that are missing are offered as headings without an answer', () => {
    const all = labels(text('|'), own);
    expect(all.some((label) => label.startsWith('P1 '))).toBe(false);
    expect(all[0]).toMatch(/^P2 /);
    expect(chosen(text('|'), all[0]!, own)).toBe(text(`### ${all[0]}\n`));
    expect(chosen(text('### |'), all[0]!, own)).toBe(text(`### ${all[0]}\n`));
    expect(chosen(text('p2|'), all[0]!, own)).toBe(text(`### ${all[0]}\n`));
  });

  it('leave sentences alone', () => {
    expect(labels(text('Bec|'), own)).toEqual([]);
    expect(labels(text('# Notes |'), own)).toEqual([]);
  });
});

describe('an empty file', () => {
  it('becomes a template of a channel, without what the policy gives', () => {
    const around = { path: 'welcome-aboard.outreach.md', policy: 'defaults:\n  owner: Ann\n' };
    const text = chosen('|', 'New template: Email', around);
    expect(text).toMatch(/^---\ntitle: Welcome aboard\n/);
    expect(text).toContain('channel: email\n');
    expect(text).not.toContain('owner:');
    expect(chosen('---|', 'New template: Email', around)).toBe(text);
  });

  it('becomes an assessment with every question and no answer', () => {
    const text = chosen('|', 'New assessment', {
      kind: 'assessment',
      assessments: [lia('LIA-2026-004', 'x', 'draft')],
    });
    expect(text).toMatch(/^---\nid: LIA-2026-005\n/);
    expect(text).toContain('### D1 ');
  });

  it('is none once something stands in it', () => {
    expect(labels('Hello there |')).toEqual([]);
  });
});
