import type { Assessment } from '../../shared/assessment/assessment';
import { isAnswered, requiredQuestions } from '../../shared/assessment/completeness';
import { progressOf, progressWords } from '../../shared/assessment/progress';
import { standingOf } from '../../shared/assessment/status';
import { plainMarkdown as plain } from '../../shared/text/markdown';
import type { Workspace } from '../workspace/workspace';
import { placeOf, type Tool, ToolError } from './tool';

const mostTemplates = 50;

export const assessmentStatusTool: Tool = {
  name: 'outreach_assessment_status',
  title: 'Status of a legitimate interests assessment',
  description:
    'Tells how a legitimate interests assessment (LIA) stands: its state, when it is to be reviewed, how many questions are answered and which are open, and which templates rely on it. Give "assessment" (its id, such as LIA-2026-014) or "file" (an assessment, or a template that names one). With neither, lists all assessments. Read-only: it records no approval and writes no answer.',
  inputSchema: {
    type: 'object',
    properties: {
      assessment: { type: 'string', description: 'Id of an assessment.' },
      file: { type: 'string', description: 'Path of an assessment or of a template in the workspace.' },
    },
    additionalProperties: false,
  },
  run({ assessment: id, file }, folders) {
    if (id !== undefined) return byId(id, folders);
    if (file === undefined) return list(folders);
    const { workspace, path } = placeOf(file, folders);
    const assessment = workspace.index.all.find((each) => each.path === path);
    if (assessment) return report(workspace, assessment);
    const check = workspace.check(path);
    if (!check) throw new ToolError(`"${file}" is neither an assessment nor a template.`);
    const { status, why, assessment: named } = check.assessment;
    const of = `Assessment of \`${path}\`: ${status}. ${plain(why)}`;
    return named ? `${of}\n\n${report(workspace, named)}` : of;
  },
};

function byId(id: string, folders: readonly Workspace[]): string {
  const found = folders.flatMap((workspace) =>
    workspace.index.sharing(id).map((assessment) => report(workspace, assessment)),
  );
  if (found.length === 0) throw new ToolError(`There is no assessment "${id}" in the open folders.`);
  const clash =
    found.length > 1 ? `${found.length} files have the id ${plain(id)}, so no template can rely on it.\n\n` : '';
  return clash + found.join('\n\n');
}

function list(folders: readonly Workspace[]): string {
  const rows = folders.flatMap((workspace) =>
    workspace.index.all.map((assessment) => {
      const { standing } = standingOf(assessment, workspace.todayFor(assessment.path));
      return `- ${plain(assessment.id?.value ?? 'no id')} ${plain(assessment.title?.value ?? '')} (\`${assessment.path}\`): ${standing}, ${progressWords(progressOf(assessment))}`;
    }),
  );
  return rows.length === 0 ? 'There are no assessments in the open folders.' : rows.join('\n');
}

function report(workspace: Workspace, assessment: Assessment): string {
  const { standing, why } = standingOf(assessment, workspace.todayFor(assessment.path));
  const open = requiredQuestions(assessment).filter(({ id }) => !isAnswered(assessment, id));
  const covered = (workspace.assessmentSubject(assessment.path)?.dependents ?? []).map(({ path }) => path);
  return [
    `# ${plain(assessment.id?.value ?? 'Assessment without an id')} ${plain(assessment.title?.value ?? '')}`.trimEnd(),
    `- File: \`${assessment.path}\``,
    `- State: ${standing}. ${plain(why)}`,
    `- Owner: ${plain(assessment.owner?.value ?? 'nobody named')}`,
    `- Next review: ${plain(assessment.reviewDue?.value ?? 'no day set')}`,
    `- ${progressWords(progressOf(assessment))}`,
    ...open.map(({ id, question }) => `  - open: ${id} ${question}`),
    `- Templates that name it: ${covered.length}`,
    ...covered.slice(0, mostTemplates).map((path) => `  - \`${path}\``),
  ].join('\n');
}
