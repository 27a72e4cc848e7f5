// What holds of any input whatever. `npm run fuzz` tries each for minutes, test/unit/hostile/properties.test.ts for a moment.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAssessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import { stubText } from '../../shared/assessment/stub';
import { applySafeFixes } from '../../shared/fixes/safe-fixes';
import { importAssessments } from '../../shared/import/import-assessment';
import { importMessage, messagesOf } from '../../shared/import/import-message';
import { tableOf } from '../../shared/import/table';
import { checkTemplate } from '../../shared/lint/check';
import { rename } from '../../shared/navigation/rename';
import { compile } from '../../shared/phrasing/matcher';
import { readingsOf } from '../../shared/phrasing/normalise';
import { parsePack } from '../../shared/phrasing/pack';
import { tokenise } from '../../shared/phrasing/tokens';
import { isHard } from '../../shared/policy/hard-rules';
import { policyFor } from '../../shared/policy/policy';
import { parsePolicy } from '../../shared/policy/policy-file';
import { rules } from '../../shared/rules';
import { parseTemplate } from '../../shared/template/template';
import { parseAnyYaml } from '../../shared/text/any-yaml';
import { applyEdits } from '../../shared/text/edit';
import { glob } from '../../shared/text/glob';
import { readPlainYaml } from '../../shared/text/plain-yaml';
import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import { checked, today } from '../unit/examples';
import { after, folderOf } from '../unit/navigation/folder';
import { type Pattern, patterns } from './patterns';
import { edited, inside, soundComposition, soundFindings } from './sound';
import { findingsOf, surfaces } from './surfaces';
import { anyText, changed, opened, textOf } from './texts';

/** One property: inputs, and what is tried with each. `inputs` is called anew for every run. */
export interface Property {
  readonly name: string;
  readonly inputs: fc.Arbitrary<unknown>;
  readonly holds: (input: never) => void | Promise<void>;
}

function property<Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  holds: (input: Input) => void | Promise<void>,
): Property {
  return { name, inputs, holds: holds as Property['holds'] };
}

const readable = (text: string) => parseTemplate('a.outreach.md', text).readable;

