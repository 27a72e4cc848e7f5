import type { AssessmentSubject } from '../lint/assessment-subject';
import { checkAssessment } from '../lint/check-assessment';
import { conflictIn } from '../text/conflict';
import { applyEdits, type TextEdit } from '../text/edit';
import { compareDays, isIsoDay } from '../text/iso-day';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import { type Assessment, type Opinion, opinions, parseAssessment } from './assessment';
import { AssessmentIndex } from './assessment-index';
import { fingerprintOf } from './fingerprint';
import { keepTexts, type NewApprovedText } from './keep-texts';
import {
  type Answers,
  type Circumstances,
  type Covered,
  type Gap,
  moves,
  type Outcome,
  possible,
  refused,
  stateOf,
  type Transition,
} from './lifecycle';
import { type HeaderChange, headerEdits } from './lifecycle-edits';
import { openQuestions, standIns } from './lifecycle-questions';
import { isAmong, isSamePerson } from './people';
import { placeOfField } from './places';
import { isClosed, shortcomings } from './shortcomings';

/**
 * Records a step in the life of an assessment, or says what stands in the way: first whatever can be known without asking, then the
 * questions that are open, then the edits. A person's answers are all that is written besides days, fingerprints and the texts of
 * the templates; no answer to the assessment's questions ever is. Each step is dated under `history` in the front-matter, where the
 * vocabulary has a place for it, people find it beside the state, and programs can read it. Pure; never throws.
 */
export function record(transition: Transition, circumstances: Circumstances, answers: Answers): Outcome {
  const given = tidy(answers);
  const obstacle =
    unreadable(transition, circumstances.subject) ??
    outOfOrder(transition, circumstances.subject) ??
    (transition === 'approve' ? templatesInTheWay(circumstances) : undefined) ??
    wrongAnswer(transition, circumstances, given);
  if (obstacle) return obstacle;
  // Nobody should be asked for reasons and only then be told of a blank.
  const outcome = write(transition, circumstances, { ...standIns(transition, circumstances), ...given });
  if (outcome.kind === 'refused') return outcome;
  const questions = openQuestions(transition, circumstances, given);
  if (questions.some(({ kind, choices }) => kind === 'choice' && choices.length === 0))
    return refused(
      `There is no other assessment that could take the place of ${nameOf(circumstances.subject.assessment)}.`,
    );
  return questions.length > 0 ? { kind: 'asks', questions } : outcome;
}

function tidy(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => {
      const text = value.replace(/\s+/g, ' ').trim();
      return text === '' ? [] : [[name, text]];
    }),
  );
}

export function nameOf({ id }: Assessment): string {
  return id ? shorten(id.value) : 'This assessment';
}

function unreadable(transition: Transition, { assessment }: AssessmentSubject): Outcome | undefined {
  const { participle } = moves[transition];
  const [problem] = assessment.problems;
  if (problem)
    return refused(
      `${nameOf(assessment)} can't be ${participle} as it is.`,
      at(assessment, problem.span, problem.message),
    );
  if (assessment.id) return undefined;
  const message = 'It has no id, so no template can name it.';
  return refused(
    `This assessment can't be ${participle} yet.`,
    at(assessment, placeOfField(assessment, 'id'), message),
  );
}

const stateWords = {
  draft: 'a draft',
  'in-review': 'in review',
  'changes-requested': 'sent back for changes',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
};

function outOfOrder(transition: Transition, { assessment }: AssessmentSubject): Outcome | undefined {
  const { participle, from } = moves[transition];
  const name = nameOf(assessment);
  const place = placeOfField(assessment, 'status');
  const state = stateOf(assessment);
  if (state === undefined)
    return refused(
      `${name} can't be ${participle} yet.`,
      at(assessment, place, 'How far it is (status) is no state that exists.'),
    );
  const successor = assessment.supersededBy;
  if (successor && state === 'approved' && transition !== 'supersede' && transition !== 'withdraw')
    return refused(
      `${name} can't be ${participle}.`,
      at(assessment, successor.span, `It says that ${shorten(successor.value)} has taken its place.`),
    );
  if (from.includes(state)) return undefined;
  const open = possible(assessment).map((each) => `“${moves[each].title}”`);
  const next =
    open.length === 0 ? 'That is final: begin a new assessment instead.' : `Possible now: ${open.join(', ')}.`;
  return refused(`${name} is ${stateWords[state]}, so it can't be ${participle}. ${next}`);
}

