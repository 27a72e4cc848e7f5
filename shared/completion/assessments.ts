import type { Candidate } from '../assessment/assessment-index';
import { type Standing, standingOf } from '../assessment/status';
import { plainMarkdown } from '../text/markdown';
import { shorten } from '../text/shorten';
import type { Context } from './context';
import type { Suggestion } from './values';

/** The assessments that the template could rely on, the one that covers most of it first. Closed ones can't carry a message. */
export function assessmentIds(context: Context): readonly Suggestion[] {
  const facts = context.check()?.coverageFacts;
  if (!facts) return otherAssessments(context);
  const candidates = context.index.candidatesFor(facts, mostOffered).map((candidate) => ({
    ...candidate,
    standing: standingOf(candidate.assessment, context.today).standing,
    errors: candidate.mismatches.filter(({ severity }) => severity === 'error').length,
  }));
  // Of those that cover equally much, the one that holds today comes first.
  candidates.sort(
    (a, b) =>
      a.errors - b.errors ||
      a.mismatches.length - b.mismatches.length ||
      readiness.indexOf(a.standing) - readiness.indexOf(b.standing),
  );
  return candidates.map((candidate) => {
    const { id, assessment, mismatches, standing } = candidate;
    const title = shorten(assessment.title?.value ?? 'without a title', 120);
    const open = mismatches.length;
    const covers = open === 0 ? 'covers it' : `${open} ${open === 1 ? 'point' : 'points'} not covered`;
    return {
      value: id,
      kind: 'assessment',
      note: `${inWords(standing)}, ${covers}`,
      detail: title,
      filterText: `${id} ${title}`,
      documentation: () => describe(candidate, context),
    };
  });
}

/** How near each is to carrying a message. */
const readiness: readonly Standing[] = [
  'approved',
  'review-due',
  'in-review',
  'changes-requested',
  'draft',
  'expired',
  'superseded',
  'withdrawn',
  'rejected',
];

function inWords(standing: Standing): string {
  return standing.replaceAll('-', ' ');
}

/** So many can be told apart in a list. */
const mostOffered = 200;

function describe({ id, assessment, mismatches }: Candidate, { today }: Context): string {
  const parts = [
    `**${plainMarkdown(id)}: ${plainMarkdown(assessment.title?.value ?? 'without a title')}**`,
    plainMarkdown(standingOf(assessment, today).why),
  ];
  if (mismatches.length === 0) parts.push('Its scope covers everything that this template says.');
  else parts.push(['Not covered:', '', ...mismatches.map(({ message }) => `- ${plainMarkdown(message)}`)].join('\n'));
  return parts.join('\n\n');
}

/** Every other assessment that has an id, by id. */
export function otherAssessments({ index, path, today }: Context): readonly Suggestion[] {
  const others = index.all.filter((each) => each.path !== path);
  return others.slice(0, mostOffered).flatMap((assessment): Suggestion[] => {
    const id = assessment.id?.value;
    if (id === undefined) return [];
    const title = shorten(assessment.title?.value ?? 'without a title', 120);
    const { standing, why } = standingOf(assessment, today);
    return [
      {
        value: id,
        kind: 'assessment',
        note: inWords(standing),
        detail: title,
        filterText: `${id} ${title}`,
        documentation: () => plainMarkdown(why),
      },
    ];
  });
}
