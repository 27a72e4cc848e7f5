import { t } from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Assessment } from '../../shared/assessment/assessment';
import { moves, possible, refused, type Transition, transitions } from '../../shared/assessment/lifecycle';
import { nameOf, record } from '../../shared/assessment/lifecycle-record';
import { placeOfField } from '../../shared/assessment/places';
import { isApproved } from '../../shared/assessment/status';
import {
  type ApprovedTextParams,
  type ApprovedTextResult,
  approvedTextRequest,
  type LifecycleParams,
  type LifecycleResult,
  type LifecycleSubject,
  lifecycleRequest,
} from '../../shared/protocol';
import { newLineOf } from '../../shared/text/new-line';
import { overlaps, type Span } from '../../shared/text/span';
import type { Services } from '../services';
import { toRange, toTextEdit } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';
import type { Place } from '../workspace/workspaces';

/** Steps in the life of an assessment, and what was approved. Neither writes anything: the client applies the edits. */
export function registerLifecycle({ connection, documents, workspaces, changes }: Services): void {
  connection.onRequest<LifecycleResult, void>(
    lifecycleRequest,
    async (params: LifecycleParams): Promise<LifecycleResult> => {
      const { uri, transition, template, answers, seen } = params;
      const texts = [uri, transition, template ?? '', seen ?? '', ...Object.values(answers ?? {})];
      if (texts.some((text) => typeof text !== 'string') || !transitions.includes(transition))
        throw new ResponseError(ErrorCodes.InvalidParams, 'A step is named by texts.');
      await workspaces.scanned;
      const place = workspaces.place(uri);
      const { workspace } = place;
      const path = assessmentAt(place);
      if (path === undefined) throw failed(t('This file is no assessment that can be read, and names none.'));
      // Files that nobody has open may have been changed by others, and news of that takes a moment.
      if (await refreshed(workspace, path)) changes.all();
      const subject = workspace.assessmentSubject(path);
      if (!subject) throw failed(t('This file is no assessment that can be read.'));
      const covered = (subject.dependents ?? []).flatMap((each) => workspace.check(each.path) ?? []);
      const state = [path, ...covered.map((each) => each.template.path)]
        .map((each) => `${each} ${workspace.fingerprint(each)}`)
        .join('\n');
      const only = template === undefined ? undefined : workspaces.place(template).path;
      const outcome =
        seen !== undefined && seen !== state
          ? refused(
              t(
                '{0} or a message it covers was changed while you were being asked. Nothing was recorded: look at it again first.',
                nameOf(subject.assessment),
              ),
            )
          : record(transition, { subject, covered, only }, answers ?? {});
      const at = workspace.uriOf(path);
      switch (outcome.kind) {
        case 'refused': {
          const { kind, message } = outcome;
          return {
            kind,
            message,
            gaps: outcome.gaps.map((gap) => ({ message: gap.message, ...where(workspace, gap) })),
          };
        }
        case 'asks': {
          const title = `${moves[transition].title}: ${nameOf(subject.assessment)}`;
          return { kind: 'asks', uri: at, title, questions: [...outcome.questions], seen: state };
        }
        case 'edits': {
          const positions = workspace.positions(path)!;
          const edits = outcome.edits.map((edit) => toTextEdit(edit, positions));
          // A document knows itself by the URI its client gave it, which may be written otherwise than ours.
          const document = documents
            .all()
            .find(
              (each) => workspaces.place(each.uri).workspace === workspace && workspaces.place(each.uri).path === path,
            );
          return {
            kind: 'edits',
            uri: document?.uri ?? at,
            version: document?.version ?? null,
            edits,
            done: outcome.done,
          };
        }
      }
    },
  );

  connection.onRequest(approvedTextRequest, async ({ template }: ApprovedTextParams): Promise<ApprovedTextResult> => {
    if (typeof template !== 'string')
      throw new ResponseError(ErrorCodes.InvalidParams, 'A template is named by a text.');
    await workspaces.scanned;
    const { workspace, path } = workspaces.place(template);
    const check = workspace.check(path);
    if (!check) throw failed(t('This file is not a template that can be read.'));
    const { assessment } = check.assessment;
    if (!assessment) throw failed(t('This template refers to no assessment, so nothing was approved.'));
    const name = nameOf(assessment);
    const approval = assessment.approvals.findLast((each) => each.template?.value === check.id);
    if (!approval) throw failed(t('{0} records no approval of this message.', name));
    const kept = assessment.approvedTexts.find((each) => each.fingerprint.value === approval.fingerprint?.value);
    if (!kept)
      throw failed(
        t('{0} keeps no text of this message as it was approved, so there is nothing to compare it with.', name),
      );
    return {
      text: likeNow(kept.text, check.template.text),
      assessment: name,
      ...(approval.on && { on: approval.on.value }),
      ...(approval.by && { by: approval.by.value }),
    };
  });
}

