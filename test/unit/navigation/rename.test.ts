import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isName, matchesIdPattern } from '../../../shared/navigation/rename';
import { folderOf, links, renamed, renaming, type Texts } from './folder';

const lia = (id: string, ...more: string[]) => ['---', `id: ${id}`, 'title: Page', ...more, '---', ''].join('\n');
const message = (...fields: string[]) => ['---', ...fields, '---', 'Hi LIA-2026-014', ''].join('\n');
const assessment = { kind: 'assessment', id: 'LIA-2026-014' } as const;

const workspace: Texts = {
  'l/a.lia.md': lia('LIA-2026-014', 'approvals:', '  - { template: office-move, on: 2026-11-20, by: Helen }'),
  'l/old.lia.md': lia('LIA-2025-001', 'superseded-by: LIA-2026-014'),
  'l/new.lia.md': lia('LIA-2026-020', 'supersedes: [LIA-2026-014, LIA-2025-001]'),
  'plain.outreach.md': message('id: office-move', 'lia: LIA-2026-014 # ours'),
  'single.outreach.md': message("lia: 'LIA-2026-014'"),
  'double.outreach.md': message('lia: { ref: "LIA-2026-014", version: 1 }'),
  'windows.outreach.md': message('title: 🎉 LIA-2026-014', 'lia:', '  ref: LIA-2026-014').replaceAll('\n', '\r\n'),
  'outreach.yaml': 'defaults:\n  lia: LIA-2026-014\n  channels: { sms: { lia: LIA-2026-014 } }\n',
};

describe('renaming an assessment', () => {
  it('changes its id and every reference to it, and nothing else', async () => {
    const result = (await renamed(workspace, assessment, 'LIA-2026-099')) as Record<string, string>;
    expect(result['l/a.lia.md']).toBe(workspace['l/a.lia.md']!.replace('LIA-2026-014', 'LIA-2026-099'));
    expect(result['l/old.lia.md']).toContain('superseded-by: LIA-2026-099');
    expect(result['l/new.lia.md']).toContain('supersedes: [LIA-2026-099, LIA-2025-001]');
    expect(result['plain.outreach.md']).toBe(message('id: office-move', 'lia: LIA-2026-099 # ours'));
    expect(result['single.outreach.md']).toContain("lia: 'LIA-2026-099'");
    expect(result['double.outreach.md']).toContain('lia: { ref: "LIA-2026-099", version: 1 }');
    expect(result['windows.outreach.md']).toBe(
      workspace['windows.outreach.md']!.replace('ref: LIA-2026-014', 'ref: LIA-2026-099'),
    );
    expect(result['outreach.yaml']).toBe(workspace['outreach.yaml']!.replaceAll('LIA-2026-014', 'LIA-2026-099'));
    expect(await links(result)).toEqual(await links(workspace));
  });

  it('quotes an id that YAML would read as something else', async () => {
    const result = (await renamed(workspace, assessment, "O'Neil: 2 #3")) as Record<string, string>;
    expect(result['plain.outreach.md']).toContain('lia: "O\'Neil: 2 #3" # ours');
    expect(result['single.outreach.md']).toContain("lia: 'O''Neil: 2 #3'");
    expect(await links(result)).toEqual(await links(workspace));
  });

  it('leaves the texts that were approved as they were', async () => {
    const kept =
      '## Approved texts\n\n```approved sha256:0123\nfile: a.outreach.md\n\n---\nlia: LIA-2026-014\n---\nHi\n```\n';
    const files = { 'a.lia.md': lia('LIA-2026-014') + kept };
    const result = (await renamed(files, assessment, 'LIA-2026-099')) as Record<string, string>;
    expect(result['a.lia.md']).toBe(lia('LIA-2026-099') + kept);
  });

  it.each([
    ['an id that exists', 'LIA-2025-001', workspace, 'taken'],
    ['nothing', '', workspace, 'invalid'],
    ['two lines', 'LIA\n2', workspace, 'invalid'],
    ['its own id', 'LIA-2026-014', workspace, 'same'],
    ['an id that two assessments have', 'X', { ...workspace, 'l/b.lia.md': lia('LIA-2026-014') }, 'ambiguous'],
    [
      'a header that can be read in part',
      'X',
      { ...workspace, 'b.outreach.md': message('lia: LIA-2026-014', 'a: "x') },
      'half-read',
    ],
    [
      'a header in which it can’t be found',
      'X',
      { ...workspace, 'b.outreach.md': '---\n[x: LIA-2026-014\n---\n' },
      'half-read',
    ],
    ['a reference to nothing', 'X', { 'a.outreach.md': message('lia: LIA-2026-014') }, 'nothing'],
    [
      'an alias of something else',
      'X',
      { ...workspace, 'b.outreach.md': message('notes: &x LIA-2026-014', 'lia: *x') },
      'entangled',
    ],
  ])('is refused for %s', async (_what, to, files, why) => {
    expect(await renamed(files as Texts, assessment, to)).toBe(why);
  });

  it('holds new ids against the pattern of the policy', async () => {
    expect(await renamed(workspace, assessment, 'Page', 'LIA-{yyyy}-{nnn}')).toBe('pattern');
    expect(await renamed(workspace, assessment, 'LIA-2027-1000', 'LIA-{yyyy}-{nnn}')).toBeTypeOf('object');
  });

  it('follows an anchor that stands for the id elsewhere', async () => {
    const files = {
      'a.lia.md': lia('LIA-2026-014'),
      'outreach.yaml': 'defaults:\n  lia: &our LIA-2026-014\n  channels:\n    sms: { lia: *our }\n',
    };
    const result = (await renamed(files, assessment, 'X-1')) as Record<string, string>;
    expect(result['outreach.yaml']).toBe('defaults:\n  lia: &our X-1\n  channels:\n    sms: { lia: *our }\n');
    expect(await links(result)).toEqual(await links(files));
  });
});

