import type { Assessment } from '../assessment/assessment';
import { coverage, type Mismatch } from '../assessment/coverage';
import { placeOfField } from '../assessment/places';
import type { Fix } from '../lint/finding';
import { coveringLinks, linkedAssessment, placesIn, referencePlace } from '../lint/reference';
import type { Subject } from '../lint/subject';
import { closest } from '../text/closest';
import type { Span } from '../text/span';
import { yamlText } from '../text/yaml-text';
import { mergeFieldName } from '../vocabulary/merge-fields';
import type { TemplateRule } from './rule';

const message = (channel: string, body = 'Our office has moved.') =>
  `---\nchannel: ${channel}\npurpose: relationship-update\nlawful-basis: legitimate-interests\nlia: LIA-2026-014\n---\n${body}\n`;
const assessments = [
  '---\nid: LIA-2026-014\nstatus: approved\nscope:\n  channels: [email]\n  purposes: [relationship-update]\n  data-fields: [first_name]\n  audience: { countries: [GB] }\n---\n',
];

export const liaScope: TemplateRule = {
  code: 'lia-scope',
  title: 'The assessment was written for something else',
  severity: 'error or warning',
  why: 'An assessment weighs one use of data: this purpose, this channel, these people, this data from this source. What it does not name it has not weighed. Either the message stays within it, or the assessment is extended and approved again, or another one covers it.',
  sources: ['UK GDPR Art 6(1)(f)', 'UK GDPR Art 5(1)(b)', 'ICO, How do we apply legitimate interests in practice?'],
  bad: [
    {
      title: 'A text message under an assessment of emails',
      template: message('sms'),
      marks: ['sms'],
      assessments,
    },
    {
      title: 'A merge field that it does not list',
      template: message('email', 'Hi {{first_name}}, our office in {{city}} has moved.'),
      marks: ['{{city}}'],
      assessments,
    },
  ],
  good: [
    {
      title: 'Everything is covered',
      template: message('email', 'Hi {{first_name}}, our office has moved.'),
      assessments,
    },
    {
      title: 'A draft with blanks is still to be filled in',
      template: message('sms'),
      assessments: ['---\nid: LIA-2026-014\nstatus: draft\nscope:\n  channels: []\n---\n'],
    },
  ],
  *check(subject) {
    const assessment = linkedAssessment(subject);
    if (!assessment) return;
    const mismatches = coverage(assessment, subject.coverageFacts);
    const others = mismatches.length === 0 ? [] : coveringLinks(subject);
    for (const mismatch of mismatches) {
      const own = placeOf(mismatch, subject);
      yield {
        severity: mismatch.severity,
        span: own ?? referencePlace(subject),
        message: messageOf(mismatch, subject, own !== undefined),
        source: 'UK GDPR Art 6(1)(f)',
        fixes: [...slipFix(mismatch, subject, assessment), ...others],
        related: placesIn(
          assessment,
          placeOfField(assessment, mismatch.scope),
          `This is what "${mismatch.scope}" names.`,
        ),
      };
    }
  },
};

function messageOf({ id, message, field, scope, value }: Mismatch, { facts }: Subject, own: boolean): string {
  const words = id === 'COV-4' && facts.declaredNature !== value ? ' The words of this message make it that.' : '';
  const here = own ? `Change "${field}" here` : `Change "${field}", which this template inherits`;
  return `${message}${words} ${id === 'COV-5' ? 'Do without it' : here}, or extend "${scope}" in the assessment and have it approved again.`;
}

/** Where the template itself says what isn't covered; undefined where it inherits it. */
function placeOf({ field, value }: Mismatch, { template, fields }: Subject): Span | undefined {
  if (field === 'merge-fields')
    return template.prose.placeholders.find(({ name }) => mergeFieldName(name) === value)?.span;
  const own = fields.findOwn(field);
  const item =
    own?.kind === 'list' ? own.items.find((each) => each.kind === 'scalar' && each.text.trim() === value) : own;
  return item?.span;
}

/** Purposes are words of one's own, so that one of them may be no more than misspelt. */
function slipFix({ id, value, field }: Mismatch, { fields }: Subject, { scope }: Assessment): Fix[] {
  const own = id === 'COV-3' ? fields.findOwn(field) : undefined;
  if (!own) return [];
  return closest(
    value,
    scope.purposes.map((purpose) => purpose.value),
    1,
  ).map((purpose) => ({
    title: `Change to "${purpose}"`,
    safety: 'suggestion',
    edits: [{ span: own.span, newText: yamlText(purpose) }],
  }));
}
