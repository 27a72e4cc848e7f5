import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import { stubText } from '../../shared/assessment/stub';
import { type Check, checkTemplate, inOrder } from '../../shared/lint/check';
import { checkAssessment } from '../../shared/lint/check-assessment';
import type { Finding } from '../../shared/lint/finding';
import { checkPolicy } from '../../shared/policy/check-policy';
import { policyFor } from '../../shared/policy/policy';
import { type PolicyFile, parsePolicy } from '../../shared/policy/policy-file';
import { parseTemplate } from '../../shared/template/template';
import { applyEdits } from '../../shared/text/edit';
import { unsound } from '../fuzz/sound';
import { approved } from '../unit/assessment/files';
import { bodyPieces, headerPieces, Random, randomTemplate } from './random';
import { assessment, message } from './texts';

const policyPieces = [
  ...headerPieces.map((piece) => piece.replace(/^(?=.)/gm, '  ')),
  'defaults:\n',
  '  channels:\n',
  '    linkedin-message:\n',
  '      opt-out: { handling: "Tell us and we stop" }\n',
  '  folders:\n',
  '    "**": { owner: x }\n',
  '    "(a+)+b": x\n',
  'templates: ["**/*.mjml"]\n',
  'templates: {}\n',
  'exclude: ["[", "{", "**"]\n',
  'assessments: { folder: ../../.., id: "{nnn}{nnn}" }\n',
  'assessments:\n  review-months: 1e999\n',
  'risk-appetite: cautious\n',
  'risk-appetite: tolerant\n',
  'time-zone: Mars/Olympus\n',
  'extends: ../outreach.yaml\n',
  'people: [',
];

const index = new AssessmentIndex([
  parseAssessment('a.lia.md', approved),
  parseAssessment('b.lia.md', assessment('LIA-2026-002')),
]);

function checkOf(text: string, path: string, policies: readonly PolicyFile[] = [], assessments = index): Check {
  return checkTemplate(parseTemplate(path, text), {
    index: assessments,
    policy: policyFor(path, policies),
    today: '2026-11-23',
  });
}

/** Findings and fixes that can be shown and applied. */
function expectSound(findings: readonly Finding[], text: string): void {
  // One expectation for all: there are hundreds of thousands of findings.
  expect(unsound(findings, text)).toEqual([]);
}

