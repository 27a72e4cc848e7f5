import { describe, expect, it } from 'vitest';
import { type LifecycleState, lifecycleStates, parseAssessment } from '../../../shared/assessment/assessment';
import { AssessmentIndex } from '../../../shared/assessment/assessment-index';
import {
  type Answers,
  type Covered,
  moves,
  type Outcome,
  type Transition,
  transitions,
} from '../../../shared/assessment/lifecycle';
import { record } from '../../../shared/assessment/lifecycle-record';
import { dependentOf } from '../../../shared/lint/assessment-subject';
import { checkTemplate } from '../../../shared/lint/check';
import { checkAssessment } from '../../../shared/lint/check-assessment';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { parseTemplate } from '../../../shared/template/template';
import { applyEdits } from '../../../shared/text/edit';
import { approved, edited } from './files';

const today = '2026-11-23';
const path = 'assessments/LIA-2026-014.lia.md';
const words = 'Hi {{first_name}}, our office has moved to Park Row.';
const invite = (body = words, more = '') =>
  `---\nid: invite\ntitle: Follow us\nchannel: linkedin-message\npurpose: page-follow\nmessage-nature: informational\naudience: { relationship: connection, subscriber-type: unknown }\nsource: own-crm\nlawful-basis: legitimate-interests\nlia: LIA-2026-014\n${more}---\n${body}\n`;

interface Around {
  readonly templates?: Readonly<Record<string, string>>;
  readonly others?: readonly string[];
  readonly policy?: string;
  readonly only?: string;
}

/** The assessment and what stands around it, as the editor knows them. */
function around(text: string, { templates = {}, others = [], policy = '', only }: Around = {}) {
  const policies = policy === '' ? [] : [parsePolicy('outreach.yaml', policy)];
  const assessment = parseAssessment(path, text);
  const index = new AssessmentIndex([assessment, ...others.map((each, i) => parseAssessment(`o${i}.lia.md`, each))]);
  const checks = Object.entries(templates).map(([name, each]) =>
    checkTemplate(parseTemplate(name, each), { index, policy: policyFor(name, policies), today }),
  );
  const covered: Covered[] = checks.filter((check) => check.fields.text('lia.ref') === assessment.id?.value);
  const dependents = covered.flatMap(
    ({ template }) => dependentOf(template.path, template.root, policyFor(template.path, policies)) ?? [],
  );
  const subject = { assessment, text, index, policy: policyFor(path, policies), today, dependents };
  return { checks, circumstances: { subject, covered, only } };
}

const all: Answers = {
  by: 'Helen Marsh',
  reason: 'The audience is not described',
  successor: 'LIA-2026-020',
  'review-due': '2027-11-23',
  opinion: 'supports',
  adviser: 'Dee Officer',
};
const successor = edited(['id: LIA-2026-014', 'id: LIA-2026-020']);

function step(transition: Transition, text: string, answers: Answers = all, also: Around = {}): Outcome {
  return record(transition, around(text, { others: [successor], ...also }).circumstances, answers);
}

/** The text after the step, which has to be possible. */
function recorded(transition: Transition, text: string, answers: Answers = all, also: Around = {}): string {
  const outcome = step(transition, text, answers, also);
  if (outcome.kind !== 'edits') throw new Error(JSON.stringify(outcome));
  return applyEdits(text, outcome.edits);
}

function refusal(outcome: Outcome): string {
  if (outcome.kind !== 'refused') throw new Error(`Not refused: ${JSON.stringify(outcome)}`);
  return [outcome.message, ...outcome.gaps.map(({ message }) => message)].join(' | ');
}

function inState(state: LifecycleState): string {
  return edited(['status: approved', `status: ${state}`]);
}

function statusAfter(text: string, template: string, also: Around = {}): string {
  return around(text, { templates: { 'invite.outreach.md': template }, ...also }).checks[0]!.assessment.status;
}

