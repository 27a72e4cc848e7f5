import type { Severity } from '../lint/finding';
import type { Span } from '../text/span';
import type { Assessment } from './assessment';
import { indirectSources, type PartId, parts, type Question, questionOf, questions } from './questions';

/** Something an assessment lacks, as data: rules turn it into findings, the status reads it. */
export interface Shortcoming {
  readonly id: 'INC-1' | 'INC-2' | 'INC-3' | 'INC-4' | 'INC-10';
  readonly severity: Severity;
  /** Continues the sentence "LIA-2026-014 …": "has no owner". */
  readonly lacks: string;
  /** Question the shortcoming is about. */
  readonly question?: string;
}

/** Shorter is no answer to any of the questions (INC-1). In UTF-16 code units, runs of white space counted as one. */
const shortestAnswer = 15;

/** Further than this nobody writes a placeholder, and reading on would hold up typing. In UTF-16 code units. */
const judgedLength = 5000;

/** A text that only holds the place of an answer, whatever follows it. */
const placeholderStart = /^\W*(?:to-?do|tbc|tbd|tba|fixme|lorem)(?![\p{L}\p{N}])/iu;
const fillIn = /\[\s*(?:fill|insert|add|your|todo|tbc|tbd|tba|xxx)\b[^[\]]{0,200}\](?!\()/i;
const emptyWords = /\b(?:n\/a|not applicable|none|to be (?:confirmed|completed|decided|done))\b/gi;

/** Whether the text answers that question: long enough and no placeholder. "Not applicable because ..." is an answer (INC-1). */
export function isAnswer(text: string, question: Question): boolean {
  const said = collapse(text.slice(0, judgedLength));
  if (said.length < shortestAnswer || !/\p{L}/u.test(said)) return false;
  if (placeholderStart.test(said) || fillIn.test(said)) return false;
  if (collapse(said.replace(emptyWords, ' ')).replace(/[^\p{L}\p{N}]/gu, '').length === 0) return false;
  const own = [question.question, question.prompt?.text ?? '', `${question.id} ${question.question}`];
  return !own.some((each) => bare(each) === bare(said));
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
  return question.id === 'D2' && assessment.author !== undefined && completedOn(assessment);
}

/** Ids of the required questions that have no answer, in order. B8 is required where data doesn't come from the people themselves. */
export function unanswered(assessment: Assessment): string[] {
  const indirect = assessment.scope.sources.some((source) => indirectSources.has(source.value));
  return questions
    .filter(({ required }) => required === true || (required === 'indirect-source' && indirect))
    .filter(({ id }) => !isAnswered(assessment, id))
    .map(({ id }) => id);
}

/** Where a finding about that question points: its heading, or the top of the file where it isn't asked. */
export function placeOf(assessment: Assessment, question: string): Span {
  return assessment.answers.find((answer) => answer.id === question)?.headingSpan ?? assessment.header;
}

/**
 * What the assessment lacks, worst kind first: INC-2, INC-3, INC-4, INC-10, then INC-1 question by question (an error once it is
 * approved; in a draft blanks are expected). Source: ICO, "How do we apply legitimate interests in practice?"; Art 5(2) UK GDPR.
 */
export function shortcomings(assessment: Assessment): readonly Shortcoming[] {
  let found = known.get(assessment);
  if (!found) {
    found = find(assessment);
    known.set(assessment, found);
  }
  return found;
}

/** Thousands of templates may ask about one assessment after each change of it. */
const known = new WeakMap<Assessment, readonly Shortcoming[]>();

function find(assessment: Assessment): readonly Shortcoming[] {
  const found: Shortcoming[] = [];
  const open = unanswered(assessment);
  for (const part of ['purpose', 'necessity', 'balancing'] as const) {
    if (questions.some((question) => question.part === part && isAnswered(assessment, question.id))) continue;
    found.push({ id: 'INC-2', severity: 'error', lacks: `answers nothing of part ${headingOf(part)}` });
  }
  if (!assessment.decision) found.push({ id: 'INC-3', severity: 'error', lacks: 'has no decision' });
  else if (!assessment.decisionReasons && !isAnswered(assessment, 'D1')) {
    found.push({ id: 'INC-3', severity: 'error', lacks: 'gives no reasons for its decision' });
  }
  if (!assessment.owner) found.push({ id: 'INC-4', severity: 'error', lacks: 'has no owner' });
  if (!completedOn(assessment) && open.includes('D2')) {
    found.push({ id: 'INC-4', severity: 'error', lacks: 'has no date on which it was completed' });
  }
  if (assessment.decision?.value === 'proceed-with-conditions' && assessment.conditions.length === 0) {
    found.push({ id: 'INC-10', severity: 'error', lacks: 'proceeds with conditions and names none' });
  }
  const severity = assessment.status?.value === 'approved' ? 'error' : 'warning';
  for (const question of open) found.push({ id: 'INC-1', severity, lacks: `has no answer to ${question}`, question });
  return found;
}

function completedOn({ approvedOn, lastReviewedOn, createdOn }: Assessment): boolean {
  return (approvedOn ?? lastReviewedOn ?? createdOn) !== undefined;
}

function headingOf(part: PartId): string {
  return parts.find(({ id }) => id === part)!.heading;
}
