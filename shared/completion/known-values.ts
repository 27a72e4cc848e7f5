import { plainMarkdown } from '../text/markdown';
import { assessmentIds, otherAssessments } from './assessments';
import type { Context } from './context';
import { dataFields, mergeFieldNames } from './merge-fields';
import { waivableRules } from './rule-codes';
import { nextStep, sequences } from './sequences';
import { type SharedField, sharedFields, type UsedValue } from './used-values';
import type { Suggestion } from './values';

type Source = (context: Context) => readonly Suggestion[];

/** What stands in a field by what the workspace knows; fields that templates share are looked up besides. */
const ofTemplates: Readonly<Record<string, Source>> = {
  lia: assessmentIds,
  'lia.ref': assessmentIds,
  purpose: (context) => [...used('purpose')(context), ...purposesOfAssessments(context)],
  owner: (context) => [...used('owner')(context), ...people(context)],
  sender: (context) => used('sender.organisation')(context),
  'consent.purposes': (context) => used('purpose')(context),
  'decision-record.decided-by': people,
  'waivers.by': people,
  'waivers.rule': waivableRules,
  'sequence.id': sequences,
  'sequence.step': nextStep,
  'merge-fields': mergeFieldNames,
  'merge-fields.name': mergeFieldNames,
  jurisdictions: (context) => [...used('jurisdictions')(context), { value: 'GB', kind: 'value' }],
  title: () => [],
};

const ofAssessments: Readonly<Record<string, Source>> = {
  owner: (context) => [...used('owner')(context), ...people(context)],
  'owner.name': people,
  author: people,
  'author.name': people,
  'dpo-review.reviewer': people,
  supersedes: otherAssessments,
  'superseded-by': otherAssessments,
  'superseded-by.ref': otherAssessments,
  'scope.purposes': used('purpose'),
  'scope.data-fields': dataFields,
  'scope.audience.segment': used('audience.segment'),
  'scope.audience.countries': (context) => [...used('jurisdictions')(context), { value: 'GB', kind: 'value' }],
};

/** Values of one's own that make sense in a field of a template, an assessment or another file, the likeliest first. */
export function knownValues(subject: string, path: string, context: Context): readonly Suggestion[] {
  const sources = subject === 'template' ? ofTemplates : subject === 'assessment' ? ofAssessments : {};
  if (Object.hasOwn(sources, path)) return sources[path]!(context);
  const shared = subject === 'template' ? sharedFields.find((each) => each === path) : undefined;
  return shared ? used(shared)(context) : [];
}

function used(field: SharedField): Source {
  return ({ used: values, path }) => values.of(field, path).map(suggestionOf);
}

function suggestionOf({ value, paths }: UsedValue): Suggestion {
  const count = paths.size === 1 ? '1 template' : `${paths.size} templates`;
  return { value, kind: 'value', note: count, documentation: () => usedIn(paths) };
}

/** More names nobody reads. */
const mostPaths = 5;

function usedIn(paths: ReadonlySet<string>): string {
  const some = [...paths].slice(0, mostPaths).map((path) => `- ${plainMarkdown(path)}`);
  const more = paths.size - some.length;
  return ['Used in:', '', ...some, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

function people({ policy }: Context): readonly Suggestion[] {
  return policy.people.map(({ name, role }) => ({
    value: name,
    kind: 'value',
    ...(role !== undefined && { note: role }),
    documentation: () => 'Named in the policy, under people.',
  }));
}

function purposesOfAssessments({ index }: Context): readonly Suggestion[] {
  const byPurpose = new Map<string, string[]>();
  for (const { id, scope } of index.all.slice(0, mostAssessments)) {
    for (const { value } of id ? scope.purposes : []) {
      const ids = byPurpose.get(value);
      if (ids) ids.push(id!.value);
      else byPurpose.set(value, [id!.value]);
    }
  }
  return [...byPurpose].slice(0, mostAssessments).map(([value, ids]) => ({
    value,
    kind: 'value',
    note: ids.length === 1 ? `in ${ids[0]}` : `in ${ids.length} assessments`,
    documentation: () => `A purpose of ${ids.slice(0, mostPaths).map(plainMarkdown).join(', ')}.`,
  }));
}

/** Enough to choose from; thousands would hold up whoever types. */
const mostAssessments = 500;