export const properties: readonly Property[] = [
  property('whatever is asked of a file is answered', opened, (file) => {
    for (const [name, use] of surfaces) {
      try {
        use(file);
      } catch (error) {
        throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
  }),

  property('the quick reader of fields gives what the library gives, or leaves it to it', textOf('policy'), (text) => {
    const source = text.replace(/\r(?!\n)/g, '\n');
    const plain = readPlainYaml(source, 3);
    if (plain)
      assert.deepEqual({ root: plain, problems: [] }, parseAnyYaml(source, { start: 3, end: 3 + source.length }));
  }),

  property('what is read stands in the source, in the same order', anyText, (text) => {
    for (const reading of readingsOf(text)) {
      let before = { start: 0, end: 0 };
      for (let at = 0; at < reading.text.length; at++) {
        const span = reading.spanInSource({ start: at, end: at + 1 });
        inside(span, text, 'a character');
        assert.ok(span.start >= before.start && span.end >= before.end, `characters change places at ${at}`);
        before = span;
      }
      inside(reading.spanInSource({ start: 0, end: reading.text.length }), text, 'all of it');
    }
  }),

  property(
    'the matcher finds what a search word by word finds',
    fc.tuple(
      fc.array(patterns, { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', ',', '?', 'and'), { maxLength: 24 }),
    ),
    ([sets, words]) => {
      const text = words.join(' ');
      const tokens = tokenise(text, { start: 0, end: text.length });
      const found = new Set<string>();
      compile(sets.map(({ written }, value) => ({ patterns: [written], value }))).scan(tokens, (value, from, to) =>
        found.add(`${value}: ${from} to ${to}`),
      );
      assert.deepEqual(
        [...found].sort(),
        searched(
          sets,
          tokens.words.map((word) => word.text),
        ).sort(),
      );
    },
  ),

  property(
    'a fix leaves fields readable, and safe fixes are settled in one go',
    opened.filter(({ kind }) => kind === 'template'),
    (file) => {
      const { text, path, around } = file;
      if (readable(text))
        for (const { rule, fixes } of findingsOf(file))
          for (const fix of fixes)
            if ('edits' in fix)
              assert.ok(readable(edited(text, fix.edits, rule)), `${rule}: "${fix.title}" makes the fields unreadable`);
      const check = (each: string) => checked(each, { ...around, path }).findings;
      const once = applySafeFixes(text, check);
      assert.equal(edited(text, once.edits, 'all safe fixes'), once.text);
      if (once.settled) assert.equal(applySafeFixes(once.text, check).text, once.text, 'fixing again changes more');
    },
  ),

  property(
    'edits of several rounds are one edit',
    fc.tuple(
      anyText,
      fc.array(fc.array(fc.tuple(fc.nat(), fc.nat(5), fc.string({ maxLength: 3 })), { maxLength: 4 }), {
        maxLength: 3,
      }),
    ),
    ([text, drawn]) => {
      let current = text;
      const rounds = drawn.map((round) => {
        let done = -1;
        const edits = round
          .map(([at, length, newText]) => ({ start: at % (current.length + 1), length, newText }))
          .sort((a, b) => a.start - b.start)
          .flatMap(({ start, length, newText }) => {
            const end = Math.min(current.length, start + length);
            if (start <= done || splits(current, start) || splits(current, end)) return [];
            done = end;
            return [{ span: { start, end }, newText: newText.replace(/[\ud800-\udfff]/g, '') }];
          });
        current = applyEdits(current, edits);
        return edits;
      });
      if (!/[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))) soundComposition(text, rounds);
    },
  ),

  property(
    'no policy loosens what the law settles',
    fc.tuple(
      textOf('template'),
      fc.dictionary(
        fc.constantFrom(...rules.map(({ code }) => code)),
        fc.constantFrom('off', 'hint', 'information', 'warning', 'error'),
      ),
      fc.constantFrom('cautious', 'balanced', 'tolerant'),
    ),
    ([text, settings, appetite]) => {
      const policy = (rulesOfIt: string) => `risk-appetite: ${appetite}\nrisk-appetite-reason: x\n${rulesOfIt}`;
      const strict = checked(text, { policy: policy('') });
      const loose = checked(text, { policy: policy(`rules: ${JSON.stringify(settings)}\n`) }).findings;
      for (const finding of strict.findings.filter((each) => isHard(each, strict)))
        assert.ok(
          loose.some(
            ({ rule, severity, span, message }) =>
              rule === finding.rule &&
              severity === 'error' &&
              span.start === finding.span.start &&
              message === finding.message,
          ),
          `${finding.rule} is gone`,
        );
    },
  ),

  property(
    'a house pack, whatever is in it, costs a check nothing but its time',
    fc.tuple(fc.array(textOf('pack'), { minLength: 1, maxLength: 2 }), textOf('template')),
    ([packs, text]) => {
      const template = parseTemplate('a.outreach.md', text);
      const read = packs.map((each, i) => parsePack(`p${i}.yaml`, each));
      const { findings } = checkTemplate(template, {
        index: new AssessmentIndex([]),
        policy: policyFor('a.outreach.md', []),
        today,
        packs: read,
      });
      soundFindings(findings, text);
    },
  ),

  property(
    'an import can be read, and says what the table says',
    fc.tuple(
      fc.array(
        fc.array(
          fc.oneof(
            anyText,
            fc.constantFrom(
              'id',
              'title',
              'owner',
              'purpose',
              'P1',
              'body',
              'subject',
              'channel',
              'approved',
              'status',
              'review date',
              '__proto__',
              '12/11/2026',
              'yes',
              'email',
            ),
          ),
          { maxLength: 6 },
        ),
        { maxLength: 4 },
      ),
      textOf('policy'),
    ),
    ([rows, written]) => {
      const table = tableOf(rows);
      if (!table) return;
      const taken = new Set<string>();
      const made = importAssessments(table, {
        file: 'x.csv',
        today,
        targets: new Map(),
        freeId: (wished) => (/^[\w-]{1,40}$/.test(wished) && !taken.has(wished) ? wished : `LIA-${taken.size}`),
        reviewMonths: 12,
      });
      assert.equal(made.length, table.rows.length);
      for (const { id, text } of made) {
        const { header, root, id: own, problems } = parseAssessment(`${id}.lia.md`, text);
        assert.deepEqual(problems, [], 'what was imported can’t be read');
        assert.ok(header.end > 0 && root.entries.length > 0);
        assert.equal(own?.value, id);
      }
      const policy = policyFor('m.outreach.md', [parsePolicy('outreach.yaml', written)]);
      for (const { message } of messagesOf(table, (channel) => (channel === 'email' ? 'email' : '')) ?? []) {
        const text = importMessage(message, { path: 'm.outreach.md', policy, today });
        const { frontMatter, root } = parseTemplate('m.outreach.md', text);
        assert.deepEqual(frontMatter?.problems, [], 'what was imported can’t be read');
        assert.ok(root.entries.length > 0);
      }
    },
  ),

  property(
    'a new assessment can be read, whatever its templates are called',
    fc.tuple(anyText, anyText, anyText),
    ([title, owner, segment]) => {
      const text = stubText({
        id: 'LIA-2026-001',
        templates: [{ title, owner, segment, purpose: segment, jurisdictions: [title], mergeFields: [owner] }],
        today,
      });
      const { problems, id, answers } = parseAssessment('LIA-2026-001.lia.md', text);
      assert.deepEqual(problems, []);
      assert.equal(id?.value, 'LIA-2026-001');
      assert.ok(answers.length > 0 && Object.keys(assessmentFields).length > 0);
    },
  ),

  property(
    'a rename changes names and nothing else, or is refused',
    fc.record({
      files: fc.record({
        'a.lia.md': textOf('assessment'),
        'b.outreach.md': textOf('template'),
        'c.outreach.md': changed(fc.constant('---\nid: c\nlia: { ref: "LIA-2026-014" } # 🎉\n---\nHi')),
        'outreach.yaml': textOf('policy'),
      }),
      to: fc.oneof(anyText, fc.constantFrom('NEW-1', 'a: b', '12', '{x}')),
    }),
    async ({ files, to }) => {
      const workspace = await folderOf(files);
      const { mentions } = workspace;
      const texts = { text: (path: string) => workspace.text(path), pattern: undefined };
      for (const { mentions: own } of mentions.files)
        for (const { kind, id } of own.slice(0, 2)) {
          const there = rename(mentions, { kind, id }, to, texts);
          if (there.kind === 'refused') continue;
          for (const { path, edits } of there.files) edited(workspace.text(path)!, edits, path);
          const renamed = await folderOf(after(files, there.files));
          assert.deepEqual(renamed.mentions.mentionsOf({ kind, id }), [], 'the old name is left somewhere');
          assert.equal(
            renamed.mentions.mentionsOf({ kind, id: to.trim() }).length >= 1,
            true,
            'the new name is nowhere',
          );
        }
    },
  ),

  property(
    'a glob is tried on any path',
    fc.tuple(
      fc.oneof(
        anyText,
        fc
          .array(fc.constantFrom('*', '**', '/', '?', '{', '}', ',', '[', ']', 'a', '.md', '!'), { maxLength: 14 })
          .map((parts) => parts.join('')),
      ),
      anyText,
    ),
    ([pattern, path]) => {
      assert.equal(typeof glob(pattern)(path), 'boolean');
    },
  ),
];

const splits = (text: string, at: number) =>
  /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));

/** Where patterns match, tried at each word in every way they can be meant. */
function searched(sets: readonly Pattern[], words: readonly string[]): string[] {
  const found = new Set<string>();
  sets.forEach(({ meanings }, value) => {
    for (const meaning of meanings)
      for (let from = 0; from + meaning.length <= words.length; from++)
        if (meaning.every((word, i) => (word === undefined ? words[from + i] !== '?' : words[from + i] === word)))
          found.add(`${value}: ${from} to ${from + meaning.length}`);
  });
  return [...found];
}
