import { describe, expect, it } from 'vitest';
import { needsAttention } from '../../../shared/overview/attention';
import { type EndingWaiver, type OverviewInput, overviewOf } from '../../../shared/overview/overview';
import { monthInWords, monthsFrom } from '../../../shared/overview/reviews';

const today = '2026-11-23';
const none = { error: 0, warning: 0, information: 0, hint: 0 };

function overview(input: Partial<OverviewInput>) {
  return overviewOf({ templates: [], assessments: [], findings: [], unread: 0, today, ...input });
}

function waiver(until: string): EndingWaiver {
  return { uri: 'file:///a', title: 'Offer', rule: 'lia-missing', until, line: 3 };
}

describe('the overview', () => {
  it('counts templates by status, worst first', () => {
    const template = { needsAttention: false, waived: 1, waivers: [] };
    const { statuses, templates, waived } = overview({
      templates: [
        { ...template, status: 'covered' },
        { ...template, status: 'rejected' },
        { ...template, status: 'covered' },
      ],
    });
    expect(statuses).toEqual([
      { status: 'rejected', count: 1 },
      { status: 'covered', count: 2 },
    ]);
    expect([templates, waived]).toEqual([3, 3]);
  });

  it('counts findings by rule, most first, with what the rule is about', () => {
    const { rules, counts } = overview({
      findings: [
        { rule: 'lia-missing', severity: 'error' },
        { rule: 'opt-out-wording', severity: 'warning' },
        { rule: 'opt-out-wording', severity: 'error' },
        { rule: 'of-tomorrow', severity: 'hint' },
      ],
    });
    expect(rules.map(({ rule, count }) => [rule, count])).toEqual([
      ['opt-out-wording', 2],
      ['lia-missing', 1],
      ['of-tomorrow', 1],
    ]);
    expect(rules[0]!.title).not.toBe('opt-out-wording');
    expect(rules[2]!.title).toBe('of-tomorrow');
    expect(counts).toEqual({ ...none, error: 2, warning: 1, hint: 1 });
  });

  it('shows what is overdue, this month and eleven more, and counts what comes later or has no day', () => {
    const reviews = ['overdue', '2026-11', '2027-10', '2027-11', 'none', undefined];
    const result = overview({ assessments: reviews.map((review) => ({ review, dueSoon: review === '2026-11' })) });
    expect(result.reviews).toHaveLength(13);
    expect(result.reviews.filter(({ count }) => count > 0).map(({ time }) => time)).toEqual([
      'overdue',
      '2026-11',
      '2027-10',
    ]);
    expect(result).toMatchObject({ reviewsLater: 1, reviewsUndated: 1, reviewsOverdue: 1, reviewsDueSoon: 1 });
  });

  it('sorts waivers by when they end: today still holds', () => {
    const ends = ['2027-02-22', '2026-11-22', '2026-11-23', '2026-12-23', '2026-12-24', '2027-01-22', '2027-02-21'];
    const { waivers } = overview({
      templates: [{ status: 'covered', needsAttention: false, waived: 0, waivers: ends.map(waiver) }],
    });
    expect(waivers.map(({ time, waivers: all }) => [time, all.map(({ until }) => until)])).toEqual([
      ['ended', ['2026-11-22']],
      ['in-30-days', ['2026-11-23', '2026-12-23']],
      ['in-60-days', ['2026-12-24', '2027-01-22']],
      ['in-90-days', ['2027-02-21']],
    ]);
  });
});

describe('months', () => {
  it('run over the end of the year', () => {
    expect(monthsFrom('2026-11-23', 3)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsFrom('', 3)).toEqual([]);
    expect(monthInWords('2027-01')).toBe('January 2027');
    expect(monthInWords('2027-13')).toBe('2027-13');
  });
});

describe('what needs attention', () => {
  it('is an error, and any assessment that does not carry the message', () => {
    expect(needsAttention('covered', none)).toBe(false);
    expect(needsAttention('not-needed', { ...none, warning: 3 })).toBe(false);
    expect(needsAttention('covered', { ...none, error: 1 })).toBe(true);
    expect(needsAttention('review-due', none)).toBe(true);
    expect(needsAttention('draft', none)).toBe(true);
  });
});
