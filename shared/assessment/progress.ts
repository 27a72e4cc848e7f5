import type { Assessment } from './assessment';
import { isAnswered, requiredQuestions } from './completeness';
import { type PartId, parts } from './questions';

/** How many of the required questions have an answer. */
export interface Count {
  readonly answered: number;
  readonly required: number;
}

/** How far an assessment is, in all and part by part. */
export interface Progress extends Count {
  /** In order; a part without required questions is left out. */
  readonly parts: readonly (Count & { readonly part: PartId })[];
}

/** How many of the questions that this assessment has to answer are answered. Whether the answers convince is not judged. */
export function progressOf(assessment: Assessment): Progress {
  let known = progresses.get(assessment);
  if (!known) {
    known = count(assessment);
    progresses.set(assessment, known);
  }
  return known;
}

/** Sidebar, lenses and headings ask about one assessment after each change of anything. */
const progresses = new WeakMap<Assessment, Progress>();

function count(assessment: Assessment): Progress {
  const required = requiredQuestions(assessment);
  const byPart = parts.flatMap(({ id: part }) => {
    const asked = required.filter((question) => question.part === part);
    const answered = asked.filter(({ id }) => isAnswered(assessment, id)).length;
    return asked.length === 0 ? [] : [{ part, answered, required: asked.length }];
  });
  const answered = byPart.reduce((sum, each) => sum + each.answered, 0);
  return { answered, required: required.length, parts: byPart };
}

/** "17 of 24 answered". */
export function progressWords({ answered, required }: Count): string {
  return `${answered} of ${required} answered`;
}
