import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdits } from '../shared/navigation/rename';
import type { Services } from './services';
import { toTextEdit } from './to-lsp';
import { normalised } from './workspace/paths';
import type { Workspace } from './workspace/workspace';

/** Edits of several files as one, bound to the versions of those that are open where the client knows versions. */
export function toWorkspaceEdit(
  { documents, edits: support }: Pick<Services, 'documents' | 'edits'>,
  workspace: Workspace,
  files: readonly FileEdits[],
): WorkspaceEdit {
  // A document knows itself by the URI its client gave it, which may be written otherwise than ours.
  const open = new Map(documents.all().map((document) => [normalised(document.uri), document]));
  const changes: { [uri: string]: TextEdit[] } = {};
  const documentChanges: TextDocumentEdit[] = [];
  for (const { path, edits } of files) {
    const positions = workspace.positions(path);
    if (!positions) continue;
    const document = open.get(normalised(workspace.uriOf(path)));
    const uri = document?.uri ?? workspace.uriOf(path);
    const converted = edits.map((edit) => toTextEdit(edit, positions));
    changes[uri] = converted;
    documentChanges.push({ textDocument: { uri, version: document?.version ?? null }, edits: converted });
  }
  return support.versioned ? { documentChanges } : { changes };
}