/** What somebody approves has to be readable, and to be one template to its name. */
function templatesInTheWay({ subject, covered, only }: Circumstances): Outcome | undefined {
  const { assessment } = subject;
  const gaps: Gap[] = [];
  const seen = new Map<string, Covered>();
  for (const each of covered) {
    const { path, text, frontMatter } = each.template;
    const problem = conflictIn(text) ?? frontMatter?.problems[0];
    if (problem) gaps.push({ path, span: problem.span, message: `${path} can't be read. ${problem.message}` });
    const same = seen.get(each.id);
    if (same) {
      const message = `${path} and ${same.template.path} have the same id, ${shorten(each.id)}: an approval could mean either.`;
      gaps.push({ path, span: each.fields.span('id') ?? { start: 0, end: 0 }, message });
    }
    seen.set(each.id, each);
  }
  if (only !== undefined && !covered.some(({ template }) => template.path === only))
    gaps.push({ message: `${only} doesn't refer to it.` });
  return gaps.length === 0 ? undefined : refused(`${nameOf(assessment)} can't be approved yet.`, ...gaps);
}

function wrongAnswer(transition: Transition, { subject }: Circumstances, answers: Answers): Outcome | undefined {
  const { assessment, policy, index, today } = subject;
  const { by, successor, opinion } = answers;
  const due = answers['review-due'];
  if (transition === 'approve' && by !== undefined) {
    if (policy.people.length > 0 && !isAmong(by, policy.people)) {
      const names = policy.people.slice(0, 5).map(({ name }) => shorten(name));
      const more = policy.people.length > names.length ? ' and others' : '';
      return refused(
        `${shorten(by)} isn't among the people whom the policy names: ${names.join(', ')}${more}. Add them to "people" in outreach.yaml if they may approve.`,
      );
    }
    if (assessment.author && isSamePerson(by, assessment.author.value) && policy.assessments.separateApprover)
      return refused(
        `${shorten(by)} wrote ${nameOf(assessment)}, and somebody else has to approve it. Where nobody else can, outreach.yaml may say "separate-approver: false".`,
        at(assessment, assessment.author.span, 'This is its author.'),
      );
  }
  if (opinion !== undefined && !opinions.includes(opinion as Opinion))
    return refused(`“${shorten(opinion)}” is no opinion that is known here.`);
  if (due !== undefined && !isIsoDay(due)) return refused(`“${shorten(due)}” is no day written as year-month-day.`);
  if (due !== undefined && compareDays(due, today) <= 0) return refused('The next review has to be on a day to come.');
  if (transition !== 'supersede' || successor === undefined) return undefined;
  const next = index.get(successor);
  if (!next || next.path === assessment.path) return refused(`No other assessment has the id ${shorten(successor)}.`);
  return isClosed(next)
    ? refused(`${shorten(successor)} is closed itself, so it can't take the place of another.`)
    : undefined;
}

/** The edits, with every answer given; or what the result would lack. */
function write(transition: Transition, circumstances: Circumstances, answers: Answers): Outcome {
  const { subject, covered, only } = circumstances;
  const { assessment, text, today } = subject;
  const name = nameOf(assessment);
  const again = transition === 'approve' && stateOf(assessment) === 'approved';
  // Whoever approves the assessment itself approves all that it covers.
  const approving =
    transition !== 'approve'
      ? []
      : covered.filter(({ template }) => !again || only === undefined || template.path === only);
  const approvals = approving.map(approvalOf(subject)).filter((each) => !again || each.isNew);
  if (again && approvals.length === 0)
    return refused(
      `Nothing that ${name} covers has changed since it was approved, so there is nothing to approve again.`,
    );
  const { title, changes } = whatChanges(transition, circumstances, answers, again, approvals);
  const by = answers.by ?? '';
  const who = { set: 'author', value: by };
  const edits = headerEdits(text, [
    ...(transition === 'submit' && !assessment.author ? [who] : []),
    ...changes,
    ...approvals.map(({ fingerprint, id }): HeaderChange => {
      const version = assessment.version?.value;
      return {
        add: 'approvals',
        item: [
          ['template', id],
          ...(version === undefined ? [] : [['version', version] as const]),
          ['fingerprint', fingerprint],
          ['on', today],
          ['by', by],
        ],
      };
    }),
    {
      add: 'history',
      item: [
        ['date', today],
        ['who', by],
        ['change', title],
      ],
    },
  ]);
  if (!edits)
    return refused(
      `${name} can't be ${moves[transition].participle} here: its fields are written in a way that can't be edited safely. Write each field on a line of its own.`,
      at(assessment, placeOfField(assessment, 'status'), 'Its fields begin here.'),
    );
  const kept = keepTexts(text, assessment.approvedTexts, approvals);
  if (kept) edits.push(kept);
  const after = parseAssessment(assessment.path, applyEdits(text, edits));
  const untouched =
    after.answers.length === assessment.answers.length &&
    after.answers.every((answer, i) => answer.text === assessment.answers[i]!.text) &&
    approvals.every((each) => after.approvedTexts.some((found) => found.fingerprint.value === each.fingerprint));
  if (!untouched)
    return refused(`${name} can't be ${moves[transition].participle} here: what is written at its end is in the way.`);
  const gaps = moves[transition].complete ? gapsIn(after, subject, edits) : [];
  if (gaps.length > 0) return refused(`${name} can't be ${moves[transition].participle} yet.`, ...gaps);
  return { kind: 'edits', edits, done: `${name}: ${title}` };
}