/** The kept text with the line ends of the text as it is now: the assessment has line ends of its own. */
function likeNow(kept: string, now: string): string {
  const text = kept.replace(/\r\n|\r|\n/g, newLineOf(now));
  return /[\r\n]$/.test(now) ? text : text.replace(/(?:\r\n|\r|\n)$/, '');
}

/** The assessment that a file is or refers to. */
function assessmentAt({ workspace, path }: Place): string | undefined {
  if (workspace.kindOf(path) === 'assessment' || workspace.assessmentSubject(path)) return path;
  return workspace.check(path)?.assessment.assessment?.path;
}

/** Reads the assessment and what refers to it anew. True where that changed anything. */
async function refreshed(workspace: Workspace, path: string): Promise<boolean> {
  if (workspace.folder === undefined) return false;
  const covered = workspace.assessmentSubject(path)?.dependents ?? [];
  let changed = false;
  for (const each of [path, ...covered.map((template) => template.path)])
    changed = (await workspace.refresh(each)) || changed;
  return changed;
}

function where(workspace: Workspace, { path, span }: { readonly path?: string; readonly span?: Span }) {
  const positions = path === undefined ? undefined : workspace.positions(path);
  if (path === undefined || !positions) return {};
  return { uri: workspace.uriOf(path), ...(span && { range: toRange(span, positions) }) };
}

/** What can be recorded now, offered where the assessment says how far it is. */
export function statusActions({ workspace, path }: Place, wanted: Span, uri: string, command: string): CodeAction[] {
  const assessment = workspace.assessmentSubject(path)?.assessment;
  if (!assessment || assessment.problems.length > 0) return [];
  const entry = assessment.root.entries.find(({ key }) => key === 'status');
  if (!entry || !overlaps({ start: entry.keySpan.start, end: placeOfField(assessment, 'status').end }, wanted))
    return [];
  return possible(assessment).map((transition) =>
    stepAction(`${moves[transition].title}...`, { uri, transition }, command),
  );
}

/** What can be done about a template whose assessment isn't approved, or that was changed after its approval. */
export function approvalActions(
  { workspace, path }: Place,
  found: { readonly rule: string; readonly diagnostic: Diagnostic },
  uri: string,
  commands: { readonly lifecycle: string | undefined; readonly changes: string | undefined },
): CodeAction[] {
  const check = workspace.check(path);
  const assessment = check?.assessment.assessment;
  if (!check || !assessment) return [];
  const { rule, diagnostic } = found;
  const actions: CodeAction[] = [];
  const edited = check.assessment.verdicts.some(({ kind }) => kind === 'edited');
  if (rule === 'changed-since-approval' && edited) {
    const title = t('Show what changed since the approval');
    if (commands.changes !== undefined)
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        command: { title, command: commands.changes, arguments: [uri] },
      });
    if (commands.lifecycle !== undefined && isApproved(assessment))
      actions.push(
        stepAction(
          t('Re-approve under {0}...', nameOf(assessment)),
          { uri, transition: 'approve', template: uri },
          commands.lifecycle,
        ),
      );
  }
  if (rule === 'lia-not-approved' && commands.lifecycle !== undefined) {
    const next = nextStep(assessment);
    if (next)
      actions.push(
        stepAction(`${moves[next].title}: ${nameOf(assessment)}...`, { uri, transition: next }, commands.lifecycle),
      );
  }
  return actions.map((action) => ({ ...action, diagnostics: [diagnostic] }));
}

/** The step that leads on to an approval. */
function nextStep(assessment: Assessment): Transition | undefined {
  return possible(assessment).find((each) => each === 'submit' || each === 'approve');
}

function stepAction(title: string, subject: LifecycleSubject, command: string): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [subject] } };
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
