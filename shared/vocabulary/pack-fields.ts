import { channels, messageNatures } from './choices';
import type { FieldTable } from './field';

const text = { type: 'text' } as const;
const texts = { type: 'list', of: text } as const;
const confidence = {
  type: 'choice',
  choices: [
    {
      value: 'definite',
      help: 'A decision, a statute or plain sense makes it promotion: it makes the message marketing by itself.',
    },
    { value: 'likely', help: 'It usually is promotion; two kinds of likely wording make the message marketing.' },
    { value: 'borderline', help: 'Its purpose decides, so a person has to.' },
  ],
} as const;

const pattern = 'Words as readers see them, and what may vary in them: "(book|order) your deal~ ..2 today".';

/** What a wording looks like, what it means and how it is tested. */
const phraseFields: FieldTable = {
  id: { ...text, help: 'A short name of its own.' },
  pattern: { ...text, help: pattern },
  patterns: { ...texts, help: `Wordings that mean the same. ${pattern}` },
  category: { ...text, help: 'The kind of promotion, P01 to P20.' },
  confidence: { ...confidence, help: 'How sure one such phrase makes us, taken by itself.' },
  reason: { ...text, help: 'Why this wording promotes, in one sentence.' },
  source: { ...text, help: 'The law, decision, guidance or practice behind it.' },
  when: {
    type: 'mapping',
    help: 'Where it counts; everywhere without it.',
    fields: {
      channel: { type: 'list', of: { type: 'choice', choices: channels }, help: 'Only on these channels.' },
      nature: {
        type: 'list',
        of: { type: 'choice', choices: messageNatures },
        help: 'Only where the message is declared one of these.',
      },
      solicited: { type: 'boolean', help: 'Only where the message was asked for (true) or was not (false).' },
      position: {
        type: 'choice',
        choices: [
          { value: 'start', help: 'At the start of its sentence.' },
          { value: 'end', help: 'At the end of its sentence.' },
          { value: 'whole', help: 'As a sentence of its own.' },
        ],
        help: 'Only in this place of a sentence.',
      },
    },
  },
  except: { ...texts, help: 'Wordings that look alike and are no promotion.' },
  rewrites: {
    type: 'list',
    of: { type: 'anything' },
    help: 'Neutral texts that may stand instead, or { remove: phrase }, { remove: clause }, { remove: sentence }.',
  },
  hosts: { ...texts, help: 'Addresses of sites: a link to one counts like the wording.' },
  signal: {
    type: 'choice',
    choices: [{ value: 'tone', help: 'Rows of exclamation marks, several emoji, words in capitals.' }],
    help: 'What is seen without words.',
  },
  flags: { ...texts, help: 'Examples in which it must be found. They are its tests.' },
  ignores: { ...texts, help: 'Examples in which it must not be found.' },
};

const frameFields: FieldTable = {
  name: { ...text, help: 'What the sentence does.' },
  patterns: { ...texts, help: pattern },
  suppresses: { ...texts, help: 'Categories that count for nothing in such a sentence, or all.' },
  within: { type: 'integer', help: 'Only hits that begin or end at most so many words away.' },
  'only-if-solicited': {
    type: 'boolean',
    help: 'Where the message was not asked for, a hit is lowered by one level and no more.',
  },
  denies: { type: 'boolean', help: 'The sentence denies that it sells anything.' },
};

/** Fields of a pack: the parts an organisation writes, and those of the built-in packs. */
export const packFields: FieldTable = {
  version: { ...text, help: 'Version of the pack.' },
  language: { ...text, help: 'Language of the wordings: en-GB.' },
  name: { ...text, help: 'What the pack is called.' },
  notes: { type: 'anything', help: 'Anything worth knowing. Nothing reads it.' },
  products: {
    ...texts,
    help: 'Names of your products and services: praise or an announcement beside one is certainly marketing.',
  },
  straplines: {
    ...texts,
    help: 'Exact texts that stand under your messages, such as a slogan: on a line of their own they do not count.',
  },
  allowed: { ...texts, help: 'Exact wordings that are never marked.' },
  banned: {
    type: 'list',
    of: {
      type: 'mapping',
      short: 'phrase',
      fields: {
        phrase: { ...text, help: 'The exact wording.' },
        reason: { ...text, help: 'Why nobody is to use it.' },
        instead: { ...text, help: 'What to write in its place.' },
      },
    },
    help: 'Wordings that your organisation does not want to see, promotional or not.',
  },
  phrases: { type: 'list', of: { type: 'mapping', fields: phraseFields }, help: 'Promotional wordings of your own.' },
  lists: {
    type: 'table',
    of: texts,
    help: 'Named lists of wordings: "@event" in a pattern stands for the list "event".',
  },
};

/** Fields of a built-in pack: a category with its wordings, or the frames. */
export const builtInPackFields: FieldTable = {
  ...packFields,
  category: { ...text, help: 'Id of the category, P01 to P20.' },
  label: { ...text, help: 'What the category is called.' },
  why: { ...text, help: 'Why it counts as marketing.' },
  source: { ...text, help: 'The law, decision, guidance or practice it rests on.' },
  confidence: { ...confidence, help: 'How sure one such phrase makes us, taken by itself.' },
  unless: { ...text, help: 'When it counts for more or less than that.' },
  advice: { ...text, help: 'What to write instead.' },
  examples: { ...texts, help: 'Each is found in this category.' },
  'must-not-flag': { ...texts, help: 'None is found in this category.' },
  entries: { type: 'list', of: { type: 'mapping', fields: phraseFields }, help: 'The wordings.' },
  except: { ...texts, help: 'Wordings that look like any of the entries and are no promotion.' },
  raise: {
    type: 'list',
    of: {
      type: 'mapping',
      fields: {
        beside: { ...texts, help: 'Hits of these categories in the same sentence.' },
        neighbours: { type: 'boolean', help: 'Also in the sentence before or after.' },
        before: { ...texts, help: 'Wordings that follow in the same sentence.' },
        to: { ...confidence, help: 'How sure that makes us.' },
      },
    },
    help: 'What makes a hit of this category surer.',
  },
  frames: {
    type: 'list',
    of: { type: 'mapping', fields: frameFields },
    help: 'Sentences that take the meaning of a phrase away.',
  },
};
