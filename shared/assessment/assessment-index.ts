import { closest } from '../text/closest';
import { compareDays } from '../text/iso-day';
import type { Assessment } from './assessment';
import { compare, type Mismatch, type TemplateFacts } from './coverage';

/** An assessment that a template could refer to, and what of the template it doesn't cover yet. */
export interface Candidate {
  readonly id: string;
  readonly assessment: Assessment;
  readonly mismatches: readonly Mismatch[];
}

/** All that can be asked about the assessments of a workspace folder. */
export type KnownAssessments = Pick<AssessmentIndex, keyof AssessmentIndex>;

/** The assessments of a workspace folder, by id. Never changes: a change of a file makes a new index. */
export class AssessmentIndex {
  /** Every assessment, also those without an id, by path. */
  readonly all: readonly Assessment[];
  readonly #byId = new Map<string, [Assessment, ...Assessment[]]>();
  /** Approved ones by each of their purposes. Most templates never ask. */
  #byPurpose: Map<string, Assessment[]> | undefined;
  /** By the facts they were asked for: templates of one kind share them, and each change asks anew for all that lack one. */
  readonly #candidates = new Map<string, readonly Candidate[]>();

  constructor(assessments: Iterable<Assessment>) {
    this.all = [...assessments].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    for (const assessment of this.all) {
      if (!assessment.id) continue;
      const same = this.#byId.get(assessment.id.value);
      if (same) same.push(assessment);
      else this.#byId.set(assessment.id.value, [assessment]);
    }
  }

  /** Every id that is in use, once. */
  get ids(): string[] {
    return [...this.#byId.keys()];
  }

  /** The assessment with exactly that id; where several claim it, the first by path. */
  get(id: string): Assessment | undefined {
    return this.#byId.get(id)?.[0];
  }

  /** Every assessment with exactly that id, by path: more than one is a mistake somebody must put right. */
  sharing(id: string): readonly Assessment[] {
    return this.#byId.get(id) ?? [];
  }

  /** "Did you mean": ids that `id` may be a slip of, nearest first. */
  nearest(id: string): string[] {
    return closest(id, this.#byId.keys());
  }

  /**
   * Assessments that the template could refer to, the one that covers most of it first. What can't carry a message any more
   * (rejected, withdrawn, superseded, decided against) is no candidate. Blanks count against an assessment here, draft or not. Only the
   * first `most` where that is given.
   */
  candidatesFor(facts: TemplateFacts, most?: number): readonly Candidate[] {
    const key = JSON.stringify(facts);
    let known = this.#candidates.get(key);
    if (!known) {
      known = this.#candidatesFor(facts);
      if (this.#candidates.size < mostKinds) this.#candidates.set(key, known);
    }
    return most === undefined ? known : known.slice(0, most);
  }

  #candidatesFor(facts: TemplateFacts): Candidate[] {
    const candidates = [...this.#byId].flatMap(([id, [assessment]]) => {
      if (isClosed(assessment)) return [];
      const mismatches = compare(assessment, facts, true);
      const errors = mismatches.filter(({ severity }) => severity === 'error').length;
      const standing = standings.indexOf(assessment.status?.value ?? 'draft');
      return [{ id, assessment, mismatches, rank: [errors, mismatches.length, standing] }];
    });
    candidates.sort((a, b) => byRank(a.rank, b.rank));
    return candidates.map(({ id, assessment, mismatches }) => ({ id, assessment, mismatches }));
  }

  /**
   * Approved assessments whose review isn't overdue and that cover the template without an error, best first. Of very many with
   * the same purpose only the first are compared: thousands of templates may ask after each change of an assessment.
   */
  covering(facts: TemplateFacts, today: string): Assessment[] {
    if (facts.purpose === undefined) return [];
    this.#byPurpose ??= this.#approvedByPurpose();
    return (this.#byPurpose.get(facts.purpose) ?? [])
      .slice(0, mostCompared)
      .filter(({ reviewDue }) => !reviewDue || compareDays(today, reviewDue.value) <= 0)
      .map((assessment) => ({ assessment, mismatches: compare(assessment, facts, true) }))
      .filter(({ mismatches }) => mismatches.every(({ severity }) => severity !== 'error'))
      .sort((a, b) => a.mismatches.length - b.mismatches.length)
      .map(({ assessment }) => assessment);
  }

  #approvedByPurpose(): Map<string, Assessment[]> {
    const byPurpose = new Map<string, Assessment[]>();
    for (const [assessment] of this.#byId.values()) {
      if (assessment.status?.value !== 'approved' || isClosed(assessment)) continue;
      for (const purpose of new Set(assessment.scope.purposes.map(({ value }) => value))) {
        const same = byPurpose.get(purpose);
        if (same) same.push(assessment);
        else byPurpose.set(purpose, [assessment]);
      }
    }
    return byPurpose;
  }
}

const mostCompared = 20;
const mostKinds = 200;

/** Among equals, the one that is furthest on its way. */
const standings: readonly string[] = ['approved', 'in-review', 'draft', 'changes-requested'];

function isClosed({ status, decision, supersededBy }: Assessment): boolean {
  if (supersededBy || decision?.value === 'do-not-proceed') return true;
  return status !== undefined && !standings.includes(status.value);
}

function byRank(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    if (value !== b[i]) return value - b[i]!;
  }
  return 0;
}
