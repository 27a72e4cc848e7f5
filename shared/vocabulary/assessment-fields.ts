import {
  type Decision,
  decisions,
  type LifecycleState,
  lifecycleStates,
  type Opinion,
  opinions,
  safeguardStates,
} from '../assessment/assessment';
import {
  type Choice,
  channels,
  messageNatures,
  pecrRouteAliases,
  pecrRoutes,
  relationships,
  sourceTypes,
  subscriberTypes,
} from './choices';
import type { FieldTable } from './field';

const text = { type: 'text' } as const;
const texts = { type: 'list', of: text } as const;
const date = { type: 'date' } as const;
const integer = { type: 'integer' } as const;
const accountability = 'UK GDPR Art 5(2)';
const guidance = 'ICO, How do we apply legitimate interests in practice?';

const explained = <Value extends string>(values: readonly Value[], help: Readonly<Record<Value, string>>): Choice[] =>
  values.map((value) => ({ value, help: help[value] }));
const listOf = (choices: readonly Choice[]) => ({ type: 'list', of: { type: 'choice', choices } }) as const;
const person = {
  type: 'mapping',
  short: 'name',
  fields: { name: { ...text, help: 'Name.' }, role: { ...text, help: 'Role.' } },
} as const;

const states: Readonly<Record<LifecycleState, string>> = {
  draft: 'Being written.',
  'in-review': 'Being reviewed.',
  'changes-requested': 'Sent back to its author.',
  approved: 'Approved: messages may rely on it.',
  superseded: 'Replaced by another assessment.',
  rejected: 'Decided against.',
  withdrawn: 'Given up.',
};
const outcomes: Readonly<Record<Decision, string>> = {
  proceed: 'Legitimate interests can be relied on.',
  'proceed-with-conditions': 'They can, on the conditions listed.',
  'do-not-proceed': 'They can not.',
};
const advice: Readonly<Record<Opinion, string>> = {
  supports: 'In favour.',
  'supports-with-conditions': 'In favour, on conditions.',
  'does-not-support': 'Against it.',
  'not-required': 'Nobody had to be asked.',
};
const yesNoUnknown: Choice[] = [
  { value: 'true', help: 'Yes.' },
  { value: 'false', help: 'No.' },
  { value: 'unknown', help: 'Not known yet.' },
];
const question = { type: 'choice', choices: yesNoUnknown } as const;

/**
 * Fields of an assessment's front-matter, in the order of a stub; the answers to the questions stand below it. `required` is what
 * a finished assessment needs: while it is being written, blanks are expected.
 */
