import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { type HeaderChange, headerEdits } from '../../../shared/assessment/lifecycle-edits';
import { applyEdits } from '../../../shared/text/edit';
import { splitFrontMatter } from '../../../shared/text/front-matter';
import { entryAt } from '../../../shared/text/tree';
import { Random } from '../../protocol/random';

const edit = (header: string, ...changes: HeaderChange[]) => {
  const text = `---\n${header}\n---\nBody\n`;
  const edits = headerEdits(text, changes);
  return edits && applyEdits(text, edits).slice(4, -'\n---\nBody\n'.length);
};
const status: HeaderChange = { set: 'status', value: 'approved' };
const entry: HeaderChange = {
  add: 'history',
  item: [
    ['date', '2026-11-23'],
    ['who', 'Kim, of "Legal"'],
    ['change', 'Approved version 1: a, b'],
  ],
};
const item = '{ date: 2026-11-23, who: "Kim, of \\"Legal\\"", change: "Approved version 1: a, b" }';

describe('a field', () => {
  it.each([
    [
      'is replaced in place',
      'id: A\nstatus: draft   # for now\nowner: B',
      'id: A\nstatus: approved   # for now\nowner: B',
    ],
    ['is filled in', 'status:\nid: A', 'status: approved\nid: A'],
    ['is filled in before a comment', 'status:   # how far?\nid: A', 'status: approved   # how far?\nid: A'],
    ['is filled in between quotes', "status: ''\nid: A", 'status: approved\nid: A'],
    ['is added behind the last', 'id: A\n# the end', 'id: A\nstatus: approved\n# the end'],
    ['takes the place of a group', 'status:\n  is: draft\n  since: May\nid: A', 'status: approved\nid: A'],
    ['takes the place of text of several lines', 'status: >\n  draft\n  still\nid: A', 'status: approved\nid: A'],
    ['is written between brackets', '{ id: A, status: draft }', '{ id: A, status: approved }'],
    ['is added between brackets', '{ id: A # why\n}', '{ id: A, status: approved # why\n}'],
    ['keeps the indentation of the others', '  id: A\n  x: y', '  id: A\n  x: y\n  status: approved'],
    ['that is an alias stands for itself again', 'x: &s draft\nstatus: *s', 'x: &s draft\nstatus: approved'],
  ])('%s', (_, before, expected) => {
    expect(edit(before, status)).toBe(expected);
  });

  it.each([
    ['is set in a group', 'd:\n  outcome: x # now\n  reasons: y', 'd:\n  outcome: approved # now\n  reasons: y'],
    ['is added to a group', 'd:\n    reasons: y\nid: A', 'd:\n    reasons: y\n    outcome: approved\nid: A'],
    ['is set between brackets', 'd: { outcome: "", reasons: y }', 'd: { outcome: approved, reasons: y }'],
    ['is added between brackets', 'd: { reasons: y } # z', 'd: { reasons: y, outcome: approved } # z'],
    ['begins an empty group', 'd: {}\nid: A', 'd: { outcome: approved }\nid: A'],
    ['begins a group', 'id: A', 'id: A\nd: { outcome: approved }'],
  ])('%s', (_, before, expected) => {
    expect(edit(before, { set: 'd.outcome', value: 'approved' })).toBe(expected);
  });
});

describe('an entry of a list', () => {
  it.each([
    ['begins one', 'id: A', `id: A\nhistory:\n  - ${item}`],
    ['fills an empty one', 'history: []  # what changed\nid: A', `history:  # what changed\n  - ${item}\nid: A`],
    ['fills a blank one', 'history:\nid: A', `history:\n  - ${item}\nid: A`],
    [
      'follows the others',
      'history:\n- date: 2026-01-01\n  who: A\nid: A',
      `history:\n- date: 2026-01-01\n  who: A\n- ${item}\nid: A`,
    ],
    ['follows others between brackets', 'history: [{ who: A }]\nid: A', `history: [{ who: A }, ${item}]\nid: A`],
    ['begins one between brackets', '{ id: A }', `{ id: A, history: [${item}] }`],
    [
      'comes before fields that are new',
      'history:\n  - { who: A }',
      `history:\n  - { who: A }\n  - ${item}\nstatus: approved`,
    ],
  ])('%s', (what, before, expected) => {
    expect(edit(before, ...(what.includes('new') ? [status, entry] : [entry]))).toBe(expected);
  });
});

it.each([
  ['a list that is a text', 'history: see git'],
  ['a list that is an alias', 'a: &h [{ who: B }]\nhistory: *h'],
  ['a value that others refer to', 'status: &s draft\nx: *s'],
  ['a header that cannot be read', 'status: draft\nid: "A'],
])('refuses %s rather than guess', (_, before) => {
  expect(edit(before, status, entry)).toBeUndefined();
});

