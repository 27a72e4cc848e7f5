import { expect, it } from 'vitest';
import { answersIn } from '../../../shared/assessment/answers';
import { questions } from '../../../shared/assessment/questions';
import { splitFrontMatter } from '../../../shared/text/front-matter';
import assessments from '../../../syntaxes/snippets/assessments.json';
import templates from '../../../syntaxes/snippets/templates.json';
import { checked } from '../examples';

/** The text of a snippet that somebody has filled in no further: the first of each choice, and nothing else. */
function inserted(body: readonly string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

it.each(Object.entries(templates))(
  '%s leaves open only what a person has to say, and states no fact',
  (_name, { body }) => {
    const text = inserted(body);
    const { findings, fields } = checked(text);
    expect(findings.filter(({ rule }) => /syntax|unknown-field|invalid-value/.test(rule))).toEqual([]);
    expect(fields.text('lawful-basis')).toBeUndefined();
    expect(fields.text('message-nature')).toBeUndefined();
    expect(text).toContain('  subscriber-type: unknown\n');
  },
);

it('the assessment asks every question and answers none', () => {
  const text = inserted(assessments['Legitimate interests assessment'].body);
  const { frontMatter, body: span } = splitFrontMatter(text);
  expect(frontMatter?.problems).toEqual([]);
  const answers = answersIn(text, span);
  expect(answers.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
  expect(answers.filter((answer) => answer.text !== '')).toEqual([]);
});
