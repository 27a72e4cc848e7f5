import type { AssessmentSubject } from '../lint/assessment-subject';
import type { Finding, Severity } from '../lint/finding';
import type { Subject } from '../lint/subject';
import type { WaiverUse } from '../lint/waivers';

/** A message as a user writes it; docs and tests share it. */
export interface Example {
  /** What the example shows, as a heading. */
  readonly title: string;
  /** A whole template. */
  readonly template: string;
  /** The texts that this rule's findings mark, in order; empty in a good example. */
  readonly marks?: readonly string[];
  /** Its file name, where the ending matters; `example.outreach.md` otherwise. */
  readonly path?: string;
  /** Texts of assessments beside it. */
  readonly assessments?: readonly string[];
  /** The policy above it. */
  readonly policy?: string;
  /** Texts of templates beside it. */
  readonly templates?: readonly string[];
}

/** What every rule says about itself: docs, the command line's `explain` and hovers come from here. */
export interface RuleDescription {
  /** Public and stable: users write it in policies and waivers. */
  readonly code: string;
  readonly title: string;
  /** Its severity, or "by appetite" where the policy's risk appetite decides. */
  readonly severity:
    | Severity
    | 'by appetite'
    | 'error or warning'
    | 'error or information'
    | 'error, warning or information'
    | 'warning or information'
    | 'warning, information or hint';
  /** Why it matters and what to do, in a paragraph for writers. */
  readonly why: string;
  readonly sources: readonly string[];
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

/** A rule about templates: a description and a pure function from a subject to findings. */
export interface TemplateRule extends RuleDescription {
  /** Never throws and never looks beyond the subject. */
  check(subject: Subject): Iterable<Omit<Finding, 'rule'>>;
}

/** A rule about the waivers of a template: it runs once all findings are there. */
export interface WaiverRule extends RuleDescription {
  /** Never throws and never looks beyond what it is given. */
  check(uses: readonly WaiverUse[], subject: Subject): Iterable<Omit<Finding, 'rule'>>;
}

/** A rule about assessments, of the same kind. */
export interface AssessmentRule extends RuleDescription {
  /** Never throws and never looks beyond the subject. */
  check(subject: AssessmentSubject): Iterable<Omit<Finding, 'rule'>>;
}
