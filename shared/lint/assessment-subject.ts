import type { Assessment } from '../assessment/assessment';
import type { AssessmentIndex } from '../assessment/assessment-index';
import { isClosed } from '../assessment/shortcomings';
import type { Policy } from '../policy/policy';
import type { Mapping } from '../text/tree';
import { fieldsOf, templateId } from './check';

/** A template that refers to an assessment, and what of it matters to the assessment. */
export interface Dependent {
  readonly path: string;
  readonly id: string;
  /** Id of the assessment it names. */
  readonly reference: string;
  readonly purpose: string | undefined;
  readonly live: boolean;
}

/** One assessment and what its findings depend on: nothing else may make them come out differently. */
export interface AssessmentSubject {
  readonly assessment: Assessment;
  /** Without byte-order mark. */
  readonly text: string;
  readonly index: AssessmentIndex;
  readonly policy: Policy;
  /** ISO day. */
  readonly today: string;
  /** The templates that refer to it, by path; undefined where nobody knows, as for a file outside of every folder. */
  readonly dependents: readonly Dependent[] | undefined;
}

/** What a template says to the assessment it names; undefined where it names none. Cheap: no rule runs, no words are read. */
export function dependentOf(path: string, root: Mapping, policy: Policy): Dependent | undefined {
  const fields = fieldsOf({ path, root }, policy);
  const reference = fields.text('lia.ref');
  if (reference === undefined) return undefined;
  const id = templateId(path, fields);
  const live = fields.text('status') === 'live';
  return { path, id, reference, purpose: fields.text('purpose'), live };
}

/**
 * Whether rules may reason from what the assessment doesn't say: not while its header can't be read, because what seems to be
 * missing may only be unreadable, and not once it is closed, because history isn't rewritten.
 */
export function isJudged({ assessment }: AssessmentSubject): boolean {
  return assessment.problems.length === 0 && assessment.header.end > 0 && !isClosed(assessment);
}
