import type { Severity } from '../lint/finding';
import { isPersonal, mergeFieldName } from '../vocabulary/merge-fields';
import type { Assessment, Scope } from './assessment';
import type { Field } from './fields';

export interface MergeFieldFact {
  /** As written in any dialect, or normalised: `contact.first_name`, `first_name`. */
  readonly name: string;
  /** Its class in the vocabulary: an assessment may name the class instead of the field. */
  readonly category?: string | undefined;
  /** Special category, criminal, financial or children's data: outside the scope it is an error. */
  readonly sensitive?: boolean | undefined;
}

/** At most so many messages to one person in so many days. */
export interface Frequency {
  readonly maxPerPerson: number;
  readonly perDays: number;
}

/** What an assessment must cover of one template, policy defaults included. What is undefined isn't judged: other rules ask for it. */
export interface TemplateFacts {
  readonly channel?: string | undefined;
  readonly purpose?: string | undefined;
  /** Nature after the words were read. Where that leaves it open (`borderline`, `unknown`), the declared one is judged. */
  readonly effectiveNature?: string | undefined;
  readonly declaredNature?: string | undefined;
  readonly relationship?: string | undefined;
  readonly subscriberType?: string | undefined;
  readonly jurisdictions: readonly string[];
  readonly sourceType?: string | undefined;
  readonly sourceTool?: string | undefined;
  /** All that are used; those that say nothing about the recipient (`sender_name`, `unsubscribe_url`) are passed over. */
  readonly mergeFields: readonly MergeFieldFact[];
  /** Whether under-18s may be among the recipients. */
  readonly includesChildren?: boolean | undefined;
  readonly frequency?: Frequency | undefined;
}

/** One respect in which an assessment doesn't cover a template, as data. */
export interface Mismatch {
  readonly id: 'COV-1' | 'COV-2' | 'COV-3' | 'COV-4' | 'COV-5' | 'COV-6' | 'COV-7';
  readonly severity: Severity;
  /** Path of the field of the template that it is about, such as `audience.relationship`. */
  readonly field: string;
  readonly value: string;
  /** Path of the field of the assessment that would have to name the value. */
  readonly scope: string;
  /** One sentence. */
  readonly message: string;
}

/**
 * Where the assessment doesn't cover the template: COV-1 to COV-7, in that order. A list that is still empty covers nothing once
 * the assessment is approved; before, it is a blank to be filled in. Source: UK GDPR Art 6(1)(f); ICO, "How do we apply
 * legitimate interests in practice?" (an assessment is for a specific use of data).
 */
export function coverage(assessment: Assessment, facts: TemplateFacts): Mismatch[] {
  return compare(assessment, facts, assessment.status?.value === 'approved');
}

/** As {@link coverage}, with the choice whether an empty list covers nothing or is passed over. */
export function compare(assessment: Assessment, facts: TemplateFacts, emptyCoversNothing: boolean): Mismatch[] {
  const name = assessment.id?.value ?? 'The assessment';
  const found: Mismatch[] = [];
  for (const { id, severity, field, noun, scope, named: namedIn, wanted: wantedBy, covers } of criteria) {
    const named = namedIn(assessment.scope);
    if (named.length === 0 && !(emptyCoversNothing && field !== 'source.tool')) continue;
    for (const fact of wantedBy(facts)) {
      if (named.some((each) => covers(each.value, fact))) continue;
      const { name: value, sensitive } = fact;
      const why = named.length === 0 ? `its ${scope} is empty` : `it was written for ${listed(named)}`;
      const message = `${name} doesn't cover the ${noun} "${value}": ${why}.`;
      found.push({ id, severity: sensitive ? 'error' : severity, field, value, scope, message });
    }
  }
  const { includesChildren } = assessment.scope;
  if (facts.includesChildren && includesChildren?.value !== true && (includesChildren || emptyCoversNothing)) {
    const why = includesChildren
      ? `its scope.audience.includes-children is ${includesChildren.value}`
      : 'it says nothing of children';
    const message = `${name} doesn't cover children, who may be among the recipients: ${why}.`;
    const scope = 'scope.audience.includes-children';
    found.push({ id: 'COV-2', severity: 'error', field: 'audience.includes-children', value: 'true', scope, message });
  }
  const mismatch =
    facts.frequency && frequencyMismatch(name, assessment.scope.frequency, facts.frequency, emptyCoversNothing);
  if (mismatch) found.push(mismatch);
  return found;
}

function frequencyMismatch(
  name: string,
  { maxPerPerson, perDays }: Scope['frequency'],
  wanted: Frequency,
  emptyCoversNothing: boolean,
): Mismatch | undefined {
  const cap = maxPerPerson && perDays && { maxPerPerson: maxPerPerson.value, perDays: perDays.value };
  if (cap ? !exceeds(wanted, cap) : !emptyCoversNothing) return undefined;
  const value = inWords(wanted);
  const covers = cap
    ? `covers at most ${inWords(cap)} to one person`
    : "doesn't say how often it lets one person be written to";
  const message = `${name} ${covers}, and this template allows ${value}.`;
  return { id: 'COV-7', severity: 'warning', field: 'frequency', value, scope: 'scope.frequency', message };
}