it('refuses a text without front-matter, or with none that is closed', () => {
  expect(headerEdits('# LIA\n', [status])).toBeUndefined();
  expect(headerEdits('---\nstatus: draft\n', [status])).toBeUndefined();
});

/** One way of many to write the fields of an assessment. */
function generated(random: Random): string {
  const comment = () => random.of(['', '', '  # a note', ' # "quoted: {', '   ']);
  const fields = [
    `id: ${random.of(['LIA-2026-014', '"LIA-2026-014"', "'LIA-2026-014'"])}${comment()}`,
    random.of([
      'title: Our page',
      'title: >\n  Our\n  page',
      'title: |\n  Our page\n\n',
      'title: "Our: page"',
      'title: &t Our page\nalso: *t',
    ]),
    random.of([
      'status: in-review',
      'status: "in-review"',
      'status:   in-review',
      'later: >-\n  x # y\nstatus: in-review',
    ]) + comment(),
    random.of([
      'approver:',
      'approver: ""',
      'approver: { name: Old, role: DPO }',
      'approver:\n  name: Old\n  role: DPO',
      'x: 1',
    ]),
    random.of(['approved-on:', 'approved-on: 2025-01-01', 'approved-on: ~', '# no day']) + comment(),
    random.of([
      'dpo-review: { reviewer: "", opinion: "" }',
      'dpo-review:\n  reviewer: Dee\n  opinion:\n',
      'dpo-review:',
      '# no advice',
    ]),
    random.of([
      'approvals: []',
      'approvals:',
      'approvals:\n  - { template: a, on: 2025-01-01 }',
      'approvals:\n- template: a\n  on: 2025-01-01\n',
      'approvals: [{ template: a }]',
      '# none',
    ]),
    random.of([
      'history:\n  - { date: 2025-01-01, who: A, change: Began }',
      'history:\n  -   date: 2025-01-01\n      who: A',
      'history: []',
      '# none yet',
    ]) + comment(),
    random.of([
      'scope: { channels: [email, sms], tools: [] }',
      'scope:\n  channels:\n    - email\n    - sms',
      'notes: "{{ % - : #"',
    ]),
  ];
  for (let i = fields.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [fields[i], fields[j]] = [fields[j]!, fields[i]!];
  }
  const text = `---\n${fields.join(random.of(['\n', '\n\n', '\n# between\n']))}\n---\n### P1 What?\n\nAn answer: of "some" # length.\n`;
  return random.chance(40) ? text.replace(/\n/g, '\r\n') : text;
}

it('writes what is wanted into however it is written, and leaves the rest as it is, letter by letter', () => {
  const random = new Random(14);
  const changes: HeaderChange[] = [
    status,
    { set: 'approver', value: 'Kim: Lee' },
    { set: 'approved-on', value: '2026-11-23' },
    { set: 'dpo-review.opinion', value: 'supports' },
    {
      add: 'approvals',
      item: [
        ['template', 'a, b'],
        ['version', '1.0'],
      ],
    },
    {
      add: 'approvals',
      item: [
        ['template', '[c]'],
        ['version', '2'],
      ],
    },
    entry,
  ];
  const touched = ['status', 'approver', 'approved-on', 'dpo-review', 'approvals', 'history'];
  let refusals = 0;
  for (let run = 0; run < 250; run++) {
    const text = generated(random);
    const edits = headerEdits(text, changes);
    if (!edits) {
      refusals++;
      continue;
    }
    const result = applyEdits(text, edits);
    if (text.includes('\r\n')) expect(result.replaceAll('\r\n', ''), result).not.toMatch(/[\r\n]/);
    const [before, after] = [parseAssessment('a', text), parseAssessment('a', result)];
    expect(after.problems, result).toEqual([]);
    expect([after.status?.value, after.approver?.value, after.approvedOn?.value], result).toEqual([
      'approved',
      'Kim: Lee',
      '2026-11-23',
    ]);
    expect(
      after.approvals.slice(-2).map((each) => each.template?.value),
      result,
    ).toEqual(['a, b', '[c]']);
    expect(after.history).toHaveLength(before.history.length + 1);
    // Fields that nobody touched, comments and the body are the same text still.
    for (const { key, keySpan, value } of before.root.entries) {
      if (touched.includes(key)) continue;
      const same = entryAt(after.root, key)!;
      expect(result.slice(same.keySpan.start, same.value.span.end).trimEnd(), result).toBe(
        text.slice(keySpan.start, value.span.end).trimEnd(),
      );
    }
    for (const note of text.match(/#[^\r\n{]*(?= *[\r\n])/g) ?? []) expect(result).toContain(note);
    expect(result.slice(splitFrontMatter(result).body.start)).toBe(text.slice(splitFrontMatter(text).body.start));
  }
  // Nothing here is so odd that it couldn't be edited.
  expect(refusals).toBe(0);
});
