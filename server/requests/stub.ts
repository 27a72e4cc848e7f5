import { t } from '@vscode/l10n';
import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { stubChoices } from '../../shared/assessment/stub-choices';
import { mostReviewMonths } from '../../shared/policy/policy';
import {
  type AssessmentStubParams,
  type AssessmentStubResult,
  assessmentStubRequest,
  type StubChoicesParams,
  type StubChoicesResult,
  stubChoicesRequest,
} from '../../shared/protocol';
import type { Services } from '../services';
import { toTextEdit } from '../to-lsp';
import type { Host } from '../workspace/host';
import type { Workspace } from '../workspace/workspace';
import type { Workspaces } from '../workspace/workspaces';
import { makeStub, type StubWishes } from './make-stub';

/** As {@link makeStub}, for templates by URI; all must stand in one workspace folder. */
export async function stubFor(
  workspaces: Workspaces,
  documents: TextDocuments<TextDocument>,
  host: Host,
  uris: readonly string[],
  wishes?: StubWishes,
): Promise<AssessmentStubResult> {
  const places = uris.map((uri) => workspaces.place(uri));
  const workspace = places[0]?.workspace;
  if (!workspace || places.some((place) => place.workspace !== workspace)) {
    throw new Error(t('One assessment covers templates of one workspace folder. Choose templates of one folder.'));
  }
  const stub = await makeStub(
    workspace,
    host,
    places.map((place) => place.path),
    wishes,
  );
  return {
    id: stub.id,
    uri: workspace.uriOf(stub.path),
    text: stub.text,
    links: stub.links.map(({ check, edits }) => {
      const { path, lines } = check.template;
      // Named as the client named it: the same file has more than one URI.
      const uri = uris[places.findIndex((place) => place.path === path)] ?? workspace.uriOf(path);
      const positions = { lines, marked: workspace.isMarked(path) };
      return {
        uri,
        version: documents.get(uri)?.version ?? null,
        edits: edits.map((edit) => toTextEdit(edit, positions)),
      };
    }),
  };
}

/** The stub as one edit for clients without a command of their own: the file is created empty and filled. */
export function stubAsEdit(stub: AssessmentStubResult): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri: stub.uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri: stub.uri, version: null }, edits: [{ range: { start, end: start }, newText: stub.text }] },
      ...stub.links.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })),
    ],
  };
}

/** Owner and interval as the client wishes them; what makes no sense is passed over. */
function wishesIn({ owner, reviewMonths }: AssessmentStubParams): StubWishes {
  const isMonths = Number.isInteger(reviewMonths) && reviewMonths! >= 1 && reviewMonths! <= mostReviewMonths;
  return {
    ...(typeof owner === 'string' && owner.trim() !== '' && { owner: owner.trim() }),
    ...(isMonths && { reviewMonths }),
  };
}

/** What a new assessment of one workspace folder could be for: of the folder that what was selected stands in, else of the first. */
function choicesFor(workspaces: Workspaces, { templates, folder }: StubChoicesParams): StubChoicesResult {
  const places = templates.map((uri) => workspaces.place(uri));
  const below = folder === undefined ? undefined : workspaces.place(folder);
  const workspace = places[0]?.workspace ?? below?.workspace ?? fullest(workspaces.folders);
  if (workspace?.folder === undefined)
    throw new Error(t('Open the folder of your templates first: an assessment is a file beside them.'));
  const checks = workspace.paths('template').flatMap((path) => workspace.check(path) ?? []);
  const candidates = checks.map(({ template: { path }, fields, facts, assessment }) => ({
    uri: workspace.uriOf(path),
    path,
    title: fields.text('title') ?? '',
    purpose: facts.purpose ?? '',
    status: assessment.status,
  }));
  const policy = workspace.policyOf(places[0]?.path ?? below?.path ?? 'outreach');
  const ownerOf = Object.fromEntries(
    checks.flatMap(({ template, fields }) => {
      const owner = fields.text('owner');
      return owner === undefined ? [] : [[workspace.uriOf(template.path), owner]];
    }),
  );
  return {
    templates: stubChoices(candidates, {
      selected: places.filter((place) => place.workspace === workspace).map(({ path }) => path),
      folder: below?.workspace === workspace ? below.path : undefined,
    }),
    owners: policy.people.map(({ name, role }) => ({ name, ...(role !== undefined && { role }) })),
    ownerOf,
    reviewMonths: policy.assessments.reviewMonths,
  };
}

/** The one with most templates: a folder beside it that holds none is no place for an assessment. */
function fullest(folders: readonly Workspace[]): Workspace | undefined {
  return folders.reduce<Workspace | undefined>(
    (most, each) => (!most || each.paths('template').length > most.paths('template').length ? each : most),
    undefined,
  );
}

export function registerStub({ connection, workspaces, documents, host }: Services): void {
  connection.onRequest(assessmentStubRequest, async (params: AssessmentStubParams): Promise<AssessmentStubResult> => {
    await workspaces.scanned;
    try {
      return await stubFor(workspaces, documents, host, params.templates, wishesIn(params));
    } catch (error) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
    }
  });

  connection.onRequest(stubChoicesRequest, async (params: StubChoicesParams): Promise<StubChoicesResult> => {
    const { templates, folder } = params;
    if (
      !Array.isArray(templates) ||
      templates.some((each) => typeof each !== 'string') ||
      (folder !== undefined && typeof folder !== 'string')
    )
      throw new ResponseError(ErrorCodes.InvalidParams, 'Name the templates that were selected, or none.');
    await workspaces.scanned;
    try {
      return choicesFor(workspaces, params);
    } catch (error) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
    }
  });
}
