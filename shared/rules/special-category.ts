import { blankFieldsFix } from '../lint/blank-fields';
import type { Severity } from '../lint/finding';
import { blankKey, placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { inferencesIn } from '../template/inference';
import type { Placeholder } from '../template/prose';
import { type Classified, classOf, mergeFieldName } from '../vocabulary/merge-fields';
import type { TemplateRule } from './rule';

const email = (body: string, ...fields: string[]) =>
  ['---', 'channel: email', 'message-nature: informational', ...fields, '---', body, ''].join('\n');

export const specialCategory: TemplateRule = {
  code: 'special-category',
  title: 'Data that the law protects specially, or that harms people where it goes wrong',
  severity: 'error or warning',
  why: "Health, beliefs, politics, ethnic origin, sex life and offences may only be used under a condition of their own, most often explicit consent; legitimate interests alone is not enough. Children's data, signs that somebody is vulnerable, bank details and passwords have no place in outreach either. A field in a condition is used, even if nothing of it is printed, and words can give away what no field does.",
  sources: ['UK GDPR Arts 9, 10', 'UK GDPR Art 5(1)(c), (f)', 'UK GDPR recital 38', 'DPA 2018 Sch 1'],
  bad: [
    {
      title: 'Health data in the text',
      template: email('Hello, how are you getting on with {{medication}}?'),
      marks: ['{{medication}}'],
    },
    {
      title: 'A condition that prints nothing',
      template: email('Hello. {% if contact.pregnant %}We have moved near you.{% endif %}'),
      marks: ['{% if contact.pregnant %}'],
    },
    {
      title: 'Words that give it away',
      template: email('As someone with diabetes, you may want to know that our office has moved.'),
      marks: ['As someone with diabetes'],
    },
    {
      title: 'Declared, without a condition',
      template: email('Our office has moved.', 'special-category: { used: true, categories: [health] }'),
      marks: ['true'],
    },
    {
      title: 'A sign that somebody is vulnerable, in the subject',
      template: email('Our office has moved.', 'subject: "A word about {{bereavement}}"'),
      marks: ['{{bereavement}}'],
    },
  ],
  good: [
    { title: 'A name and a company', template: email('Hi {{first_name}}, how is {{company}}?') },
    {
      title: 'An organisation that says what it is',
      template: email('As a Christian charity, we have moved our office.'),
    },
    {
      title: 'Declared, with consent and the condition',
      template: email(
        'Our office has moved.',
        'lawful-basis: consent',
        'special-category: { used: true, categories: [health], condition: "Art 9(2)(a), explicit consent" }',
      ),
    },
  ],
  *check(subject) {
    yield* declared(subject);
    for (const [field, uses] of sensitiveFields(subject)) yield fieldFinding(subject, field, uses);
    const [inference, ...others] = inferencesIn(subject.template.prose);
    if (!inference) return;
    yield {
      severity: 'error' as const,
      span: inference.span,
      message: `These words tell people something about their ${inference.category.label}${others.length > 0 ? ` (and ${others.length} more in this text)` : ''}. You either know it or guess it, and both need a condition of ${inference.category.source.replace('UK GDPR ', '')}; on a screen others may read it. Say what the message is about without saying it of them.`,
      source: inference.category.source,
      fixes: [],
    };
  },
};

function* declared(subject: Subject) {
  const { fields, facts, template } = subject;
  if (fields.flag('special-category.used') !== true || !template.readable) return;
  const condition = fields.text('special-category.condition');
  const onInterests = facts.lawfulBasis === 'legitimate-interests';
  if (condition !== undefined && !onInterests) return;
  yield {
    severity: condition === undefined ? ('error' as const) : ('warning' as const),
    span:
      blankKey(subject, 'special-category.condition') ?? placeOf(subject, 'special-category.used', 'special-category'),
    message:
      condition === undefined
        ? `Special category data is used, and no condition is stated.${onInterests ? ' Legitimate interests alone is not enough for it.' : ''} State the condition of Art 9 or DPA 2018 Sch 1 you rely on, such as explicit consent, or do without the data.`
        : 'Special category data is used on legitimate interests. That needs the stated condition to hold for every recipient: have somebody who knows the law look at it.',
    source: 'UK GDPR Art 9',
    fixes:
      condition === undefined
        ? blankFieldsFix(subject, 'Add the condition, to fill in', ['special-category.condition'])
        : [],
  };
}

/** Every sensitive merge field once, with all its uses in the order of the text. */
function sensitiveFields(subject: Subject): readonly (readonly [Classified, readonly Placeholder[]])[] {
  const { template } = subject;
  const byName = new Map<string, [Classified, Placeholder[]]>();
  for (const placeholder of template.prose.placeholders) {
    const known = byName.get(mergeFieldName(placeholder.name));
    if (known) known[1].push(placeholder);
    else {
      const field = classOf(placeholder.name);
      const { sensitivity } = field?.class ?? {};
      if (
        field &&
        (sensitivity === 'special' || sensitivity === 'sensitive' || onlyInPreview.includes(field.class.code))
      ) {
        byName.set(mergeFieldName(placeholder.name), [field, [placeholder]]);
      }
    }
  }
  return [...byName.values()].filter(
    ([field, uses]) =>
      !onlyInPreview.includes(field.class.code) || uses.some((use) => !use.condition && inPreview(subject, use)),
  );
}

/** Classes that are no business of whoever sees the screen, though they may stand further down in the text. */
const onlyInPreview = ['employment', 'family'];

function fieldFinding(subject: Subject, field: Classified, uses: readonly Placeholder[]) {
  const { label, why, source, sensitivity } = field.class;
  const previewed = uses.find((use) => !use.condition && inPreview(subject, use));
  const shown = previewed ?? uses[0]!;
  const condition = shown.condition ? ' A condition uses the data, even if nothing of it is printed.' : '';
  const preview = previewed
    ? ' And it stands where a locked screen shows it: in the subject, the preview or the first words.'
    : '';
  const written = mergeFieldName(shown.name);
  const what = field.inferred ? `"${written}" may show ${label}.` : `"${written}" is ${label}.`;
  return {
    severity: previewed ? ('error' as const) : severityOf(subject, field),
    span: shown.span,
    message: `${what} ${why}${condition}${preview} ${
      sensitivity === 'special'
        ? 'Do without it, or record the condition you rely on under "special-category" and rely on consent.'
        : 'Do without it in this message.'
    }`,
    source,
    fixes: [],
  };
}

/** How grave it is that a template uses the field at all. */
function severityOf(
  { facts, fields, nature }: Subject,
  { class: { code, sensitivity }, inferred }: Classified,
): Severity {
  if (code === 'credentials' && inferred) {
    // People who asked for a link to sign in need it.
    return nature === 'service' ? 'warning' : 'error';
  }
  if (inferred || code === 'financial') return 'warning';
  if (code === 'vulnerability') return nature === 'marketing' || nature === 'borderline' ? 'error' : 'warning';
  if (sensitivity === 'special') {
    const recorded =
      fields.find('special-category.condition') !== undefined &&
      facts.lawfulBasis === 'consent' &&
      fields.find('consent.evidence') !== undefined;
    return recorded ? 'warning' : 'error';
  }
  return 'error';
}

/** How many characters of a message a locked screen shows at least. */
const previewLength = 40;
/** Markup that may stand before the first words. */
const longestIndent = 2000;

function inPreview({ template, facts }: Subject, { span }: Placeholder): boolean {
  if (['sms', 'mms', 'rcs', 'whatsapp'].includes(facts.channel?.value ?? '')) return true;
  return template.prose.passages.some(({ part, span: passage, text }) => {
    if (span.start < passage.start || span.end > passage.end) return false;
    if (part !== 'body') return true;
    const before = span.start - passage.start;
    return before < longestIndent && text.slice(0, before).trim().length < previewLength;
  });
}
