// Everything that is asked of a file while somebody looks at it, as one list: the fuzzer tries each on any text, the measurements on long ones.
import assert from 'node:assert/strict';
import { parseAssessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import { fingerprintOf } from '../../shared/assessment/fingerprint';
import { lensesOf } from '../../shared/assessment/lenses';
import { complete } from '../../shared/completion/complete';
import { safeFixes } from '../../shared/fixes/safe-fixes';
import { formatFields, formatHeader } from '../../shared/format/format';
import { assessmentHover, fieldsHover, templateHover } from '../../shared/hover/hover';
import type { Check } from '../../shared/lint/check';
import type { Finding } from '../../shared/lint/finding';
import { findingFingerprints } from '../../shared/lint/finding-fingerprint';
import { assessmentFolds, templateFolds } from '../../shared/navigation/folding';
import { assessmentLinks, policyLinks, templateLinks } from '../../shared/navigation/links';
import { MentionIndex } from '../../shared/navigation/mention-index';
import { fieldUseAt, fieldUses } from '../../shared/navigation/merge-field-uses';
import { assessmentOutline, fieldsOutline, type OutlineItem, templateOutline } from '../../shared/navigation/outline';
import { assessmentSelections, fieldsSelections, templateSelections } from '../../shared/navigation/selection';
import { type Pack, parsePack } from '../../shared/phrasing/pack';
import { exampleProblems } from '../../shared/phrasing/pack-examples';
import { checkPolicy } from '../../shared/policy/check-policy';
import { effectivePolicy } from '../../shared/policy/effective';
import { policyFor } from '../../shared/policy/policy';
import { parsePolicy } from '../../shared/policy/policy-file';
import { previewOf } from '../../shared/preview/preview';
import { Lines } from '../../shared/text/lines';
import { inheritedHere } from '../../shared/tokens/inherited';
import { assessmentTokens, templateTokens } from '../../shared/tokens/tokens';
import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import { packFields } from '../../shared/vocabulary/pack-fields';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { templateFields } from '../../shared/vocabulary/template-fields';
import { contextOf, type Typing } from '../unit/completion/completing';
import { checked, checkedAssessment, type Surroundings, today } from '../unit/examples';
import { edited, inside, soundFindings } from './sound';

export type Kind = 'template' | 'assessment' | 'policy' | 'pack';

/** A file with what stands around it, and where somebody's cursor is. */
export interface Opened {
  readonly kind: Kind;
  readonly path: string;
  readonly text: string;
  readonly around: Surroundings;
  readonly offsets: readonly number[];
}

export type Surface = readonly [name: string, use: (opened: Opened) => void];

const known = new WeakMap<Opened, Check>();

/** The check of a template, made once. */
export function checkOf(opened: Opened): Check {
  let check = known.get(opened);
  if (!check) {
    check = checked(opened.text, { ...opened.around, path: opened.path });
    known.set(opened, check);
  }
  return check;
}

export function findingsOf(opened: Opened): readonly Finding[] {
  const { kind, path, text, around } = opened;
  switch (kind) {
    case 'template':
      return checkOf(opened).findings;
    case 'assessment':
      return checkedAssessment(text, { ...around, path });
    case 'policy':
      return checkPolicy(parsePolicy(path, text));
    case 'pack':
      return [];
  }
}

const index = new MentionIndex();
const links = { rule: (code: string) => `page:${code}`, file: (path: string) => `file:///${path}` };
const tables = { template: templateFields, assessment: assessmentFields, policy: policyFields, pack: packFields };

const hoverAt = (opened: Opened, offset: number) => {
  const { kind, path, text } = opened;
  if (kind === 'template') return templateHover(checkOf(opened), offset, links);
  if (kind === 'assessment') return assessmentHover(parseAssessment(path, text), text, [], offset, links);
  const { root } = parsePolicy(path, text);
  return fieldsHover({ path, text, root }, tables[kind], [], offset, links);
};

const selectionsAt = (opened: Opened, offset: number) => {
  const { kind, path, text } = opened;
  if (kind === 'template') return templateSelections(checkOf(opened).template, offset);
  if (kind === 'assessment') return assessmentSelections(parseAssessment(path, text), text, offset);
  return fieldsSelections(text, parsePolicy(path, text).root, offset);
};

const outlineOf = (opened: Opened): OutlineItem[] => {
  const { kind, path, text } = opened;
  if (kind === 'template') return templateOutline(checkOf(opened).template);
  if (kind === 'assessment') return assessmentOutline(parseAssessment(path, text), text);
  return fieldsOutline(text, parsePolicy(path, text).root);
};

function soundOutline(items: readonly OutlineItem[], text: string, around: { start: number; end: number }): void {
  for (const { name, span, at, children } of items) {
    inside(span, text, name);
    assert.ok(name.trim() !== '', 'a nameless item');
    assert.ok(span.start >= around.start && span.end <= around.end, `"${name}" reaches out of what holds it`);
    assert.ok(at.start >= span.start && at.end <= span.end, `"${name}" leads out of itself`);
    soundOutline(children, text, span);
  }
}

function soundPack(pack: Pack): void {
  for (const { span } of [...pack.problems, ...exampleProblems(pack)]) inside(span, pack.text, 'a problem of a pack');
}

export const surfaces: readonly Surface[] = [
  ['findings', (opened) => soundFindings(findingsOf(opened), opened.text)],
  [
    'pack',
    ({ kind, path, text }) => {
      if (kind === 'pack') soundPack(parsePack(path, text));
    },
  ],
  [
    'fingerprints',
    (opened) => {
      const findings = findingsOf(opened);
      const prints = findingFingerprints(opened.path, opened.text, findings);
      assert.equal(new Set(prints).size, findings.length, 'two findings with one fingerprint');
      if (opened.kind !== 'template') return;
      const { template, fields } = checkOf(opened);
      assert.match(fingerprintOf(template, fields), /^sha256:[0-9a-f]+$/);
    },
  ],
  [
    'quick fixes',
    (opened) => {
      for (const { rule, fixes } of findingsOf(opened))
        for (const fix of fixes) if ('edits' in fix) edited(opened.text, fix.edits, `${rule}: ${fix.title}`);
    },
  ],
  [
    'safe fixes',
    (opened) => {
      for (const { title, edits } of safeFixes(findingsOf(opened))) edited(opened.text, edits, title);
    },
  ],
  ['outline', (opened) => soundOutline(outlineOf(opened), opened.text, { start: 0, end: opened.text.length })],
  [
    'folds',
    (opened) => {
      const { kind, path, text } = opened;
      const lines = new Lines(text);
      const folds =
        kind === 'template'
          ? templateFolds(checkOf(opened).template)
          : kind === 'assessment'
            ? assessmentFolds(parseAssessment(path, text), text, lines)
            : [];
      for (const { first, last } of folds) assert.ok(first >= 0 && last > first && last < lines.count);
    },
  ],
  [
    'links',
    (opened) => {
      const { kind, path, text } = opened;
      const found =
        kind === 'template'
          ? templateLinks(checkOf(opened).template, index)
          : kind === 'assessment'
            ? assessmentLinks(parseAssessment(path, text), text, index)
            : kind === 'policy'
              ? policyLinks(parsePolicy(path, text), index)
              : [];
      for (const { span, to } of found) {
        inside(span, text, 'a link');
        // A link leads to a page, to a rule or to a file of the folder, and to nothing that runs.
        if (to.kind === 'address') assert.match(to.url, /^(?:https?|mailto|tel):/i);
        if (to.kind === 'file')
          for (const file of to.paths) assert.doesNotMatch(file, /^\/|(?:^|\/)\.\.(?:\/|$)|^[a-z]:/i);
      }
    },
  ],
  [
    'tokens',
    (opened) => {
      const { kind, path, text } = opened;
      const tokens =
        kind === 'template'
          ? templateTokens(checkOf(opened))
          : kind === 'assessment'
            ? assessmentTokens(parseAssessment(path, text), new AssessmentIndex([]))
            : [];
      let before = 0;
      for (const { span } of tokens) {
        inside(span, text, 'a token');
        assert.ok(span.start >= before, 'tokens overlap');
        before = span.end;
      }
    },
  ],
  [
    'inherited fields',
    (opened) => {
      if (opened.kind === 'template')
        for (const { offset } of inheritedHere(checkOf(opened))) assert.ok(offset <= opened.text.length);
    },
  ],
  [
    'lenses',
    ({ kind, path, text }) => {
      if (kind === 'assessment')
        for (const { span } of lensesOf(parseAssessment(path, text), today, 1)) inside(span, text, 'a lens');
    },
  ],
  [
    'preview',
    (opened) => {
      if (opened.kind !== 'template') return;
      const { marks, passages } = previewOf(checkOf(opened));
      for (const mark of marks) if ('place' in mark && mark.place) inside(mark.place, opened.text, mark.kind);
      for (const { place } of passages) inside(place, opened.text, 'a passage');
    },
  ],
  [
    'merge fields',
    (opened) => {
      if (opened.kind !== 'template') return;
      const { template } = checkOf(opened);
      for (const { span, whole } of fieldUses(template)) {
        inside(span, opened.text, 'a merge field');
        inside(whole, opened.text, 'a merge token');
      }
      for (const offset of opened.offsets) fieldUseAt(template, offset);
    },
  ],
  [
    'policy in force',
    ({ kind, path, text }) => {
      if (kind !== 'policy') return;
      const file = parsePolicy(path, text);
      effectivePolicy(policyFor('a/b.outreach.md', [file]), { path: 'a/b.outreach.md', channel: 'email' });
      effectivePolicy(policyFor('', [file]), { path: '', channel: undefined });
    },
  ],
  [
    'hover',
    (opened) => {
      for (const offset of opened.offsets) {
        const hover = hoverAt(opened, offset);
        if (hover) inside(hover.span, opened.text, 'a hover');
      }
    },
  ],
  [
    'selections',
    (opened) => {
      for (const offset of opened.offsets) {
        let within: { start: number; end: number } | undefined;
        for (const span of selectionsAt(opened, offset)) {
          inside(span, opened.text, 'a selection');
          assert.ok(span.start <= offset && offset <= span.end, 'a selection beside the cursor');
          if (within) assert.ok(span.start <= within.start && span.end >= within.end, 'selections don’t nest');
          within = span;
        }
      }
    },
  ],
  [
    'completion',
    (opened) => {
      const { kind, text, around } = opened;
      const context = contextOf(text, { ...around, kind } satisfies Typing);
      for (const offset of opened.offsets)
        for (const { edit, documentation, label } of complete(context, offset)) {
          edited(text, [edit], label);
          documentation?.();
        }
    },
  ],
  [
    'format',
    ({ kind, text }) => {
      const format = (each: string) =>
        kind === 'policy' || kind === 'pack'
          ? formatFields(each, { start: 0, end: each.length }, tables[kind])
          : formatHeader(each, tables[kind]);
      const once = edited(text, format(text), 'format');
      assert.deepEqual(format(once), [], 'formatting again changes more');
    },
  ],
];
