import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileStatusParams,
  fileStatusRequest,
  type ListFilesParams,
  listFilesRequest,
  type ReadFilesParams,
  readFilesRequest,
} from '../shared/protocol';
import { ServedFiles } from './served-files';

/** Lets the server read through VS Code what it can't reach itself. `isOver` tells that nobody waits for an answer any more. */
export function serveFiles(client: BaseLanguageClient, isOver: () => boolean): void {
  const files = new ServedFiles<Uri>({
    parse: (uri) => Uri.parse(uri, true),
    folders: () => workspace.workspaceFolders?.map(({ uri }) => uri) ?? [],
    stat: (uri) => workspace.fs.stat(uri),
    readDirectory: (uri) => workspace.fs.readDirectory(uri),
    readFile: (uri) => workspace.fs.readFile(uri),
    isWritable: (scheme) => workspace.fs.isWritableFileSystem(scheme),
  });
  client.onRequest(listFilesRequest, (params: ListFilesParams, token) =>
    files.list(params, () => token.isCancellationRequested || isOver()),
  );
  client.onRequest(readFilesRequest, (params: ReadFilesParams) => files.read(params));
  client.onRequest(fileStatusRequest, (params: FileStatusParams) => files.status(params));
}