interface WantedApproval extends NewApprovedText {
  /** Whether it isn't approved as it stands. */
  readonly isNew: boolean;
}

function approvalOf({ assessment, today }: AssessmentSubject): (covered: Covered) => WantedApproval {
  return ({ id, template, fields }) => {
    const fingerprint = fingerprintOf(template, fields);
    const last = assessment.approvals.findLast((each) => each.template?.value === id);
    const isNew =
      last?.fingerprint?.value !== fingerprint ||
      last.version?.value !== assessment.version?.value ||
      !assessment.approvedTexts.some((kept) => kept.fingerprint.value === fingerprint);
    return { id, file: template.path, fingerprint, text: template.text, fields, on: today, isNew };
  };
}

function whatChanges(
  transition: Transition,
  { subject }: Circumstances,
  answers: Answers,
  again: boolean,
  approvals: readonly WantedApproval[],
): { readonly title: string; readonly changes: readonly HeaderChange[] } {
  const { assessment, today } = subject;
  const { by = '', reason = '', successor = '' } = answers;
  const due = answers['review-due'] ?? '';
  const status = { set: 'status', value: moves[transition].to };
  switch (transition) {
    case 'submit':
      return { title: 'Submitted for review', changes: [status] };
    case 'request-changes':
      return { title: `Changes requested: ${reason}`, changes: [status] };
    case 'approve': {
      const names = approvals.map(({ id }) => id).join(', ');
      if (again) return { title: `Approved again: ${names}`, changes: advice(assessment, today, answers) };
      const version = assessment.version ? `Approved version ${assessment.version.value}` : 'Approved';
      return {
        title: names === '' ? version : `${version}: ${names}`,
        changes: [
          status,
          { set: 'approver', value: by },
          { set: 'approved-on', value: today },
          { set: 'last-reviewed-on', value: today },
          { set: 'review-due', value: due },
          ...advice(assessment, today, answers),
        ],
      };
    }
    case 'reject':
      return {
        title: `Rejected: ${reason}`,
        changes: [status, { set: outcomeField(assessment), value: 'do-not-proceed' }],
      };
    case 'supersede':
      return { title: `Superseded by ${successor}`, changes: [status, { set: 'superseded-by', value: successor }] };
    case 'withdraw':
      return { title: `Withdrawn: ${reason}`, changes: [status] };
    case 'review':
      return {
        title: `Reviewed; next review due on ${due}`,
        changes: [
          { set: 'last-reviewed-on', value: today },
          { set: 'review-due', value: due },
        ],
      };
  }
}

/** What the data protection officer advised, where nothing says so yet. */
function advice({ dpoReview }: Assessment, today: string, { opinion, adviser }: Answers): HeaderChange[] {
  if (dpoReview.opinion || opinion === undefined) return [];
  return [
    ...(adviser === undefined || dpoReview.reviewer ? [] : [{ set: 'dpo-review.reviewer', value: adviser }]),
    ...(dpoReview.date ? [] : [{ set: 'dpo-review.date', value: today }]),
    { set: 'dpo-review.opinion', value: opinion },
  ];
}

/** Reasons stand beside the outcome where it is written as a group, and are to stay. */
function outcomeField({ root }: Assessment): string {
  const decision = root.entries.find(({ key }) => key === 'decision')?.value;
  if (decision?.kind !== 'mapping' || decision.entries.length === 0) return 'decision';
  const written = decision.entries.map(({ key }) => key);
  return written.includes('value') && !written.includes('outcome') ? 'decision.value' : 'decision.outcome';
}

/** What the checks have against the result whatever the policy makes of them, at its place in the text as it is now. */
function gapsIn(after: Assessment, subject: AssessmentSubject, edits: readonly TextEdit[]): Gap[] {
  const text = applyEdits(subject.text, edits);
  const others = subject.index.all.filter(({ path }) => path !== after.path);
  const findings = checkAssessment({
    ...subject,
    assessment: after,
    text,
    index: new AssessmentIndex([...others, after]),
    policy: { ...subject.policy, rules: new Map() },
  });
  const back = (span: Span): Span => ({ start: before(span.start, edits), end: before(span.end, edits) });
  const gaps = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ span, message }) => at(after, back(span), message));
  const advised = after.status?.value === 'approved' && shortcomings(after).find(({ id }) => id === 'INC-11');
  if (advised)
    gaps.push(
      at(after, back(placeOfField(after, 'dpo-review.opinion')), `It ${advised.lacks}. Give the reasons under D1.`),
    );
  return gaps;
}

/** Where an offset of the text after the edits was before them; what has been written only now is where it was put in. */
function before(offset: number, edits: readonly TextEdit[]): number {
  let moved = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const start = span.start + moved;
    if (offset < start) break;
    if (offset < start + newText.length) return span.start;
    moved += newText.length - (span.end - span.start);
  }
  return offset - moved;
}

function at({ path }: Assessment, span: Span, message: string): Gap {
  return { path, span, message };
}