describe('each step from each state', () => {
  const possible: Readonly<Record<Transition, readonly LifecycleState[]>> = {
    submit: ['draft', 'changes-requested'],
    'request-changes': ['in-review'],
    approve: ['in-review', 'approved'],
    reject: ['in-review'],
    supersede: ['approved'],
    withdraw: ['draft', 'in-review', 'changes-requested', 'approved'],
    review: ['approved'],
  };
  for (const transition of transitions) {
    for (const state of lifecycleStates) {
      const can = possible[transition].includes(state);
      it(`${transition} ${can ? 'leads on' : 'is refused'} from ${state}`, () => {
        const text = inState(state);
        const templates = { 'invite.outreach.md': invite() };
        const outcome = step(transition, text, all, { templates });
        if (!can) {
          expect(refusal(outcome)).toContain("so it can't be");
          return;
        }
        const result = recorded(transition, text, all, { templates });
        const { status, history, problems } = parseAssessment(path, result);
        expect(problems).toEqual([]);
        expect(status?.value).toBe(moves[transition].to);
        expect(history.at(-1)).toMatchObject({ date: { value: today }, who: { value: 'Helen Marsh' } });
      });
    }
  }

  it('takes an assessment without a status for a draft, and refuses one that is no status', () => {
    expect(recorded('submit', edited(['status: approved\n', '']))).toContain('status: in-review');
    expect(refusal(step('submit', inState('aproved' as LifecycleState)))).toContain('no state that exists');
  });

  it('asks what it needs, and only that', () => {
    const asked = (transition: Transition, state: LifecycleState, answers: Answers = {}) => {
      const outcome = step(transition, inState(state), answers, { templates: { 'invite.outreach.md': invite() } });
      return outcome.kind === 'asks' ? outcome.questions.map(({ name }) => name) : outcome.kind;
    };
    expect(asked('submit', 'draft')).toEqual(['by']);
    expect(asked('request-changes', 'in-review')).toEqual(['by', 'reason']);
    expect(asked('request-changes', 'in-review', { by: 'Helen Marsh', reason: '  ' })).toEqual(['reason']);
    expect(asked('approve', 'in-review')).toEqual(['by', 'review-due']);
    expect(asked('approve', 'approved')).toEqual(['by']);
    expect(asked('supersede', 'approved')).toEqual(['successor', 'by']);
    expect(asked('review', 'approved', { by: 'Helen Marsh', 'review-due': '2027-01-01' })).toBe('edits');
  });
});

