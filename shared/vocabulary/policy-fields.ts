import { riskAppetites } from './choices';
import type { FieldTable } from './field';
import { templateFields } from './template-fields';

const text = { type: 'text' } as const;
const texts = { type: 'list', of: text } as const;
const flag = { type: 'boolean' } as const;
const ruleSettings = [
  { value: 'error', help: 'Has to be put right.' },
  { value: 'warning', help: 'Ought to be put right.' },
  { value: 'information', help: 'Worth knowing.' },
  { value: 'hint', help: 'Shown only where one looks.' },
  { value: 'off', help: 'Not shown at all.' },
];
const defaultFields = { type: 'mapping', fields: templateFields } as const;

/** Settings of `outreach.yaml`. */
export const policyFields: FieldTable = {
  extends: {
    ...text,
    help: 'Another policy of this workspace that this one builds on, named from this file on: ../outreach.yaml. What stands here wins; lists replace its lists.',
  },
  'risk-appetite': {
    type: 'choice',
    choices: [
      { value: riskAppetites[0], help: 'Likely promotion is an error; borderline wording a warning.' },
      { value: riskAppetites[1], help: 'Likely promotion is a warning; borderline wording information.' },
      { value: riskAppetites[2], help: 'Likely promotion is at most a warning; borderline wording a hint.' },
    ],
    help: 'How much doubt your organisation accepts where the law leaves room. It never softens clear law.',
  },
  'risk-appetite-reason': { ...text, help: 'Who decided on it, and why.' },
  templates: { ...texts, help: 'Further files that are templates, as patterns from this folder on: ["**/*.mjml"].' },
  exclude: { ...texts, help: 'Files that are not checked, as patterns from this folder on: ["archive/**"].' },
  assessments: {
    type: 'mapping',
    help: 'Where assessments go and how they are numbered.',
    fields: {
      folder: { ...text, help: 'Folder for new assessments, from this folder on.' },
      id: { ...text, help: 'Pattern of their ids: LIA-{yyyy}-{nnn}.' },
      'review-months': {
        type: 'integer',
        help: 'Months until the first review: 1 to 120. Twelve where nothing is said.',
      },
      'separate-approver': {
        ...flag,
        help: 'Whether the approver must be somebody else than the author. True where nothing is said.',
      },
    },
  },
  people: {
    type: 'list',
    of: {
      type: 'mapping',
      short: 'name',
      fields: {
        name: { ...text, required: true, help: 'Name.' },
        role: { ...text, help: 'What they are in your organisation: DPO.' },
      },
    },
    help: 'People who may review, approve and accept findings: [{ name: Helen Marsh, role: DPO }].',
  },
  defaults: {
    type: 'mapping',
    help: 'Fields that every template inherits.',
    fields: {
      ...templateFields,
      channels: { type: 'table', of: defaultFields, help: 'Fields inherited on one channel.' },
      folders: {
        type: 'table',
        of: defaultFields,
        help: 'Fields inherited in the folders a pattern matches; later ones win.',
      },
    },
  },
  packs: { ...texts, help: 'House packs of wordings, as paths from this file: [packs/house.yaml].' },
  rules: {
    type: 'table',
    of: { type: 'choice', choices: ruleSettings },
    help: "Severity of single rules in templates and assessments: { near-duplicate: off }. What the law settles can't be lowered.",
  },
  waivers: {
    type: 'mapping',
    help: 'What every waiver needs.',
    fields: {
      'require-until': { ...flag, help: 'Whether it must say when it ends. False where nothing is said.' },
    },
  },
  'time-zone': { ...text, help: 'Time zone that decides which day it is: Europe/London.' },
};
