import type { Check } from '../shared/lint/check';
import { severities } from '../shared/lint/finding';
import {
  type TemplateSummary,
  type TemplatesResult,
  templatesChangedNotification,
  templatesRequest,
} from '../shared/protocol';
import { lengthInWords } from '../shared/template/measure';
import { countsOf } from './counts';
import { guarded } from './guarded';
import type { Services } from './services';
import { toRange } from './to-lsp';
import type { Workspace } from './workspace';

/** What the Templates view asks for, and the word that it has changed. */
export function registerTemplates({ connection, workspaces, changes }: Services): void {
  connection.onRequest(templatesRequest, async (): Promise<TemplatesResult> => {
    await workspaces.scanned;
    const result: TemplatesResult = { templates: [], unread: [], policies: [] };
    for (const workspace of workspaces.folders) {
      workspace.settle(true);
      for (const path of workspace.paths('template')) {
        const check = workspace.check(path);
        if (check) result.templates.push(summaryOf(check, workspace));
      }
      result.unread.push(...workspace.unread.map(({ path, reason }) => ({ uri: workspace.uriOf(path), path, reason })));
      const policy = workspace.policyOf('outreach');
      result.policies.push({
        folder: workspace.folder!,
        riskAppetite: policy.riskAppetite,
        ...(policy.file && { file: workspace.uriOf(policy.file.path) }),
      });
    }
    return result;
  });

  changes.onChange(() => guarded(connection, () => connection.sendNotification(templatesChangedNotification)));
}

const lengths = new WeakMap<Check, string | undefined>();

/** All templates are asked for again whenever one changes. */
function lengthOf(check: Check): string | undefined {
  if (!lengths.has(check)) lengths.set(check, lengthInWords(check.template, check.fields));
  return lengths.get(check);
}

function summaryOf(check: Check, workspace: Workspace): TemplateSummary {
  const { template, fields, facts, assessment, decision, findings } = check;
  const counts = countsOf(findings.map((finding) => finding.severity));
  const worst = severities.find((severity) => counts[severity] > 0);
  const first = findings.find((finding) => finding.severity === worst);
  const length = lengthOf(check);
  return {
    uri: workspace.uriOf(template.path),
    path: template.path,
    title: fields.text('title') ?? '',
    channel: facts.channel?.label ?? '',
    assessment: {
      status: assessment.status,
      why: assessment.why,
      ...(facts.reference && { ref: facts.reference.id }),
      ...(assessment.assessment && { uri: workspace.uriOf(assessment.assessment.path) }),
    },
    pecr: { verdict: decision.pecr.verdict, why: decision.pecr.why },
    counts,
    ...(length !== undefined && { length }),
    ...(first && {
      firstFinding: toRange(first.span, { lines: template.lines, marked: workspace.isMarked(template.path) }),
    }),
  };
}