describe('approval', () => {
  const reviewed = inState('in-review');
  const templates = { 'invite.outreach.md': invite() };

  it('binds the assessment to the words, and keeps them', () => {
    const text = recorded('approve', reviewed, all, { templates });
    const { approvals, approvedTexts, approver, approvedOn, reviewDue } = parseAssessment(path, text);
    expect([approver?.value, approvedOn?.value, reviewDue?.value]).toEqual(['Helen Marsh', today, '2027-11-23']);
    expect(approvals).toHaveLength(1);
    expect(approvals[0]).toMatchObject({
      template: { value: 'invite' },
      version: { value: '1' },
      by: { value: 'Helen Marsh' },
    });
    expect(approvedTexts[0]!.text).toBe(invite());
    expect(approvedTexts[0]!.fingerprint.value).toBe(approvals[0]!.fingerprint!.value);
    expect(statusAfter(text, invite())).toBe('covered');
    expect(statusAfter(text, invite('Hi {{first_name}},   our *office* has\nmoved to Park Row.'))).toBe('covered');
    expect(statusAfter(text, invite(words, 'notes: moved to another folder\n'))).toBe('covered');
    expect(statusAfter(text, invite('Hi {{first_name}}, our office has moved to Park Lane.'))).toBe('changed');
  });

  it('is asked again for words that were changed, and then holds for those', () => {
    const text = recorded('approve', reviewed, all, { templates });
    expect(refusal(step('approve', text, all, { templates }))).toContain('nothing to approve again');
    const changed = { 'invite.outreach.md': invite('Hi {{first_name}}, our office is on Park Lane.') };
    const again = recorded('approve', text, all, { templates: changed });
    const { approvals, approvedTexts, approvedOn, history } = parseAssessment(path, again);
    expect(approvals).toHaveLength(2);
    expect(approvedTexts.map((kept) => kept.text)).toEqual([invite(), changed['invite.outreach.md']]);
    expect(approvedOn?.value).toBe(today);
    expect(history.at(-1)!.change!.value).toBe('Approved again: invite');
  });

  it('given in time stays so when the assessment is approved anew', () => {
    const running = invite(words, 'campaign: { start: 2026-06-01 }\n');
    expect(statusAfter(approved, running)).toBe('mismatch');
    const before = 'approvals: [{ template: invite, on: 2026-05-30, by: Helen Marsh }]\ndecision: proceed';
    expect(statusAfter(edited(['decision: proceed', before]), running)).toBe('covered');
    expect(statusAfter(edited(['decision: proceed', before.replace('2026-05-30', '2026-06-02')]), running)).toBe(
      'mismatch',
    );
  });

  it('can be asked again for one template of several', () => {
    const two = { ...templates, 'b.outreach.md': invite(words).replace('id: invite', 'id: other') };
    const text = recorded('approve', reviewed, all, { templates: two });
    const both = {
      'invite.outreach.md': invite('A'),
      'b.outreach.md': two['b.outreach.md'].replace('Park Row', 'Park Lane'),
    };
    const again = recorded('approve', text, all, { templates: both, only: 'b.outreach.md' });
    expect(parseAssessment(path, again).approvals.map(({ template }) => template!.value)).toEqual([
      'invite',
      'other',
      'other',
    ]);
  });

  it('of the assessment itself is of all that it covers', () => {
    const two = { ...templates, 'b.outreach.md': invite().replace('id: invite', 'id: other') };
    const text = recorded('approve', reviewed, all, { templates: two, only: 'b.outreach.md' });
    expect(parseAssessment(path, text).approvals.map(({ template }) => template!.value)).toEqual(['invite', 'other']);
  });

  it('keeps what the policy gave, so that another policy later is no tampering', () => {
    const policy = 'defaults: { audience: { segment: "Readers, in Leeds: all" }, pecr-route: not-marketing }\n';
    const text = recorded('approve', reviewed, all, { templates, policy });
    expect(text).toContain('inherited: { audience: { segment: "Readers, in Leeds: all" }, pecr-route: not-marketing }');
    const { circumstances } = around(text, { templates });
    const rules = checkAssessment(circumstances.subject).map(({ rule }) => rule);
    expect(rules).not.toContain('assessment-approval');
  });

  it('notices a kept text that was changed by hand', () => {
    const text = recorded('approve', reviewed, all, { templates });
    const tampered = text.replace(/our office has moved(?![\s\S]*our office has moved)/, 'everything is on sale');
    expect(tampered).not.toBe(text);
    const found = checkAssessment(around(tampered, { templates }).circumstances.subject);
    expect(found.filter(({ rule }) => rule === 'assessment-approval').map(({ message }) => message)).toEqual([
      expect.stringContaining("isn't the one that was approved"),
    ]);
  });

  it.each([
    ['a blank', [['We weighed B3 on 12 November and wrote down why.', 'TBC']], 'B3'],
    [
      'a missing field',
      [['interest: Letting people who work in data protection know where we publish guidance', 'interest: ""']],
      '"interest" is missing',
    ],
    ['a decision against it', [['decision: proceed', 'decision: do-not-proceed']], 'decided not to proceed'],
    ['advice against it without reasons', [['opinion: supports', 'opinion: does-not-support']], "doesn't support it"],
    ['a day to come', [['created-on: 2026-11-02', 'created-on: 2026-12-24']], 'a day to come'],
  ] as const)('is refused for %s, with its place', (_, changes, expected) => {
    const text = edited(['status: approved', 'status: in-review'], ...changes);
    const outcome = step('approve', text, {});
    expect(refusal(outcome)).toContain(expected);
    if (outcome.kind !== 'refused') return;
    const [gap] = outcome.gaps;
    expect(gap!.path).toBe(path);
    // The place is one of the text as it stands, not of what would have become of it.
    const marked = text.slice(gap!.span!.start, gap!.span!.end);
    expect(marked).toMatch(/^(?:### B3|interest$|do-not-proceed$|does-not-support$|2026-12-24$)/);
  });

  it('is for somebody other than the author, unless the policy says otherwise', () => {
    const self = { ...all, by: 'sam  archer' };
    expect(refusal(step('approve', reviewed, self))).toContain('somebody else has to approve it');
    expect(step('approve', reviewed, self, { policy: 'assessments: { separate-approver: false }\n' }).kind).toBe(
      'edits',
    );
  });

  it('is for the people whom the policy names', () => {
    const policy = 'people: [{ name: Helen Marsh, role: DPO }, Kim Lee, Sam Archer]\n';
    expect(refusal(step('approve', reviewed, { ...all, by: 'Robin Stranger' }, { policy }))).toContain(
      "isn't among the people",
    );
    expect(step('approve', reviewed, { ...all, by: 'Kim Lee' }, { policy }).kind).toBe('edits');
    const outcome = step('approve', reviewed, {}, { policy });
    expect(outcome.kind === 'asks' && outcome.questions[0]!.choices.map(({ value }) => value)).toEqual([
      'Helen Marsh',
      'Kim Lee',
    ]);
  });

  it('records what was advised where nothing says so yet', () => {
    const text = edited(
      ['status: approved', 'status: in-review'],
      ['{ reviewer: Helen Marsh, date: 2026-11-19, opinion: supports }', '{ reviewer: "", date: "", opinion: "" }'],
    );
    const asked = (answers: Answers) => {
      const outcome = step('approve', text, answers);
      return outcome.kind === 'asks' ? outcome.questions.map(({ name }) => name) : outcome.kind;
    };
    expect(asked({})).toEqual(['opinion']);
    expect(asked({ opinion: 'supports' })).toEqual(['adviser', 'by', 'review-due']);
    expect(asked({ opinion: 'not-required' })).toEqual(['by', 'review-due']);
    expect(recorded('approve', text)).toContain(
      'dpo-review: { reviewer: Dee Officer, date: 2026-11-23, opinion: supports }',
    );
    expect(refusal(step('approve', text, { opinion: 'does-not-support' }))).toContain("doesn't support it");
  });

  it('is refused for templates that nobody can tell apart or read', () => {
    const twice = { 'a.outreach.md': invite(), 'b.outreach.md': invite() };
    expect(refusal(step('approve', reviewed, all, { templates: twice }))).toContain('have the same id');
    const merged = { 'a.outreach.md': invite('<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> theirs') };
    expect(refusal(step('approve', reviewed, all, { templates: merged }))).toContain('Two people changed this');
  });
});

describe('bad files', () => {
  it('with merge conflicts have one clear finding, and nothing can be recorded', () => {
    for (const text of [
      approved.replace(
        'status: approved\n',
        '<<<<<<< HEAD\nstatus: approved\n=======\nstatus: draft\n>>>>>>> theirs\n',
      ),
      approved.replace('We weighed B3', '<<<<<<< HEAD\nYes\n=======\nNo\n>>>>>>> theirs\nWe weighed B3'),
      `<<<<<<< HEAD\n${approved}`,
    ]) {
      const found = checkAssessment(around(text).circumstances.subject);
      expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
        expect.stringMatching(/^assessment-syntax: Two people changed this/),
      ]);
      expect(text.slice(found[0]!.span.start, found[0]!.span.end)).toBe('<<<<<<< HEAD');
      for (const transition of transitions)
        expect(refusal(step(transition, text))).toContain('Two people changed this');
    }
  });

  it('with the id of another can be given up, not approved', () => {
    const clash = { others: [approved] };
    expect(refusal(step('approve', inState('in-review'), all, clash))).toContain('is also the id of');
    expect(step('withdraw', approved, all, clash).kind).toBe('edits');
  });

  it('that were approved for a template which has gone can be reviewed', () => {
    const text = recorded('approve', inState('in-review'), all, { templates: { 'invite.outreach.md': invite() } });
    const { circumstances } = around(text, { others: [successor] });
    expect(checkAssessment(circumstances.subject).map(({ rule }) => rule)).toContain('assessment-approval');
    expect(record('review', circumstances, all).kind).toBe('edits');
  });
});

