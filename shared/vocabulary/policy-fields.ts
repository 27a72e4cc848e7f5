import { riskAppetites } from './choices';
import type { FieldTable } from './field';
import { templateFields } from './template-fields';

const text = { type: 'text' } as const;
const texts = { type: 'list', of: text } as const;
const flag = { type: 'boolean' } as const;
const defaultFields = { type: 'mapping', fields: templateFields } as const;

/** Settings of `outreach.yaml`. */
export const policyFields: FieldTable = {
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
  templates: { ...texts, help: 'Further files that are templates: ["**/*.mjml"].' },
  exclude: { ...texts, help: 'Files that are not checked: ["archive/**"].' },
  assessments: {
    type: 'mapping',
    help: 'Where assessments go and how they are numbered.',
    fields: {
      folder: { ...text, help: 'Folder for new assessments, relative to this file.' },
      id: { ...text, help: 'Pattern of their ids: LIA-{yyyy}-{nnn}.' },
      'review-months': { type: 'integer', help: 'Months until the first review.' },
      'separate-approver': {
        ...flag,
        unread: true,
        help: 'Whether the approver must be somebody else than the author.',
      },
    },
  },
  people: { type: 'anything', unread: true, help: 'People who may review and approve.' },
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
  extends: { type: 'anything', unread: true, help: 'Another policy that this one builds on.' },
  rules: { type: 'anything', unread: true, help: 'Severities of single rules.' },
  packs: { type: 'anything', unread: true, help: 'House lists of phrases.' },
  waivers: { type: 'anything', unread: true, help: 'Rules for waivers.' },
  'time-zone': { ...text, help: 'Time zone that decides which day it is: Europe/London.' },
};
