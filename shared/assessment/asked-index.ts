import type { Assessment } from './assessment';
import type { AssessmentIndex, Candidate, KnownAssessments } from './assessment-index';
import type { TemplateFacts } from './coverage';

/**
 * An index that remembers its questions: whoever made something of its answers can tell later whether another index would have
 * given the same. Of thousands of templates that are checked, nearly all never hear of the one assessment that changed.
 */
export class AskedIndex implements KnownAssessments {
  #index: AssessmentIndex;
  readonly #asked: { readonly question: string; readonly hasSameAnswer: (index: AssessmentIndex) => boolean }[] = [];

  constructor(index: AssessmentIndex) {
    this.#index = index;
  }

  /** Whether that index answers everything that this one was asked in the same way. If so, it takes the place of the old one. */
  holdsFor(index: AssessmentIndex): boolean {
    const holds = this.#asked.every(({ hasSameAnswer }) => hasSameAnswer(index));
    // Thousands of checks would keep the assessments of long ago.
    if (holds) this.#index = index;
    return holds;
  }

  get all(): readonly Assessment[] {
    return this.#ask('all', (index) => index.all, isSameList);
  }

  get ids(): string[] {
    return this.#ask('ids', (index) => index.ids, isSameList);
  }

  get(id: string): Assessment | undefined {
    return this.#ask(`get ${id}`, (index) => index.get(id), Object.is);
  }

  sharing(id: string): readonly Assessment[] {
    return this.#ask(`sharing ${id}`, (index) => index.sharing(id), isSameList);
  }

  nearest(id: string): string[] {
    return this.#ask(`nearest ${id}`, (index) => index.nearest(id), isSameList);
  }

  candidatesFor(facts: TemplateFacts, most?: number): readonly Candidate[] {
    const assessments = (list: readonly Candidate[]) => list.map(({ assessment }) => assessment);
    return this.#ask(
      `candidates ${most} ${JSON.stringify(facts)}`,
      (index) => index.candidatesFor(facts, most),
      (a, b) => isSameList(assessments(a), assessments(b)),
    );
  }

  covering(facts: TemplateFacts, today: string): Assessment[] {
    return this.#ask(`covering ${today} ${JSON.stringify(facts)}`, (index) => index.covering(facts, today), isSameList);
  }

  #ask<Answer>(
    question: string,
    ask: (index: KnownAssessments) => Answer,
    isSame: (a: Answer, b: Answer) => boolean,
  ): Answer {
    const answer = ask(this.#index);
    if (!this.#asked.some((each) => each.question === question))
      this.#asked.push({ question, hasSameAnswer: (index) => isSame(ask(index), answer) });
    return answer;
  }
}

function isSameList<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((each, position) => each === b[position]);
}
