import { LSPErrorCodes, ResponseError, type TextDocuments, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nextFreeId } from '../shared/assessment/next-id';
import { stubText } from '../shared/assessment/stub';
import type { Check } from '../shared/lint/check';
import { insertFields } from '../shared/lint/insert-fields';
import { type AssessmentStubParams, type AssessmentStubResult, assessmentStubRequest } from '../shared/protocol';
import type { TextEdit } from '../shared/text/edit';
import { yamlText } from '../shared/text/yaml-text';
import type { Host } from './host';
import type { Services } from './server';
import { toTextEdit } from './to-lsp';
import type { Workspace } from './workspace';
import type { Workspaces } from './workspaces';

/** A stub ready to be written: nothing has been yet. Paths are relative to the workspace folder. */
export interface Stub {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  /** Edits that make each template refer to it. */
  readonly links: readonly { readonly check: Check; readonly edits: readonly TextEdit[] }[];
}

/**
 * The stub of an assessment for these templates of one workspace folder: next free id, a file that doesn't exist, facts of the
 * templates and no answers. Rejects with a plain message where a template can't take the link.
 */
export async function makeStub(workspace: Workspace, host: Host, paths: readonly string[]): Promise<Stub> {
  if (workspace.folder === undefined)
    throw new Error('Open the folder of this template first: an assessment is a file beside it.');
  const checks = paths.map((path) => {
    const check = workspace.check(path);
    if (!check) throw new Error(`${path} is not a template that can be read.`);
    return check;
  });
  const first = checks[0];
  if (!first) throw new Error('Choose at least one template.');
  const links = checks.map((check) => ({ check, edits: (id: string) => linkEdits(check, id) }));
  const { assessments } = first.policy;
  const used = new Set([...workspace.index.ids]);
  for (;;) {
    const id = nextFreeId(assessments.id, used, first.today);
    const path = assessments.folder === '' ? `${id}.lia.md` : `${assessments.folder}/${id}.lia.md`;
    // A file of that name may hold another id, or none that can be read: it is never written over.
    if (
      used.size < 10_000 &&
      (workspace.text(path) !== undefined || (await host.read(workspace.uriOf(path))) !== undefined)
    ) {
      used.add(id);
      continue;
    }
    const text = stubText({
      id,
      today: first.today,
      reviewMonths: assessments.reviewMonths,
      owner: first.fields.text('owner'),
      templates: checks.map((check) => ({
        title: check.fields.text('title') ?? check.id,
        owner: check.fields.text('owner'),
        purpose: check.facts.purpose,
        channel: check.facts.channel?.value,
        messageNature: check.facts.declaredNature,
        relationship: check.facts.relationship,
        subscriberType: check.facts.subscriberType,
        jurisdictions: check.facts.jurisdictions,
        mergeFields: check.facts.mergeFields,
        sourceType: check.facts.sourceType,
      })),
    });
    return { id, path, text, links: links.map(({ check, edits }) => ({ check, edits: edits(id) })) };
  }
}

function linkEdits(check: Check, id: string): readonly TextEdit[] {
  const own = check.fields.findOwn('lia.ref');
  const edits = own
    ? [{ span: own.span, newText: yamlText(id) }]
    : insertFields(check.template, [{ path: 'lia', yaml: yamlText(id) }]);
  if (!edits)
    throw new Error(`The fields of ${check.template.path} can't be read, so it can't be linked. Put them right first.`);
  return edits;
}

/** As {@link makeStub}, for templates by URI; all must stand in one workspace folder. */
export async function stubFor(
  workspaces: Workspaces,
  documents: TextDocuments<TextDocument>,
  host: Host,
  uris: readonly string[],
): Promise<AssessmentStubResult> {
  const places = uris.map((uri) => workspaces.place(uri));
  const workspace = places[0]?.workspace;
  if (!workspace || places.some((place) => place.workspace !== workspace)) {
    throw new Error('One assessment covers templates of one workspace folder. Choose templates of one folder.');
  }
  const stub = await makeStub(
    workspace,
    host,
    places.map((place) => place.path),
  );
  return {
    id: stub.id,
    uri: workspace.uriOf(stub.path),
    text: stub.text,
    links: stub.links.map(({ check, edits }, i) => ({
      uri: uris[i]!,
      version: documents.get(uris[i]!)?.version ?? null,
      edits: edits.map((edit) => toTextEdit(edit, check.template.lines)),
    })),
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

export function registerStub({ connection, workspaces, documents, host }: Services): void {
  connection.onRequest(assessmentStubRequest, async (params: AssessmentStubParams): Promise<AssessmentStubResult> => {
    await workspaces.scanned;
    try {
      return await stubFor(workspaces, documents, host, params.templates);
    } catch (error) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
    }
  });
}
