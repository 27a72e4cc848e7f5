import { describe, expect, it } from 'vitest';
import { isAnswer, unanswered } from '../../../shared/assessment/completeness';
import { firstFence, placeOfQuestion } from '../../../shared/assessment/places';
import { questionOf } from '../../../shared/assessment/questions';
import { answerTo, approved, edited, parsed } from './files';

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

  it.each(['P1', 'N3', 'B20', 'D1'])('to %s is never that it is not applicable: it always applies', (id) => {
    expect(isAnswer('Not applicable because we only use our own contact records.', questionOf(id)!)).toBe(false);
    expect(isAnswer('N/A - this is a message to customers who know us well.', questionOf(id)!)).toBe(false);
  });

  it.each(['B1', 'B8', 'B12'])('to %s may be that it is not applicable, with a reason', (id) => {
    expect(isAnswer('Not applicable because we only use our own contact records.', questionOf(id)!)).toBe(true);
    expect(isAnswer('Not applicable at all, no.', questionOf(id)!)).toBe(false);
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

  it('point at their heading, or at the top of the front-matter where they are not asked', () => {
    const text = edited(['### P5 How much do those benefits matter?', '### Benefits']);
    const assessment = parsed(text);
    const place = placeOfQuestion(assessment, 'P6');
    expect(text.slice(place.start, place.end)).toContain('### P6');
    expect(placeOfQuestion(assessment, 'P5')).toEqual(firstFence);
  });
});