describe('any text', () => {
  it('as a template gives findings that can be shown and fixes that can be applied', () => {
    const random = new Random(1);
    for (let i = 0; i < 400; i++) {
      const path = `a.outreach.${random.of(['md', 'txt', 'html'])}`;
      const text = randomTemplate(random).replace(/^\uFEFF/, '');
      try {
        expectSound(checkOf(text, path).findings, text);
      } catch (error) {
        throw new Error(`Template ${i}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });

  it('as a policy leaves every template checked', () => {
    const random = new Random(2);
    for (let i = 0; i < 150; i++) {
      const text = random.text(policyPieces, 14);
      const template = randomTemplate(random).replace(/^\uFEFF/, '');
      try {
        const policy = parsePolicy('outreach.yaml', text);

        expectSound(inOrder(checkPolicy(policy)), text);
        expectSound(checkOf(template, 'a.outreach.md', [policy]).findings, template);
        policyFor('x/y.md', [policy]).declaresTemplate('x/y.md');
      } catch (error) {
        throw new Error(`Policy ${i}: ${JSON.stringify(text)} for ${JSON.stringify(template)}`, { cause: error });
      }
    }
  });

  it('as an assessment leaves every template checked', () => {
    const random = new Random(3);
    const fields = approved
      .slice(4, approved.indexOf('\n---\n'))
      .split('\n')
      .map((line) => `${line}\n`);
    for (let i = 0; i < 150; i++) {
      const text = `---\n${random.text([...fields, ...headerPieces], 20)}---\n${random.text([...bodyPieces, '### P1 ', '## 1 ', '### B8\n'], 10)}`;
      try {
        const parsed = parseAssessment('c.lia.md', text);
        const all = new AssessmentIndex([...index.all, parsed]);
        const { policy, today } = checkOf(text, 'a.outreach.md', []);
        expectSound(checkAssessment({ assessment: parsed, text, index: all, policy, today, dependents: [] }), text);
        const template = message({ lia: 'LIA-2026-014' });
        expectSound(checkOf(template, 'a.outreach.md', [], all).findings, template);
      } catch (error) {
        throw new Error(`Assessment ${i}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });

  it('that is one long line, one long word or deeply nested is still checked', () => {
    for (const text of [
      'a'.repeat(50_000),
      `---\ntitle: ${'x'.repeat(50_000)}\n---\n`,
      `---\n${'['.repeat(5000)}\n---\n`,
      `---\n${'a: {'.repeat(3000)}\n---\n`,
      `---\n${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n---\n`,
      `---\n${'- '.repeat(5000)}x\n---\n`,
      '{{'.repeat(12_000),
      '<'.repeat(25_000),
      '[a]('.repeat(8_000),
      '*'.repeat(25_000),
      '> '.repeat(12_000),
      '🎉'.repeat(12_000),
      'free '.repeat(5_000),
      '---\n'.repeat(5_000),
      '\r'.repeat(12_000),
    ]) {
      expectSound(checkOf(text, 'a.outreach.md').findings, text);
    }
  });
});

describe('a fix', () => {
  it('never makes a header unreadable that could be read, and what it adds is there', () => {
    const random = new Random(4);
    let applied = 0;
    for (let i = 0; i < 400; i++) {
      const text = `---\n${random.text(headerPieces, 8)}---\n${random.text(bodyPieces, 6)}`;
      const check = checkOf(text, 'a.outreach.md');
      if (!check.template.readable) continue;
      for (const finding of check.findings) {
        for (const fix of finding.fixes) {
          if (!('edits' in fix)) continue;
          const after = applyEdits(text, fix.edits);
          const left = checkOf(after, 'a.outreach.md');
          const story = `${finding.rule}, "${fix.title}":\n${text}\n----------- becomes\n${after}`;
          expect(left.template.readable, story).toBe(true);
          applied++;
          if (fix.title.startsWith('Link ')) expect(left.facts.reference?.id, story).toBe(fix.title.split(/[ :]/)[1]);
          if (fix.title === 'Add all missing fields' || fix.title.startsWith('Add "')) {
            const missing = (each: Check) =>
              each.findings
                .filter(
                  ({ rule, span }) =>
                    rule === 'missing-field' && span.start === finding.span.start && span.end === finding.span.end,
                )
                .map(({ message }) => message);
            expect(missing(left), story).not.toEqual(missing(check));
          }
        }
      }
    }
    expect(applied).toBeGreaterThan(200);
  });
});

describe('a stub', () => {
  it('can be read back whatever the templates hold', () => {
    const random = new Random(5);
    const pieces = [...bodyPieces, '"', "'", ': ', ' #', '\n---\n', '\u2029', '%', '@', '`', 'yes', '{', ']'];
    for (let i = 0; i < 150; i++) {
      const any = () => random.text(pieces, 4);
      const template = {
        title: any(),
        owner: any(),
        purpose: any(),
        channel: any(),
        messageNature: any(),
        relationship: any(),
        subscriberType: any(),
        jurisdictions: [any(), any()],
        mergeFields: [any(), 'first_name'],
        sourceType: any(),
      };
      const text = stubText({ id: 'LIA-2026-001', today: '2026-11-23', templates: [template] });
      const parsed = parseAssessment('a.lia.md', text);
      expect(parsed.problems, text).toEqual([]);
      expect(parsed.id?.value).toBe('LIA-2026-001');
      expect(
        parsed.answers.filter((answer) => answer.text.trim() !== ''),
        text,
      ).toEqual([]);
    }
  });
});
