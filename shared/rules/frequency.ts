import type { Finding, Fix } from '../lint/finding';
import { insertFields } from '../lint/insert-fields';
import { placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { type Sequence, type Step, stepOf } from '../neighbours/sequence';
import type { TextEdit } from '../text/edit';
import { shorten } from '../text/shorten';
import { entryAt } from '../text/tree';
import type { TemplateRule } from './rule';

const step = (number: number, ...more: string[]) =>
  [
    '---',
    'channel: email',
    `sequence: { id: welcome, step: ${number}, stop-on: [reply, objection] }`,
    ...more,
    '---',
    'Our office has moved.',
    '',
  ].join('\n');
const cap = (most: number, days: number) => `frequency: { max-per-person: ${most}, per-days: ${days} }`;

/** A sequence is rarely longer than this, so that a cap over so many days holds for all of it. Our own measure. */
const usualLength = 28;

const keeping = 'UK GDPR Art 5(1)(c)';
const objecting = 'UK GDPR Art 21(3)';

export const frequency: TemplateRule = {
  code: 'frequency',
  title: 'How often one person is written to',
  severity: 'warning or information',
  why: 'Each further message to somebody who didn’t answer is harder to justify, and after an objection there must be none. A sequence says how many messages one person may get in how many days, and stops when somebody answers or objects. Its steps are looked for in the templates of the workspace: none may be missing, and none be there twice, or people get what was not meant for them.',
  sources: [objecting, keeping, 'ICO, Legitimate interests', 'ProvePrivacy, LinkedIn Marketing'],
  bad: [
    {
      title: 'It goes on after an objection',
      template: step(1, cap(1, 365)).replace('[reply, objection]', '[reply]'),
      marks: ['[reply]'],
    },
    {
      title: 'More steps than the cap allows',
      template: step(1, cap(1, 365)),
      marks: ['1'],
      templates: [step(2, cap(1, 365))],
    },
    { title: 'No cap', template: step(1), marks: ['welcome'] },
    { title: 'A step is missing', template: step(3, cap(3, 365)), marks: ['3'], templates: [step(1), step(4)] },
    { title: 'A step is there twice', template: step(1, cap(3, 365)), marks: ['1'], templates: [step(1)] },
  ],
  good: [
    {
      title: 'Two steps, a cap that allows them, and an end',
      template: step(1, cap(2, 365)),
      templates: [step(2)],
    },
    {
      title: 'Steps that are far enough apart',
      template: step(1, cap(1, 30), 'campaign: { start: 2027-01-01 }'),
      templates: [step(2, 'campaign: { start: 2027-02-01 }')],
    },
    { title: 'A message that stands alone', template: '---\nchannel: email\n---\nOur office has moved.\n' },
  ],
  *check(subject) {
    const { fields, template } = subject;
    if (!template.readable || fields.text('status') === 'retired') return;
    const id = fields.text('sequence.id');
    const number = stepOf(fields);
    if (id === undefined && number === undefined) return;
    const sequence = subject.neighbours?.sequence;
    yield* stopping(subject);
    yield* capping(subject, sequence);
    if (sequence && number !== undefined) yield* order(subject, sequence, number);
    else if (id === undefined || number === undefined) yield unfinished(subject, id);
  },
};

/** Where the template says that it is part of a sequence. */
const places = ['sequence.step', 'frequency.sequence-step', 'sequence.id', 'sequence'] as const;

function* stopping(subject: Subject): Generator<Omit<Finding, 'rule'>> {
  const { fields } = subject;
  const stops = fields.texts('sequence.stop-on');
  const lacks = ['reply', 'objection'].filter((each) => !stops.includes(each));
  if (lacks.length === 0) return;
  const objection = lacks.includes('objection');
  yield {
    severity: objection ? 'warning' : 'information',
    span: placeOf(subject, 'sequence.stop-on', ...places),
    message: objection
      ? 'Nothing says that the sequence stops when somebody objects. The right to object to direct marketing is absolute: the next step must not reach them. Add "objection" to "stop-on", and make sure that your sending tool does it.'
      : 'Nothing says that the sequence stops when somebody replies: they would get the next step as if they hadn’t. Add "reply" to "stop-on", and make sure that your sending tool does it.',
    source: objection ? objecting : keeping,
    fixes: stopFixes(subject),
  };
}

function stopFixes({ fields, template }: Subject): Fix[] {
  const title = 'Stop the sequence on a reply and on an objection';
  const yaml = '[reply, objection]';
  const own = fields.findOwn('sequence.stop-on');
  const flow = own && /^\[[^\r\n]*\]$|^[\w-]+$/.test(template.text.slice(own.span.start, own.span.end));
  const edits = own
    ? flow
      ? [{ span: own.span, newText: yaml }]
      : undefined
    : (withinBraces(template, `stop-on: ${yaml}`) ?? insertFields(template, [{ path: 'sequence.stop-on', yaml }]));
  return edits ? [{ title, safety: 'suggestion', edits }] : [];
}

/** A sequence on one line, `{ id: welcome, step: 1 }`, where a list needs no quotes. */
function withinBraces({ root, text }: Subject['template'], yaml: string): TextEdit[] | undefined {
  const sequence = entryAt(root, 'sequence')?.value;
  const last = sequence?.kind === 'mapping' ? sequence.entries.at(-1)?.value : undefined;
  if (!sequence || !last || text[sequence.span.start] !== '{') return undefined;
  const rest = text.slice(last.span.end, sequence.span.end);
  return /^\s*\}$/.test(rest)
    ? [{ span: { start: last.span.end, end: last.span.end }, newText: `, ${yaml}` }]
    : undefined;
}

