import type { TextDocument } from 'vscode-languageserver-textdocument';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { builtInKind, type FileKind } from './file';
import type { Place } from './workspaces';

/** Keeps the workspaces in step with the documents that are open in the editor. */
export function registerDocuments({ connection, documents, workspaces, changes }: Services): void {
  /** Where each open document was put, by its URI. */
  const places = new Map<string, Place>();

  const take = (document: TextDocument, place: Place) => {
    const before = places.get(document.uri);
    if (before && before.workspace !== place.workspace) before.workspace.close(before.path);
    places.set(document.uri, place);
    const text: unknown = document.getText();
    if (typeof text === 'string') place.workspace.open(place.path, text, kindOfLanguage(document.languageId));
  };

  documents.onDidChangeContent(({ document }) => {
    const place = workspaces.place(document.uri);
    const { workspace, path } = place;
    const { revision, neighbourRevision } = workspace;
    const said = workspace.saysToAssessment(path);
    take(document, place);
    if (workspace.revision !== revision || workspace.saysToAssessment(path) !== said) changes.all();
    else changes.document(() => workspace.settle() !== neighbourRevision);
    // What is typed into a policy may name a file that nobody has read yet.
    if (workspace.kindOf(path) === 'policy') {
      guarded(connection, async () => {
        if (await workspace.readNamed()) changes.all();
      });
    }
  });

  documents.onDidClose(({ document }) => {
    const place = places.get(document.uri);
    if (!place) return;
    places.delete(document.uri);
    const { workspace, path } = place;
    const { revision, neighbourRevision } = workspace;
    const said = workspace.saysToAssessment(path);
    workspace.close(path);
    const sameForOthers = workspace.revision === revision && workspace.saysToAssessment(path) === said;
    // A document of a chosen language may be a template only while it is open.
    if (!sameForOthers || builtInKind(path) === undefined) changes.all();
    else changes.document(() => workspace.settle() !== neighbourRevision);
  });

  // A folder that was opened or closed takes or leaves the documents below it.
  workspaces.onFolders(() => {
    for (const document of documents.all()) take(document, workspaces.place(document.uri));
  });
}

/** What a person made of a document by choosing its language. */
function kindOfLanguage(languageId: string): FileKind | undefined {
  if (languageId === 'outreach-template') return 'template';
  return languageId === 'outreach-assessment' ? 'assessment' : undefined;
}
