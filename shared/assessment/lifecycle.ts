import type { AssessmentSubject } from '../lint/assessment-subject';
import type { Check } from '../lint/check';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import type { Assessment, LifecycleState } from './assessment';

/** What people can record about an assessment. Reviews that are due and expiry are computed, so nobody records those. */
export const transitions = [
  'submit',
  'request-changes',
  'approve',
  'reject',
  'supersede',
  'withdraw',
  'review',
] as const;
export type Transition = (typeof transitions)[number];

export interface Move {
  /** As commands and quick fixes name it. */
  readonly title: string;
  /** Continues "LIA-2026-014 can't be". */
  readonly participle: string;
  readonly from: readonly LifecycleState[];
  readonly to: LifecycleState;
  /** Whether others rely on the result, so that it must hold no errors. */
  readonly complete: boolean;
}

/**
 * Which way leads where. An approved assessment can be approved again: that records what its templates say now. Rejected, withdrawn
 * and superseded are final: whoever changes their mind begins a new assessment, and the old one stays evidence (UK GDPR Art 5(2)).
 */
export const moves: Readonly<Record<Transition, Move>> = {
  submit: {
    title: 'Submit for Review',
    participle: 'submitted for review',
    from: ['draft', 'changes-requested'],
    to: 'in-review',
    complete: true,
  },
  'request-changes': {
    title: 'Request Changes',
    participle: 'sent back for changes',
    from: ['in-review'],
    to: 'changes-requested',
    complete: false,
  },
  approve: {
    title: 'Record Approval',
    participle: 'approved',
    from: ['in-review', 'approved'],
    to: 'approved',
    complete: true,
  },
  reject: { title: 'Record Rejection', participle: 'rejected', from: ['in-review'], to: 'rejected', complete: false },
  supersede: { title: 'Supersede', participle: 'superseded', from: ['approved'], to: 'superseded', complete: false },
  withdraw: {
    title: 'Withdraw',
    participle: 'withdrawn',
    from: ['draft', 'in-review', 'changes-requested', 'approved'],
    to: 'withdrawn',
    complete: false,
  },
  review: { title: 'Record Review', participle: 'reviewed', from: ['approved'], to: 'approved', complete: true },
};

/** The state that counts: while nobody has written one, it is a draft. Undefined where what is written is no state. */
export function stateOf({ status, root }: Assessment): LifecycleState | undefined {
  if (status) return status.value;
  const written = root.entries.find(({ key }) => key === 'status')?.value;
  return written && !(written.kind === 'scalar' && written.text.trim() === '') ? undefined : 'draft';
}

/** What can be recorded now, in the order of {@link transitions}. Whether it lacks anything is another question. */
export function possible(assessment: Assessment): Transition[] {
  const state = stateOf(assessment);
  return transitions.filter((each) => state !== undefined && moves[each].from.includes(state));
}

/** What is asked of the person who records something. */
export type QuestionName = 'opinion' | 'adviser' | 'by' | 'reason' | 'successor' | 'review-due';

export interface Question {
  readonly name: QuestionName;
  readonly kind: 'text' | 'day' | 'person' | 'choice';
  readonly prompt: string;
  /** To choose from; a person may be somebody else where `open`. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly detail?: string }[];
  readonly open: boolean;
  /** Written beforehand, to be kept or changed. */
  readonly value?: string;
}

export type Answers = Readonly<Partial<Record<QuestionName, string>>>;

/** A template that refers to the assessment. */
export type Covered = Pick<Check, 'id' | 'template' | 'fields'>;

export interface Circumstances {
  /** The assessment as it stands, with all it is judged by. */
  readonly subject: AssessmentSubject;
  /** The templates that refer to it. */
  readonly covered: readonly Covered[];
  /** Path of the one template that is to be approved again; all where absent. */
  readonly only?: string | undefined;
}

/** Something that stands in the way, and where it can be put right. */
export interface Gap {
  readonly message: string;
  /** File the span counts in; undefined where it is no file of theirs. */
  readonly path?: string;
  readonly span?: Span;
}

/** What came of it: a refusal, questions that are open still, or the edits of the assessment. Nothing has been written. */
export type Outcome =
  | { readonly kind: 'refused'; readonly message: string; readonly gaps: readonly Gap[] }
  | { readonly kind: 'asks'; readonly questions: readonly Question[] }
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly done: string };

export function refused(message: string, ...gaps: readonly Gap[]): Outcome {
  return { kind: 'refused', message, gaps };
}
