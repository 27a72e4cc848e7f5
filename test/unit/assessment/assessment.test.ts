import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { approved, edited, parsed } from './files';

describe('an assessment', () => {
  const assessment = parsed(approved);

  it('is read field by field', () => {
    expect(assessment.problems).toEqual([]);
    expect(assessment.id?.value).toBe('LIA-2026-014');
    expect(assessment.title?.value).toBe('LIA – Invite privacy professionals to follow our page');
    expect(assessment.version?.value).toBe('1');
    expect(assessment.status?.value).toBe('approved');
    expect(assessment.approvedOn?.value).toBe('2026-11-20');
    expect(assessment.reviewDue?.value).toBe('2027-11-20');
    expect(assessment.scope.channels.map(({ value }) => value)).toEqual(['linkedin-message']);
    expect(assessment.scope.includesChildren?.value).toBe(false);
    expect(assessment.scope.frequency.perDays?.value).toBe(365);
    expect(assessment.pecrRoute.route?.value).toBe('not-marketing');
    expect(assessment.dpoReview.opinion?.value).toBe('supports');
    expect(assessment.dpia.screened?.value).toBe(true);
    expect(assessment.safeguards[0]?.status?.value).toBe('in-place');
    expect(assessment.optOut?.value).toBe('Reply "no thanks"; added to the suppression list the same day');
    expect(assessment.decision?.value).toBe('proceed');
  });

  it('knows where each value stands', () => {
    const at = (field: { span: { start: number; end: number } } | undefined) =>
      field && approved.slice(field.span.start, field.span.end);
    expect(at(assessment.status)).toBe('approved');
    expect(at(assessment.scope.subscriberTypes[0])).toBe('unknown');
    expect(at(assessment.dpoReview.date)).toBe('2026-11-19');
    expect(at(assessment.answers[1])).toBe('We weighed P2 on 12 November and wrote down why.');
  });

  it('counts from after a byte-order mark', () => {
    const marked = parsed(`\uFEFF${approved}`);
    expect(marked.problems).toEqual([]);
    expect(marked.status?.span).toEqual(assessment.status?.span);
  });

  it('may use objects where the stub has plain values', () => {
    const other = parsed(
      edited(
        [
          'decision: proceed',
          'decision: { outcome: proceed-with-conditions, reasons: The safeguards are in place }\nconditions: [Only once a year]',
        ],
        ['pecr-route: not-marketing', 'pecr-route: { route: consent, reason: Asked at the stand }'],
        ['owner: Head of Marketing', 'owner: { name: Helen Marsh, role: Head of Marketing }'],
        [
          'privacy-notice: https://example.co.uk/privacy',
          'privacy-notice: { url: "https://example.co.uk/p", section: 4 }',
        ],
      ),
    );
    expect(other.decision?.value).toBe('proceed-with-conditions');
    expect(other.decisionReasons?.value).toBe('The safeguards are in place');
    expect(other.conditions.map(({ value }) => value)).toEqual(['Only once a year']);
    expect(other.pecrRoute.route?.value).toBe('consent');
    expect(other.pecrRoute.reason?.value).toBe('Asked at the stand');
    expect(other.owner?.value).toBe('Helen Marsh');
    expect(other.privacyNotice?.value).toBe('https://example.co.uk/p');
  });

  it('never guesses what it cannot read', () => {
    const odd = parsed(
      edited(
        ['status: approved', 'status: expired'],
        ['approved-on: 2026-11-20', 'approved-on: 20 November'],
        ['review-due: 2027-11-20', 'review-due: 2027-02-30'],
        ['decision: proceed', 'decision: go ahead'],
        ['owner: Head of Marketing', 'owner: " "'],
        ['channels: [linkedin-message]', 'channels: { email: yes }'],
        ['includes-children: false', 'includes-children: maybe'],
      ),
    );
    expect(odd.problems).toEqual([]);
    const { status, approvedOn, reviewDue, decision, owner, scope } = odd;
    for (const value of [status, approvedOn, reviewDue, decision, owner, scope.includesChildren]) {
      expect(value).toBeUndefined();
    }
    expect(scope.channels).toEqual([]);
  });

  it('takes a single value for a list of one', () => {
    const { scope } = parsed(edited(['channels: [linkedin-message]', 'channels: email']));
    expect(scope.channels.map(({ value }) => value)).toEqual(['email']);
  });

  it('keeps recorded approvals', () => {
    const { approvals } = parsed(
      edited([
        'decision: proceed',
        'decision: proceed\napprovals:\n  - { template: li-follow, version: 1, fingerprint: 9f2c, on: 2026-11-21, by: Helen Marsh }',
      ]),
    );
    expect(approvals).toHaveLength(1);
    expect(approvals[0]?.template?.value).toBe('li-follow');
    expect(approvals[0]?.fingerprint?.value).toBe('9f2c');
    expect(approvals[0]?.on?.value).toBe('2026-11-21');
  });

  it('without front-matter says so', () => {
    const bare = parseAssessment('notes.lia.md', '# Our assessment\n\nWe think it is fine.\n');
    expect(bare.id).toBeUndefined();
    expect(bare.problems).toHaveLength(1);
    expect(bare.problems[0]?.message).toContain('no front-matter');
  });

  it('with broken YAML keeps what can be read', () => {
    const broken = parsed(edited(['owner: Head of Marketing', 'owner: "Head of Marketing']));
    expect(broken.problems.length).toBeGreaterThan(0);
    expect(broken.id?.value).toBe('LIA-2026-014');
  });

  it.each([
    '',
    '---',
    '---\n',
    '---\n---',
    '---\nnull\n---\n',
    '---\n- a\n---',
    '\u0000\uFFFD',
    '---\nscope: [[[[\n',
    '---\na: &a [*a]\n---\n',
  ])('is read whatever the file holds: %j', (text) => {
    expect(parsed(text).id).toBeUndefined();
  });
});
