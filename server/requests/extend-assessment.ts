import { t } from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Assessment } from '../../shared/assessment/assessment';
import { type ExtensionOutcome, extendAssessment } from '../../shared/assessment/extend';
import { isOtherBasis } from '../../shared/assessment/status';
import type { Check } from '../../shared/lint/check';
import { linkAssessment } from '../../shared/lint/link-assessment';
import {
  type ExtendAssessmentParams,
  type ExtendAssessmentResult,
  extendAssessmentRequest,
} from '../../shared/protocol';
import type { Services } from '../services';
import { toTextEdit } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';
import type { Place, Workspaces } from '../workspace/workspaces';

/** Extends an assessment to cover a template, in one edit. Writes nothing: the client applies it. */
export function registerExtendAssessment({ connection, documents, workspaces, changes }: Services): void {
  connection.onRequest(
    extendAssessmentRequest,
    async (params: ExtendAssessmentParams): Promise<ExtendAssessmentResult> => {
      const { template, assessment: wanted, by } = params;
      if ([template, wanted ?? '', by ?? ''].some((each) => typeof each !== 'string'))
        throw new ResponseError(ErrorCodes.InvalidParams, 'A template and an assessment are named by texts.');
      await workspaces.scanned;
      const place = workspaces.place(template);
      const { workspace } = place;
      const before = workspace.check(place.path);
      if (!before) throw failed(t('This file is not a template that can be read.'));
      const found = assessmentFor(before, workspace, wanted);
      // A file that nobody has open may have been changed by others, and news of that takes a moment.
      if (await workspace.refresh(found.path)) changes.all();
      const check = workspace.check(place.path) ?? before;
      const assessment = assessmentFor(check, workspace, wanted);
      const outcome = outcomeFor(check, assessment, workspace, by?.replace(/\s+/g, ' ').trim());
      if (outcome.kind === 'refused') throw failed(outcome.message);
      const links = linkEdits(check, assessment);
      const edited: readonly Edited[] = [
        { path: assessment.path, edits: outcome.edits },
        ...(links.length > 0 ? [{ path: place.path, edits: links }] : []),
      ];
      return {
        id: assessment.id!.value,
        adds: outcome.adds,
        status: outcome.status,
        people: workspace.policyOf(assessment.path).people.map(({ name, role }) => (role ? `${name}, ${role}` : name)),
        edits: edited.map((each) => wireEdits(each, workspace, workspaces, documents)),
      };
    },
  );
}

interface Edited {
  readonly path: string;
  readonly edits: Extract<ExtensionOutcome, { kind: 'edits' }>['edits'];
}

/** The assessment with that id, or the one the template refers to. */
function assessmentFor(check: Check, workspace: Workspace, wanted: string | undefined): Assessment {
  const id = wanted ?? check.facts.reference?.id;
  if (id === undefined) throw failed(t('This template refers to no assessment. Choose the one that is to cover it.'));
  const sharing = workspace.index.sharing(id);
  if (!sharing[0]) throw failed(t('No assessment has the id {0}.', id));
  if (sharing[1])
    throw failed(
      t(
        "{0} and {1} have the same id, so it isn't clear which one is meant. Give one of them another id first.",
        sharing[0].path,
        sharing[1].path,
      ),
    );
  if (isOtherBasis(check.facts.lawfulBasis))
    throw failed(
      t(
        'This template relies on {0}, not on legitimate interests, so an assessment has nothing to say about it.',
        check.facts.lawfulBasis ?? '',
      ),
    );
  return sharing[0];
}

function outcomeFor(
  check: Check,
  assessment: Assessment,
  workspace: Workspace,
  by: string | undefined,
): ExtensionOutcome {
  const text = workspace.text(assessment.path);
  if (text === undefined) return { kind: 'refused', message: `${assessment.path} can't be read.` };
  return extendAssessment({
    assessment,
    text,
    template: check.id,
    facts: check.coverageFacts,
    by: by === '' ? undefined : by,
    today: workspace.todayFor(assessment.path),
  });
}

/** What makes the template refer to it, where it refers to another or to none. */
function linkEdits({ template, fields, facts }: Check, { id }: Assessment): Edited['edits'] {
  if (facts.reference?.id === id!.value) return [];
  const edits = linkAssessment(template, fields, id!.value);
  if (!edits)
    throw failed(t("The fields of {0} can't be read, so it can't be linked. Put them right first.", template.path));
  return edits;
}

function wireEdits(
  { path, edits }: Edited,
  workspace: Workspace,
  workspaces: Workspaces,
  documents: TextDocuments<TextDocument>,
): ExtendAssessmentResult['edits'][number] {
  const positions = workspace.positions(path)!;
  // A document knows itself by the URI its client gave it, which may be written otherwise than ours.
  const document = documents.all().find(({ uri }) => {
    const place = workspaces.place(uri);
    return place.workspace === workspace && place.path === path;
  });
  return {
    uri: document?.uri ?? workspace.uriOf(path),
    version: document?.version ?? null,
    edits: edits.map((edit) => toTextEdit(edit, positions)),
  };
}

/**
 * The quick fix that extends the assessment a template refers to, for a finding about its scope. The client's command asks who does
 * it; without one the edit itself is offered, and the history names nobody.
 */
export function extendActions(
  { workspace, path }: Place,
  diagnostic: Diagnostic,
  uri: string,
  { workspaces, documents, options, edits }: Services,
): CodeAction[] {
  const check = diagnostic.code === 'lia-scope' ? workspace.check(path) : undefined;
  const id = check?.facts.reference?.id;
  const assessment = check?.assessment.assessment;
  if (!check || id === undefined || !assessment || workspace.index.sharing(id).length !== 1) return [];
  const outcome = outcomeFor(check, assessment, workspace, undefined);
  if (outcome.kind === 'refused') return [];
  const title = t('Extend {0} to cover this template', id);
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  const command = options.extendAssessmentCommand;
  if (command !== undefined) return [{ ...action, command: { title, command, arguments: [{ template: uri }] } }];
  if (!edits.versioned) return [];
  const edit = wireEdits({ path: assessment.path, edits: outcome.edits }, workspace, workspaces, documents);
  const textDocument = { uri: edit.uri, version: edit.version };
  return [{ ...action, edit: { documentChanges: [{ textDocument, edits: edit.edits }] } }];
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
