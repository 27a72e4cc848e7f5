import type { Answer } from '../assessment/answers';
import type { Assessment } from '../assessment/assessment';
import { isAnswer, mayNotApply, saysNotApplicable } from '../assessment/completeness';
import { firstFence } from '../assessment/places';
import { type PartId, parts, questionOf, questions } from '../assessment/questions';
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
  severity: 'error, warning or information',
  why: 'The questions are the assessment: who skips one has not weighed it. An answer says something about this very use of data; "TODO", "n/a" and a word or two do not. "Not applicable because ..." does, where a question may not apply. Nobody but you can answer, so nothing is ever filled in for you.',
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
      yield { severity, span: asked.headingSpan, message: messageOf(asked), source, fixes: [] };
    }
    yield* askedAgain(assessment);
    if (unasked.length === 0) return;
    const whole = parts.filter(({ id }) => isWhole(id, unasked)).map(({ heading }) => heading);
    const first = whole.length > 0 ? `Nothing is written under ${whole.join(', ')}. ` : '';
    yield {
      severity: gaps[0]!.severity,
      span: firstFence,
      message: `${first}These questions are not in this file: ${unasked.join(', ')}. Add each as a heading such as "### ${unasked[0]}", and answer it.`,
      source,
      fixes: [addQuestions(assessment, subject.text, unasked)],
    };
  },
};

function isWhole(part: string, unasked: readonly string[]): boolean {
  return questions
    .filter((each) => each.part === part && each.required === true)
    .every(({ id }) => unasked.includes(id));
}

function messageOf({ id, text }: Answer): string {
  if (saysNotApplicable(text) && !mayNotApply(questionOf(id)!))
    return `${id} applies to every use of data, so "not applicable" is no answer to it. Say in your own words how it is with this one.`;
  const said = text.trim() === '' ? 'has no answer yet' : 'has no real answer yet, only a few letters or a placeholder';
  return `${id} ${said}. Say in your own words how it is with this use of data; "not applicable" needs a reason.`;
}

/** Two people who write at once leave two headings, and readers find the one that happens to come first. */
function* askedAgain({ answers, path }: Assessment): ReturnType<AssessmentRule['check']> {
  const first = new Map<string, Answer>();
  for (const answer of answers) {
    const before = first.get(answer.id);
    first.set(answer.id, before ?? answer);
    if (!before) continue;
    const blank = [before, answer].some(({ text, id }) => !isAnswer(text, questionOf(id)!));
    const advice = blank ? 'One of them says nothing: remove it.' : 'Put what both say under one of them.';
    yield {
      severity: 'information',
      span: answer.headingSpan,
      message: `${answer.id} stands here more than once. ${advice}`,
      source: 'UK GDPR Art 5(2)',
      fixes: [],
      related: [{ path, span: before.headingSpan, message: `The first ${answer.id} stands here.` }],
    };
  }
}

/** Headings to write under, each where it belongs among the others, and no answers. */
function addQuestions(assessment: Assessment, text: string, ids: readonly string[]): Fix {
  const newLine = newLineOf(text);
  const { headingSpan } = assessment.answers[0] ?? {};
  const marks = headingSpan ? /^\s*(#+)/.exec(text.slice(headingSpan.start, headingSpan.end))![1]! : '###';
  const opened = new Set<PartId>();
  const inserted = new Map<number, string>();
  for (const id of ids) {
    const { part, question } = questionOf(id)!;
    const place = placeIn(part, id, assessment, text);
    const at = place ?? behindEarlierParts(part, assessment, text);
    const lines = [`${marks} ${id} ${question}`, '<!-- answer -->'];
    if (place === undefined && !opened.has(part))
      lines.unshift(`## ${parts.find((each) => each.id === part)!.heading}`, '');
    opened.add(part);
    inserted.set(at, `${inserted.get(at) ?? ''}${newLine}${newLine}${lines.join(newLine)}`);
  }
  return {
    title: ids.length === 1 ? `Add question ${ids[0]}` : `Add the ${ids.length} questions that are missing`,
    safety: 'suggestion',
    edits: [...inserted].map(([at, lines]) => ({
      span: { start: at, end: at },
      newText: at === text.length ? `${lines}${newLine}` : lines,
    })),
  };
}

/** Behind the question before it, else before the one after it, else below the heading of its part; undefined where the part is absent. */
function placeIn(part: PartId, id: string, { answers, partHeadings }: Assessment, text: string): number | undefined {
  const order = questions.filter((each) => each.part === part).map((each) => each.id);
  const asked = (ids: readonly string[]) => answers.filter((answer) => ids.includes(answer.id));
  const before = asked(order.slice(0, order.indexOf(id))).at(-1);
  if (before) return before.span.end;
  const after = asked(order.slice(order.indexOf(id) + 1))[0];
  if (after) return text.slice(0, after.headingSpan.start).trimEnd().length;
  return partHeadings.find((each) => each.part === part)?.span.end;
}

/** Behind all that is written in the parts before it; at the end of the file where none is. */
function behindEarlierParts(part: PartId, { answers, partHeadings }: Assessment, text: string): number {
  const earlier = new Set<PartId>();
  for (const { id } of parts) {
    if (id === part) break;
    earlier.add(id);
  }
  const ends = [
    ...answers.filter(({ id }) => earlier.has(questionOf(id)!.part)).map(({ span }) => span.end),
    ...partHeadings.filter((each) => earlier.has(each.part)).map(({ span }) => span.end),
  ];
  return ends.length > 0 ? Math.max(...ends) : text.trimEnd().length;
}
