import type { Services } from './server';

/** Keeps the workspaces in step with the documents that are open in the editor. */
export function registerDocuments({ documents, workspaces, changes }: Services): void {
  documents.onDidChangeContent(({ document }) => {
    const place = workspaces.place(document.uri);
    const { revision } = place.workspace;
    const text = document.getText();
    // Offsets count from after a byte-order mark, as editors show the text.
    place.workspace.open(
      place.path,
      text.charCodeAt(0) === 0xfeff ? text.slice(1) : text,
      workspaces.kindOf(place, document.languageId),
    );
    if (place.workspace.revision !== revision) changes.all();
    else changes.document(document.uri);
  });

  documents.onDidClose(({ document }) => {
    const { workspace, path } = workspaces.place(document.uri);
    const { revision } = workspace;
    workspace.close(path);
    if (workspace.revision !== revision) changes.all();
    else changes.document(document.uri);
  });
}
