import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { AssessmentIndex } from '../../../shared/assessment/assessment-index';
import { fingerprintOf } from '../../../shared/assessment/fingerprint';
import { isAsApproved, keepTexts } from '../../../shared/assessment/keep-texts';
import { checkTemplate } from '../../../shared/lint/check';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { parseTemplate } from '../../../shared/template/template';
import { applyEdits } from '../../../shared/text/edit';
import { Random } from '../../protocol/random';
import { approved } from './files';

const policies = [
  parsePolicy(
    'outreach.yaml',
    'defaults: { channel: email, purpose: "a, b: {c}", audience: { segment: \'Readers " # x\' }, channels: { email: { pecr-route: consent } } }\n',
  ),
];

/** The assessment with the templates kept in it, as an approval keeps them. */
function keeping(assessment: string, ...templates: readonly (readonly [path: string, text: string])[]): string {
  const added = templates.map(([file, text]) => {
    const index = new AssessmentIndex([]);
    const check = checkTemplate(parseTemplate(file, text), {
      index,
      policy: policyFor(file, policies),
      today: '2026-11-23',
    });
    const { id, fields, template } = check;
    return { id, file, fields, text, fingerprint: fingerprintOf(template, fields), on: '2026-11-23' };
  });
  const edit = keepTexts(assessment, parseAssessment('a.lia.md', assessment).approvedTexts, added);
  return edit ? applyEdits(assessment, [edit]) : assessment;
}

const message = (body: string) => `---\nid: x\nlawful-basis: legitimate-interests\n---\n${body}`;

describe('texts that are kept', () => {
  it.each([
    ['fences', '```\ncode\n```\n'],
    ['longer fences', '`````markdown\n```approved sha256:00\n`````\n'],
    ['headings of questions', '### P1 What?\nNothing\n## 2 Necessity\n### B3 Children?\n'],
    ['comments that nobody closes', '<!-- our office\n'],
    ['no line end', 'Our office has moved'],
    ['nothing', ''],
    ['blank lines', '\n\n\nOur office\n\n\n'],
    ['merge marks', '<<<<<<< HEAD\nOne\n'],
  ])('come back as they were, with %s in them, and answer nothing', (_, body) => {
    const text = keeping(approved, ['m/x.outreach.md', message(body)]);
    const { approvedTexts, answers, problems } = parseAssessment('a.lia.md', text);
    expect(approvedTexts).toHaveLength(1);
    expect(approvedTexts[0]!.text.trimEnd()).toBe(message(body).trimEnd());
    expect(isAsApproved(approvedTexts[0]!)).toBe(true);
    expect(problems).toEqual([]);
    expect(answers.map(({ id, text: said }) => `${id} ${said}`)).toEqual(
      parseAssessment('a.lia.md', approved).answers.map(({ id, text: said }) => `${id} ${said}`),
    );
  });

  it('are read as the kind of file they were', () => {
    const html = '<p>Our <b>office</b> has moved</p>\n';
    const kept = (file: string) => parseAssessment('a', keeping(approved, [file, message(html)])).approvedTexts[0]!;
    expect(isAsApproved(kept('x.outreach.html'))).toBe(true);
    expect(isAsApproved(kept('x.outreach.txt'))).toBe(true);
    expect(kept('x.outreach.html').fingerprint.value).not.toBe(kept('x.outreach.txt').fingerprint.value);
  });

  it('take the line ends of the assessment, and stand behind those that are kept already', () => {
    const windows = approved.replace(/\n/g, '\r\n');
    const one = keeping(windows, ['a.outreach.md', message('One\n')]);
    const two = keeping(one, ['a.outreach.md', message('One\n')], ['b.outreach.md', message('Two\n')]);
    expect(two.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(two.startsWith(one.trimEnd())).toBe(true);
    expect(two.match(/## Approved texts/g)).toHaveLength(1);
    expect(parseAssessment('a', two).approvedTexts.map(({ file }) => file)).toEqual(['a.outreach.md', 'b.outreach.md']);
    expect(keeping(two, ['c.outreach.md', message('Two\n')])).toBe(two);
  });

  it('show when a word, a fact that was inherited or the fingerprint is changed by hand', () => {
    const text = keeping(approved, ['a.outreach.md', message('Our office has moved\n')]);
    for (const [from, to] of [
      ['Our office has moved', 'Our shop has moved'],
      ['inherited: { channel: email', 'inherited: { channel: sms'],
      ['approved sha256:', 'approved sha256:0'],
    ] as const) {
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      expect(parseAssessment('a', changed).approvedTexts.map(isAsApproved)).toEqual([false]);
    }
    const laidOut = parseAssessment('a', text.replace('Our office has moved', 'Our *office*\nhas moved'));
    expect(laidOut.approvedTexts.map(isAsApproved)).toEqual([true]);
  });

  it('whose fence is never closed reach to the end', () => {
    const open = '---\nid: A\n---\n```approved sha256:00ff\nfile: x.outreach.md\n\nText\n';
    expect(parseAssessment('a', open).approvedTexts.map(({ text }) => text)).toEqual(['Text\n']);
    expect(parseAssessment('a', '---\nid: A\n---\n```approved sha256:00ff').approvedTexts[0]!.text).toBe('');
  });

  it('come back whatever messages are made of', () => {
    const random = new Random(7);
    const pieces = [
      '```',
      '`',
      '\n',
      '\n\n',
      'approved sha256:00ff\n',
      '### P1 x\n',
      '{{a}}',
      '<b>',
      '-->',
      '<!--',
      ' words',
      '---\n',
      ': #',
    ];
    for (let run = 0; run < 150; run++) {
      const body = random.text(pieces, 14);
      const text = keeping(approved, ['a.outreach.md', message(body)], ['b.outreach.md', message(`Other ${body}`)]);
      const kept = parseAssessment('a', text).approvedTexts;
      expect(
        kept.map((each) => each.text.trimEnd()),
        text,
      ).toEqual([message(body).trimEnd(), message(`Other ${body}`).trimEnd()]);
      expect(kept.every(isAsApproved), text).toBe(true);
    }
  });
});
