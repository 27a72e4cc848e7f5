import type { Assessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import type { AssessmentSubject } from '../../shared/lint/assessment-subject';
import { checkAssessment } from '../../shared/lint/check-assessment';
import type { Finding } from '../../shared/lint/finding';
import type { Contents } from './contents';
import { type AllDependents, type Dependents, noDependents } from './dependents';
import type { AssessmentSurroundings, File } from './file';
import type { Kinds } from './kinds';

/** What assessments are judged by. */
interface Surroundings {
  readonly files: ReadonlyMap<string, File>;
  readonly kinds: Kinds;
  readonly contents: Contents;
  /** Undefined where nobody knows who refers to them: a file outside of every folder has no neighbours. */
  readonly dependents: AllDependents | undefined;
  readonly todayFor: (path: string) => string;
}

/** The assessments of a folder and what is found in them, made when somebody asks and kept while it holds. */
export class AssessmentChecks {
  readonly #around: Surroundings;
  #index: AssessmentIndex | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** An assessment or a policy changed, came or went. */
  forget(): void {
    this.#index = undefined;
  }

  /** All assessments that can be read: the same object until one of them is another. */
  get index(): AssessmentIndex {
    const { kinds, contents } = this.#around;
    this.#index ??= new AssessmentIndex(kinds.paths('assessment').flatMap((path) => contents.assessment(path) ?? []));
    return this.#index;
  }

  /** One assessment and what it is judged by; undefined where there is no readable assessment at that path. */
  subject(path: string): AssessmentSubject | undefined {
    const { kinds, contents, todayFor } = this.#around;
    const assessment = contents.assessment(path);
    const text = contents.text(path);
    if (!assessment || text === undefined) return undefined;
    const { index } = this;
    const dependents = this.#dependentsOf(assessment)?.templates;
    return { assessment, text, index, policy: kinds.policyOf(path), today: todayFor(path), dependents };
  }

  /** What is found in the assessment at a path; nothing where there is no readable one. */
  findings(path: string): readonly Finding[] {
    const subject = this.subject(path);
    const file = this.#around.files.get(path);
    if (!subject || !file) return [];
    const { assessment, policy, today, dependents } = subject;
    const namesakes = assessment.id ? subject.index.sharing(assessment.id.value) : [];
    const now: AssessmentSurroundings = {
      policy,
      today,
      dependents,
      namesakes: namesakes.map((each) => `${each.id!.span.start} ${each.path}`).join('\n'),
    };
    if (!file.assessed || !isSame(file.assessed.of, now))
      file.assessed = { of: now, findings: checkAssessment(subject) };
    return file.assessed.findings;
  }

  /** Names the state of the templates that refer to the assessment at a path; undefined where there is no readable one. */
  dependentsState(path: string): string | undefined {
    const assessment = this.#around.contents.assessment(path);
    return assessment && this.#dependentsOf(assessment)?.state;
  }

  #dependentsOf({ id }: Assessment): Dependents | undefined {
    const { dependents } = this.#around;
    return dependents && ((id && dependents.of(id.value)) ?? noDependents);
  }
}

function isSame(a: AssessmentSurroundings, b: AssessmentSurroundings): boolean {
  return a.policy === b.policy && a.today === b.today && a.dependents === b.dependents && a.namesakes === b.namesakes;
}
