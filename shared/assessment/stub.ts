import { addMonths, isIsoDay } from '../text/iso-day';
import { yamlInFlow, yamlList, yamlText } from '../text/yaml-text';
import { channelOf } from '../vocabulary/choices';
import { isPersonal } from '../vocabulary/merge-fields';
import { atMost, type Frequency } from './coverage';
import { indirectSources, parts, type Question, questions, questionsVersion } from './questions';

/** What a stub takes over from one template, policy defaults included. */
export interface StubTemplate {
  readonly title?: string | undefined;
  readonly owner?: string | undefined;
  readonly purpose?: string | undefined;
  readonly channel?: string | undefined;
  /** As declared. */
  readonly messageNature?: string | undefined;
  /** The group in words. */
  readonly segment?: string | undefined;
  readonly relationship?: string | undefined;
  readonly subscriberType?: string | undefined;
  readonly jurisdictions: readonly string[];
  /** Names of the merge fields found in subject, preheader and body; those about the recipient become data fields. */
  readonly mergeFields: readonly string[];
  readonly sourceType?: string | undefined;
  readonly sourceTool?: string | undefined;
  readonly includesChildren?: boolean | undefined;
  readonly frequency?: Frequency | undefined;
  readonly privacyNotice?: string | undefined;
}

/** A template of which nothing is known yet: what an assessment begins with that is written before its messages. */
export const blankTemplate: StubTemplate = { jurisdictions: [], mergeFields: [] };

export interface StubInput {
  readonly id: string;
  /** The templates that it is for; the first gives the title. */
  readonly templates: readonly StubTemplate[];
  /** Owner of the assessment; without one, the owner of the first template that names one. */
  readonly owner?: string | undefined;
  /** ISO day; the dates stay blank where it can't be read. */
  readonly today: string;
  /** Months until the review; 12 where it is no whole number above 0. */
  readonly reviewMonths?: number | undefined;
}

/**
 * The text of a new assessment: facts of the templates, every question with its prompt and no answer at all (a plausible answer
 * written beforehand would defeat the assessment). Whatever a title holds, the result can be read back.
 */
export function stubText(input: StubInput): string {
  return `${[...frontMatter(input), ...sections(input)].join('\n')}\n`;
}

function frontMatter({ id, templates, owner, today, reviewMonths }: StubInput): string[] {
  const list = (values: readonly (string | undefined)[]) => yamlList([...new Set(values)].filter(isText));
  const each = (value: (template: StubTemplate) => string | undefined) => list(templates.map(value));
  const every = (values: (template: StubTemplate) => readonly string[]) => list(templates.flatMap(values));
  const relationships = each(({ relationship }) => relationship);
  const subscriberTypes = each(({ subscriberType }) => subscriberType);
  const countries = every(({ jurisdictions }) => jurisdictions);
  const segments = [...new Set(templates.map(({ segment }) => segment).filter(isText))].join('; ');
  const segment = segments === '' ? '' : `, segment: ${yamlInFlow(segments)}`;
  const tools = [...new Set(templates.map(({ sourceTool }) => sourceTool))].filter(isText);
  const frequency = atMost(templates.flatMap((template) => template.frequency ?? []));
  const notices = [...new Set(templates.map(({ privacyNotice }) => privacyNotice))].filter(isText);
  return [
    '---',
    `id: ${yamlText(id)}`,
    `title: ${yamlText(titleOf(templates))}`,
    'version: 1',
    `questions-version: ${questionsVersion}`,
    'status: draft',
    `owner: ${yamlText(owner ?? templates.map((template) => template.owner).find(isText) ?? '')}`,
    'author: ""',
    `created-on: ${isIsoDay(today) ? today : '""'}`,
    'last-reviewed-on: ""',
    `review-due: ${addMonths(today, usable(reviewMonths)) ?? '""'}`,
    'interest: ""',
    'scope:',
    `  purposes: ${each(({ purpose }) => purpose)}`,
    `  channels: ${each(({ channel }) => channel)}`,
    `  message-natures: ${each(({ messageNature }) => messageNature)}`,
    `  audience: { relationships: ${relationships}, subscriber-types: ${subscriberTypes}${segment}, countries: ${countries}, includes-children: ${children(templates)} }`,
    `  data-fields: ${every(({ mergeFields }) => mergeFields.filter(isPersonal))}`,
    `  sources: ${each(({ sourceType }) => sourceType)}`,
    ...(tools.length > 0 ? [`  tools: ${yamlList(tools)}`] : []),
    `  frequency: { max-per-person: ${frequency?.maxPerPerson ?? ''}, per-days: ${frequency?.perDays ?? ''} }`,
    '  retention: ""',
    'pecr-route: ""            # consent | soft-opt-in-products-services | soft-opt-in-charitable-purposes | corporate-subscriber | live-call-screened | solicited | not-marketing | not-applicable',
    'dpo-review: { reviewer: "", date: "", opinion: "" }',
    'dpia: { screened: false, required: unknown, ref: "" }',
    'safeguards: []',
    'opt-out: ""',
    `privacy-notice: ${yamlText(notices.length === 1 ? notices[0]! : '')}`,
    'decision: ""              # proceed | proceed-with-conditions | do-not-proceed',
    '---',
  ];
}

function sections({ templates }: StubInput): string[] {
  const onLinkedIn = templates.some(({ channel }) => channelOf(channel)?.linkedIn);
  return parts.flatMap(({ id, heading }) => [
    `## ${heading}`,
    '',
    ...questions
      .filter((question) => question.part === id && applies(question, templates))
      .flatMap((question) => [`### ${question.id} ${question.question}`, ...promptsOf(question, onLinkedIn), '']),
  ]);
}

/** What is asked of data from others is asked unless every template says that its data comes from the people themselves. */
function applies({ required }: Question, templates: readonly StubTemplate[]): boolean {
  if (required !== 'indirect-source') return true;
  return templates.some(
    ({ sourceType }) => !isText(sourceType) || sourceType === 'unknown' || indirectSources.has(sourceType),
  );
}

/** Whether children may be among the recipients of any of them; unknown while one of them doesn't say that none are. */
function children(templates: readonly StubTemplate[]): boolean | 'unknown' {
  if (templates.some(({ includesChildren }) => includesChildren === true)) return true;
  return templates.every(({ includesChildren }) => includesChildren === false) ? false : 'unknown';
}

function promptsOf({ prompt }: Question, onLinkedIn: boolean): string[] {
  const applies = prompt && (prompt.channels !== 'linkedin' || onLinkedIn);
  return ['<!-- answer -->', ...(applies ? [`<!-- ${prompt.text} -->`] : [])];
}

function titleOf(templates: readonly StubTemplate[]): string {
  const first = templates.map(({ title }) => title).find(isText) ?? 'untitled message';
  const others = templates.length - 1;
  if (others < 1) return `LIA – ${first}`;
  return `LIA – ${first} and ${others} more ${others === 1 ? 'message' : 'messages'}`;
}

function isText(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

function usable(months: number | undefined): number {
  return months !== undefined && Number.isInteger(months) && months >= 1 ? months : 12;
}
