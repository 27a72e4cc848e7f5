import { describe, expect, it } from 'vitest';
import { AssessmentIndex } from '../../../shared/assessment/assessment-index';
import { assessmentStatuses, type Situation, type StatusInput, statusOf } from '../../../shared/assessment/status';
import { approved, edited, invitation, parsed } from './files';

const today = '2026-11-23';

function situation(text: string, input: Partial<StatusInput> = {}): Situation {
  const index = new AssessmentIndex([parsed(text)]);
  const reference = { id: 'LIA-2026-014' };
  return statusOf({
    lawfulBasis: 'legitimate-interests',
    usesPersonalData: true,
    facts: invitation,
    reference,
    index,
    today,
    ...input,
  });
}

const status = (text: string, input?: Partial<StatusInput>) => situation(text, input).status;
const saying = (value: string) => edited(['status: approved', `status: ${value}`]);

describe('the status of a template', () => {
  it('is covered by an approved assessment that names it', () => {
    const { status, why, assessment } = situation(approved);
    expect(status).toBe('covered');
    expect(why).toBe('LIA-2026-014 is approved and covers this message; its next review is due on 2027-11-20.');
    expect(assessment?.id?.value).toBe('LIA-2026-014');
  });

  it('is not needed on another basis, or without personal data', () => {
    expect(status(approved, { lawfulBasis: 'consent' })).toBe('not-needed');
    expect(status(approved, { lawfulBasis: 'contract', reference: undefined })).toBe('not-needed');
    expect(status(approved, { usesPersonalData: false, reference: undefined })).toBe('not-needed');
  });

  it('is missing without a reference, also while the basis is not settled', () => {
    expect(status(approved, { reference: undefined })).toBe('missing');
    expect(status(approved, { reference: { id: '  ' } })).toBe('missing');
    expect(status(approved, { reference: undefined, lawfulBasis: undefined })).toBe('missing');
    expect(status(approved, { reference: undefined, lawfulBasis: 'soft-opt-in' })).toBe('missing');
    expect(status(approved, { lawfulBasis: undefined })).toBe('covered');
  });

  it('is not found where the reference leads nowhere', () => {
    const { status, why, assessment } = situation(approved, { reference: { id: 'LIA-2026-041' } });
    expect(status).toBe('not-found');
    expect(why).toBe('No assessment has the id LIA-2026-041. Did you mean LIA-2026-014?');
    expect(assessment).toBeUndefined();
    expect(status).toBe(situation('', { reference: { id: '../../etc/passwd' } }).status);
  });

  it.each(['draft', 'in-review', 'changes-requested', 'rejected', 'withdrawn', 'superseded'])(
    'follows an assessment that is %s',
    (value) => {
      expect(status(saying(value))).toBe(value);
    },
  );

  it('tells a marketer why', () => {
    expect(situation(saying('draft')).why).toBe(
      'LIA-2026-014 is still a draft: it has to be approved before this message may go out.',
    );
  });

  it('is draft where nobody can read how far the assessment is', () => {
    expect(status(saying('done'))).toBe('draft');
    expect(situation(saying('done')).why).toContain("can't be read");
  });

  it('is rejected by a decision not to proceed, whatever else it says', () => {
    expect(status(edited(['decision: proceed', 'decision: do-not-proceed']))).toBe('rejected');
    expect(status(saying('draft').replace('decision: proceed', 'decision: { value: do-not-proceed }'))).toBe(
      'rejected',
    );
  });

  it('names the successor', () => {
    const text = edited(['status: approved', 'status: superseded\nsuperseded-by: LIA-2026-020']);
    expect(situation(text).why).toContain('superseded by LIA-2026-020');
  });
});

describe('a review', () => {
  const due = (day: string) => edited(['review-due: 2027-11-20', `review-due: ${day}`]);

  it('is due the day after the date', () => {
    expect(status(due('2026-11-23'))).toBe('covered');
    expect(status(due('2026-11-22'))).toBe('review-due');
  });

  it('that is due soon leaves the template covered', () => {
    expect(status(due('2026-11-30'))).toBe('covered');
  });

  it('may be late for the days of grace', () => {
    expect(status(due('2026-09-24'))).toBe('review-due');
    expect(status(due('2026-09-23'))).toBe('expired');
    expect(status(due('2026-11-15'), { options: { reviewGraceDays: 7 } })).toBe('expired');
  });

  it('does not make a draft expire that was never good', () => {
    expect(status(due('2025-01-01').replace('status: approved', 'status: draft'))).toBe('draft');
  });

  it('without a date that can be read is not due', () => {
    expect(status(due('next year'))).toBe('covered');
    expect(status(due('2026-01-01'), { today: 'now' })).toBe('covered');
  });
});