describe('wrong answers', () => {
  it.each([
    ['review', 'approved', { 'review-due': '2026-11-23' }, 'a day to come'],
    ['review', 'approved', { 'review-due': 'next year' }, 'no day written'],
    ['supersede', 'approved', { successor: 'LIA-2026-999' }, 'No other assessment'],
    ['supersede', 'approved', { successor: 'LIA-2026-014' }, 'No other assessment'],
    ['approve', 'in-review', { opinion: 'maybe' }, 'no opinion'],
  ] as const)('%s is refused for %s with %j', (transition, state, answers, expected) => {
    expect(refusal(step(transition, inState(state), { ...all, ...answers }))).toContain(expected);
  });

  it('names no successor that is closed, and says so where there is none at all', () => {
    const gone = successor.replace('status: approved', 'status: withdrawn');
    expect(refusal(step('supersede', approved, all, { others: [gone] }))).toContain('closed itself');
    expect(refusal(step('supersede', approved, {}, { others: [gone] }))).toContain('no other assessment');
  });

  it('stay on one line, whatever they hold', () => {
    const text = recorded('withdraw', approved, { by: 'A, "B": {c}', reason: 'First\nsecond: # [x]\u2028---' });
    expect(parseAssessment(path, text).history.at(-1)).toMatchObject({
      who: { value: 'A, "B": {c}' },
      change: { value: 'Withdrawn: First second: # [x] ---' },
    });
  });
});

it('a rejection decides not to proceed, and leaves the reasons that stand there', () => {
  expect(recorded('reject', inState('in-review'))).toContain('\ndecision: do-not-proceed\n');
  const grouped = edited(
    ['status: approved', 'status: in-review'],
    ['decision: proceed', 'decision: { outcome: proceed, reasons: Small effect } # as agreed'],
  );
  expect(recorded('reject', grouped)).toContain(
    'decision: { outcome: do-not-proceed, reasons: Small effect } # as agreed',
  );
});

it('whoever submits an assessment without an author is recorded as one', () => {
  const text = edited(['status: approved', 'status: draft'], ['author: Sam Archer', 'author: ""']);
  expect(recorded('submit', text, { by: 'Kim Lee' })).toContain('author: Kim Lee');
  expect(recorded('submit', inState('draft'), { by: 'Kim Lee' })).toContain('author: Sam Archer');
});
