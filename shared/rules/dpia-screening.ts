import { comesFrom, foundSources, listSources } from '../decision/circumstances';
import { inWords } from '../decision/decision';
import { blankFieldsFix } from '../lint/blank-fields';
import type { Severity } from '../lint/finding';
import { blankKey, placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { childrensWords } from '../template/childrens-words';
import type { Span } from '../text/span';
import { classOf } from '../vocabulary/merge-fields';
import type { TemplateRule } from './rule';

const offer = (children: string, ...more: string[]) =>
  [
    '---',
    'channel: email',
    'message-nature: marketing',
    'audience:',
    '  segment: Members of our reading club',
    `  includes-children: ${children}`,
    ...more,
    '---',
    'Save 20% on all books this week.',
    '',
  ].join('\n');

export const dpiaScreening: TemplateRule = {
  code: 'dpia-screening',
  title: 'Nobody has recorded whether a DPIA is needed',
  severity: 'error or warning',
  why: 'Some uses of data are likely to be a high risk for people: marketing aimed at children, profiles of many people, data they know nothing of. Then a data protection impact assessment (DPIA) is required before you start. Screening is the short look that says whether it is, and why.',
  sources: ['UK GDPR Art 35', 'ICO, Examples of processing likely to result in high risk', 'UK GDPR recital 38'],
  bad: [
    { title: 'Marketing to children', template: offer('true'), marks: ['true'] },
    { title: 'Marketing where children may be among the recipients', template: offer('unknown'), marks: ['unknown'] },
    {
      title: 'Profiles of many people',
      template: offer('false', '  size: 25000').replace('Save', 'After your last order of {{last_purchase}}: save'),
      marks: ['25000'],
    },
    {
      title: 'People who may be vulnerable',
      template: offer('false', '  vulnerable: true'),
      marks: ['true'],
    },
    {
      title: 'Details from an enrichment tool',
      template: offer('false', 'source: enrichment-tool'),
      marks: ['enrichment-tool'],
    },
    {
      title: 'Words for children, though none are declared',
      template: offer('false').replace('Save', 'Ask your mum or dad: save'),
      marks: ['Ask your mum'],
    },
  ],
  good: [
    {
      title: 'Children, and somebody has looked',
      template: offer('true', 'dpia: { screened: true, required: false }'),
    },
    { title: 'Adults, and not many', template: offer('false', '  size: 400') },
    {
      title: 'A service message',
      template: offer('unknown')
        .replace('marketing', 'service')
        .replace(/Save.*/, 'Your order has been dispatched.'),
    },
  ],
  *check(subject) {
    const { facts, fields, template } = subject;
    if (!template.readable || facts.channel?.class === 'public') return;
    const reasons = reasonsOf(subject);
    const required = fields.text('dpia.required') === 'true';
    const source = 'UK GDPR Art 35';
    if (required && !fields.find('dpia.ref') && !subject.assessment.assessment?.dpia.ref) {
      yield {
        severity: 'warning',
        span: placeOf(subject, 'dpia.required', 'dpia'),
        message:
          'A data protection impact assessment (DPIA) is said to be required, but none is named. It has to be done before you start. Add where it is ("dpia.ref").',
        source,
        fixes: blankFieldsFix(subject, 'Add where the DPIA is, to fill in', ['dpia.ref']),
      };
      return;
    }
    if (!isScreened(subject) && reasons.length > 0) {
      const worst = reasons.find(({ severity }) => severity === 'error') ?? reasons[0]!;
      yield {
        severity: worst.severity,
        span: blankKey(subject, 'dpia.screened') ?? worst.span,
        message: `Nobody has recorded whether a data protection impact assessment (DPIA) is needed, and there is reason to ask: ${inWords(reasons.map(({ what }) => what))}. Have it looked at before you start, and record it under "dpia".`,
        source,
        fixes: blankFieldsFix(subject, 'Add the screening, to fill in', ['dpia.screened', 'dpia.required']),
      };
      return;
    }
    const [words] = fields.text('audience.includes-children') === 'true' ? [] : childrensWords(template.prose);
    if (!words) return;
    yield {
      severity: 'warning',
      span: words,
      message:
        'This speaks to children, but "audience.includes-children" doesn\'t say that any are among the recipients. Their data has higher protection. Say so and have it looked at whether a DPIA is needed, or speak to adults.',
      source: 'UK GDPR recital 38',
      fixes: [],
    };
  },
};

interface Reason {
  readonly what: string;
  readonly severity: Severity;
  readonly span: Span;
}

/** From how many people on a send counts as large here. The law names no number. */
const largeScale = 10_000;

function reasonsOf(subject: Subject): Reason[] {
  const { facts, fields, nature, template } = subject;
  const found: Reason[] = [];
  const add = (what: string, path: string, severity: Severity = 'warning') =>
    found.push({ what, severity, span: placeOf(subject, path, 'audience.segment', 'channel') });
  const marketing = nature === 'marketing';
  const children = fields.text('audience.includes-children');
  if (children === 'true' && (marketing || nature === 'borderline')) {
    add('the recipients include children', 'audience.includes-children', marketing ? 'error' : 'warning');
  } else if (children === 'unknown' && marketing) {
    add('children may be among the recipients', 'audience.includes-children');
  }
  if (fields.flag('audience.vulnerable')) add('vulnerable people may be among them', 'audience.vulnerable');
  const indirect = { facts } as Parameters<typeof comesFrom>[0];
  if (facts.personalData && comesFrom(indirect, ['scraped', 'enrichment-tool'])) {
    add('people know nothing of how you got their details', 'source.type');
  }
  const size = Number(fields.text('audience.size'));
  if (size >= largeScale) {
    const profiled = template.prose.placeholders.some(({ name }) =>
      profiling.includes(classOf(name)?.class.code ?? ''),
    );
    const from = comesFrom(indirect, [...listSources, ...foundSources, 'public-register', 'referral']);
    if (profiled) add(`profiles of ${size} people are used`, 'audience.size');
    else if (from) add(`the details of ${size} people don't come from themselves`, 'audience.size');
  }
  const generated = template.prose.placeholders.find(({ name }) => classOf(name)?.class.code === 'generated');
  if (generated) {
    found.push({ what: 'a machine writes about each recipient', severity: 'warning', span: generated.span });
  }
  return found;
}

/** Classes of merge fields that show a profile of somebody. */
const profiling = ['history', 'generated', 'location', 'found'];

/** What the template or its assessment records: that somebody has looked, what came of it, or the DPIA itself. */
function isScreened({ fields, assessment }: Subject): boolean {
  const known = assessment.assessment?.dpia;
  return (
    fields.flag('dpia.screened') === true ||
    fields.find('dpia.ref') !== undefined ||
    ['true', 'false'].includes(fields.text('dpia.required') ?? '') ||
    known?.screened?.value === true ||
    known?.ref !== undefined
  );
}
