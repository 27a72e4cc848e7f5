import type { AssessmentIndex } from '../assessment/assessment-index';
import type { Check } from '../lint/check';
import type { Policy } from '../policy/policy';
import type { Span } from '../text/span';
import type { FieldTable } from '../vocabulary/field';
import type { UsedValues } from './used-values';

/** What the editor at the other end can do. */
export interface Abilities {
  /** New texts may have stops to fill in. */
  readonly snippets: boolean;
  /** Suggestions open again by themselves where there is something to choose. */
  readonly goesOn: boolean;
}

/** A file that is being written, and what a completion in it may draw on. */
export interface Context {
  readonly path: string;
  readonly text: string;
  readonly kind: 'template' | 'assessment' | 'policy' | 'pack';
  /** Its YAML: all of a policy or a pack; undefined where a message has no front-matter. */
  readonly header: Span | undefined;
  /** What its YAML may hold. */
  readonly table: FieldTable;
  readonly policy: Policy;
  readonly index: AssessmentIndex;
  readonly used: UsedValues;
  /** ISO day. */
  readonly today: string;
  readonly abilities: Abilities;
  /** What is known of the template; undefined for other files. Made when it is asked for. */
  check(): Check | undefined;
}
