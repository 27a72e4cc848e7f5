import type { Span } from '../text/span';
import type { Assessment } from './assessment';
import { isAnswered, requiredQuestions } from './completeness';
import { placeOfQuestion } from './places';
import { type Count, progressOf, progressWords } from './progress';
import type { PartId } from './questions';
import { isClosed } from './shortcomings';
import { type Standing, standingOf } from './status';

/** What stands above a line of an assessment, and where it leads. */
export interface Lens {
  readonly title: string;
  /** The line it stands above, by a place in it. */
  readonly span: Span;
  /** The headings of the questions that are open, or the templates that refer to it; undefined where it leads nowhere. */
  readonly leadsTo?: { readonly places: readonly Span[] } | 'templates' | undefined;
}

const top: Span = { start: 0, end: 0 };

const partNames: Readonly<Record<PartId, string>> = {
  purpose: 'Purpose',
  necessity: 'Necessity',
  balancing: 'Balancing',
  decision: 'Decision',
};

const standingNames: Readonly<Record<Standing, string>> = {
  expired: 'Expired',
  'review-due': 'Review overdue',
  'changes-requested': 'Changes requested',
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
};

/**
 * How far the assessment is, how it stands, how many templates refer to it and when it is reviewed next: above the file, and above
 * each part how far that is. `users` is undefined where nobody knows the templates. Whether answers convince isn't judged.
 */
export function lensesOf(assessment: Assessment, today: string, users: number | undefined): Lens[] {
  const progress = progressOf(assessment);
  const open = requiredQuestions(assessment).filter(({ id }) => !isAnswered(assessment, id));
  const placesOf = (part?: PartId) => {
    const asked = open.filter(
      (question) =>
        (part === undefined || question.part === part) && assessment.answers.some(({ id }) => id === question.id),
    );
    return asked.length === 0 ? undefined : { places: asked.map(({ id }) => placeOfQuestion(assessment, id)) };
  };
  const unfinished = progress.parts.filter(({ answered, required }) => answered < required);
  const where = unfinished.map(({ part, ...count }) => `${partNames[part]} ${ratio(count)}`).join(', ');
  const lenses: Lens[] = [
    {
      title: where === '' ? progressWords(progress) : `${progressWords(progress)}: ${where}`,
      span: top,
      leadsTo: placesOf(),
    },
  ];
  // While its fields can't be read, nobody knows how it stands.
  if (assessment.problems.length === 0 && assessment.header.end > 0) {
    const { standing } = standingOf(assessment, today);
    lenses.push({ title: standingNames[standing], span: top });
    if (users !== undefined && assessment.id) {
      const title = users === 0 ? 'Used by no template' : `Used by ${users} ${users === 1 ? 'template' : 'templates'}`;
      lenses.push({ title, span: top, leadsTo: users === 0 ? undefined : 'templates' });
    }
    const { reviewDue } = assessment;
    if (reviewDue && !isClosed(assessment)) lenses.push({ title: `Next review: ${reviewDue.value}`, span: top });
    else if (standing === 'approved') lenses.push({ title: 'No review planned', span: top });
  }
  for (const { part, span } of assessment.partHeadings) {
    const count = progress.parts.find((each) => each.part === part);
    if (count) lenses.push({ title: progressWords(count), span, leadsTo: placesOf(part) });
  }
  return lenses;
}

function ratio({ answered, required }: Count): string {
  return `${answered} of ${required}`;
}
