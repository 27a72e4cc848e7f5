import { describe, expect, it } from 'vitest';
import { parseAnyYaml } from '../../../shared/text/any-yaml';
import { readPlainYaml } from '../../../shared/text/plain-yaml';

/** What the library makes of a header that stands `offset` code units into its file. */
function byLibrary(source: string, offset: number) {
  // The reader gets the header alone; the library counts from the start of it as well.
  return parseAnyYaml(source, { start: offset, end: offset + source.length });
}

const ordinary = `# A header as people write it.
# The invitation of March
title: Invite privacy professionals to follow our page   # as agreed
channel: linkedin-message
created: 2026-03-01
audience:
  segment: "First-degree connections: data protection"
  size: 176
  checked: true

  countries:
    - UK
    - Isle of Man
# by hand
  selection-criteria: Profile says "privacy"; see https://example.org/a#b
jurisdictions: [UK, EU (Ireland)]
frequency: { max-per-person: 1, per-days: 365 } # a year
sequence: {id: welcome, step: 2, stop-on: [ reply, objection ], more: {} }
consent:
  channels:
  - email
notes: 'None, yet'
lia:
opt-out: Reply “stop” – £0
`;

describe('a header in plain YAML', () => {
  it('is read without the library, with the same tree', () => {
    for (const source of [ordinary, ordinary.replaceAll('\n', '\r\n'), ordinary.trimEnd()]) {
      expect(readPlainYaml(source, 4)).toEqual(byLibrary(source, 4).root);
    }
  });

  it.each([
    'a: {{name}}',
    'a: b: c',
    'a: x\n  y',
    'a: x\na: y',
    'a:\tx',
    'a: "x\\n"',
    'a: |\n  x',
    'a: &x y',
    'a: *x',
    'a: 1.50',
    'a: 0x1F',
    'a: 1e3',
    'a: Null',
    'a: - x',
    '- x',
    'a:\n    b: x\n  c: y',
    'a: [x, y',
    'a: [x,]',
    'a: [x: y]',
    'a: { x: y',
    'a: { x: y, }',
    'a: { x: y, x: z }',
    'a: { x:y }',
    'a: { x }',
    'a: { x: }',
    'a: { x: "y" }',
    'a: { x: [y} ]',
    'a: [[[[[[[x]]]]]]]',
    'a:\n  - b: c',
    'a: x\n---\nb: y',
    'just words',
    '',
    '# nothing',
  ])('leaves the rest to it: %j', (source) => {
    expect(readPlainYaml(source, 0)).toBeUndefined();
  });

  it('is never read differently, whatever is wrong with it', () => {
    const random = mulberry32(20261123);
    const pick = (from: readonly string[] | string) => from[Math.floor(random() * from.length)]!;
    const usual = ordinary.split('\n');
    const lines = [
      ...usual,
      '  - x',
      '- y',
      '    deep: 1',
      '  list: []',
      'b:   ',
      '  c: "q" # z',
      '  # d',
      's: { a: 1, b: [x, y] }',
      'n: 007',
      'z: 12 34',
    ];
    const marks = '\n\n  \r\n:#-[]{},\'"&*!|>%@`~? \t0123456789abcxyzé–.';
    let read = 0;
    for (let round = 0; round < 4000; round++) {
      const start = Math.floor(random() * usual.length);
      const mixed = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(lines));
      let source = (random() < 0.5 ? usual.slice(start, start + 9) : mixed).join('\n');
      for (let changes = Math.floor(random() * 4); changes > 0; changes--) {
        const at = Math.floor(random() * (source.length + 1));
        source = source.slice(0, at) + pick(marks) + source.slice(at + (random() < 0.5 ? 1 : 0));
      }
      source = source.replace(/\r(?!\n)/g, '\n');
      const plain = readPlainYaml(source, 7);
      if (!plain) continue;
      read++;
      expect({ source, root: plain, problems: [] }).toEqual({ source, ...byLibrary(source, 7) });
    }
    expect(read).toBeGreaterThan(500);
  });
});

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