export const assessmentFields: FieldTable = {
  id: { ...text, required: true, help: 'What templates name it by: LIA-2026-014.' },
  title: { ...text, required: true, help: 'What it is about.' },
  version: { ...text, required: true, help: 'Raised whenever the scope changes.', source: accountability },
  'questions-version': { ...integer, help: 'Which set of questions it answers; a stub says so.' },
  status: {
    type: 'choice',
    choices: explained(lifecycleStates, states),
    required: true,
    help: 'How far it is. Whether a review is due is worked out from its date.',
    source: accountability,
  },
  'superseded-by': {
    type: 'mapping',
    short: 'ref',
    help: 'Id of the assessment that replaced it.',
    fields: { ref: { ...text, help: 'Its id.' } },
  },
  supersedes: { ...texts, help: 'Ids of the assessments it replaces.' },
  owner: { ...person, required: true, help: 'Who answers for the use of the data.', source: accountability },
  author: { ...person, required: true, help: 'Who carried it out.', source: accountability },
  approver: {
    ...person,
    help: 'Who approved it: somebody other than the author. Required once it is approved.',
    source: accountability,
  },
  'approved-on': { ...date, help: 'When. Required once it is approved.', source: guidance },
  'created-on': { ...date, required: true, help: 'When it was begun.' },
  'last-reviewed-on': { ...date, help: 'When somebody last went through it.', source: 'UK GDPR Art 24(1)' },
  'review-due': { ...date, required: true, help: 'When it is to be reviewed.', source: 'UK GDPR Art 24(1)' },
  'review-triggers': { ...texts, help: 'What calls for a review before that day.' },
  interest: {
    ...text,
    required: true,
    help: 'The legitimate interest itself, as people are told it.',
    source: 'UK GDPR Arts 13(1)(d), 14(2)(b)',
  },
  scope: {
    type: 'mapping',
    required: true,
    help: 'What was weighed. Messages beyond it are not covered.',
    source: 'UK GDPR Art 6(1)(f)',
    fields: {
      purposes: { ...texts, required: true, help: 'Purposes, as templates name them.' },
      channels: { ...listOf(channels), required: true, help: 'Channels.' },
      'message-natures': { ...listOf(messageNatures), required: true, help: 'Kinds of message.' },
      audience: {
        type: 'mapping',
        required: true,
        help: 'Whom the messages go to.',
        fields: {
          relationships: { ...listOf(relationships), required: true, help: 'How they know you.' },
          'subscriber-types': { ...listOf(subscriberTypes), required: true, help: 'Who holds the accounts.' },
          roles: { ...texts, help: 'Their roles.' },
          segment: { ...text, help: 'The group in words.' },
          countries: { ...texts, required: true, help: 'Where they are: [GB].' },
          'includes-children': { ...question, required: true, help: 'Whether under-18s may be among them.' },
        },
      },
      'data-fields': { ...texts, required: true, help: 'Merge fields; an empty list where none are used.' },
      sources: { ...listOf(sourceTypes), required: true, help: 'Where the data comes from.' },
      tools: { ...texts, help: 'Tools and services that handle it.' },
      frequency: {
        type: 'mapping',
        required: true,
        help: 'How often one person gets such a message at most.',
        fields: {
          'max-per-person': { ...integer, required: true, help: 'How many messages one person gets at most.' },
          'per-days': { ...integer, required: true, help: 'In how many days.' },
        },
      },
      retention: {
        ...text,
        required: true,
        help: 'How long the data is kept: P12M is a year.',
        source: 'UK GDPR Art 5(1)(e)',
      },
    },
  },
  'pecr-route': {
    type: 'mapping',
    short: 'route',
    required: true,
    help: 'How PECR is met. An assessment is no permission under PECR.',
    source: 'PECR reg 22',
    fields: {
      route: {
        type: 'choice',
        choices: pecrRoutes,
        aliases: pecrRouteAliases,
        required: true,
        help: 'How PECR is met.',
      },
      value: { type: 'choice', choices: pecrRoutes, aliases: pecrRouteAliases, help: 'Another name of route.' },
      reason: { ...text, help: 'Why it is that.' },
    },
  },
  'dpo-review': {
    type: 'mapping',
    short: 'opinion',
    help: 'What the data protection officer, or whoever leads on privacy, advised.',
    source: 'UK GDPR Arts 38, 39',
    fields: {
      reviewer: { ...text, help: 'Who.' },
      date: { ...date, help: 'When.' },
      opinion: { type: 'choice', choices: explained(opinions, advice), help: 'The advice.' },
      notes: { ...text, help: 'The reasons.' },
    },
  },
  dpia: {
    type: 'mapping',
    required: true,
    help: 'Whether somebody looked if a data protection impact assessment is needed.',
    source: 'UK GDPR Art 35',
    fields: {
      screened: { ...question, required: true, help: 'Whether somebody looked if a DPIA is needed.' },
      required: { ...question, help: 'Whether one is needed.' },
      ref: { ...text, help: 'Where that is recorded.' },
    },
  },
  safeguards: {
    type: 'list',
    of: {
      type: 'mapping',
      short: 'description',
      fields: {
        id: { ...text, help: 'Short name.' },
        description: { ...text, help: 'What is done.' },
        status: {
          type: 'choice',
          choices: explained(safeguardStates, { planned: 'To be done.', 'in-place': 'Done.' }),
          help: 'Whether it is done.',
        },
      },
    },
    required: true,
    help: 'What reduces the effect on people.',
    source: guidance,
  },
  'opt-out': {
    type: 'mapping',
    short: 'how',
    required: true,
    help: 'How people object and what happens then.',
    source: 'UK GDPR Art 21',
    fields: {
      how: { ...text, required: true, help: 'How people object.' },
      'what-happens': { ...text, help: 'What happens then.' },
      'sla-days': { ...integer, help: 'In how many days.' },
    },
  },
  'privacy-notice': {
    type: 'mapping',
    short: 'url',
    required: true,
    help: 'Where people are told.',
    source: 'UK GDPR Arts 13, 14',
    fields: {
      url: { ...text, required: true, help: 'Address of the page where people are told.' },
      section: { ...text, help: 'Section.' },
    },
  },
  decision: {
    type: 'mapping',
    short: 'outcome',
    required: true,
    help: 'What was decided. The reasons may stand here or under D1.',
    source: 'UK GDPR Art 6(1)(f)',
    fields: {
      outcome: { type: 'choice', choices: explained(decisions, outcomes), help: 'The decision.' },
      value: { type: 'choice', choices: explained(decisions, outcomes), help: 'Another name of outcome.' },
      reasons: { ...texts, help: 'Why.' },
      reason: { ...text, help: 'Why.' },
    },
  },
  conditions: { ...texts, help: 'Conditions of a decision to proceed with conditions.' },
  'residual-risk': {
    type: 'choice',
    choices: explained(['low', 'medium', 'high'], { low: 'Low.', medium: 'Medium.', high: 'High.' }),
    help: 'What risk to people is left.',
  },
  evidence: { type: 'anything', help: 'Where objections, surveys and complaints are recorded.' },
  approvals: {
    type: 'list',
    of: {
      type: 'mapping',
      fields: {
        template: { ...text, help: 'Id of the template.' },
        version: { ...text, help: 'Version of this assessment.' },
        fingerprint: { ...text, help: 'What was approved: sha256: and 32 digits.' },
        on: { ...date, help: 'When.' },
        by: { ...text, help: 'By whom.' },
      },
    },
    help: 'Templates that were approved under it, as they stood on that day.',
    source: accountability,
  },
  history: {
    type: 'list',
    of: {
      type: 'mapping',
      fields: {
        date: { ...date, help: 'When.' },
        who: { ...text, help: 'Who.' },
        change: { ...text, help: 'What.' },
      },
    },
    help: 'What was changed.',
    source: accountability,
  },
  tags: { ...texts, help: 'Your own tags.' },
  notes: { ...text, help: 'Your own notes.' },
};
