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
import { Slices } from '../workspace/slices';
import type { Judged } from '../workspace/template-checks';
import type { Workspace } from '../workspace/workspace';
import { digestOf } from './overview';
import { type Current, LastTold, type Later } from './told';

/** Most templates that are checked anew before an answer. Of more, what is certain without a check is told first. */
const mostAtOnce = 50;
/** Milliseconds in which a long answer has gone out: it is written piece by piece, and each would wait for some checks. */
const answerTakes = 100;
/** Milliseconds between two words that more of them have been checked. */
const newsEvery = 2000;

type Summary = Current<TemplateSummary> | Later<TemplateSummary>;

/** What the Templates view asks for, and the word that something it or others show has changed. */
export function registerTemplates({ connection, workspaces, changes }: Services): void {
  const told = new LastTold<TemplateSummary>();
  let isCatchingUp = false;

  connection.onRequest(
    templatesRequest,
    async (params: NewsParams | null, token?: CancellationToken): Promise<TemplatesAnswer> => {
      await workspaces.scanned;
      const { folders } = workspaces;
      const isMuch = told.knows(params?.since) && (await isMoreThanAtOnce(folders));
      const { summaries: templates, ...news } = await told.news(params?.since, currentOf(folders, isMuch, token));
      const answer: TemplatesAnswer = { ...news, templates, unread: [], policies: [] };
      for (const workspace of folders) {
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
      if (told.left > 0 && !isCatchingUp) guarded(connection, catchUp);
      return answer;
    },
  );

  const tell = () => connection.sendNotification(templatesChangedNotification);
  changes.onChange(() => guarded(connection, tell));

  async function catchUp(): Promise<void> {
    isCatchingUp = true;
    await new Promise((resume) => setTimeout(resume, answerTakes));
    const timer = setInterval(() => guarded(connection, tell), newsEvery);
    try {
      await told.catchUp();
    } finally {
      clearInterval(timer);
      isCatchingUp = false;
    }
    await tell();
  }
}

async function isMoreThanAtOnce(workspaces: readonly Workspace[]): Promise<boolean> {
  const slices = new Slices();
  let count = 0;
  for (const workspace of workspaces) {
    workspace.settle();
    for (const path of workspace.paths('template')) {
      if (!workspace.knownOutcome(path) && ++count > mostAtOnce) return true;
      if (slices.isOver) await slices.pause();
    }
  }
  return false;
}

/** `isMuch` leaves for later what would have to be checked anew. */
function* currentOf(
  workspaces: readonly Workspace[],
  isMuch: boolean,
  token: CancellationToken | undefined,
): Generator<Summary> {
  for (const workspace of workspaces) {
    workspace.settle();
    for (const path of workspace.paths('template')) {
      cancelled(token);
      const uri = workspace.uriOf(path);
      const now = () => checkedOf(workspace, path, uri);
      if (isMuch && !workspace.knownOutcome(path)) {
        yield { uri, now, meanwhile: (before) => meanwhile(before, workspace, path) };
        continue;
      }
      const current = now();
      if (current) yield current;
    }
  }
}

function checkedOf(workspace: Workspace, path: string, uri: string): Current<TemplateSummary> | undefined {
  const outcome = workspace.outcome(path);
  if (!outcome) return undefined;
  const make = () => {
    // Taken down while the check is there: the overview would make it again.
    digestOf(workspace, path);
    return summaryOf(workspace.check(path)!, workspace);
  };
  return { uri, madeOf: [outcome, workspace.isMarked(path)], make };
}

/** What was told of a template, with its assessment as it stands now. Where that is another, findings are too, and nobody has looked yet. */
function meanwhile(before: TemplateSummary, workspace: Workspace, path: string): TemplateSummary {
  const judged = workspace.judged(path);
  const assessment = judged && assessmentOf(judged, workspace);
  if (!assessment || isSame(assessment, before.assessment)) return before;
  const { counts, firstFinding, ...rest } = before;
  return { ...rest, assessment, needsAttention: true };
}

function summaryOf(check: Check, workspace: Workspace): TemplateSummary {
  const { template, fields, facts, assessment, decision, findings } = check;
  const counts = countsOf(findings.map((finding) => finding.severity));
  const worst = severities.find((severity) => counts[severity] > 0);
  const first = findings.find((finding) => finding.severity === worst);
  const length = lengthInWords(template, fields);
  const campaign = campaignOf(fields);
  return {
    uri: workspace.uriOf(template.path),
    path: template.path,
    title: fields.text('title') ?? '',
    channel: facts.channel?.label ?? '',
    owner: fields.text('owner') ?? '',
    campaign,
    assessment: assessmentOf({ situation: assessment, reference: facts.reference, today: check.today }, workspace),
    pecr: { verdict: decision.pecr.verdict, why: decision.pecr.why },
    counts,
    needsAttention: needsAttention(assessment.status, counts),
    ...(length !== undefined && { length }),
    ...(first && {
      firstFinding: toRange(first.span, { lines: template.lines, marked: workspace.isMarked(template.path) }),
    }),
  };
}

function assessmentOf({ situation, reference, today }: Judged, workspace: Workspace): TemplateSummary['assessment'] {
  const { status, why, assessment } = situation;
  const review = assessment && reviewTimeOf(assessment, today);
  return {
    status,
    why,
    ...(reference && { ref: reference.id }),
    ...(assessment && { uri: workspace.uriOf(assessment.path) }),
    ...(review !== undefined && { review }),
  };
}

function isSame(a: TemplateSummary['assessment'], b: TemplateSummary['assessment']): boolean {
  return a.status === b.status && a.why === b.why && a.ref === b.ref && a.uri === b.uri && a.review === b.review;
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
