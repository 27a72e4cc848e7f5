import { addMonths } from '../text/iso-day';
import { shorten } from '../text/shorten';
import type { Assessment, Opinion } from './assessment';
import { opinions } from './assessment';
import type { Answers, Circumstances, Question, QuestionName, Transition } from './lifecycle';
import { stateOf } from './lifecycle';
import { isSamePerson } from './people';
import { isClosed } from './shortcomings';

/** Most that are offered: nobody reads a longer list. */
const mostChoices = 50;

/** Answers that hold the places of those still to come, so that everything else can be looked at before anybody is asked. */
export function standIns(transition: Transition, { subject }: Circumstances): Answers {
  const due = nextReview(subject.today, subject.policy.assessments.reviewMonths);
  return { by: 'Somebody', reason: 'Some reason', successor: 'LIA', 'review-due': due, ...firstAdvice(transition) };
}

function firstAdvice(transition: Transition): Answers {
  return transition === 'approve' ? { opinion: 'supports', adviser: 'Somebody' } : {};
}

/** What the person has still to be asked, in order. An answer may lead to a further question. */
export function openQuestions(transition: Transition, circumstances: Circumstances, answers: Answers): Question[] {
  const { assessment } = circumstances.subject;
  const wanted: QuestionName[] = [];
  if (transition === 'approve' && !assessment.dpoReview.opinion) {
    wanted.push('opinion');
    if (answers.opinion !== undefined && answers.opinion !== 'not-required' && !assessment.dpoReview.reviewer)
      wanted.push('adviser');
  }
  wanted.push(...asked[transition]);
  if (transition === 'approve' && stateOf(assessment) !== 'approved') wanted.push('review-due');
  const open = wanted.filter((name) => answers[name] === undefined);
  // Who advised depends on whether anybody did.
  const first = open[0] === 'opinion' ? open.slice(0, 1) : open;
  return first.map((name) => question(name, transition, circumstances));
}

const asked: Readonly<Record<Transition, readonly QuestionName[]>> = {
  submit: ['by'],
  'request-changes': ['by', 'reason'],
  approve: ['by'],
  reject: ['by', 'reason'],
  supersede: ['successor', 'by'],
  withdraw: ['by', 'reason'],
  review: ['by', 'review-due'],
};

function question(name: QuestionName, transition: Transition, circumstances: Circumstances): Question {
  const { assessment, policy, today, index } = circumstances.subject;
  switch (name) {
    case 'opinion':
      return {
        name,
        kind: 'choice',
        prompt: 'What did the data protection officer, or whoever leads on privacy, advise?',
        choices: opinions.map((value) => ({ value, label: opinionWords[value] })),
        open: false,
      };
    case 'adviser':
      return { name, kind: 'person', prompt: 'Who advised?', choices: peopleFor(circumstances), open: true };
    case 'by': {
      const closed = transition === 'approve' && policy.people.length > 0;
      const approving = transition === 'approve' && policy.assessments.separateApprover;
      const { author } = assessment;
      const choices = peopleFor(circumstances).filter(
        ({ value }) => !approving || !author || !isSamePerson(value, author.value),
      );
      return { name, kind: 'person', prompt: whoWords(transition, assessment), choices, open: !closed };
    }
    case 'reason':
      return { name, kind: 'text', prompt: reasonWords[transition] ?? 'Why?', choices: [], open: true };
    case 'successor':
      return {
        name,
        kind: 'choice',
        prompt: 'Which assessment takes its place?',
        choices: index.all
          .filter((other) => other.path !== assessment.path && other.id && !isClosed(other))
          .sort((a, b) => Number(b.status?.value === 'approved') - Number(a.status?.value === 'approved'))
          .slice(0, mostChoices)
          .map((other) => ({
            value: other.id!.value,
            label: other.id!.value,
            detail: `${other.status?.value ?? 'draft'}${other.title ? `: ${shorten(other.title.value)}` : ''}`,
          })),
        open: false,
      };
    case 'review-due': {
      const value = nextReview(today, policy.assessments.reviewMonths);
      const prompt = 'When is it to be reviewed next?';
      return { name, kind: 'day', prompt, choices: [], open: true, value };
    }
  }
}

function peopleFor({ subject }: Circumstances) {
  return subject.policy.people
    .slice(0, mostChoices)
    .map(({ name, role }) => ({ value: name, label: name, ...(role !== undefined && { detail: role }) }));
}

function nextReview(today: string, months: number): string {
  return addMonths(today, months) ?? '';
}

const opinionWords: Readonly<Record<Opinion, string>> = {
  supports: 'In favour',
  'supports-with-conditions': 'In favour, on conditions',
  'does-not-support': 'Against it',
  'not-required': 'Nobody had to be asked',
};

function whoWords(transition: Transition, { author }: Assessment): string {
  if (transition === 'submit' && !author)
    return 'Who submits it? They are recorded as its author, because none is named.';
  return who[transition];
}

const who: Readonly<Record<Transition, string>> = {
  submit: 'Who submits it?',
  'request-changes': 'Who asks for changes?',
  approve: 'Who approves it?',
  reject: 'Who rejects it?',
  supersede: 'Who decides that?',
  withdraw: 'Who withdraws it?',
  review: 'Who reviewed it?',
};

const reasonWords: Readonly<Partial<Record<Transition, string>>> = {
  'request-changes': 'What has to change? The author will read it in the history.',
  reject: 'Why is it rejected? The reason is kept in the history.',
  withdraw: 'Why is it withdrawn? The reason is kept in the history.',
};
