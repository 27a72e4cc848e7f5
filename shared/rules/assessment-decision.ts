import { isSamePerson } from '../assessment/people';
import { placeOfField } from '../assessment/places';
import { type Shortcoming, shortcomings } from '../assessment/shortcomings';
import { isApproved } from '../assessment/status';
import { type AssessmentSubject, isJudged } from '../lint/assessment-subject';
import type { Severity } from '../lint/finding';
import type { AssessmentRule } from './rule';

const assessment = (fields: string) =>
  `---\nid: LIA-2026-014\nowner: Head of Marketing\ncreated-on: 2026-11-02\n${fields}---\n### D1 Can you rely on legitimate interests? Why?\nYes, the effect on people is small and they expect it.\n`;
const reviewed = 'dpo-review: { reviewer: Helen Marsh, opinion: supports }\n';

export const assessmentDecision: AssessmentRule = {
  code: 'assessment-decision',
  title: 'Who decided what, and why, does not stand here',
  severity: 'error or warning',
  why: 'In the end somebody has to decide whether the interests can be relied on, say why, and stand by it. What was weighed by one person is looked at by another before it holds. The data protection officer advises; who decides otherwise says why.',
  sources: ['UK GDPR Art 5(2)', 'UK GDPR Art 24(1)', 'UK GDPR Arts 38, 39'],
  bad: [
    {
      title: 'In review without a decision',
      template: assessment('status: in-review\ndecision: ""\n'),
      path: 'newsletter.lia.md',
      marks: ['decision'],
    },
    {
      title: 'Conditions that nobody wrote down',
      template: assessment('status: draft\ndecision: proceed-with-conditions\n'),
      path: 'newsletter.lia.md',
      marks: ['proceed-with-conditions'],
    },
    {
      title: 'Approved by its author',
      template: assessment(
        `status: approved\nauthor: Sam Archer\napprover: Sam Archer\n${reviewed}decision: proceed\n`,
      ),
      path: 'newsletter.lia.md',
      marks: ['Sam Archer'],
    },
    {
      title: 'Against advice, without a word about it',
      template: assessment(
        'status: approved\ndpo-review: { reviewer: Helen Marsh, opinion: does-not-support }\ndecision: proceed\n',
      ),
      path: 'newsletter.lia.md',
      marks: ['does-not-support'],
    },
    {
      title: 'Approved without advice, and although the answer was no',
      template: assessment('status: approved\ndecision: do-not-proceed\n'),
      path: 'newsletter.lia.md',
      marks: ['---', 'do-not-proceed'],
    },
  ],
  good: [
    {
      title: 'Decided, with reasons, and approved by somebody else',
      template: assessment(
        `status: approved\nauthor: Sam Archer\napprover: Helen Marsh\n${reviewed}decision: proceed\n`,
      ),
      path: 'newsletter.lia.md',
    },
  ],
  *check(subject) {
    if (!isJudged(subject)) return;
    yield* gapFindings(subject);
    if (isApproved(subject.assessment)) yield* approvalFindings(subject);
  },
};

const todo: Readonly<Record<string, string>> = {
  'INC-3': 'Write "proceed", "proceed-with-conditions" or "do-not-proceed" as "decision", and the reasons under D1.',
  'INC-4': 'Name who answers for it as "owner", and write down when it was finished.',
  'INC-10': 'List them under "conditions", so that whoever writes a message can keep them.',
  'INC-11': 'Give the reasons under D1, and how the concerns were met.',
};

/** What is missing altogether has one place, and so one finding. */
function* gapFindings(subject: AssessmentSubject) {
  const gaps = shortcomings(subject.assessment).filter(({ id }) => Object.hasOwn(todo, id));
  const places = new Map<string, Shortcoming[]>();
  for (const gap of gaps) {
    const place = placeOfField(subject.assessment, gap.field!);
    const key = `${place.start} ${gap.severity}`;
    places.set(key, [...(places.get(key) ?? []), gap]);
  }
  for (const here of places.values()) {
    const lacks = here.map((gap) => gap.lacks).join('; ');
    const advice = [...new Set(here.map(({ id }) => todo[id]))].join(' ');
    yield finding(subject, here[0]!.severity, here[0]!.field!, `This assessment ${lacks}. ${advice}`);
  }
}

function* approvalFindings(subject: AssessmentSubject) {
  const { author, approver, decision, dpoReview } = subject.assessment;
  if (decision?.value === 'do-not-proceed')
    yield finding(
      subject,
      'error',
      'decision',
      'This assessment is approved although it decided not to proceed, so no message may rely on it. Make it rejected, or put the decision right.',
    );
  if (author && approver && isSamePerson(author.value, approver.value) && subject.policy.assessments.separateApprover)
    yield finding(
      subject,
      'warning',
      'approver',
      `${approver.value} approved what ${approver.value} wrote. Have somebody else look at it; where nobody else can, outreach.yaml may say "separate-approver: false".`,
    );
  if (!dpoReview.opinion)
    yield finding(
      subject,
      'warning',
      'dpo-review.opinion',
      'This assessment is approved, and nothing says what the data protection officer or privacy lead advised. Record the opinion, or "not-required" where nobody has to be asked.',
    );
}

function finding(subject: AssessmentSubject, severity: Severity, field: string, message: string) {
  const source = field.startsWith('dpo-review') ? 'UK GDPR Arts 38, 39' : 'UK GDPR Art 5(2)';
  return { severity, span: placeOfField(subject.assessment, field), message, source, fixes: [] };
}
