import {
  addressTypes,
  type Choice,
  channels,
  lawfulBases,
  lawfulBasisAliases,
  messageNatures,
  optOutMechanisms,
  organisationTypes,
  pecrRouteAliases,
  pecrRoutes,
  relationships,
  sectors,
  sourceTypes,
  subscriberEvidence,
  subscriberTypes,
  templateStatuses,
} from './choices';
import type { Field, FieldTable } from './field';

const text = { type: 'text' } as const;
const flag = { type: 'boolean' } as const;
const date = { type: 'date' } as const;
const integer = { type: 'integer' } as const;
const texts = { type: 'list', of: text } as const;
const choice = (...values: string[]): Choice[] => values.map((value) => ({ value, help: '' }));
const yesNoUnknown: Choice[] = [
  { value: 'true', help: 'Yes.' },
  { value: 'false', help: 'No.' },
  { value: 'unknown', help: 'Not known. Treated as yes where it matters.' },
];
const accountability = 'UK GDPR Art 5(2)';

/** Fields of a template's front-matter, in the order a new template lists them. */
export const templateFields: FieldTable = {
  schema: { ...text, help: 'Version of this vocabulary.' },
  id: { ...text, required: true, help: 'Stable name of the template. The file name is taken where it is left out.' },
  title: { ...text, required: true, help: 'What the message is, for the people who manage it.' },
  owner: { ...text, required: true, help: 'Person or role that answers for the message.', source: accountability },
  status: {
    type: 'choice',
    choices: templateStatuses,
    required: true,
    help: 'Where the template stands. Live templates are judged more strictly.',
  },
  channel: {
    type: 'choice',
    choices: channels,
    required: true,
    help: 'How the message is sent. It decides which PECR rules apply.',
    source: 'PECR regs 19 to 23',
  },
  purpose: {
    ...text,
    required: true,
    help: 'Why the message is sent, in a word or two: page-follow. The assessment lists the purposes it covers.',
    source: 'UK GDPR Art 5(1)(b)',
  },
  'message-nature': {
    type: 'choice',
    choices: messageNatures,
    required: true,
    help: 'What kind of message you say it is. The words are checked against it.',
    source: 'PECR reg 2(1), DPA 2018 s 122(5)',
  },
  subject: { ...text, help: 'Subject line. Checked like the message.' },
  preheader: { ...text, help: 'Preview text beside the subject. Checked like the message.' },
  solicited: {
    ...flag,
    help: 'True where the recipient asked for this very information. An opt-in is not asking.',
    source: 'PECR reg 22(2)',
  },
  'solicited-evidence': { ...text, help: 'Where their request is recorded.', source: accountability },
  jurisdictions: { type: 'list', of: text, required: true, help: 'Countries of the recipients: [GB].' },
  campaign: {
    type: 'mapping',
    short: 'start',
    help: 'When the message is sent. An assessment must be approved before it starts.',
    source: 'ICO, Legitimate interests',
    fields: {
      name: { ...text, help: 'What you call it: the sidebar can group templates by it.' },
      start: { ...date, help: 'First day.' },
      end: { ...date, help: 'Last day.' },
    },
  },
  audience: {
    type: 'mapping',
    required: true,
    help: 'Who the message goes to.',
    source: 'PECR reg 2(1)',
    fields: {
      segment: { ...text, required: true, help: 'The group in words.' },
      'subscriber-type': {
        type: 'choice',
        choices: subscriberTypes,
        required: true,
        help: 'Who holds the contract for the address or account. Unknown counts as individual.',
        source: 'PECR reg 2(1)',
      },
      'subscriber-evidence': {
        type: 'choice',
        choices: subscriberEvidence,
        help: 'How you know that they are corporate subscribers.',
        source: 'PECR reg 22(1)',
      },
      relationship: { type: 'choice', choices: relationships, required: true, help: 'How they know you.' },
      'address-type': {
        type: 'choice',
        choices: addressTypes,
        required: true,
        help: 'What kind of address the message goes to.',
      },
      capacity: {
        type: 'choice',
        choices: choice('professional', 'personal', 'both'),
        help: 'In which role you write to them.',
      },
      'selection-criteria': {
        ...text,
        help: 'How you choose people who may be interested.',
        source: 'UK GDPR Art 5(1)(c)',
      },
      'includes-children': {
        type: 'choice',
        choices: yesNoUnknown,
        required: true,
        help: 'Whether under-18s may be among them.',
        source: 'UK GDPR Art 6(1)(f), recital 38',
      },
      vulnerable: { ...flag, help: 'Whether vulnerable people may be among them.' },
      size: { ...integer, help: 'How many people.' },
    },
  },
  source: {
    type: 'mapping',
    short: 'type',
    required: true,
    help: 'Where their details come from.',
    source: 'UK GDPR Arts 13, 14',
    fields: {
      type: { type: 'choice', choices: sourceTypes, required: true, help: 'Kind of source.' },
      tool: { ...text, help: 'Tool the details were found with.' },
      'collected-on': { type: 'date-range', help: 'When the details were collected.' },
      'due-diligence': { ...text, help: 'What you checked about a list before you used it.' },
    },
  },
  'lawful-basis': {
    type: 'choice',
    choices: lawfulBases,
    required: true,
    help: 'Lawful basis for using their data. It must be chosen before you start.',
    source: 'UK GDPR Art 6(1)',
    aliases: lawfulBasisAliases,
  },
  'pecr-route': {
    type: 'choice',
    choices: pecrRoutes,
    aliases: pecrRouteAliases,
    help: 'Permission under PECR that the message relies on.',
    source: 'PECR regs 19 to 23',
  },
  consent: {
    type: 'mapping',
    help: 'Record of the consent you rely on.',
    source: 'UK GDPR Arts 4(11), 7',
    fields: {
      'obtained-on': { type: 'date-range', help: 'When consent was given.' },
      'wording-ref': { ...text, help: 'Where the wording they agreed to is kept.' },
      channels: { type: 'list', of: { type: 'choice', choices: channels }, help: 'Channels they agreed to.' },
      purposes: { ...texts, help: 'Purposes they agreed to.' },
      'sender-named': { ...flag, help: 'Whether the wording named you.' },
      evidence: { ...text, help: 'Where the record of each consent is kept.' },
      withdrawn: { ...flag, help: 'Whether it was withdrawn.' },
      expires: { ...date, help: 'When you stop relying on it.' },
    },
  },
  'soft-opt-in': {
    type: 'mapping',
    help: 'The conditions of the soft opt-in, one by one. All must be true.',
    source: 'PECR reg 22(3), (3A)',
    fields: {
      'obtained-by-us': { ...flag, help: 'You collected the details yourselves, not a group company or a list.' },
      context: {
        type: 'choice',
        choices: choice('sale', 'negotiation', 'interest', 'support'),
        help: 'When you collected them: during a sale or its negotiation; for charities when they showed interest or gave support.',
      },
      'similar-products': { ...flag, help: 'You promote only similar products and services of your own.' },
      'similar-to': { ...text, help: 'What they bought or asked about.' },
      'opt-out-at-collection': { ...flag, help: 'They could refuse, simply and free, when you collected the details.' },
      'collected-on': { type: 'date-range', help: 'When you collected the details.' },
      'sole-charitable-purpose': { ...flag, help: 'The message furthers your charitable purposes and nothing else.' },
    },
  },
  lia: {
    type: 'mapping',
    short: 'ref',
    help: 'The legitimate interests assessment (LIA) this message relies on: LIA-2026-014.',
    source: 'UK GDPR Art 6(1)(f)',
    fields: { ref: { ...text, help: 'Its id.' }, version: { ...text, help: 'Its version.' } },
  },
  dpia: {
    type: 'mapping',
    short: 'ref',
    help: 'Data protection impact assessment (DPIA).',
    source: 'UK GDPR Art 35',
    fields: {
      screened: { ...flag, help: 'Whether you checked if one is needed.' },
      required: { type: 'choice', choices: yesNoUnknown, help: 'Whether one is needed.' },
      ref: { ...text, help: 'Where it is.' },
    },
  },
  'opt-out': {
    type: 'mapping',
    short: 'mechanism',
    help: 'How people tell you to stop, and what you do then.',
    source: 'UK GDPR Art 21(2)-(3), PECR regs 22(3)(c), 23(b)',
    fields: {
      mechanism: { type: 'choice', choices: optOutMechanisms, help: 'How they tell you.' },
      contact: { ...text, help: 'Address, link or short code they use.' },
      handling: { ...text, help: 'What your team does when somebody objects.' },
      wording: {
        ...text,
        help: 'The line in the message that tells people how to stop. Offered where a message lacks one.',
      },
      'sla-days': { ...integer, help: 'Days within which you act.' },
    },
  },
  'suppression-list': {
    ...text,
    help: 'Where you keep who must not be contacted again: just enough data to honour an objection.',
    source: 'ICO, Direct marketing guidance: respect preferences',
  },
  sender: {
    type: 'mapping',
    short: 'organisation',
    required: true,
    help: 'Who sends the message, and on whose behalf.',
    source: 'PECR reg 23(a)',
    fields: {
      organisation: { ...text, required: true, help: 'Name people know you by.' },
      'legal-name': { ...text, help: 'Registered name.' },
      person: { ...text, help: 'Person whose name the message carries.' },
      profile: { type: 'choice', choices: choice('company', 'personal'), help: 'Whose profile or mailbox sends it.' },
      contact: { ...text, help: 'How to reach the sender.' },
      'company-number': { ...text, help: 'Company number.' },
      'registered-office': { ...text, help: 'Registered office.' },
      'on-behalf-of': { ...text, help: 'Organisation a personal profile or an agency sends for.' },
      'sms-id': { ...text, help: 'Name shown as the sender of a text message.' },
    },
  },
  'privacy-notice': { ...text, help: 'Link to your privacy information.', source: 'UK GDPR Arts 13, 14' },
  'art-14': {
    type: 'mapping',
    short: 'provided',
    help: "How people learn that you have their data where it didn't come from them.",
    source: 'UK GDPR Art 14',
    fields: {
      provided: {
        type: 'choice',
        choices: choice('before', 'in-first-message', 'exemption'),
        help: 'When they are told.',
      },
      reason: { ...text, help: 'Why an exemption applies.' },
    },
  },
  'first-contact': { ...flag, help: 'Whether this is the first message to them.', source: 'UK GDPR Art 21(4)' },
  screening: {
    type: 'mapping',
    help: 'When call lists were screened.',
    source: 'PECR reg 21',
    fields: {
      'tps-on': { ...date, help: 'Screened against the TPS.' },
      'ctps-on': { ...date, help: 'Screened against the CTPS.' },
      'internal-dnc-on': { ...date, help: 'Screened against your own do-not-call list.' },
      exception: { ...text, help: 'Record that a subscriber welcomed your calls.' },
      'sector-evidence': { ...text, help: 'What regs 21A and 21B ask of claims management and pensions calls.' },
    },
  },
  sector: { type: 'choice', choices: sectors, help: 'Sector with rules of its own.' },
  organisation: {
    type: 'mapping',
    short: 'type',
    help: 'What kind of organisation sends the message.',
    fields: {
      type: { type: 'choice', choices: organisationTypes, help: 'Kind of organisation.' },
      'charity-number': { ...text, help: 'Charity number.' },
    },
  },
  frequency: {
    type: 'mapping',
    help: 'How often one person may get it.',
    fields: {
      'max-per-person': { ...integer, help: 'Most messages to one person.' },
      'per-days': { ...integer, help: 'Within so many days.' },
      'sequence-step': { ...integer, help: 'Same as sequence.step.' },
    },
  },
  sequence: {
    type: 'mapping',
    help: 'Place in a series of messages.',
    fields: {
      id: { ...text, help: 'Name of the series.' },
      step: { ...integer, help: 'Which message of it this is.' },
      'stop-on': {
        type: 'list',
        of: { type: 'choice', choices: choice('reply', 'objection') },
        help: 'What ends the series.',
      },
    },
  },
  'merge-fields': {
    type: 'list',
    of: {
      type: 'mapping',
      short: 'name',
      fields: {
        name: { ...text, help: 'Name of the merge field.' },
        purpose: { ...text, help: 'Why the message needs it.' },
        'max-length': { ...integer, help: 'Longest value.' },
        fallback: { ...text, help: 'Shown where a value is missing.' },
      },
    },
    help: 'Personal data the message prints.',
    source: 'UK GDPR Art 5(1)(c)',
  },
  'special-category': {
    type: 'mapping',
    help: 'Special category data used to choose or address people.',
    source: 'UK GDPR Art 9',
    fields: {
      used: { ...flag, help: 'Whether any is used.' },
      categories: { ...texts, help: 'Which.' },
      condition: { ...text, help: 'Condition of Art 9 or DPA 2018 Sch 1 you rely on.' },
    },
  },
  'decision-record': {
    type: 'mapping',
    help: 'Who decided that a borderline message may go out, and why.',
    source: accountability,
    fields: {
      'decided-by': { ...text, help: 'Who.' },
      date: { ...date, help: 'When.' },
      reason: { ...text, help: 'Why.' },
      'risk-accepted': { ...text, help: 'Risk accepted.' },
    },
  },
  'complaints-contact': {
    ...text,
    help: 'Where people complain about the use of their data.',
    source: 'DPA 2018 s 164A',
  },
  tags: { ...texts, help: 'Your own tags.' },
  notes: { ...text, help: 'Your own notes.' },
  waivers: {
    type: 'list',
    of: {
      type: 'mapping',
      fields: {
        rule: { ...text, required: true, help: 'Code of the rule.' },
        phrase: {
          ...text,
          help: 'Only findings that mark these words. All findings of the rule where it is left out.',
        },
        reason: { ...text, required: true, help: 'Why it is accepted, for whoever asks later.' },
        by: { ...text, help: 'Who decided it.' },
        until: { ...date, help: 'Last day it holds.' },
      },
    },
    help: "Findings accepted with a reason. What the law settles can't be accepted away.",
    source: accountability,
  },
};

/** What a template holds where neither it nor the policy says: `id` (the file name without its ending) apart. */
export const builtInDefaults = 'status: draft\njurisdictions: [GB]\nsolicited: false\n';

/** Paths of required fields in the order of the vocabulary, leaves only: `audience.segment`. */
export function requiredPaths(fields: FieldTable = templateFields): string[] {
  const paths: string[] = [];
  for (const [key, field] of Object.entries(fields) as [string, Field][]) {
    if (!field.required) continue;
    if (field.type === 'mapping') paths.push(...requiredPaths(field.fields).map((path) => `${key}.${path}`));
    else paths.push(key);
  }
  return paths;
}
