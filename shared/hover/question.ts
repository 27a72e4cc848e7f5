import type { Assessment } from '../assessment/assessment';
import { isAsked } from '../assessment/completeness';
import { questionOf } from '../assessment/questions';
import { plainMarkdown } from '../text/markdown';
import type { Hover } from './hover';

/** What a good answer to the question in a heading addresses; undefined where the offset is in no question's heading. Never an answer. */
export function questionText(assessment: Assessment, offset: number): Hover | undefined {
  const asked = assessment.answers.find(({ headingSpan }) => headingSpan.start <= offset && offset <= headingSpan.end);
  const question = asked && questionOf(asked.id);
  if (!asked || !question) return undefined;
  const { id, addresses, source } = question;
  const need = isAsked(question, assessment)
    ? 'It has to be answered.'
    : question.required === 'indirect-source'
      ? 'It has to be answered once "scope.sources" names a source other than the people themselves.'
      : 'It may be left open.';
  const notApplicable =
    question.required === true && !question.mayNotApply
      ? 'It always applies.'
      : 'If it does not apply, say why: "Not applicable because ...".';
  const parts = [
    `**${id}** ${plainMarkdown(question.question)}`,
    `*A good answer addresses:* ${plainMarkdown(addresses)}`,
    plainMarkdown(`${need} ${notApplicable} (${source})`),
  ];
  return { span: asked.headingSpan, markdown: parts.join('\n\n') };
}
