import { questions } from '../assessment/questions';
import { closest } from '../text/closest';
import { plainName } from './table';

/** Where the cells of a column belong: a field of the front-matter, by its dotted path, or the answer to a question, by its id. */
export type Target =
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'answer'; readonly question: string }
  /** What only a person may record anew. It is told in the history and taken over nowhere. */
  | { readonly kind: 'history' };

/** What registers call the fields. Whoever calls them otherwise says so. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: [
    'id',
    'ref',
    'reference',
    'lia ref',
    'lia id',
    'lia reference',
    'assessment id',
    'assessment ref',
    'number',
    'lia number',
  ],
  title: [
    'title',
    'name',
    'assessment',
    'lia',
    'activity',
    'processing activity',
    'processing',
    'lia title',
    'campaign',
  ],
  owner: [
    'owner',
    'responsible',
    'responsible person',
    'business owner',
    'process owner',
    'information asset owner',
    'lead',
  ],
  author: ['author', 'completed by', 'prepared by', 'assessor', 'assessed by', 'written by'],
  'created-on': [
    'created',
    'created on',
    'date',
    'date created',
    'date completed',
    'completed on',
    'assessment date',
    'date of assessment',
  ],
  'last-reviewed-on': ['last reviewed', 'last review', 'last reviewed on', 'reviewed on', 'date reviewed'],
  'review-due': ['review', 'review date', 'next review', 'review due', 'next review date', 'due for review'],
  interest: ['interest', 'legitimate interest', 'legitimate interests', 'the interest', 'interest pursued'],
  'scope.purposes': ['purpose', 'purposes', 'purpose of processing'],
  'scope.channels': ['channel', 'channels', 'medium', 'communication channel'],
  'scope.message-natures': ['nature', 'message nature', 'message natures', 'type of message'],
  'scope.audience.segment': [
    'audience',
    'recipients',
    'data subjects',
    'categories of data subjects',
    'individuals',
    'segment',
  ],
  'scope.audience.relationships': ['relationship', 'relationships'],
  'scope.audience.subscriber-types': ['subscriber type', 'subscriber types'],
  'scope.audience.countries': ['country', 'countries', 'jurisdiction', 'jurisdictions'],
  'scope.data-fields': [
    'data',
    'data fields',
    'personal data',
    'categories of data',
    'categories of personal data',
    'data categories',
  ],
  'scope.sources': ['source', 'sources', 'data source', 'source of data', 'data sources'],
  'scope.tools': ['tool', 'tools', 'system', 'systems', 'software'],
  'scope.retention': ['retention', 'retention period', 'kept for'],
  'pecr-route': ['pecr', 'pecr route', 'permission'],
  'opt-out': ['opt out', 'opting out', 'how to object', 'right to object', 'unsubscribe'],
  'privacy-notice': ['privacy notice', 'privacy policy', 'privacy information', 'link to privacy notice'],
};

/** A decision, an approval and advice are evidence of somebody's act; a spreadsheet only says that there was one. */
const recordedAnew = [
  'status',
  'state',
  'outcome',
  'decision',
  'result',
  'conclusion',
  'approved',
  'approved by',
  'approver',
  'approved on',
  'approval date',
  'date approved',
  'signed off by',
  'sign off',
  'dpo',
  'dpo opinion',
  'dpo advice',
  'dpo comments',
  'version',
];

const byName = new Map<string, Target>([
  ...recordedAnew.map((name) => [name, { kind: 'history' }] as const),
  ...questions.flatMap(({ id, question }) =>
    [id, question, `${id} ${question}`].map((name) => [plainName(name), { kind: 'answer', question: id }] as const),
  ),
  ...Object.entries(names).flatMap(([path, all]) =>
    [path, ...all].map((name) => [plainName(name), { kind: 'field', path }] as const),
  ),
]);

/** Names shorter than this differ from too many others by a slip. */
const leastLetters = 6;

/** Where a column belongs by its name; undefined where that isn't known. A slip of a few letters is forgiven in longer names. */
export function targetOf(column: string): Target | undefined {
  const name = plainName(column);
  const known = byName.get(name);
  if (known || name.length < leastLetters) return known;
  const [near] = closest(name, byName.keys(), 1);
  return near !== undefined && near.length >= leastLetters && Math.abs(near.length - name.length) <= 2
    ? byName.get(near)
    : undefined;
}

/** Where somebody says that a column belongs: a path of a field or the id of a question. Undefined where there is no such. */
export function namedTarget(name: string): Target | undefined {
  const question = questions.find(({ id }) => id.toLowerCase() === name.trim().toLowerCase());
  if (question) return { kind: 'answer', question: question.id };
  const path = name.trim().toLowerCase();
  return Object.hasOwn(names, path) ? { kind: 'field', path } : undefined;
}

/** The paths that {@link namedTarget} knows. */
export const importedFields: readonly string[] = Object.keys(names);
