import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../shared/text/front-matter';
import { entryAt, type Scalar } from '../../../shared/text/tree';

/** The text each problem marks, with its message. */
function problems(text: string): string[] {
  return (splitFrontMatter(text).frontMatter?.problems ?? []).map(
    (problem) => `${text.slice(problem.span.start, problem.span.end)} | ${problem.message}`,
  );
}

function marked(text: string, path: string): string {
  const entry = entryAt(splitFrontMatter(text).frontMatter?.root, path);
  return entry ? text.slice(entry.value.span.start, entry.value.span.end) : '(none)';
}

describe('a header that is fine', () => {
  it('gives every key and value its exact place', () => {
    const text = '---\ntitle: "Hello: there"\naudience:\n  segment: Café owners ☕\n  roles: [a, "b c"]\n---\nHi';
    expect(problems(text)).toEqual([]);
    expect(marked(text, 'title')).toBe('"Hello: there"');
    expect(marked(text, 'audience.segment')).toBe('Café owners ☕');
    expect(marked(text, 'audience.roles')).toBe('[a, "b c"]');
    const split = splitFrontMatter(text);
    expect(text.slice(split.body.start)).toBe('Hi');
    expect(text.slice(split.frontMatter!.span.start, split.frontMatter!.span.end).endsWith('\n---')).toBe(true);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads %s line ends', (_name, end) => {
    const text = ['---', 'channel: email', 'lia: LIA-2026-014', '---', 'Hello', ''].join(end);
    expect(problems(text)).toEqual([]);
    expect(marked(text, 'lia')).toBe('LIA-2026-014');
    expect(text.slice(splitFrontMatter(text).body.start)).toBe(`Hello${end}`);
  });

  it('reads a header with emoji before the value, without a final line break, and an empty one', () => {
    expect(marked('---\ntitle: 🎉🎉 x\nlia: A-1\n---', 'lia')).toBe('A-1');
    expect(splitFrontMatter('---\n---').body).toEqual({ start: 7, end: 7 });
    expect(problems('---\n---\nHi')).toEqual([]);
  });

  it('keeps the zeros of a number and dates as text', () => {
    const root = splitFrontMatter('---\nphone: 0770\nversion: 1.10\non: 2026-11-20\n---\n').frontMatter!.root;
    expect(root.entries.map((entry) => (entry.value as Scalar).text)).toEqual(['0770', '1.10', '2026-11-20']);
  });
});

describe("a header that can't be read", () => {
  it("is none at all where the text doesn't start with three dashes", () => {
    expect(splitFrontMatter('Hello\n---\na: b\n---\n').frontMatter).toBeUndefined();
    expect(splitFrontMatter('').frontMatter).toBeUndefined();
    expect(splitFrontMatter('--- title\n').frontMatter).toBeUndefined();
  });

  it('never closed: says so once, and still reads the fields and finds the message', () => {
    const text = '---\ntitle: A\nchannel: email\n\nHi there: "quoted\n';
    expect(problems(text)).toEqual([
      '--- | The fields that start here are never closed. Put a line with three dashes (---) below the last one.',
    ]);
    expect(marked(text, 'channel')).toBe('email');
    expect(text.slice(splitFrontMatter(text).body.start).trim()).toBe('Hi there: "quoted');
  });

  it('marks the line of the mistake and still reads the others', () => {
    const text = '---\ntitle: Re: your order\nchannel: email\n---\nHi';
    expect(problems(text).join()).toContain('second colon');
    const tab = '---\naudience:\n\tsegment: x\nchannel: email\n---\nHi';
    expect(problems(tab).join()).toContain('tab');
    const open = '---\ntitle: "open\nchannel: email\n---\nHi';
    expect(problems(open).join()).toContain('quotation mark is not closed');
    for (const bad of [text, tab, open])
      expect(problems(bad).every((line) => !/\n/.test(line.split(' | ')[0]!))).toBe(true);
  });

  it('says where a key is given twice', () => {
    expect(problems('---\nlia: A\nlia: B\n---\n')).toEqual(['lia | "lia" is given twice. Keep one of them.']);
  });

  it('asks for quotes around a bare merge field', () => {
    expect(problems('---\nsender:\n  person: {{sender_name}}\n---\n').join()).toContain('must stand in quotes');
  });

  it('wants fields, not a list or a sentence', () => {
    expect(problems('---\n- a\n- b\n---\n').join()).toContain('name: value');
    expect(problems('---\njust words\n---\n').join()).toContain('name: value');
  });

  it('half a key typed: the other fields are still there', () => {
    const text = '---\ntitle: A\nchan\nlia: LIA-1\n---\nHi';
    expect(problems(text).length).toBeGreaterThan(0);
    expect(marked(text, 'title')).toContain('A');
  });
});

describe('a hostile header', () => {
  it('alias bomb: is refused', () => {
    let bomb = 'a: &a [x,x,x,x,x,x,x,x,x,x]\n';
    for (let i = 0; i < 12; i++) {
      const from = String.fromCharCode(97 + i);
      const to = String.fromCharCode(98 + i);
      bomb += `${to}: &${to} [${Array(10).fill(`*${from}`).join(',')}]\n`;
    }
    expect(problems(`---\n${bomb}---\n`).join()).toContain('aliases');
  });

  it('an alias to itself or to nothing: is refused; an honest one works', () => {
    expect(problems('---\na: &a [*a]\n---\n').join()).toContain('refers to itself');
    expect(problems('---\na: *b\n---\n').length).toBeGreaterThan(0);
    expect(problems('---\na: &x [email]\nb: *x\n---\n')).toEqual([]);
  });

  it('deep nesting, many keys, a huge header: a message, not a crash', () => {
    expect(problems(`---\na: ${'['.repeat(100_000)}\n---\n`).length).toBeGreaterThan(0);
    expect(problems(`---\n${Array.from({ length: 9000 }, (_, i) => `k${i}: 1`).join('\n')}\n---\n`)).toEqual([]);
    expect(
      problems(`---\n${Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n')}\n---\n`).join(),
    ).toContain('not read');
  });

  it('names like __proto__ are just names', () => {
    const root = splitFrontMatter('---\n__proto__: { polluted: true }\nconstructor: x\n---\n').frontMatter!.root;
    expect(root.entries.map((entry) => entry.key)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
