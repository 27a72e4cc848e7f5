import type { Assessment } from './assessment';
import { indirectSources, type Question, questionOf, questions } from './questions';

/** Shorter is no answer to any of the questions (INC-1). In UTF-16 code units, runs of white space counted as one. */
const shortestAnswer = 15;

/** Further than this nobody writes a placeholder, and reading on would hold up typing. In UTF-16 code units. */
const judgedLength = 5000;

/** A text that only holds the place of an answer, whatever follows it. */
const placeholderStart = /^\W*(?:to-?do|tbc|tbd|tba|fixme|lorem)(?![\p{L}\p{N}])/iu;
const fillIn = /\[\s*(?:fill|insert|add|your|todo|tbc|tbd|tba|xxx)\b[^[\]]{0,200}\](?!\()/i;
const emptyWords = /\b(?:n\/a|not applicable|none|to be (?:confirmed|completed|decided|done))\b/gi;
const notApplicable = /^\W*(?:n\/a\b|not applicable\b)/i;
/** A reason takes at least so many letters. */
const shortestReason = 10;

/**
 * Whether the text answers that question: long enough and no placeholder. "Not applicable because ..." is an answer where the
 * question may not apply (INC-1).
 */
export function isAnswer(text: string, question: Question): boolean {
  const said = collapse(text.slice(0, judgedLength));
  if (said.length < shortestAnswer || !/\p{L}/u.test(said)) return false;
  if (placeholderStart.test(said) || fillIn.test(said)) return false;
  if (collapse(said.replace(emptyWords, ' ')).replace(/[^\p{L}\p{N}]/gu, '').length === 0) return false;
  if (saysNotApplicable(said) && !(mayNotApply(question) && givesReason(said))) return false;
  const own = [question.question, question.prompt?.text ?? '', `${question.id} ${question.question}`];
  return !own.some((each) => bare(each) === bare(said));
}

/** Whether a question may not apply to some use of data. What has to be answered always applies unless the question says otherwise. */
export function mayNotApply({ required, mayNotApply }: Question): boolean {
  return required !== true || mayNotApply === true;
}

/** Whether a text says no more than that the question doesn't apply, with or without a reason. */
export function saysNotApplicable(text: string): boolean {
  return notApplicable.test(text.slice(0, judgedLength));
}

function givesReason(said: string): boolean {
  return said.replace(notApplicable, '').replace(/\P{L}/gu, '').length >= shortestReason;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether that question has an answer in the assessment. An unknown id has none. */
export function isAnswered(assessment: Assessment, id: string): boolean {
  const question = questionOf(id);
  if (!question) return false;
  if (assessment.answers.some((answer) => answer.id === question.id && isAnswer(answer.text, question))) return true;
  // "Completed by, date" is said by the front-matter too; asking for it twice would only invite contradictions.
  return question.id === 'D2' && assessment.author !== undefined && isDated(assessment);
}

/** Whether the front-matter says on which day the assessment was written, reviewed or approved. */
export function isDated({ approvedOn, lastReviewedOn, createdOn }: Assessment): boolean {
  return (approvedOn ?? lastReviewedOn ?? createdOn) !== undefined;
}

/** All that is written below that question's headings; empty where nothing is. */
export function textOfAnswer({ answers }: Assessment, id: string): string {
  return answers
    .filter((answer) => answer.id === id)
    .map(({ text }) => text)
    .join('\n');
}

/**
 * Groups of questions with one and the same answer, three or more to a group (INC-9): the questions differ, so a copied text
 * answers at most one of them. Letter case, white space and punctuation don't count; placeholders are no answers.
 */
export function copiedAnswers({ answers }: Assessment): string[][] {
  const byText = new Map<string, Set<string>>();
  for (const { id, text } of answers) {
    const question = questionOf(id);
    if (!question || !isAnswer(text, question)) continue;
    const key = bare(text);
    byText.set(key, (byText.get(key) ?? new Set()).add(id));
  }
  return [...byText.values()].filter((ids) => ids.size >= 3).map((ids) => [...ids]);
}

/** The questions that the assessment is incomplete without, in order. */
export function requiredQuestions(assessment: Assessment): Question[] {
  return questions.filter((question) => isAsked(question, assessment));
}

/** Whether the assessment is incomplete without an answer to that question: some are asked only where its facts ask for them. */
export function isAsked({ required }: Question, { scope }: Assessment): boolean {
  return required === true || (required === 'indirect-source' && scope.sources.some(isIndirect));
}

/** Whether data of that source doesn't come from the people themselves (UK GDPR Art 14). */
function isIndirect({ value }: { readonly value: string }): boolean {
  return indirectSources.has(value);
}

/** Ids of the required questions that have no answer, in order. */
export function unanswered(assessment: Assessment): string[] {
  return requiredQuestions(assessment)
    .filter(({ id }) => !isAnswered(assessment, id))
    .map(({ id }) => id);
}
