import type { Assessment } from './assessment';
import type { Candidate, KnownAssessments } from './assessment-index';
import type { TemplateFacts } from './coverage';

/** A question, so that it can be asked again, and what was answered. Thousands are kept: they hold what they are about, and no functions. */
type Asked =
  | { readonly what: 'all' | 'ids'; readonly answer: readonly unknown[] }
  | { readonly what: 'get'; readonly id: string; readonly answer: Assessment | undefined }
  | { readonly what: 'sharing' | 'nearest'; readonly id: string; readonly answer: readonly unknown[] }
  | {
      readonly what: 'candidates';
      readonly facts: TemplateFacts;
      readonly most: number | undefined;
      readonly answer: readonly Assessment[];
    }
  | {
      readonly what: 'covering';
      readonly facts: TemplateFacts;
      readonly today: string;
      readonly answer: readonly Assessment[];
    };

/**
 * An index that remembers its questions: whoever made something of its answers can tell later whether another index would have
 * given the same. Of thousands of templates that are checked, nearly all never hear of the one assessment that changed.
 */
export class AskedIndex implements KnownAssessments {
  #index: KnownAssessments;
  readonly #asked: Asked[] = [];

  constructor(index: KnownAssessments) {
    this.#index = index;
  }

  /** Whether that index answers everything that this one was asked in the same way. If so, it takes the place of the old one. */
  holdsFor(index: KnownAssessments): boolean {
    const holds = this.#asked.every((asked) => isAnsweredBy(index, asked));
    // Thousands of checks would keep the assessments of long ago.
    if (holds) this.#index = index;
    return holds;
  }

  get all(): readonly Assessment[] {
    const answer = this.#index.all;
    if (!this.#asked.some(({ what }) => what === 'all')) this.#asked.push({ what: 'all', answer });
    return answer;
  }

  get ids(): string[] {
    const answer = this.#index.ids;
    if (!this.#asked.some(({ what }) => what === 'ids')) this.#asked.push({ what: 'ids', answer });
    return answer;
  }

  get(id: string): Assessment | undefined {
    const answer = this.#index.get(id);
    if (!this.#wasAsked('get', id)) this.#asked.push({ what: 'get', id, answer });
    return answer;
  }

  sharing(id: string): readonly Assessment[] {
    const answer = this.#index.sharing(id);
    if (!this.#wasAsked('sharing', id)) this.#asked.push({ what: 'sharing', id, answer });
    return answer;
  }

  nearest(id: string): string[] {
    const answer = this.#index.nearest(id);
    if (!this.#wasAsked('nearest', id)) this.#asked.push({ what: 'nearest', id, answer });
    return answer;
  }

  candidatesFor(facts: TemplateFacts, most?: number): readonly Candidate[] {
    const found = this.#index.candidatesFor(facts, most);
    if (!this.#asked.some((each) => each.what === 'candidates' && each.facts === facts && each.most === most))
      this.#asked.push({ what: 'candidates', facts, most, answer: found.map(assessmentOf) });
    return found;
  }

  covering(facts: TemplateFacts, today: string): Assessment[] {
    const answer = this.#index.covering(facts, today);
    if (!this.#asked.some((each) => each.what === 'covering' && each.facts === facts && each.today === today))
      this.#asked.push({ what: 'covering', facts, today, answer });
    return answer;
  }

  #wasAsked(what: 'get' | 'sharing' | 'nearest', id: string): boolean {
    return this.#asked.some((each) => each.what === what && each.id === id);
  }
}

/** Whether it answers the question in the same way. */
function isAnsweredBy(index: KnownAssessments, asked: Asked): boolean {
  switch (asked.what) {
    case 'all':
    case 'ids':
      return isSameList(index[asked.what], asked.answer);
    case 'get':
      return index.get(asked.id) === asked.answer;
    case 'sharing':
    case 'nearest':
      return isSameList(index[asked.what](asked.id), asked.answer);
    case 'candidates':
      return isSameList(index.candidatesFor(asked.facts, asked.most).map(assessmentOf), asked.answer);
    case 'covering':
      return isSameList(index.covering(asked.facts, asked.today), asked.answer);
  }
}

function assessmentOf({ assessment }: Candidate): Assessment {
  return assessment;
}

function isSameList<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((each, position) => each === b[position]);
}
