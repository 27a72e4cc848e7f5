import type { Approval } from '../assessment/assessment';
import { isAsApproved } from '../assessment/keep-texts';
import { isAmong, isSamePerson } from '../assessment/people';
import { isApproved } from '../assessment/status';
import { type AssessmentSubject, isJudged } from '../lint/assessment-subject';
import type { Severity } from '../lint/finding';
import { compareDays, dayInWords } from '../text/iso-day';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import type { AssessmentRule } from './rule';

const assessment = (fields: string, after = '') =>
  `---\nid: LIA-2026-014\nversion: 1\nauthor: Sam Archer\n${fields}---\n${after}`;
const approval = (fields: string) => `approvals:\n  - { template: office-move, ${fields} }\n`;
const template = '---\nid: office-move\nchannel: email\nlia: LIA-2026-014\n---\nOur office has moved.\n';
const policy = 'people: [{ name: Helen Marsh, role: DPO }]\n';
const kept = (words: string) =>
  `## Approved texts\n\n\`\`\`approved sha256:75fae23a74d4e23403720749ee4bfd10\nfile: office-move.outreach.md\n\n---\nid: office-move\nchannel: email\nlia: LIA-2026-014\n---\n${words}\n\`\`\`\n`;

export const assessmentApproval: AssessmentRule = {
  code: 'assessment-approval',
  title: 'A recorded approval that does not hold together',
  severity: 'error, warning or information',
  why: 'An approval is evidence of who stood by which words on which day. A day that has yet to come, a name that nobody has given the task to, or a kept text that is not the one that was approved shows that the record was written or changed by hand. Not every change can be noticed: whoever can edit the file can edit the record.',
  sources: ['UK GDPR Art 5(2)', 'UK GDPR Art 24(1)'],
  bad: [
    {
      title: 'Approved on a day to come',
      template: assessment('status: approved\napprover: Helen Marsh\napproved-on: 2027-01-10\n'),
      path: 'newsletter.lia.md',
      marks: ['2027-01-10'],
    },
    {
      title: 'Approved by somebody whom the policy does not name',
      template: assessment(`status: approved\napprover: Helen Marsh\n${approval('on: 2026-11-20, by: Kim Lee')}`),
      path: 'newsletter.lia.md',
      policy,
      marks: ['Kim Lee'],
    },
    {
      title: 'Approved by its own author',
      template: assessment(`status: approved\napprover: Helen Marsh\n${approval('on: 2026-11-20, by: Sam Archer')}`),
      path: 'newsletter.lia.md',
      marks: ['Sam Archer'],
    },
    {
      title: 'A template that is no longer there',
      template: assessment(`status: approved\n${approval('on: 2026-11-20, by: Helen Marsh')}`),
      path: 'newsletter.lia.md',
      templates: [],
      marks: ['office-move'],
    },
    {
      title: 'A kept text that is not the one that was approved',
      template: assessment('status: approved\n', kept('Our office has moved, and everything is on sale.')),
      path: 'newsletter.lia.md',
      marks: ['sha256:75fae23a74d4e23403720749ee4bfd10'],
    },
  ],
  good: [
    {
      title: 'Approved in time, by somebody whom the policy names, for a template that is there',
      template: assessment(
        `status: approved\napprover: Helen Marsh\napproved-on: 2026-11-20\n${approval('on: 2026-11-20, by: Helen Marsh')}`,
        kept('Our office has moved.'),
      ),
      path: 'newsletter.lia.md',
      policy,
      templates: [template],
    },
  ],
  *check(subject) {
    // What was wrong with the record of a closed assessment is history; a changed text still shows.
    if (isJudged(subject)) {
      yield* daysToCome(subject);
      yield* wrongPeople(subject);
      yield* goneTemplates(subject);
    }
    if (subject.assessment.problems.length === 0) yield* changedTexts(subject);
  },
};

function finding(severity: Severity, span: Span, message: string) {
  return { severity, span, message, source: 'UK GDPR Art 5(2)', fixes: [] };
}

function* daysToCome({ assessment, today }: AssessmentSubject) {
  const { approvedOn, lastReviewedOn, createdOn, approvals, history, dpoReview } = assessment;
  const days = [
    approvedOn,
    lastReviewedOn,
    createdOn,
    dpoReview.date,
    ...approvals.map(({ on }) => on),
    ...history.map(({ date }) => date),
  ];
  for (const day of days) {
    if (!day || compareDays(day.value, today) <= 0) continue;
    const message = `${dayInWords(day.value)} is a day to come, and this records what has happened. Write the day on which it did.`;
    yield finding('error', day.span, message);
  }
}

function* wrongPeople({ assessment, policy }: AssessmentSubject) {
  const { author, approver, approvals } = assessment;
  const named = [...(isApproved(assessment) ? [approver] : []), ...approvals.map(({ by }) => by)];
  for (const person of named) {
    if (!person) continue;
    const who = shorten(person.value);
    if (policy.people.length > 0 && !isAmong(person.value, policy.people)) {
      const message = `${who} isn't among the people whom the policy names, so it isn't clear that they may approve. Add them to "people" in outreach.yaml, or have somebody else approve it.`;
      yield finding('warning', person.span, message);
    } else if (
      person !== approver &&
      author &&
      isSamePerson(person.value, author.value) &&
      policy.assessments.separateApprover
    ) {
      const message = `${who} approved a message under an assessment that ${who} wrote. Have somebody else approve it; where nobody else can, outreach.yaml may say "separate-approver: false".`;
      yield finding('warning', person.span, message);
    }
  }
}

/** The last approval of each: earlier ones are history. */
function* goneTemplates({ assessment, dependents }: AssessmentSubject) {
  if (!dependents) return;
  const last = new Map<string, Approval>();
  for (const approval of assessment.approvals) if (approval.template) last.set(approval.template.value, approval);
  for (const [id, { template }] of last) {
    if (dependents.some((each) => each.id === id)) continue;
    const message = `No template with the id ${shorten(id)} refers to this assessment any more. Where its file was renamed, give it "id: ${shorten(id)}" again; where it is gone, keep this as the record.`;
    yield finding('information', template!.span, message);
  }
}

function* changedTexts({ assessment }: AssessmentSubject) {
  for (const kept of assessment.approvedTexts) {
    if (isAsApproved(kept)) continue;
    const message =
      "The text kept here isn't the one that was approved under this fingerprint: somebody has changed one or the other. Undo that change, or have the template approved again.";
    yield finding('warning', kept.fingerprint.span, message);
  }
}
