import { LSPErrorCodes, ResponseError, type TextDocuments, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type AssessmentStubParams, type AssessmentStubResult, assessmentStubRequest } from '../shared/protocol';
import type { Host } from './host';
import { makeStub } from './make-stub';
import type { Services } from './services';
import { toTextEdit } from './to-lsp';
import type { Workspaces } from './workspaces';

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
      edits: edits.map((edit) =>
        toTextEdit(edit, { lines: check.template.lines, marked: workspace.isMarked(check.template.path) }),
      ),
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
