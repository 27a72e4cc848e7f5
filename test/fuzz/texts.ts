// Files as the fuzzer makes them: by the vocabulary, right and wrong; the examples, changed; and whatever else a text may hold.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import type { FieldTable, FieldType } from '../../shared/vocabulary/field';
import { packFields } from '../../shared/vocabulary/pack-fields';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { templateFields } from '../../shared/vocabulary/template-fields';
import { bodyPieces, headerPieces } from '../protocol/random';
import { hardPatterns, repeated } from './long-texts';
import type { Kind, Opened } from './surfaces';

/** Names that objects have by themselves, and other keys and values that careless code trips over. */
export const trickyNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '<<',
  '',
  ' ',
  'a.b',
  '\u202e',
  '0',
  'null',
];

const scraps = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...bodyPieces) },
  { weight: 2, arbitrary: fc.constantFrom(...repeated) },
  { weight: 1, arbitrary: fc.constantFrom(...trickyNames) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  // Halves of characters too.
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 4 }).map((units) => String.fromCharCode(...units)) },
);

/** What may stand in a message, one line or many. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.array(scraps, { maxLength: 14 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(scraps, fc.nat(400)).map(([scrap, times]) => scrap.repeat(times)) },
);

const words = fc.constantFrom(
  'Office move',
  'Head of Marketing',
  'first_name',
  'LIA-2026-014',
  'Example Ltd',
  'https://example.org/privacy',
  'email',
  'P01',
  'follow our page',
  'marketing',
  '**/*.md',
  'house.yaml',
  '../x',
  '/etc/passwd',
);