describe('an assessment of something else', () => {
  it('is a mismatch, and says what it does not cover', () => {
    const { status, why } = situation(approved, { facts: { ...invitation, channel: 'email', purpose: 'demo' } });
    expect(status).toBe('mismatch');
    expect(why).toBe(
      'LIA-2026-014 doesn\'t cover the channel "email": it was written for linkedin-message (and 1 more point).',
    );
  });

  it('is a mismatch as a draft too, but not where it is still blank', () => {
    const email = { facts: { ...invitation, channel: 'email' } };
    expect(status(saying('draft'), email)).toBe('mismatch');
    expect(status(saying('draft').replace('[linkedin-message]', '[]'), email)).toBe('draft');
    expect(status(edited(['[linkedin-message]', '[]']), email)).toBe('mismatch');
  });

  it('is none for a country or an ordinary data field alone', () => {
    expect(status(approved, { facts: { ...invitation, jurisdictions: ['DE'] } })).toBe('covered');
    expect(status(approved, { facts: { ...invitation, mergeFields: [{ name: 'city' }] } })).toBe('covered');
  });

  it('is a mismatch where the words turn out to promote', () => {
    expect(status(approved, { facts: { ...invitation, effectiveNature: 'marketing' } })).toBe('mismatch');
  });

  it('is a mismatch where it was approved after the campaign had started', () => {
    expect(status(approved, { campaignStart: '2026-11-20' })).toBe('covered');
    expect(status(approved, { campaignStart: '2026-11-19' })).toBe('mismatch');
    expect(situation(approved, { campaignStart: '2026-11-19' }).why).toContain(
      'after the campaign had started on 2026-11-19',
    );
    expect(status(approved, { campaignStart: 'autumn' })).toBe('covered');
  });
});

describe('an incomplete assessment', () => {
  const blank = ['We weighed B3 on 12 November and wrote down why.', 'TODO'] as const;

  it('is incomplete once it is approved, and says what is missing', () => {
    const { status, why } = situation(edited(blank));
    expect(status).toBe('incomplete');
    expect(why).toBe('LIA-2026-014 is approved but has no answer to B3: complete it and have it approved again.');
  });

  it('is a draft as long as it is one', () => {
    expect(status(edited(blank, ['status: approved', 'status: draft']))).toBe('draft');
    expect(status(edited(blank, ['status: approved', 'status: in-review']))).toBe('in-review');
  });
});

describe('a change after approval', () => {
  const withApproval = edited([
    'decision: proceed',
    'decision: proceed\napprovals:\n  - { template: li-follow, fingerprint: "1111", on: 2026-11-01, by: Helen Marsh }\n  - { template: li-follow, fingerprint: "2222", on: 2026-11-21, by: Helen Marsh }',
  ]);

  it('of the message is seen by its fingerprint, against the last approval', () => {
    expect(status(withApproval, { template: { id: 'li-follow', fingerprint: '2222' } })).toBe('covered');
    expect(status(withApproval, { template: { id: 'li-follow', fingerprint: '1111' } })).toBe('changed');
    expect(status(withApproval, { template: { id: 'other', fingerprint: '1111' } })).toBe('covered');
    expect(status(withApproval)).toBe('covered');
  });

  it('of the assessment is seen by its version', () => {
    const refer = (version: string) => ({ reference: { id: 'LIA-2026-014', version } });
    expect(status(approved, refer('1'))).toBe('covered');
    expect(status(approved, refer('1.0'))).toBe('covered');
    expect(status(edited(['version: 1', 'version: 2']), refer('1'))).toBe('changed');
    expect(status(edited(['version: 1', 'version: 1.10']), refer('1.1'))).toBe('changed');
  });
});

describe('the worst that applies', () => {
  it('decides', () => {
    const everything = {
      facts: { ...invitation, channel: 'email' },
      campaignStart: '2026-01-01',
      reference: { id: 'LIA-2026-014', version: '9' },
    };
    const bad = edited(['review-due: 2027-11-20', 'review-due: 2026-11-01'], ['owner: Head of Marketing', 'owner:']);
    const ladder = [
      status(bad.replace('status: approved', 'status: rejected'), everything),
      status(bad.replace('status: approved', 'status: withdrawn'), everything),
      status(bad.replace('status: approved', 'status: superseded'), everything),
      status(bad.replace('review-due: 2026-11-01', 'review-due: 2026-01-01'), everything),
      status(bad, everything),
      status(bad, { ...everything, facts: invitation, campaignStart: undefined }),
      status(bad),
      status(bad.replace('owner:', 'owner: Head of Marketing')),
    ];
    expect(ladder).toEqual([
      'rejected',
      'withdrawn',
      'superseded',
      'expired',
      'mismatch',
      'changed',
      'incomplete',
      'review-due',
    ]);
    const places = ladder.map((each) => assessmentStatuses.indexOf(each));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('never promises anything', () => {
    for (const text of [approved, ...['draft', 'in-review', 'rejected'].map(saying)]) {
      expect(situation(text).why).not.toMatch(/complian|safe to send|lawful to send/i);
    }
  });
});
