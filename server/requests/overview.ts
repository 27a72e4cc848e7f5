import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { dueSoon } from '../../shared/assessment/status';
import type { Check } from '../../shared/lint/check';
import type { Finding } from '../../shared/lint/finding';
import { waiversOf } from '../../shared/lint/waivers';
import { needsAttention } from '../../shared/overview/attention';
import { type EndingWaiver, type OverviewTemplate, overviewOf } from '../../shared/overview/overview';
import { reviewTimeOf } from '../../shared/overview/reviews';
import {
  type FindingPlace,
  type FindingsParams,
  findingsRequest,
  type OverviewResult,
  overviewRequest,
} from '../../shared/protocol';
import { isIsoDay } from '../../shared/text/iso-day';
import type { Services } from '../services';
import { toRange } from '../to-lsp';
import { countsOf } from '../workspace/counts';
import type { Workspace } from '../workspace/workspace';
import type { Workspaces } from '../workspace/workspaces';

/** More places than anybody goes through one by one. */
const mostPlaces = 5000;

/** The numbers of the Overview panel, and the findings behind one of its bars. */
export function registerOverview({ connection, workspaces }: Services): void {
  connection.onRequest(overviewRequest, async (): Promise<OverviewResult> => {
    await workspaces.scanned;
    const { folders } = workspaces;
    return overviewOf({
      templates: folders.flatMap(templatesOf),
      assessments: folders.flatMap((workspace) =>
        workspace.index.all.map((assessment) => {
          const today = workspace.todayFor(assessment.path);
          return {
            review: reviewTimeOf(assessment, today),
            dueSoon: dueSoon(assessment, today) !== undefined,
          };
        }),
      ),
      findings: allFindings(workspaces),
      unread: folders.reduce((sum, { unread }) => sum + unread.length, 0),
      today: folders[0]?.todayFor('outreach') ?? '',
    });
  });

  connection.onRequest(findingsRequest, async ({ rule }: FindingsParams): Promise<FindingPlace[]> => {
    if (typeof rule !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'The rule must be named.');
    await workspaces.scanned;
    const places: FindingPlace[] = [];
    for (const { workspace, path, found } of checkedFiles(workspaces)) {
      for (const finding of found.findings) {
        if (finding.rule !== rule) continue;
        const { severity, message } = finding;
        places.push({ uri: workspace.uriOf(path), path, range: toRange(finding.span, found), severity, message });
        if (places.length === mostPlaces) return places;
      }
    }
    return places;
  });
}

function templatesOf(workspace: Workspace): OverviewTemplate[] {
  workspace.settle(true);
  return workspace.paths('template').flatMap((path) => {
    const check = workspace.check(path);
    if (!check) return [];
    const { status } = check.assessment;
    return {
      status,
      needsAttention: needsAttention(status, countsOf(check.findings.map(({ severity }) => severity))),
      waived: check.waived.length,
      waivers: endingWaivers(check, workspace.uriOf(path)),
    };
  });
}

function endingWaivers({ template, fields, id }: Check, uri: string): EndingWaiver[] {
  return waiversOf(template.root).flatMap(({ rule, until, span }) => {
    if (!rule || !until || !isIsoDay(until.text)) return [];
    const { line } = template.lines.positionAt(span.start);
    return { uri, title: fields.text('title') ?? id, rule: rule.text, until: until.text, line };
  });
}

function* allFindings(workspaces: Workspaces): Generator<Finding> {
  for (const { found } of checkedFiles(workspaces)) yield* found.findings;
}

function* checkedFiles(workspaces: Workspaces) {
  for (const workspace of workspaces.folders) {
    workspace.settle(true);
    for (const kind of ['template', 'assessment', 'policy', 'pack'] as const) {
      for (const path of workspace.paths(kind)) {
        const found = workspace.findings(path);
        if (found) yield { workspace, path, found };
      }
    }
  }
}