describe('renaming a template', () => {
  it('keeps its approvals true', async () => {
    const result = (await renamed(workspace, { kind: 'template', id: 'office-move' }, 'moved')) as Record<
      string,
      string
    >;
    expect(result['plain.outreach.md']).toContain('id: moved');
    expect(result['l/a.lia.md']).toContain('template: moved, on');
  });

  it('that goes by the name of its file writes the new one into it', async () => {
    const files = {
      'a.lia.md': lia('L', 'approvals: [{ template: office, by: Me }]'),
      'm/office.outreach.md': message('title: x', 'lia: L'),
    };
    const result = (await renamed(files, { kind: 'template', id: 'office' }, 'moved')) as Record<string, string>;
    expect(result['m/office.outreach.md']).toBe(message('title: x', 'lia: L', 'id: moved'));
    expect(await links(result)).toContain('a.lia.md 1 template false -> m/office.outreach.md');
  });

  it('knows the names of files as ids that exist', async () => {
    const files = { 'a.outreach.md': message('id: one'), 'two.outreach.md': message('title: x') };
    expect(await renamed(files, { kind: 'template', id: 'one' }, 'two')).toBe('taken');
  });
});

it('renames a sequence in all its messages', async () => {
  const files = {
    'a.outreach.md': message('sequence: { id: welcome, step: 1 }'),
    'b.outreach.md': message('sequence:', '  id: "welcome"'),
  };
  const result = (await renamed(files, { kind: 'sequence', id: 'welcome' }, 'hello')) as Record<string, string>;
  expect(result).toEqual({
    'a.outreach.md': message('sequence: { id: hello, step: 1 }'),
    'b.outreach.md': message('sequence:', '  id: "hello"'),
  });
});

describe('any workspace', () => {
  const ids = ['LIA-2026-014', 'LIA-2', 'Page follow', 'Ünï', '🎉-1'];
  const id = fc.constantFrom(...ids);
  const written = (value: fc.Arbitrary<string>) =>
    fc.tuple(value, fc.constantFrom('', "'", '"')).map(([text, quote]) => `${quote}${text}${quote}`);
  const reference = fc.oneof(
    written(id).map((text) => [`lia: ${text}`]),
    written(id).map((text) => [`lia: { ref: ${text}, version: 2 } # 🎉`]),
    written(id).map((text) => ['lia:', '  # which', `  ref:   ${text}  `, '  version: 1']),
    fc.constant(['title: none']),
  );
  const template = fc.tuple(reference, fc.boolean()).map(([fields, windows]) => {
    const text = message('owner: LIA-2', ...fields);
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });
  const records = fc.array(written(id), { maxLength: 3 });
  const files = fc
    .tuple(fc.array(template, { maxLength: 4 }), records, fc.option(written(id)), fc.subarray(ids, { minLength: 2 }))
    .map(
      ([templates, replaced, inherited, owned]): Texts => ({
        ...Object.fromEntries(templates.map((text, i) => [`t${i}.outreach.md`, text])),
        ...Object.fromEntries(
          owned.map((own, i) => [`a${i}.lia.md`, lia(own, `supersedes: [${i === 0 ? replaced.join(', ') : ''}]`)]),
        ),
        ...(inherited && { 'outreach.yaml': `defaults:\n  lia: ${inherited}\n` }),
      }),
    );
  const fresh = fc.oneof(
    fc.constantFrom('NEW-1', 'a: b', "it's", 'true', '12', '- x', 'x, y', '# no', '{x}', '*y', '🎁'),
    fc.string({ minLength: 1, maxLength: 12 }),
  );

  it('names after a rename what it named before, with the same bytes around', async () => {
    await fc.assert(
      fc.asyncProperty(files, id, fresh, async (before, from, to) => {
        const outcome = await renamed(before, { kind: 'assessment', id: from }, to);
        const owns = Object.values(before).some((text) => text.includes(`id: ${from}\n`));
        if (typeof outcome === 'string') {
          expect(!owns || !isName(to) || ids.includes(to)).toBe(true);
          return;
        }
        expect(await links(outcome)).toEqual(await links(before));
        const index = (await folderOf(outcome)).mentions;
        expect(index.mentionsOf({ kind: 'assessment', id: from })).toEqual([]);
        const edits = renaming(await folderOf(before), { kind: 'assessment', id: from }, to);
        for (const { path, edits: own } of edits.kind === 'edits' ? edits.files : [])
          for (const { span } of own)
            expect(before[path]!.slice(span.start, span.end)).toMatch(new RegExp(`^['"]?${from}['"]?$`, 'u'));
      }),
      { numRuns: 150 },
    );
  });

  it('is byte for byte the same after a rename there and back', async () => {
    await fc.assert(
      fc.asyncProperty(files, id, async (before, from) => {
        const there = await renamed(before, { kind: 'assessment', id: from }, 'NEW-1');
        if (typeof there === 'string') return;
        expect(await renamed(there, { kind: 'assessment', id: 'NEW-1' }, from)).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

it('knows what a pattern of ids could have made', () => {
  expect(matchesIdPattern('LIA-{yyyy}-{nnn}', 'LIA-2026-014')).toBe(true);
  expect(matchesIdPattern('LIA-{yyyy}-{nnn}', 'LIA-2026-14')).toBe(false);
  expect(matchesIdPattern('A.(b)/{nn}', 'A.(b)/123')).toBe(true);
  expect(matchesIdPattern('A.(b)/{nn}', 'Axb/12')).toBe(false);
  expect(matchesIdPattern('LIA {yyyy}', 'LIA 2026-2')).toBe(true);
});
