import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOf, sampleDay, sampleFiles, sampleStart } from '../../../client/sample';
import { checked, checkedAssessment } from '../examples';

const root = join(import.meta.dirname, '../../..');
const packaged = readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n');

/** The sample as it is created on a day. */
function sampleOn(day: string): { path: string; text: string }[] {
  return sampleFiles.map(({ from, to }) => ({
    path: asOf(to, day),
    text: asOf(readFileSync(join(root, from), 'utf8'), day),
  }));
}

/** What is found in the sample on the day on which it is created, as `file: rules`. */
function foundOn(day: string): string[] {
  const files = sampleOn(day);
  const text = (end: string) => files.filter(({ path }) => path.endsWith(end)).map((file) => file.text);
  const policy = text('outreach.yaml')[0]!;
  const assessments = text('.lia.md');
  const templates = files.filter(({ path }) => path.includes('.outreach.'));
  const rules = (findings: readonly { rule: string; severity: string }[]) =>
    findings.map(({ rule, severity }) => `${severity} ${rule}`).join(', ');
  return [
    ...templates.map((each) => {
      const check = checked(each.text, { path: each.path, policy, assessments, today: day });
      return `${each.path} ${check.assessment.status}: ${rules(check.findings)}`;
    }),
    ...files
      .filter(({ path }) => path.endsWith('.lia.md'))
      .map(
        (each) =>
          `${each.path.slice(0, 15)}: ${rules(checkedAssessment(each.text, { path: each.path, policy, today: day }))}`,
      ),
  ];
}

describe('the sample workspace', () => {
  it('consists of files that are packaged', () => {
    for (const { from } of sampleFiles)
      expect(packaged).toContain(from.startsWith('media/walkthrough/') ? '!media/walkthrough/*' : `!${from}`);
    expect(sampleFiles.map(({ to }) => to)).toContain(sampleStart);
  });

  it('has one message with a marked phrase, one without its assessment, and others in order', () => {
    const found = foundOn(sampleDay).join('\n');
    expect(found).toMatch(/page-deals.* mismatch: .*error promotional-phrasing/);
    expect(found).toMatch(/school-survey.* missing: .*error lia-missing/);
    expect(found).toMatch(/page-launch.* covered: (?!.*(?:error|warning))/);
    expect(found).toMatch(/course-feedback.* covered: (?!.*(?:error|warning))/);
    expect(found).toMatch(/appointment-reminder.* not-needed: (?!.*(?:error|warning))/);
  });

  it.each(['2026-11-24', '2027-10-30', '2028-02-29', '2031-01-01', '2036-12-31'])('is the same on %s', (day) => {
    const year = String(Number(day.slice(0, 4)));
    const then = foundOn(day).map((line) => line.replaceAll(`LIA-${year}`, 'LIA-2026'));
    expect(then).toEqual(foundOn(sampleDay));
  });

  it('is as it was written where the clock is behind or unreadable', () => {
    expect(asOf('review-due: 2027-10-12', '2026-01-01')).toBe('review-due: 2027-10-12');
    expect(asOf('review-due: 2027-10-12', 'today')).toBe('review-due: 2027-10-12');
  });

  it('moves dates in every form they are written in, and nothing else', () => {
    expect(asOf('LIA-2026-014, 28 February 2026, 2026-12-31, 2026-09, ring 01632 960123, 00000000', '2027-11-24')).toBe(
      'LIA-2027-014, 1 March 2027, 2028-01-01, 2027-09, ring 01632 960123, 00000000',
    );
  });
});
