import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import type { Services } from './server';
import { builtInKind } from './workspace';

/** Follows what happens to files and folders, in the editor and outside it. */
export function registerWatching(
  { connection, workspaces, changes, documents }: Services,
  client: { readonly watchFiles: boolean; readonly folders: boolean },
): void {
  connection.onInitialized(() => {
    if (client.watchFiles) {
      const watchers = [
        { globPattern: '**/*.outreach.{md,txt,html}' },
        { globPattern: '**/*.lia.md' },
        { globPattern: '**/outreach.yaml' },
        // Policies may declare these templates.
        { globPattern: '**/*.{mjml,html,htm,md,markdown,txt}' },
        // A folder that goes is told as one event, without its files.
        { globPattern: '**/*', kind: WatchKind.Delete },
      ];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        const kept = workspaces.folders.map((workspace) => workspace.folder!).filter((uri) => !gone.has(uri));
        await workspaces.setFolders([...kept, ...added.map((folder) => folder.uri)]);
        changes.all();
      });
    }
  });

  connection.onDidChangeWatchedFiles(async ({ changes: events }) => {
    await workspaces.scanned;
    let changed = false;
    let policyChanged = false;
    // One file may be told several times, and by several patterns.
    const latest = new Map(events.map((event) => [event.uri, event.type]));
    for (const [uri, type] of latest) {
      const { workspace, path } = workspaces.place(uri);
      if (workspace.folder === undefined || isSkipped(path)) continue;
      if (type === FileChangeType.Deleted && builtInKind(path) === undefined)
        changed = workspace.forget(path) || changed;
      if (await workspace.refresh(path)) {
        changed = true;
        policyChanged ||= builtInKind(path) === 'policy';
      }
    }
    // A policy may declare or exclude other files.
    if (policyChanged) await workspaces.rescan();
    if (changed) changes.all();
  });

  // A client that can't watch files says at least when it has saved one.
  if (!client.watchFiles) {
    documents.onDidSave(async () => {
      await workspaces.rescan();
      changes.all();
    });
  }
}

/** The folders that a scan doesn't enter either. */
function isSkipped(path: string): boolean {
  return /(?:^|\/)(?:node_modules|\.git)\//.test(path);
}
