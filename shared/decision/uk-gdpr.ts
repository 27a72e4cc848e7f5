import type { AssessmentStatus } from '../assessment/status';
import type { Severity } from '../lint/finding';
import { dayInWords } from '../text/iso-day';
import { type Circumstances, isMarketing, mayBeMarketing } from './circumstances';

/** May the data be used? The UK GDPR track of a decision; nothing on it clears anything under PECR. */
export interface UkGdprDecision {
  /** The lawful basis that is declared; undefined where none is. */
  readonly basis: string | undefined;
  /** How the assessment stands. */
  readonly status: AssessmentStatus;
  /** The state of things in a few words: "LIA-2026-014 approved until 1 Mar 2027". */
  readonly line: string;
  /** One sentence for a writer. */
  readonly reason: string;
  readonly source: string;
  /** What speaks against the basis, worst first. */
  readonly problems: readonly BasisProblem[];
}

/** A lawful basis that can't carry this message, or not well. */
export interface BasisProblem {
  /** Its place in the decision table, or the condition it comes from. */
  readonly id: string;
  readonly severity: Severity;
  /** The problem in a few words. */
  readonly brief: string;
  /** What we saw, why it matters, what to do. */
  readonly message: string;
  readonly source: string;
  when(given: Circumstances): boolean;
}

const basisIs = ({ facts }: Circumstances, ...bases: readonly string[]) => bases.includes(facts.lawfulBasis ?? '');

/** In the order of their weight. */
export const basisProblems: readonly BasisProblem[] = [
  {
    id: 'I8',
    severity: 'error',
    brief: 'recognised legitimate interest cannot carry marketing',
    message:
      'A recognised legitimate interest is one of five public-interest conditions, such as safeguarding or an emergency, and none of them is marketing. Choose another basis: legitimate interests with an assessment, or consent.',
    source: 'UK GDPR Art 6(1)(ea), Annex 1',
    when: (given) => basisIs(given, 'recognised-legitimate-interest') && mayBeMarketing(given),
  },
  {
    id: 'I11',
    severity: 'error',
    brief: 'a public authority cannot rely on legitimate interests for its tasks',
    message:
      'Public authorities cannot rely on legitimate interests for what they do as part of their tasks. Use public task if this message belongs to yours; if it lies outside them, record that and why.',
    source: 'UK GDPR Art 6(1), last paragraph',
    when: (given) => basisIs(given, 'legitimate-interests') && given.facts.organisationType === 'public-authority',
  },
  {
    id: 'V-30',
    severity: 'warning',
    brief: 'public task without a public authority',
    message:
      'Public task is for what a law gives you to do in the public interest, which is rarely so outside public authorities. Say under "organisation" that you are one, or choose another basis.',
    source: 'UK GDPR Art 6(1)(e), (3); DPA 2018 s 8',
    when: (given) => basisIs(given, 'public-task') && given.facts.organisationType !== 'public-authority',
  },
  {
    id: 'V-31',
    severity: 'warning',
    brief: 'marketing is rarely necessary for a contract',
    message:
      'The message is marketing, and marketing is hardly ever necessary to carry out a contract with the person. Take the promotion out, or choose another basis: consent, or legitimate interests with an assessment.',
    source: 'UK GDPR Art 6(1)(b)',
    when: (given) => basisIs(given, 'contract') && isMarketing(given),
  },
  {
    id: 'I10',
    severity: 'warning',
    brief: 'consent under PECR, legitimate interests under UK GDPR',
    message:
      'Where PECR needs consent, consent is normally the right lawful basis too; people who agreed expect that taking it back ends the use of their data. Write "lawful-basis: consent", or record in the assessment why not.',
    source: 'ICO, Direct marketing guidance: plan direct marketing',
    when: (given) => basisIs(given, 'legitimate-interests') && given.consent !== undefined && isMarketing(given),
  },
];

const articles: ReadonlyMap<string, string> = new Map([
  ['consent', 'Art 6(1)(a)'],
  ['contract', 'Art 6(1)(b)'],
  ['legal-obligation', 'Art 6(1)(c)'],
  ['vital-interests', 'Art 6(1)(d)'],
  ['public-task', 'Art 6(1)(e)'],
  ['legitimate-interests', 'Art 6(1)(f)'],
  ['recognised-legitimate-interest', 'Art 6(1)(ea)'],
]);

/** How the data may be used, and how the assessment stands, in one line and one sentence. */
export function decideUkGdpr(given: Circumstances): UkGdprDecision {
  const { facts, assessment } = given;
  const basis = facts.lawfulBasis;
  const problems = basisProblems.filter((problem) => problem.when(given));
  const [worst] = problems;
  const broken = worst?.severity === 'error' ? worst : undefined;
  return {
    basis,
    status: assessment.status,
    line: broken?.brief ?? lineOf(given),
    reason: broken?.message ?? assessment.why,
    source: broken?.source ?? `UK GDPR ${articles.get(basis ?? '') ?? 'Art 6(1)'}`,
    problems,
  };
}

function lineOf({ facts, assessment }: Circumstances): string {
  const basis = facts.lawfulBasis;
  const ref = facts.reference?.id ?? 'assessment';
  const due = assessment.assessment?.reviewDue?.value;
  switch (assessment.status) {
    case 'not-needed':
      return facts.personalData
        ? `${basis?.replaceAll('-', ' ') ?? 'this basis'}, no assessment needed`
        : 'no personal data, no assessment needed';
    case 'missing':
      return basis === 'legitimate-interests' ? 'legitimate interests, no assessment linked' : 'no lawful basis chosen';
    case 'covered':
      return due ? `${ref} approved until ${dayInWords(due)}` : `${ref} approved`;
    case 'review-due':
      return due ? `${ref} due for review since ${dayInWords(due)}` : `${ref} due for review`;
    case 'expired':
      return due ? `${ref} expired, review was due ${dayInWords(due)}` : `${ref} expired`;
    default:
      return `${ref} ${stands[assessment.status]}`;
  }
}

const stands = {
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
  'not-found': 'not found',
  mismatch: "doesn't cover this message",
  changed: 'approved, but not as it stands now',
  incomplete: 'incomplete',
  'changes-requested': 'changes requested',
  draft: 'in draft',
  'in-review': 'in review',
} as const;
