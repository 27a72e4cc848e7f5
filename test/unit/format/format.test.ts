import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatFields, formatHeader } from '../../../shared/format/format';
import { applyEdits } from '../../../shared/text/edit';
import { splitFrontMatter } from '../../../shared/text/front-matter';
import { assessmentFields } from '../../../shared/vocabulary/assessment-fields';
import { policyFields } from '../../../shared/vocabulary/policy-fields';
import { templateFields } from '../../../shared/vocabulary/template-fields';

const body = '\n  Hi {{first_name}},   \n\n\n# Not a comment\nchannel:   "sms"\n---\n';
const inFile = (header: string) => `---\n${header}---\n${body}`;
const formatted = (text: string) => applyEdits(text, formatHeader(text, templateFields));
/** The fields after formatting, one line below the other. */
function fields(...lines: string[]): string[] {
  const text = formatted(inFile(lines.map((line) => `${line}\n`).join('')));
  expect(text.endsWith(`---\n${body}`)).toBe(true);
  return text
    .slice(4, text.length - body.length - 4)
    .split('\n')
    .slice(0, -1);
}

describe('Order', () => {
  it('is that of the vocabulary, names of one’s own last', () => {
    expect(fields('purpose: c', 'mine: d', 'title: a', 'channel: email')).toEqual([
      'title: a',
      'channel: email',
      'purpose: c',
      'mine: d',
    ]);
  });

  it('holds in a mapping too, and moves it as a whole', () => {
    expect(fields('audience:', '  relationship: connection', '  segment: Friends', 'title: a')).toEqual([
      'title: a',
      'audience:',
      '  segment: Friends',
      '  relationship: connection',
    ]);
  });

  it('takes the comments directly above a field and behind it along', () => {
    expect(fields('id: x', '# sent by hand', 'channel: email # for now', 'title: a')).toEqual([
      'id: x',
      'title: a',
      '# sent by hand',
      'channel: email # for now',
    ]);
  });

  it('leaves the field beside a heading, and what stands at the end of a group, where they are', () => {
    expect(fields('# Who', 'owner: b', 'title: a', 'id: x')).toEqual(['# Who', 'owner: b', 'id: x', 'title: a']);
    expect(fields('owner: b', 'title: a', 'id: x', '# that was all')).toEqual([
      'title: a',
      'owner: b',
      'id: x',
      '# that was all',
    ]);
  });

  it('keeps groups', () => {
    expect(fields('owner: b', 'title: a', '', 'purpose: c', 'channel: sms')).toEqual([
      'title: a',
      'owner: b',
      '',
      'channel: sms',
      'purpose: c',
    ]);
  });

  it('keeps the items of lists, and the fields in them', () => {
    const items = ['waivers:', '  - reason: Because', '    rule: frequency', '  - rule: near-duplicate'];
    expect(fields(...items)).toEqual(items);
  });

  it('leaves fields where an alias would come before its anchor', () => {
    const lines = ['owner: &who Helen', 'title: *who'];
    expect(fields(...lines)).toEqual(lines);
  });
});

describe('Layout', () => {
  it('is two spaces for each level, and one behind a colon', () => {
    expect(
      fields(
        'title:   a',
        'audience:',
        '      segment:  Friends',
        '      # who they are',
        '      relationship: connection',
      ),
    ).toEqual(['title: a', 'audience:', '  segment: Friends', '  # who they are', '  relationship: connection']);
  });

  it('sets lists in by two, with what is in their items', () => {
    expect(fields('merge-fields:', '-   name: first_name', '    purpose: Greeting', '-   name: company')).toEqual([
      'merge-fields:',
      '  - name: first_name',
      '    purpose: Greeting',
      '  - name: company',
    ]);
  });

  it('has quotation marks only where they are needed', () => {
    expect(
      fields('title: "Plain words"', "purpose: 'no'", 'owner: "a: b"', 'subject: "{{x}}"', 'id: "007"', 'notes: ""'),
    ).toEqual(
      ['title: Plain words', "purpose: 'no'", 'owner: "a: b"', 'subject: "{{x}}"', 'id: "007"', 'notes: ""'].sort(
        (a, b) =>
          Object.keys(templateFields).indexOf(a.split(':')[0]!) - Object.keys(templateFields).indexOf(b.split(':')[0]!),
      ),
    );
  });

  it('has one blank line where there were several, and none at the ends', () => {
    expect(fields('', '', 'title: a', '', '', '', 'owner: b  ', '')).toEqual(['title: a', '', 'owner: b']);
  });

  it('never touches texts of several lines', () => {
    const lines = ['title: a', 'notes: |', '    # no comment', '', '', '      indented   ', '    "quoted"'];
    expect(fields(...lines)).toEqual(lines);
    expect(fields('audience:', '    segment: >-', '        folded', '          text')).toEqual([
      'audience:',
      '  segment: >-',
      '      folded',
      '        text',
    ]);
  });
});

