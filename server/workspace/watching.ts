import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { builtInKind } from './file';
import { isNeverChecked } from './host';
import { normalised } from './paths';
import type { Workspace } from './workspace';

/** Follows what happens to files and folders, in the editor and outside it. Call the result once the client is ready. */
export function registerWatching(
  { connection, workspaces, changes, documents }: Services,
  client: { readonly watchFiles: boolean; readonly folders: boolean },
): () => void {
  connection.onDidChangeWatchedFiles(async ({ changes: events }) => {
    await workspaces.scanned;
    let changed = false;
    // A policy may declare or exclude other files.
    const stale = new Set<Workspace>();
    // One file may be told several times, and by several patterns.
    const latest = new Map(events.map((event) => [event.uri, event.type]));
    for (const [uri, type] of latest) {
      const { workspace, path } = workspaces.place(uri);
      if (workspace.folder === undefined || isNeverChecked(path)) continue;
      const { policyFiles } = workspace;
      if (await workspace.refresh(path)) changed = true;
      // What isn't a file of ours may be a folder, which comes and goes as one event, without its files.
      else if (type === FileChangeType.Deleted) changed = workspace.forget(path) || changed;
      else if (type === FileChangeType.Created && workspace.kindOf(path) === undefined)
        changed = (await workspace.discover(path)) || changed;
      if (workspace.policyFiles !== policyFiles || builtInKind(path) === 'policy') stale.add(workspace);
    }
    if (stale.size > 0) await workspaces.rescan([...stale]);
    if (changed || stale.size > 0) changes.all();
  });

  // A client that can't watch files says at least when it has saved one.
  if (!client.watchFiles) {
    documents.onDidSave(() =>
      guarded(connection, async () => {
        await workspaces.rescan();
        changes.all();
      }),
    );
  }

  return () => {
    if (client.watchFiles) {
      const watchers = [
        { globPattern: '**/*.outreach.{md,txt,html}' },
        { globPattern: '**/*.lia.md' },
        // The policy, and packs it may name.
        { globPattern: '**/*.{yaml,yml}' },
        // Policies may declare these templates.
        { globPattern: '**/*.{mjml,html,htm,md,markdown,txt}' },
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ];
      guarded(connection, () => connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders((event) =>
        guarded(connection, async () => {
          const gone = new Set(event.removed.map((folder) => normalised(folder.uri)));
          const kept = workspaces.folders.map((workspace) => workspace.folder!).filter((uri) => !gone.has(uri));
          try {
            await workspaces.setFolders([...kept, ...event.added.map((folder) => folder.uri)]);
          } finally {
            changes.all();
          }
        }),
      );
    }
  };
}
