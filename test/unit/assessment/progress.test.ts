import { describe, expect, it } from 'vitest';
import { progressOf, progressWords } from '../../../shared/assessment/progress';
import { standingOf } from '../../../shared/assessment/status';
import { addDays } from '../../../shared/text/iso-day';
import { answerTo, approved, edited, parsed } from './files';

describe('how far an assessment is', () => {
  it('is counted in all and part by part, over the questions that have to be answered', () => {
    const all = progressOf(parsed(approved));
    expect(all.answered).toBe(all.required);
    expect(all.parts.map(({ part }) => part)).toEqual(['purpose', 'necessity', 'balancing', 'decision']);
    expect(all.parts.reduce((sum, { required }) => sum + required, 0)).toBe(all.required);
    const one = progressOf(parsed(edited([answerTo('N2'), 'TODO'])));
    expect(one.answered).toBe(all.answered - 1);
    expect(one.parts.find(({ part }) => part === 'necessity')).toMatchObject({ answered: 3, required: 4 });
    expect(progressWords(one)).toBe(`${one.answered} of ${one.required} answered`);
  });

  it('counts B8 only where the data comes from somebody else', () => {
    const direct = progressOf(parsed(approved)).required;
    expect(progressOf(parsed(edited(['sources: [own-crm]', 'sources: [bought-in-list]']))).required).toBe(direct + 1);
  });

  it('is nought of all for an empty file', () => {
    expect(progressOf(parsed('')).answered).toBe(0);
  });
});

describe('how an assessment stands', () => {
  const on = (text: string, today: string) => standingOf(parsed(text), today);

  it('follows its dates once it is approved', () => {
    expect(on(approved, '2027-11-20').standing).toBe('approved');
    expect(on(approved, '2027-11-21').standing).toBe('review-due');
    expect(on(approved, addDays('2027-11-20', 61)!).standing).toBe('expired');
    expect(on(edited(['status: approved', 'status: draft']), '2030-01-01').standing).toBe('draft');
  });

  it('is closed whatever else it says, and a draft where it says nothing', () => {
    expect(on(edited(['decision: proceed', 'decision: do-not-proceed']), '2030-01-01').standing).toBe('rejected');
    expect(on(edited(['status: approved', 'status: approved\nsuperseded-by: LIA-9']), '2026-12-01')).toEqual({
      standing: 'superseded',
      why: 'LIA-2026-014 was superseded by LIA-9: link LIA-9 if it covers this message.',
    });
    expect(on('', '2026-12-01').standing).toBe('draft');
  });
});
