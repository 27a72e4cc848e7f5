import type { Assessment } from '../../shared/assessment/assessment';
import { progressOf } from '../../shared/assessment/progress';
import { dueSoon, standingOf } from '../../shared/assessment/status';
import { reviewTimeOf } from '../../shared/overview/reviews';
import {
  type AssessmentSummary,
  type AssessmentsAnswer,
  assessmentsRequest,
  type NewsParams,
} from '../../shared/protocol';
import type { Services } from '../services';
import type { Workspace } from '../workspace/workspace';
import { type Current, LastTold } from './told';

/** What the Assessments view asks for. */
export function registerAssessments({ connection, workspaces }: Services): void {
  const told = new LastTold<AssessmentSummary>();

  connection.onRequest(assessmentsRequest, async (params: NewsParams | null): Promise<AssessmentsAnswer> => {
    await workspaces.scanned;
    const { summaries: assessments, ...news } = await told.news(params?.since, workspaces.folders.flatMap(currentOf));
    return { ...news, assessments };
  });
}

function currentOf(workspace: Workspace): Current<AssessmentSummary>[] {
  return workspace.index.all.map((assessment) => {
    const today = workspace.todayFor(assessment.path);
    const uri = workspace.uriOf(assessment.path);
    return { uri, madeOf: [assessment, today], make: () => summaryOf(assessment, uri, today) };
  });
}

function summaryOf(assessment: Assessment, uri: string, today: string): AssessmentSummary {
  const { path, id, title, owner, reviewDue } = assessment;
  const review = reviewTimeOf(assessment, today);
  return {
    uri,
    path,
    id: id?.value ?? '',
    title: title?.value ?? '',
    owner: owner?.value ?? '',
    ...standingOf(assessment, today),
    progress: progressOf(assessment),
    ...(reviewDue && { reviewDue: reviewDue.value }),
    ...(review !== undefined && { review }),
    dueSoon: dueSoon(assessment, today) !== undefined,
  };
}