function* capping(subject: Subject, sequence: Sequence | undefined): Generator<Omit<Finding, 'rule'>> {
  const { fields } = subject;
  const most = Number(fields.text('frequency.max-per-person'));
  const days = Number(fields.text('frequency.per-days'));
  if (!(most > 0 && days > 0)) {
    // What stands there and is no number is said by the check of its value.
    if (fields.find('frequency.max-per-person') && fields.find('frequency.per-days')) return;
    yield {
      severity: 'information',
      span: placeOf(subject, 'frequency', 'sequence.id', ...places),
      message:
        'This message is part of a sequence, and nothing says how many messages one person may get. Add "frequency" with "max-per-person" and "per-days", so that the sequence and its assessment can be held against it.',
      source: keeping,
      fixes: [],
    };
    return;
  }
  const length = sequence?.steps.size ?? 0;
  if (!sequence || length <= most) return;
  const within = sequence.mostWithin(days);
  if (within !== undefined && within <= most) return;
  const sure = within !== undefined || days >= usualLength;
  const count = within ?? length;
  yield {
    severity: sure ? 'warning' : 'information',
    span: placeOf(subject, 'frequency.max-per-person', 'frequency', ...places),
    message: `The sequence "${shorten(sequence.id, 60)}" has ${count} messages${within === undefined ? '' : ` within ${days} days`}, and one person may get ${most} in ${days} days. Leave steps out, or raise the cap if its assessment allows that${within === undefined ? '; if they are further apart, give each step its "campaign.start"' : ''}.`,
    source: keeping,
    fixes: [],
    related: links(
      subject,
      [...sequence.steps.values()].slice(0, mostLinks + 1).flatMap(([first]) => first!),
    ),
  };
}

function* order(subject: Subject, sequence: Sequence, number: number): Generator<Omit<Finding, 'rule'>> {
  const span = placeOf(subject, 'sequence.step', ...places);
  const name = `"${shorten(sequence.id, 60)}"`;
  const same = sequence.steps.get(number) ?? [];
  if (same.length > 1) {
    const others = same.slice(0, mostLinks + 1).filter(({ path }) => path !== subject.template.path);
    const named = others.slice(0, mostLinks);
    const left = same.length - 1 - named.length;
    yield {
      severity: 'warning',
      span,
      message: `Step ${number} of the sequence ${name} is also ${named.map(({ path }) => path).join(', ')}${left > 0 ? ` and ${left} more` : ''}. Unless only one of them is sent to each person, people get both. Give one of them another step, or a sequence of its own.`,
      source: keeping,
      fixes: [],
      related: links(subject, others),
    };
  }
  const before = sequence.before.get(number);
  const from = (before ?? 0) + 1;
  if (from >= number) return;
  const missing = from === number - 1 ? `Step ${from}` : `Steps ${from} to ${number - 1}`;
  yield {
    severity: 'information',
    span,
    message: `${missing} of the sequence ${name} ${from === number - 1 ? 'is' : 'are'} missing: no template in this workspace says it. Add what is missing, or number the steps anew.`,
    source: keeping,
    fixes: [],
    related: links(subject, before === undefined ? [] : (sequence.steps.get(before) ?? [])),
  };
}

function unfinished(subject: Subject, id: string | undefined): Omit<Finding, 'rule'> {
  const written = subject.fields.find('sequence.step') ?? subject.fields.find('frequency.sequence-step');
  const what =
    id === undefined
      ? 'This is a step of a sequence that has no "id", so its steps can’t be checked together. Give all of them the same "sequence.id".'
      : written
        ? 'The step of a sequence is a whole number from 1 on.'
        : 'This belongs to a sequence and doesn’t say which message of it this is. Add "step".';
  return {
    severity: 'information',
    span: placeOf(subject, id === undefined ? 'sequence' : 'sequence.step', ...places),
    message: what,
    source: keeping,
    fixes: [],
  };
}

/** Other steps that a finding links to. */
const mostLinks = 3;

function links({ template }: Subject, steps: readonly Step[]) {
  return steps
    .filter(({ path }) => path !== template.path)
    .slice(0, mostLinks)
    .map(({ path, place, step: number }) => ({
      path,
      span: place,
      message: number === undefined ? 'Of the same sequence.' : `Step ${number} of the same sequence.`,
    }));
}