/** A value of a field as it stands in YAML on one line. */
function value(type: FieldType): fc.Arbitrary<string> {
  const wrong = fc.oneof(
    fc.constantFrom(...trickyNames.slice(0, 5)),
    anyText.map((text) => JSON.stringify(text)),
    words,
    fc.constantFrom(
      '',
      '~',
      '{}',
      '[]',
      '[a, {b: c}]',
      '"',
      "'",
      '|',
      '&a x',
      '*a',
      '!!str x',
      '-',
      '1e999',
      '0x1F',
      '.inf',
      '2026-02-30',
      'yes',
      '{{first_name}}',
      '- x',
    ),
  );
  const right = ((): fc.Arbitrary<string> => {
    switch (type.type) {
      case 'choice':
        return fc.constantFrom(...type.choices.map((each) => each.value), ...Object.keys(type.aliases ?? {}), 'Email');
      case 'boolean':
        return fc.constantFrom('true', 'false', 'yes');
      case 'date':
        return fc.constantFrom('2026-01-01', '2026-11-24', '2024-02-29', '0001-01-01', '9999-12-31');
      case 'date-range':
        return fc.constantFrom(
          '2026-01-01',
          '2026-01-01/2026-03-01',
          '2026-01-01 to 2026-02-01',
          '[2026-01-01, 2026-02-01]',
        );
      case 'integer':
        return fc.constantFrom('0', '1', '12', '-3', '007', '99999999999999999999', '1.5');
      case 'list':
        return fc.array(value(type.of), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`);
      case 'mapping':
        return fields(type.fields, 3).map(
          (entries) => `{ ${entries.map(([name, written]) => `${name}: ${written}`).join(', ')} }`,
        );
      case 'table':
        return fc
          .tuple(fc.constantFrom(...trickyNames, 'email', 'sms'), value(type.of))
          .map(([name, written]) => `{ ${JSON.stringify(name)}: ${written} }`);
      default:
        return fc.oneof(
          words,
          anyText.map((text) => JSON.stringify(text)),
        );
    }
  })();
  return fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

type Entry = readonly [name: string, written: string];

function fields(table: FieldTable, most: number): fc.Arbitrary<Entry[]> {
  const one = fc
    .constantFrom(...Object.keys(table))
    .chain((name) => value(table[name]!).map((written): Entry => [name, written]));
  const odd = fc.tuple(
    fc.constantFrom(...trickyNames).map((name) => JSON.stringify(name)),
    words,
  );
  return fc.array(fc.oneof({ weight: 12, arbitrary: one }, { weight: 1, arbitrary: odd }), { maxLength: most });
}

/** Lines of YAML that a table of fields allows, and some that it doesn't: blocks and brackets, comments, scraps between. */
function header(table: FieldTable): fc.Arbitrary<string> {
  const names = Object.keys(table);
  const inner = fc.constantFrom(...names).chain((name) => {
    const type = table[name]!;
    if (type.type === 'mapping')
      return fields(type.fields, 4).map(
        (entries) => `${name}:\n${entries.map(([key, written]) => `  ${key}: ${written}\n`).join('')}`,
      );
    if (type.type === 'list')
      return fc
        .tuple(fc.array(value(type.of), { maxLength: 4 }), fc.constantFrom('', '  '))
        .map(([items, indent]) => `${name}:\n${items.map((item) => `${indent}- ${item}\n`).join('')}`);
    if (type.type === 'table')
      return fc
        .tuple(fc.constantFrom(...trickyNames, 'email', 'sms', 'a/**'), value(type.of))
        .map(([key, written]) => `${name}:\n  ${JSON.stringify(key)}: ${written}\n`);
    return value(type).map((written) => `${name}: ${written}\n`);
  });
  const line = fc.oneof(
    { weight: 12, arbitrary: inner },
    { weight: 2, arbitrary: fc.constantFrom(...headerPieces) },
    { weight: 1, arbitrary: anyText.map((text) => `${text}\n`) },
    { weight: 1, arbitrary: fc.constantFrom('# comment\n', '\n', '  # {{x}}\n') },
  );
  return fc.array(line, { maxLength: 14 }).map((lines) => lines.join(''));
}

const fenced = (content: fc.Arbitrary<string>, behind: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom('---\n', '---\n', '---\n', '---\n', '--- \n', '\n---\n', '', '----\n'),
      content,
      fc.constantFrom('---\n', '---\n', '---\n', '--- \t\n', '', '...\n', '---'),
      behind,
    )
    .map((parts) => parts.join(''));

const answer = fc
  .tuple(
    fc.constantFrom(
      '### P1 ',
      '### N3\n',
      '### B20 x\n',
      '## 1 Purpose\n',
      '## 3\n',
      '### D1',
      '## Approved texts\n',
      '```approved sha256:0123456789abcdef0123456789abcdef\nfile: a.outreach.md\n\n---\nid: x\n---\nHi\n```\n',
      '#',
      '## History\n',
    ),
    anyText,
  )
  .map((parts) => parts.join(''));

const grammars: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
  template: fenced(header(templateFields), anyText),
  assessment: fenced(
    header(assessmentFields),
    fc.array(answer, { maxLength: 6 }).map((parts) => parts.join('\n')),
  ),
  policy: header(policyFields),
  pack: fc
    .tuple(
      header(packFields),
      fc.array(
        fc.oneof(
          fc.constantFrom(
            ...hardPatterns,
            'a|b',
            '(a',
            '(a|(b|(c|(d|(e|(f))))))',
            '@x',
            '^ a',
            '..99',
            'a? b?',
            '#money',
            '_',
          ),
          anyText,
        ),
        { maxLength: 4 },
      ),
    )
    .map(
      ([own, patterns]) =>
        `${own}\nphrases:\n${patterns.map((pattern) => `  - { pattern: ${JSON.stringify(pattern)}, category: P01, confidence: likely, reason: x }\n`).join('')}`,
    ),
};

const root = process.cwd();
const examples = (readdirSync(join(root, 'examples'), { recursive: true }) as string[])
  .filter((path) => /\.(?:md|ya?ml|txt|html|mjml)$/.test(path))
  .sort()
  .map((path) =>
    readFileSync(join(root, 'examples', path), 'utf8')
      .replace(/^\ufeff/, '')
      .slice(0, 12_000),
  );

/** A text that somebody is in the middle of changing: cut, moved about, typed and pasted into, with other line ends. */
export function changed(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .record({
      text: texts,
      newLine: fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
      cuts: fc.array(fc.tuple(fc.nat(), fc.nat(60)), { maxLength: 3 }),
      moves: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(80)), { maxLength: 2 }),
      typed: fc.array(fc.tuple(fc.nat(), fc.oneof(scraps, fc.constantFrom(...headerPieces))), { maxLength: 4 }),
      end: fc.option(fc.nat(), { nil: undefined, freq: 4 }),
    })
    .map(({ text, newLine, cuts, moves, typed, end }) => {
      let result = newLine === '\n' ? text : text.replaceAll('\n', newLine);
      for (const [at, length] of cuts) {
        const start = at % (result.length + 1);
        result = result.slice(0, start) + result.slice(start + length);
      }
      for (const [from, to, length] of moves) {
        const moved = result.slice(from % (result.length + 1)).slice(0, length);
        const start = to % (result.length + 1);
        result = result.slice(0, start) + moved + result.slice(start);
      }
      for (const [at, what] of typed) {
        const start = at % (result.length + 1);
        result = result.slice(0, start) + what + result.slice(start);
      }
      return end === undefined ? result : result.slice(0, end % (result.length + 1));
    });
}

const kinds: readonly Kind[] = ['template', 'assessment', 'policy', 'pack'];
const paths: Readonly<Record<Kind, readonly string[]>> = {
  template: ['a.outreach.md', 'a.outreach.txt', 'a.outreach.html', 'a.outreach.mjml', 'b/__proto__.outreach.md'],
  assessment: ['a.lia.md', 'constructor.lia.md'],
  policy: ['outreach.yaml', 'b/outreach.yaml'],
  pack: ['house.yaml'],
};

/** The text of a file of that kind, without byte-order mark. */
export function textOf(kind: Kind): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 4, arbitrary: grammars[kind] },
      { weight: 3, arbitrary: changed(grammars[kind]) },
      { weight: 3, arbitrary: changed(fc.constantFrom(...examples)) },
      { weight: 1, arbitrary: anyText },
    )
    .map((text) => text.replace(/^\ufeff+/, ''));
}

const policy = fc.option(textOf('policy'), { nil: undefined, freq: 2 });

/** A file of any kind with what stands around it and some places of the cursor. */
export const opened: fc.Arbitrary<Opened> = fc
  .constantFrom(...kinds, 'template' as const, 'template' as const)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      path: fc.constantFrom(...paths[kind]),
      text: textOf(kind),
      around: fc.record({
        policy,
        assessments: fc.array(textOf('assessment'), { maxLength: 1 }),
        templates: fc.array(textOf('template'), { maxLength: 1 }),
      }),
      places: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    }),
  )
  .map(({ places, ...file }) => ({ ...file, offsets: places.map((place) => place % (file.text.length + 1)) }));
