import type { CancellationToken } from 'vscode-languageserver';
import type { Check } from '../../shared/lint/check';
import type { Fields } from '../../shared/lint/fields';
import { severities } from '../../shared/lint/finding';
import { needsAttention } from '../../shared/overview/attention';
import { reviewTimeOf } from '../../shared/overview/reviews';
import {
  type NewsParams,
  type TemplateSummary,
  type TemplatesAnswer,
  templatesChangedNotification,
  templatesRequest,
} from '../../shared/protocol';
import { lengthInWords } from '../../shared/template/measure';
import { isIsoDay } from '../../shared/text/iso-day';
import { cancelled } from '../cancelled';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { toRange } from '../to-lsp';
import { countsOf } from '../workspace/counts';
import type { Workspace } from '../workspace/workspace';
import { digestOf } from './overview';
import { type Current, LastTold } from './told';

/** What the Templates view asks for, and the word that something it or others show has changed. */
export function registerTemplates({ connection, workspaces, changes }: Services): void {
  const told = new LastTold<TemplateSummary>();

  connection.onRequest(
    templatesRequest,
    async (params: NewsParams | null, token?: CancellationToken): Promise<TemplatesAnswer> => {
      await workspaces.scanned;
      const { summaries: templates, ...news } = await told.news(params?.since, currentOf(workspaces.folders, token));
      const answer: TemplatesAnswer = { ...news, templates, unread: [], policies: [] };
      for (const workspace of workspaces.folders) {
        answer.unread.push(
          ...workspace.unread.map(({ path, reason }) => ({ uri: workspace.uriOf(path), path, reason })),
        );
        const policy = workspace.policyOf('outreach');
        answer.policies.push({
          folder: workspace.folder!,
          riskAppetite: policy.riskAppetite,
          ...(policy.file && { file: workspace.uriOf(policy.file.path) }),
        });
      }
      return answer;
    },
  );

  changes.onChange(() => guarded(connection, () => connection.sendNotification(templatesChangedNotification)));
}

function* currentOf(
  workspaces: readonly Workspace[],
  token: CancellationToken | undefined,
): Generator<Current<TemplateSummary>> {
  for (const workspace of workspaces) {
    workspace.settle();
    for (const path of workspace.paths('template')) {
      cancelled(token);
      const outcome = workspace.outcome(path);
      if (!outcome) continue;
      const make = () => {
        // Taken down while the check is there: the overview would make it again.
        digestOf(workspace, path);
        return summaryOf(workspace.check(path)!, workspace);
      };
      yield { uri: workspace.uriOf(path), madeOf: [outcome, workspace.isMarked(path)], make };
    }
  }
}

function summaryOf(check: Check, workspace: Workspace): TemplateSummary {
  const { template, fields, facts, assessment, decision, findings } = check;
  const counts = countsOf(findings.map((finding) => finding.severity));
  const worst = severities.find((severity) => counts[severity] > 0);
  const first = findings.find((finding) => finding.severity === worst);
  const length = lengthInWords(template, fields);
  const campaign = campaignOf(fields);
  const review = assessment.assessment && reviewTimeOf(assessment.assessment, check.today);
  return {
    uri: workspace.uriOf(template.path),
    path: template.path,
    title: fields.text('title') ?? '',
    channel: facts.channel?.label ?? '',
    owner: fields.text('owner') ?? '',
    campaign,
    assessment: {
      status: assessment.status,
      why: assessment.why,
      ...(facts.reference && { ref: facts.reference.id }),
      ...(assessment.assessment && { uri: workspace.uriOf(assessment.assessment.path) }),
      ...(review !== undefined && { review }),
    },
    pecr: { verdict: decision.pecr.verdict, why: decision.pecr.why },
    counts,
    needsAttention: needsAttention(assessment.status, counts),
    ...(length !== undefined && { length }),
    ...(first && {
      firstFinding: toRange(first.span, { lines: template.lines, marked: workspace.isMarked(template.path) }),
    }),
  };
}

function campaignOf(fields: Fields): TemplateSummary['campaign'] {
  const name = fields.text('campaign.name');
  const day = (path: string) => {
    const written = fields.text(path);
    return written !== undefined && isIsoDay(written) ? written : undefined;
  };
  const start = day('campaign.start');
  const end = day('campaign.end');
  return { ...(name !== undefined && { name }), ...(start && { start }), ...(end && { end }) };
}
