// Whatever stands in a file, and wherever the cursor is: nothing throws, and what is chosen changes nothing but the half-typed word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from '../../../shared/completion/complete';
import { placeInHeader } from '../../../shared/completion/header-place';
import { applyEdits } from '../../../shared/text/edit';
import { splitFrontMatter } from '../../../shared/text/front-matter';
import { foundingTemplate, message } from '../../protocol/texts';
import { contextOf, type Typing } from './completing';

const policy =
  'defaults:\n  opt-out: { wording: Reply STOP. }\npeople: [{ name: Helen Marsh, role: DPO }]\nrules: { frequency: off }\n';
const headers = [
  message({
    lia: 'LIA-1',
    more: ['waivers:', '  - rule: frequency', '    reason: "Agreed: once"', 'notes: |', '  Two', '  lines'],
  }),
  foundingTemplate('Hi {{ first_name }}, 🎁 *|COMPANY|* {% if x %}y{% endif %}'),
  '---\naudience: { segment: [a, "b], subscriber-type: unknown }\nconsent:\n  channels: [email, {x: y}\n  - sms\n---\n# {{',
  policy,
];
const junk = fc.constantFrom(
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\r',
  ':',
  ': ',
  '- ',
  '-',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '#',
  ' #',
  '|',
  '>',
  '&a',
  '*a',
  '\t',
  '---',
  '🎁',
  '{{',
  '%%',
  'audience:',
  'channel: ',
  '\u2028',
  '\uFEFF',
  '\u0000',
);

/** A text as somebody leaves it in the middle of a change: cut off, or with something typed or pasted into it. */
const halfTyped = fc
  .record({
    text: fc.constantFrom(...headers),
    newLine: fc.constantFrom('\n', '\r\n', '\r'),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(40)), { maxLength: 3 }),
    typed: fc.array(fc.tuple(fc.nat(), junk), { maxLength: 4 }),
    end: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(({ text, newLine, cuts, typed, end }) => {
    let result = text.replaceAll('\n', newLine);
    for (const [at, length] of cuts) {
      const start = at % (result.length + 1);
      result = result.slice(0, start) + result.slice(start + length);
    }
    for (const [at, what] of typed) {
      const start = at % (result.length + 1);
      result = result.slice(0, start) + what + result.slice(start);
    }
    return end === undefined ? result : result.slice(0, end % (result.length + 1));
  });

const around: Typing = {
  policy,
  templates: [message(), message()],
  assessments: ['---\nid: LIA-1\ntitle: "A: b"\n---\n'],
};

describe('completing anywhere', () => {
  it.each(['template', 'assessment', 'policy', 'pack'] as const)(
    'changes nothing but the half-typed word of a %s',
    (kind) => {
      fc.assert(
        fc.property(halfTyped, fc.nat(), fc.boolean(), fc.boolean(), (text, at, byBlank, goesOn) => {
          const offset = at % (text.length + 1);
          const items = complete(contextOf(text, { ...around, kind, editor: { goesOn } }), offset, byBlank);
          for (const { edit, label } of items) {
            const { start, end } = edit.span;
            expect(start, label).toBeLessThanOrEqual(offset);
            expect(end, label).toBeGreaterThanOrEqual(offset);
            // On one line, as LSP asks for.
            expect(text.slice(start, end), label).not.toMatch(/[\r\n]/);
            expect(applyEdits(text, [edit])).toBe(text.slice(0, start) + edit.newText + text.slice(end));
          }
        }),
        { numRuns: 150 },
      );
    },
  );

  it('keeps a header that could be read readable, and adds the field that was chosen', () => {
    const text = message({ more: ['consent:', '  channels: [email]', 'frequency: { max-per-person: 1 }'] });
    const before = splitFrontMatter(text).frontMatter!;
    const names = new Set(before.root.entries.map(({ key }) => key));
    const lineStarts = [...text.slice(0, before.content.end).matchAll(/^(?! )/gm)]
      .map(({ index }) => index)
      .filter((start) => start > 0);
    fc.assert(
      fc.property(fc.constantFrom(...lineStarts), fc.nat(), (start, pick) => {
        const typed = `${text.slice(0, start)}\n${text.slice(start)}`;
        const items = complete(contextOf(typed, { ...around, editor: { snippets: false } }), start);
        if (items.length === 0) return;
        const { edit, label } = items[pick % items.length]!;
        const { root, problems } = splitFrontMatter(applyEdits(typed, [edit])).frontMatter!;
        expect(problems).toEqual([]);
        expect(new Set(root.entries.map(({ key }) => key))).toEqual(new Set([...names, label]));
      }),
      { numRuns: 60 },
    );
  });
});

it('is quick in a header of 1 MB, and in one of brackets alone', () => {
  for (const line of ['owner: x\n', '{[', 'a: "', '- - - ', '"', "''", '# \n']) {
    const text = line.repeat(Math.ceil(1_000_000 / line.length));
    for (const offset of [0, 500_000, text.length]) placeInHeader(text, { start: 0, end: text.length }, offset);
  }
}, 20_000);