/** A value of the template that the assessment has to name. */
type Wanted = MergeFieldFact;

interface Criterion {
  readonly id: Mismatch['id'];
  readonly severity: Severity;
  readonly field: string;
  /** What the message calls the value. */
  readonly noun: string;
  readonly scope: string;
  readonly named: (scope: Scope) => readonly Field<string>[];
  readonly wanted: (facts: TemplateFacts) => readonly Wanted[];
  readonly covers: (named: string, wanted: Wanted) => boolean;
}

const criteria: readonly Criterion[] = [
  {
    id: 'COV-1',
    severity: 'error',
    field: 'channel',
    noun: 'channel',
    scope: 'scope.channels',
    named: (scope) => scope.channels,
    wanted: (facts) => one(facts.channel),
    covers: same,
  },
  {
    id: 'COV-2',
    severity: 'error',
    field: 'audience.relationship',
    noun: 'relationship',
    scope: 'scope.audience.relationships',
    named: (scope) => scope.relationships,
    wanted: (facts) => one(facts.relationship),
    covers: same,
  },
  {
    id: 'COV-2',
    severity: 'error',
    field: 'audience.subscriber-type',
    noun: 'subscriber type',
    scope: 'scope.audience.subscriber-types',
    named: (scope) => scope.subscriberTypes,
    wanted: (facts) => one(facts.subscriberType),
    covers: same,
  },
  {
    id: 'COV-2',
    severity: 'warning',
    field: 'jurisdictions',
    noun: 'country',
    scope: 'scope.audience.countries',
    named: (scope) => scope.countries,
    wanted: (facts) => facts.jurisdictions.map((name) => ({ name })),
    // GB covers its nations (GB-NIR, GB-SCT); one of them doesn't cover GB.
    covers: (named, { name }) => named === name || name.startsWith(`${named}-`),
  },
  {
    id: 'COV-3',
    severity: 'error',
    field: 'purpose',
    noun: 'purpose',
    scope: 'scope.purposes',
    named: (scope) => scope.purposes,
    wanted: (facts) => one(facts.purpose),
    covers: same,
  },
  {
    id: 'COV-4',
    severity: 'error',
    field: 'message-nature',
    noun: 'kind of message',
    scope: 'scope.message-natures',
    named: (scope) => scope.messageNatures,
    wanted: (facts) => one(natureOf(facts)),
    covers: (named, { name }) => withoutMixed(named) === name,
  },
  {
    id: 'COV-5',
    severity: 'warning',
    field: 'merge-fields',
    noun: 'data field',
    scope: 'scope.data-fields',
    named: (scope) => scope.dataFields,
    wanted: (facts) => facts.mergeFields.filter(({ name }) => isPersonal(name)),
    covers: (named, { name, category }) => named === category || letters(named) === letters(name),
  },
  {
    id: 'COV-6',
    severity: 'error',
    field: 'source.type',
    noun: 'source',
    scope: 'scope.sources',
    named: (scope) => scope.sources,
    wanted: (facts) => one(facts.sourceType),
    covers: same,
  },
  {
    id: 'COV-6',
    severity: 'warning',
    field: 'source.tool',
    noun: 'tool',
    scope: 'scope.tools',
    named: (scope) => scope.tools,
    wanted: (facts) => one(facts.sourceTool),
    covers: same,
  },
];

function one(name: string | undefined): readonly Wanted[] {
  return name === undefined ? [] : [{ name }];
}

function same(named: string, { name }: Wanted): boolean {
  return named === name;
}

/** The same for `FirstName`, `FIRSTNAME` and `contact.first_name`. */
function letters(mergeField: string): string {
  return mergeFieldName(mergeField).replaceAll('_', '');
}

function natureOf({ effectiveNature, declaredNature }: TemplateFacts): string | undefined {
  const open = effectiveNature === undefined || effectiveNature === 'borderline' || effectiveNature === 'unknown';
  const nature = open ? declaredNature : effectiveNature;
  return nature && withoutMixed(nature);
}

/** A message that informs and promotes is marketing, in the template as in the assessment. */
function withoutMixed(nature: string): string {
  return nature === 'mixed' ? 'marketing' : nature;
}

/** The one that lets most messages through; undefined of none. */
export function atMost(frequencies: readonly Frequency[]): Frequency | undefined {
  return frequencies.reduce<Frequency | undefined>(
    (most, each) => (!most || exceeds(each, most) ? each : most),
    undefined,
  );
}

function exceeds(wanted: Frequency, cap: Frequency): boolean {
  return wanted.maxPerPerson * cap.perDays > cap.maxPerPerson * wanted.perDays;
}

function inWords({ maxPerPerson, perDays }: Frequency): string {
  return `${maxPerPerson} ${maxPerPerson === 1 ? 'message' : 'messages'} in ${perDays} ${perDays === 1 ? 'day' : 'days'}`;
}

/** "email, sms and post"; of a long list the beginning. */
function listed(named: readonly Field<string>[]): string {
  const values = named.map((each) => each.value);
  if (values.length > 5) return `${values.slice(0, 4).join(', ')} and ${values.length - 4} more`;
  return values.length === 1 ? values[0]! : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}
