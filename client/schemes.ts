import { Disposable, type TextDocument, workspace } from 'vscode';

/**
 * Where documents are checked: on disk, and in the file systems that workspace folders and open templates and assessments stand in. Others
 * show what isn't a file of anybody's, such as an earlier version beside the present one.
 */
export function checkedSchemes(): string[] {
  const folders = workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
  const documents = workspace.textDocuments.filter(isOfOurs).map(({ uri }) => uri.scheme);
  return [...new Set(['file', ...folders, ...documents])];
}

/** Tells when a file system comes into use that is none of the `known` ones. */
export function onNewScheme(known: () => readonly string[], tell: () => void): Disposable {
  const look = () => {
    // Before the first start nothing is known, and nothing needs to be.
    if (known().length > 0 && checkedSchemes().some((scheme) => !known().includes(scheme))) tell();
  };
  return Disposable.from(
    workspace.onDidChangeWorkspaceFolders(look),
    workspace.onDidOpenTextDocument((document) => isOfOurs(document) && look()),
  );
}

function isOfOurs({ uri, languageId }: TextDocument): boolean {
  const isOurs = languageId === 'outreach-template' || languageId === 'outreach-assessment';
  return isOurs && workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
