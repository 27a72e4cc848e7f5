import { firstFence } from '../assessment/places';
import { parts, questionOf, questions } from '../assessment/questions';
import { shortcomings } from '../assessment/shortcomings';
import { isJudged } from '../lint/assessment-subject';
import type { Fix } from '../lint/finding';
import { newLineOf } from '../text/new-line';
import type { AssessmentRule } from './rule';

const all = (answer: (id: string) => string) =>
  questions.map(({ id, question }) => `### ${id} ${question}\n${answer(id)}\n`).join('\n');

export const assessmentUnanswered: AssessmentRule = {
  code: 'assessment-unanswered',
  title: 'A question without an answer',
  severity: 'error or warning',
  why: 'The questions are the assessment: who skips one has not weighed it. An answer says something about this very use of data; "TODO", "n/a" and a word or two do not. "Not applicable because ..." does. Nobody but you can answer, so nothing is ever filled in for you.',
  sources: ['UK GDPR Art 6(1)(f)', 'ICO, How do we apply legitimate interests in practice?'],
  bad: [
    {
      title: 'Two that somebody meant to come back to',
      template: `---\nid: LIA-2026-014\nstatus: draft\n---\n${all((id) => (id === 'P2' ? '' : id === 'N3' ? 'TBC' : `We weighed ${id} with care.`))}`,
      path: 'newsletter.lia.md',
      marks: ['### P2 What do you gain?', '### N3 Could you achieve it without the data (e.g. a public post)?'],
    },
    {
      title: 'A part that is missing',
      template: `---\nid: LIA-2026-014\nstatus: approved\n---\n${all((id) => `We weighed ${id} with care.`).replace(/### N[\s\S]*?(?=### B1 )/, '')}`,
      path: 'newsletter.lia.md',
      marks: ['---'],
    },
  ],
  good: [
    {
      title: 'Every question is answered',
      template: `---\nid: LIA-2026-014\nstatus: approved\n---\n${all((id) => `We weighed ${id} with care.`)}`,
      path: 'newsletter.lia.md',
    },
  ],
  *check(subject) {
    if (!isJudged(subject)) return;
    const { assessment } = subject;
    const source = 'ICO, Legitimate interests';
    const gaps = shortcomings(assessment).filter(({ id }) => id === 'INC-1');
    const unasked: string[] = [];
    for (const { question, severity } of gaps) {
      const asked = assessment.answers.findLast(({ id }) => id === question);
      if (!asked) {
        unasked.push(question!);
        continue;
      }
      const said =
        asked.text.trim() === '' ? 'has no answer yet' : 'has no real answer yet, only a few letters or a placeholder';
      const message = `${question} ${said}. Say in your own words how it is with this use of data; "not applicable" needs a reason.`;
      yield { severity, span: asked.headingSpan, message, source, fixes: [] };
    }
    if (unasked.length === 0) return;
    const whole = parts.filter(({ id }) => isWhole(id, unasked)).map(({ heading }) => heading);
    const first = whole.length > 0 ? `Nothing is written under ${whole.join(', ')}. ` : '';
    yield {
      severity: gaps[0]!.severity,
      span: firstFence,
      message: `${first}These questions are not in this file: ${unasked.join(', ')}. Add each as a heading such as "### ${unasked[0]}", and answer it.`,
      source,
      fixes: [addQuestions(subject.text, unasked)],
    };
  },
};

function isWhole(part: string, unasked: readonly string[]): boolean {
  return questions
    .filter((each) => each.part === part && each.required === true)
    .every(({ id }) => unasked.includes(id));
}

/** Headings to write under, and no answers. */
function addQuestions(text: string, ids: readonly string[]): Fix {
  const newLine = newLineOf(text);
  const lines = ids.flatMap((id) => ['', `### ${id} ${questionOf(id)!.question}`, '<!-- answer -->']);
  const start = text.trimEnd().length;
  return {
    title: ids.length === 1 ? `Add question ${ids[0]}` : `Add the ${ids.length} questions that are missing`,
    safety: 'suggestion',
    edits: [{ span: { start, end: text.length }, newText: `${newLine}${lines.join(newLine)}${newLine}` }],
  };
}