describe('What is not formatted', () => {
  it.each([
    ['a header that can’t be read', 'owner: b: c\ntitle: a\n'],
    ['a field that is given twice', 'owner: b\ntitle: a\nowner: c\n'],
    ['fields in brackets', '{ owner: b, title: a }\n'],
    ['no fields', '# nothing yet\n'],
    ['two versions of a merge', '<<<<<<< ours\nowner: b\n=======\nowner: c\n>>>>>>> theirs\ntitle: a\n'],
  ])('%s', (_, header) => {
    expect(formatHeader(inFile(header), templateFields)).toEqual([]);
  });

  it('an unclosed header, no header, an empty file', () => {
    for (const text of ['---\nowner: b\ntitle: a\n', 'owner: b\ntitle: a\n', '', '---\r---\r'])
      expect(formatHeader(text, templateFields)).toEqual([]);
  });
});

describe('Edits', () => {
  it('touch only the lines that change, and only what changes in them', () => {
    const text = inFile('title: a\nowner:   b\nchannel: sms\n');
    expect(formatHeader(text, templateFields)).toEqual([
      { span: { start: text.indexOf('  b'), end: text.indexOf('b\nchannel') }, newText: '' },
    ]);
  });

  it('leave a field that moves past another one line', () => {
    const text = inFile('title: a\nowner: b\nid: c\nstatus: draft\n');
    const edits = formatHeader(text, templateFields);
    expect(edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText])).toEqual([
      ['', 'id: c\n'],
      ['id: c\n', ''],
    ]);
  });

  it('keep CRLF, in the header and below', () => {
    const text = inFile('owner: "b"\ntitle:  a\n').replaceAll('\n', '\r\n');
    expect(formatted(text)).toBe(inFile('title: a\nowner: b\n').replaceAll('\n', '\r\n'));
  });
});

it('the assessments and templates of the documentation’s kind stay as they are once formatted', () => {
  const policy = readFileSync('examples/outreach.yaml', 'utf8');
  const once = applyEdits(policy, formatFields(policy, { start: 0, end: policy.length }, policyFields));
  expect(formatFields(once, { start: 0, end: once.length }, policyFields)).toEqual([]);
  expect(parse(once)).toEqual(parse(policy));
  const lia = readFileSync('examples/assessments/LIA-2026-014-page-invitation.lia.md', 'utf8');
  expect(formatHeader(applyEdits(lia, formatHeader(lia, assessmentFields)), assessmentFields)).toEqual([]);
});

