import { assessmentStatuses } from '../../shared/assessment/status';
import { verdicts } from '../../shared/decision/verdict';
import { severities } from '../../shared/lint/finding';
import { rules } from '../../shared/rules';

const text = { type: 'string' };
const words = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const file = { ...words, description: 'Relative to the working directory, with forward slashes.' };

const place = object({
  line: { type: 'integer', minimum: 1 },
  column: { type: 'integer', minimum: 1, description: 'Counts UTF-16 code units.' },
  offset: { ...count, description: 'UTF-16 code units from the start of the file, after a byte-order mark.' },
});

const waiver = {
  description: 'Who accepted the finding, why, and up to which day. Present where `waived` is true.',
  ...object({ reason: words, by: text, until: day }, ['by', 'until']),
};

const finding = object(
  {
    file,
    rule: { enum: rules.map(({ code }) => code) },
    severity: { enum: severities },
    message: { ...words, description: 'What was seen, why it matters, what to do.' },
    source: { ...words, description: 'Law or practice behind it.' },
    start: place,
    end: place,
    category: { ...words, description: 'Kind of promotional phrase.' },
    confidence: { enum: ['definite', 'likely', 'borderline'] },
    fixes: {
      type: 'array',
      description: 'What an editor offers. Safe ones are mechanical; suggestions need a person.',
      items: object({ title: words, safety: { enum: ['safe', 'suggestion'] } }),
    },
    waived: {
      type: 'boolean',
      description: 'Accepted with a reason: it counts for nothing in `summary` but `waived`.',
    },
    waiver,
    known: { const: true, description: 'The baseline knows it: it counts for nothing in `summary` but `known`.' },
  },
  ['category', 'confidence', 'waiver', 'known'],
);

const template = object({
  file,
  id: text,
  title: text,
  channel: text,
  assessment: object({ ref: text, status: { enum: assessmentStatuses } }, ['ref']),
  pecr: { enum: verdicts, description: 'What PECR makes of it.' },
  nature: object(
    { declared: text, effective: { ...words, description: 'What the words make of it, whatever is declared.' } },
    ['declared'],
  ),
});

/** What `check --format json` prints. Other programs read it, so every word of it is a promise. */
export const checkSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Result of lawful-outreach check',
  description:
    'What `lawful-outreach check --format json` prints: every template with its decisions, and every finding.',
  ...object({
    schema: { const: 1 },
    tool: object({ name: { const: 'lawful-outreach' }, version: words, rulesetDate: day }),
    policy: object({
      files: { type: 'array', items: file },
      riskAppetite: { enum: ['cautious', 'balanced', 'tolerant'] },
    }),
    summary: object(
      {
        templates: count,
        assessments: count,
        errors: count,
        warnings: count,
        information: count,
        hints: count,
        waived: count,
        known: { ...count, description: 'Findings that the baseline knows. Present where there is one.' },
      },
      ['known'],
    ),
    unread: {
      type: 'array',
      description: 'Files that were found or named and could not be read.',
      items: object({ file, reason: words }),
    },
    templates: { type: 'array', description: 'In the order of their paths.', items: template },
    findings: { type: 'array', description: 'In the order of their files, then of their places.', items: finding },
  }),
};

/** An object with these properties and no others, all of them required but the optional ones. */
function object(properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}
