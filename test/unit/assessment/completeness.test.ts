import { describe, expect, it } from 'vitest';
import { isAnswer, placeOf, shortcomings, unanswered } from '../../../shared/assessment/completeness';
import { questionOf } from '../../../shared/assessment/questions';
import { approved, edited, parsed } from './files';

const answerTo = (id: string) => `We weighed ${id} on 12 November and wrote down why.`;
const ids = (text: string) => shortcomings(parsed(text)).map(({ id, question }) => question ?? id);

describe('an answer', () => {
  const p7 = questionOf('P7')!;

  it.each([
    'We rely on consent.',
    'Not applicable because we only use our own contact records.',
    'N/A because nobody is profiled.',
    'None identified: the page is public and free.',
    'Todos los datos son públicos y profesionales.',
    'See [your rights](https://example.co.uk/rights) in our notice.',
  ])('is: %s', (text) => {
    expect(isAnswer(text, p7)).toBe(true);
  });

  it.each([
    '',
    '   \n\t ',
    'Yes.',
    'Yes     \n\n    .',
    'n/a',
    'Not applicable.',
    'N/A - not applicable',
    'TODO: ask Helen about the retention period',
    '**TBC** with the privacy team next week',
    'tbd, waiting for the supplier to answer',
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit.',
    'Our PECR route is [fill in], because they asked for it.',
    'The retention is [insert number of months] months.',
    '------------------------------',
    'PECR route: …',
    'P7 Do specific data rules apply (PECR, profiling) and are you meeting them?',
    'do specific data rules apply (PECR, profiling) and are you meeting them',
  ])('is not: %j', (text) => {
    expect(isAnswer(text, p7)).toBe(false);
  });

  it('is judged in good time however odd it is', () => {
    expect(isAnswer(`${'[your '.repeat(50_000)}answer`, p7)).toBe(true);
    expect(isAnswer('\u00A0 '.repeat(100_000), p7)).toBe(false);
  });
});

describe('unanswered questions', () => {
  it('are none in a complete assessment', () => {
    expect(unanswered(parsed(approved))).toEqual([]);
  });

  it('are named in order, once they are required', () => {
    const text = edited([answerTo('N3'), 'TBC'], [answerTo('P1'), ''], [answerTo('P3'), ''], [answerTo('B20'), 'Yes']);
    expect(unanswered(parsed(text))).toEqual(['P1', 'N3', 'B20']);
  });

  it('include what the third party said only where data comes from one', () => {
    const withoutB8 = [answerTo('B8'), ''] as const;
    expect(unanswered(parsed(edited(withoutB8)))).toEqual([]);
    expect(unanswered(parsed(edited(withoutB8, ['sources: [own-crm]', 'sources: [own-crm, bought-in-list]'])))).toEqual(
      ['B8'],
    );
  });

  it('leave out who completed it and when where the front-matter says so', () => {
    const withoutD2 = [answerTo('D2'), ''] as const;
    expect(unanswered(parsed(edited(withoutD2)))).toEqual([]);
    expect(unanswered(parsed(edited(withoutD2, ['author: Sam Archer', 'author: ""'])))).toEqual(['D2']);
  });

  it('are answered by either of two sections', () => {
    expect(unanswered(parsed(`${edited([answerTo('P1'), ''])}\n### P1 again\nWe invite people to a page.\n`))).toEqual(
      [],
    );
  });

  it('point at their heading, or at the front-matter where they are not asked', () => {
    const assessment = parsed(approved.replace('### P5 How', '### How'));
    const place = placeOf(assessment, 'P6');
    expect(approved.replace('### P5 How', '### How').slice(place.start, place.end)).toContain('### P6');
    expect(placeOf(assessment, 'P5')).toEqual(assessment.header);
  });
});

describe('shortcomings', () => {
  it('are none in a complete assessment', () => {
    expect(shortcomings(parsed(approved))).toEqual([]);
  });

  it('name a part without any answer', () => {
    const text = approved.replace(/### N\d .*\n\n.*\n/g, '');
    expect(shortcomings(parsed(text))[0]).toMatchObject({
      id: 'INC-2',
      lacks: 'answers nothing of part 2 Necessity test',
    });
    expect(ids(text)).toEqual(['INC-2', 'N1', 'N2', 'N3', 'N4']);
  });

  it('name a missing decision and missing reasons', () => {
    expect(ids(edited(['decision: proceed', 'decision: ""']))).toEqual(['INC-3']);
    expect(ids(edited([answerTo('D1'), 'Yes']))).toEqual(['INC-3', 'D1']);
    expect(
      ids(
        edited([answerTo('D1'), 'Yes'], ['decision: proceed', 'decision: { outcome: proceed, reasons: Low impact }']),
      ),
    ).toEqual(['D1']);
  });

  it('name a missing owner and a missing date', () => {
    expect(ids(edited(['owner: Head of Marketing', 'owner:']))).toEqual(['INC-4']);
    const undated = edited(
      [answerTo('D2'), ''],
      ['approved-on: 2026-11-20', 'approved-on:'],
      ['created-on: 2026-11-02', 'created-on:'],
      ['last-reviewed-on: 2026-11-20', 'last-reviewed-on:'],
    );
    expect(ids(undated)).toEqual(['INC-4', 'D2']);
  });

  it('name conditions that nobody wrote down', () => {
    expect(ids(edited(['decision: proceed', 'decision: proceed-with-conditions']))).toEqual(['INC-10']);
    expect(
      ids(edited(['decision: proceed', 'decision: proceed-with-conditions\nconditions: Only once a year'])),
    ).toEqual([]);
  });

  it('make a blank an error only once the assessment is approved', () => {
    const blank = [answerTo('P1'), ''] as const;
    expect(shortcomings(parsed(edited(blank)))[0]?.severity).toBe('error');
    expect(shortcomings(parsed(edited(blank, ['status: approved', 'status: draft'])))[0]?.severity).toBe('warning');
  });
});