describe('Whatever somebody wrote', () => {
  const indent = fc.constantFrom(1, 2, 3, 4, 6);
  const spaces = fc.constantFrom(' ', '  ', '    ');
  const word = fc.constantFrom(
    'Friends',
    'x y',
    '"quoted"',
    "'it''s'",
    '"a: b"',
    '007',
    'yes',
    '"yes"',
    '2026-01-01',
    '',
    '""',
    '😀 hi',
    '[a, "b"]',
    '{ k: "v" }',
    '"#no"',
  );
  const comment = fc.constantFrom('# one', '#two', '#   "three"', '# four: five');
  const scalar = (name: string) =>
    fc
      .tuple(spaces, word, fc.option(comment))
      .map(([gap, value, behind]) => [`${name}:${gap}${value}${behind === null ? '' : ` ${behind}`}`]);
  const block = (name: string) =>
    fc
      .tuple(
        fc.constantFrom('|', '>', '|-', '>+', '|2'),
        indent,
        fc.array(fc.constantFrom('words', '  deeper  ', '', '# text', '- a'), { minLength: 1, maxLength: 4 }),
      )
      .map(([mark, by, lines]) => [
        `${name}: ${mark}`,
        ...lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line)),
      ]);
  const nested = (name: string, inner: readonly string[]) =>
    fc
      .tuple(
        indent,
        fc.shuffledSubarray([...inner], { minLength: 1 }),
        fc.array(word, { minLength: 4, maxLength: 4 }),
        fc.array(fc.option(comment), { minLength: 4, maxLength: 4 }),
      )
      .map(([by, names, values, comments]) => [
        `${name}:`,
        ...names.flatMap((key, i) => [
          ...(comments[i] ? [' '.repeat(by) + comments[i]] : []),
          `${' '.repeat(by)}${key}: ${values[i]}`,
        ]),
      ]);
  const list = (name: string) =>
    fc
      .tuple(fc.constantFrom(0, 2, 4), spaces, fc.array(word, { minLength: 1, maxLength: 3 }))
      .map(([by, gap, items]) => [
        `${name}:`,
        ...items.flatMap((item) => [`${' '.repeat(by)}-${gap}name: ${item}`, `${' '.repeat(by + 1)}${gap}purpose: x`]),
      ]);
  const entry = (name: string) =>
    name === 'audience'
      ? nested(name, ['segment', 'relationship', 'capacity', 'mine'])
      : name === 'merge-fields'
        ? list(name)
        : name === 'notes'
          ? block(name)
          : scalar(name);
  const names = ['id', 'title', 'owner', 'channel', 'mine', 'audience', 'merge-fields', 'notes'];
  const header = fc
    .shuffledSubarray(names, { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((name) => fc.tuple(fc.array(fc.oneof(fc.constant(''), comment), { maxLength: 3 }), entry(name))),
      ),
    )
    .chain((entries) =>
      fc
        .array(fc.oneof(fc.constant(''), comment), { maxLength: 2 })
        .map((tail) => [...entries.flatMap(([above, lines]) => [...above, ...lines]), ...tail]),
    );
  const readable = (text: string) => (splitFrontMatter(text).frontMatter?.problems.length ?? 1) === 0;
  const text = fc
    .tuple(header, fc.constantFrom('\n', '\r\n'))
    .map(([lines, newLine]) => inFile(lines.map((line) => `${line}\n`).join('')).replaceAll('\n', newLine));
  const headerOf = (text: string) => {
    const { content } = splitFrontMatter(text).frontMatter!;
    return text.slice(content.start, content.end);
  };
  /** Every comment with the name of the field in its line, and each field with the comments directly above it. */
  const company = (text: string) => {
    const lines = headerOf(text).split(/\r?\n/);
    return lines
      .flatMap((line, i) => {
        if (/^\S[^#]*:/.test(line) && lines[i - 1]?.startsWith('#'))
          return [`${lines[i - 1]!.trim()} above ${line.split(':')[0]}`];
        return [];
      })
      .sort();
  };

  it('means the same afterwards, and keeps its message to the byte', () => {
    fc.assert(
      fc.property(text, (text) => {
        const after = formatted(text);
        if (!readable(text)) expect(after).toBe(text);
        else {
          expect(parse(headerOf(after))).toEqual(parse(headerOf(text)));
          expect(after.slice(after.indexOf('---', 4))).toBe(text.slice(text.indexOf('---', 4)));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('keeps every comment beside its field', () => {
    fc.assert(
      fc.property(text.filter(readable), (text) => {
        const after = formatted(text);
        for (const each of company(text)) expect(company(after)).toContain(each);
        const comments = (of: string) => (headerOf(of).match(/#.*/g) ?? []).map((each) => each.trim()).sort();
        expect(comments(after)).toEqual(comments(text));
      }),
      { numRuns: 120 },
    );
  });

  it('has nothing left to format', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(formatHeader(formatted(text), templateFields)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
