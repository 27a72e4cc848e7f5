import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
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
import { cancelled } from '../cancelled';
import type { Services } from '../services';
import { toRange } from '../to-lsp';
import { countsOf } from '../workspace/counts';
import type { Outcome } from '../workspace/file';
import { Slices } from '../workspace/slices';
import type { Workspace } from '../workspace/workspace';
import type { Workspaces } from '../workspace/workspaces';

/** More places than anybody goes through one by one. */
const mostPlaces = 5000;

/** The numbers of the Overview panel, and the findings behind one of its bars. */
export function registerOverview({ connection, workspaces }: Services): void {
  connection.onRequest(
    overviewRequest,
    async (_params: unknown, token?: CancellationToken): Promise<OverviewResult> => {
      await workspaces.scanned;
      const { folders } = workspaces;
      const templates: OverviewTemplate[] = [];
      const findings: (readonly CountedFinding[])[] = [];
      for await (const { workspace, path, kind } of eachFile(workspaces, token)) {
        const digest = kind === 'template' ? digestOf(workspace, path) : undefined;
        if (digest) templates.push(digest);
        findings.push(digest?.findings ?? workspace.findings(path)?.findings.map(counted) ?? []);
      }
      return overviewOf({
        templates,
        assessments: folders.flatMap((workspace) =>
          workspace.index.all.map((assessment) => {
            const today = workspace.todayFor(assessment.path);
            return {
              review: reviewTimeOf(assessment, today),
              dueSoon: dueSoon(assessment, today) !== undefined,
            };
          }),
        ),
        findings: findings.flat(),
        unread: folders.reduce((sum, { unread }) => sum + unread.length, 0),
        today: folders[0]?.todayFor('outreach') ?? '',
      });
    },
  );

  connection.onRequest(findingsRequest, async ({ rule }: FindingsParams, token): Promise<FindingPlace[]> => {
    if (typeof rule !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'The rule must be named.');
    await workspaces.scanned;
    const places: FindingPlace[] = [];
    for await (const { workspace, path, kind } of eachFile(workspaces, token)) {
      const digest = kind === 'template' ? digestOf(workspace, path) : undefined;
      if (digest && !digest.findings.some((finding) => finding.rule === rule)) continue;
      const found = workspace.findings(path);
      for (const finding of found?.findings ?? []) {
        if (!found || finding.rule !== rule) continue;
        const { severity, message } = finding;
        places.push({ uri: workspace.uriOf(path), path, range: toRange(finding.span, found), severity, message });
        if (places.length === mostPlaces) return places;
      }
    }
    return places;
  });
}

type CountedFinding = Pick<Finding, 'rule' | 'severity'>;

/** What the overview says of one template. */
interface Digest extends OverviewTemplate {
  readonly findings: readonly CountedFinding[];
}

/** Thousands of checks are made and let go, and not made again for numbers about them. */
const digests = new WeakMap<Outcome, Digest>();

/** Says what the overview needs of the template at a path; undefined where there is no readable one. */
export function digestOf(workspace: Workspace, path: string): Digest | undefined {
  const outcome = workspace.outcome(path);
  const known = outcome && digests.get(outcome);
  const check = outcome && !known ? workspace.check(path) : undefined;
  if (!outcome || !check) return known;
  const { status } = check.assessment;
  const digest: Digest = {
    status,
    needsAttention: needsAttention(status, countsOf(check.findings.map(({ severity }) => severity))),
    waived: check.waived.length,
    waivers: endingWaivers(check, workspace.uriOf(path)),
    findings: check.findings.map(counted),
  };
  digests.set(outcome, digest);
  return digest;
}

const countedFindings = new Map<string, CountedFinding>();

/** The same object for all findings that count alike. */
function counted({ rule, severity }: Finding): CountedFinding {
  const key = `${severity} ${rule}`;
  let known = countedFindings.get(key);
  if (!known) {
    known = { rule, severity };
    countedFindings.set(key, known);
  }
  return known;
}

function endingWaivers({ template, fields, id }: Check, uri: string): EndingWaiver[] {
  return waiversOf(template.root).flatMap(({ rule, until, span }) => {
    if (!rule || !until || !isIsoDay(until.text)) return [];
    const { line } = template.lines.positionAt(span.start);
    return { uri, title: fields.text('title') ?? id, rule: rule.text, until: until.text, line };
  });
}

async function* eachFile({ folders }: Workspaces, token: CancellationToken | undefined) {
  const slices = new Slices();
  for (const workspace of folders) {
    workspace.settle();
    for (const kind of ['template', 'assessment', 'policy', 'pack'] as const) {
      for (const path of workspace.paths(kind)) {
        if (slices.isOver) {
          await slices.pause();
          cancelled(token);
        }
        yield { workspace, path, kind };
      }
    }
  }
}
