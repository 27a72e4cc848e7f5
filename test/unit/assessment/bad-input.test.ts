import { describe, expect, it } from 'vitest';
import { unanswered } from '../../../shared/assessment/completeness';
import { extendAssessment } from '../../../shared/assessment/extend';
import { lensesOf } from '../../../shared/assessment/lenses';
import { progressOf } from '../../../shared/assessment/progress';
import { questions } from '../../../shared/assessment/questions';
import { questionText } from '../../../shared/hover/question';
import { checkedAssessment, foundInAssessment } from '../examples';
import { answerTo, approved, edited, invitation, parsed } from './files';

const titles = (text: string) => lensesOf(parsed(text), '2026-11-23', 2).map(({ title }) => title);

/** The text of every line that a lens stands above, with what the lens says. */
const lenses = (text: string) =>
  lensesOf(parsed(text), '2026-11-23', 2).map(({ title, span }) => `${text.slice(span.start, span.end)}: ${title}`);

describe('an assessment that people wrote freely', () => {
  it('is read by the ids of its headings, whatever stands behind them', () => {
    const renamed = approved.replace(/^### (\w+) .*$/gm, '## **$1**. Our own words');
    expect(unanswered(parsed(renamed))).toEqual([]);
  });

  it('is read by its questions where somebody took the ids away', () => {
    const bare = approved.replace(/^### \w+ (.*)$/gm, '### $1');
    expect(unanswered(parsed(bare))).toEqual([]);
    expect(parsed(bare).answers.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
  });

  it('has its parts under whatever headings people give them', () => {
    const text = approved
      .replace('### P1', '# Why\n\nA word before.\n\n### P1')
      .replace('### N1', '## Is it needed?\n\n### N1')
      .replace('### D1', '## So what\n\n### D1')
      .replace(answerTo('N2'), '');
    expect(lenses(text).slice(4)).toEqual([
      '# Why: 5 of 5 answered',
      '## Is it needed?: 3 of 4 answered',
      '## So what: 3 of 3 answered',
    ]);
  });

  it('counts an answer for the question it stands under, wherever that is', () => {
    const n1 = `### N1 Will this actually achieve the purpose?\n\n${answerTo('N1')}\n`;
    const moved = edited([n1, '']).replace('### P2', `${n1}\n### P2`);
    expect(progressOf(parsed(moved))).toEqual(progressOf(parsed(approved)));
  });

  it('takes headings and answers inside comments for none', () => {
    const text = edited([answerTo('P1'), `<!--\n### P2 hidden\n${answerTo('P1')}\n-->`]);
    expect(unanswered(parsed(text))).toEqual(['P1']);
    expect(parsed(text).answers.filter(({ id }) => id === 'P2')).toHaveLength(1);
  });
});

describe('an assessment that is damaged', () => {
  it('with a byte-order mark and Windows line ends is the same assessment', () => {
    const windows = `\uFEFF${approved.replaceAll('\n', '\r\n')}`;
    expect(progressOf(parsed(windows))).toEqual(progressOf(parsed(approved)));
    expect(titles(windows)).toEqual(titles(approved));
    const text = windows.slice(1);
    const outcome = extendAssessment({
      assessment: parsed(text),
      text,
      template: 'page',
      facts: { ...invitation, channel: 'email' },
      today: '2026-11-23',
    });
    expect(outcome.kind === 'edits' && outcome.edits.map(({ newText }) => newText).join('')).not.toMatch(/[^\r]\n/);
  });

  it('by a merge says how far it is, and nothing of how it stands', () => {
    const text = edited(['status: approved', '<<<<<<< HEAD\nstatus: approved\n=======\nstatus: draft\n>>>>>>> theirs']);
    expect(titles(text).filter((title) => !title.includes('answered'))).toEqual([]);
  });

  it('without front-matter, or with nothing at all, says how far it is', () => {
    expect(titles('')).toEqual([
      '0 of 25 answered: Purpose 0 of 5, Necessity 0 of 4, Balancing 0 of 13, Decision 0 of 3',
    ]);
    expect(titles('# Notes\n### P1 What\nWe want people to know where we are.\n')[0]).toMatch(/^1 of 25 answered/);
  });

  it('has an id that another has too: both are told, and neither is taken for the other', () => {
    const findings = foundInAssessment('duplicate-id', approved, { assessments: [approved] });
    expect(findings).toHaveLength(1);
  });

  it('with answers of a megabyte, or a hundred thousand headings, is read in good time', () => {
    const long = edited([answerTo('P1'), 'We thought about it for a long time. '.repeat(30_000)]);
    expect(unanswered(parsed(long))).toEqual([]);
    expect(checkedAssessment(long).filter(({ rule }) => rule === 'assessment-unanswered')).toEqual([]);
    const many = `${approved}${'### P2\n'.repeat(50_000)}${'# Other\n'.repeat(50_000)}`;
    expect(lensesOf(parsed(many), '2026-11-23', undefined).length).toBeLessThan(10);
    expect(titles(`${approved}### ${'N1 '.repeat(300_000)}`)[0]).toBe('25 of 25 answered');
  });
});

describe('hovering over a question', () => {
  const hover = (text: string, at: string) => questionText(parsed(text), text.indexOf(at))?.markdown;

  it('says what a good answer addresses, and never an answer', () => {
    expect(hover(approved, '### B20')).toContain('*A good answer addresses:* Whether people can say no, how,');
    expect(hover(approved, '### B20')).toContain('It has to be answered. It always applies. (UK GDPR Art 21');
    expect(hover(approved, '### P4')).toContain('It may be left open.');
    expect(hover(approved, '### B8')).toContain('once "scope.sources" names a source other than');
    expect(hover(edited(['[own-crm]', '[scraped]']), '### B8')).toContain('It has to be answered.');
  });

  it('says nothing outside of headings', () => {
    expect(hover(approved, answerTo('P1'))).toBeUndefined();
    expect(hover(approved, 'id: LIA')).toBeUndefined();
  });

  it('has something to say of every question, with its source', () => {
    for (const { id, addresses, source } of questions) {
      expect(addresses.length, id).toBeGreaterThan(40);
      expect(source, id).toMatch(/^(?:UK GDPR|PECR|ICO)/);
    }
  });
});
