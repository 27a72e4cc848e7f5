import type { WorkspaceEdit } from 'vscode-languageserver';
import { editsForMoves, type Move, namedNear } from '../../shared/navigation/file-renames';
import type { FileEdits } from '../../shared/navigation/rename';
import type { Services } from '../services';
import type { Workspace } from '../workspace/workspace';
import { toWorkspaceEdit } from '../workspace-edit';

/** Keeps references true when files and folders are renamed or moved in the editor. */
export function registerFileRenames(services: Services): void {
  const { connection, workspaces } = services;
  connection.workspace.onWillRenameFiles(async ({ files }): Promise<WorkspaceEdit | null> => {
    await workspaces.scanned;
    const moves = new Map<Workspace, Move[]>();
    for (const { oldUri, newUri } of files) {
      const from = workspaces.place(oldUri);
      const to = workspaces.place(newUri);
      // What leaves its folder is no longer named by what stays.
      if (from.workspace !== to.workspace || from.workspace.folder === undefined) continue;
      moves.set(from.workspace, [...(moves.get(from.workspace) ?? []), { from: from.path, to: to.path }]);
    }
    const merged: WorkspaceEdit = services.edits.versioned ? { documentChanges: [] } : { changes: {} };
    for (const [workspace, moved] of moves) {
      const edit = toWorkspaceEdit(services, workspace, await editsIn(services, workspace, moved));
      merged.documentChanges?.push(...(edit.documentChanges ?? []));
      Object.assign(merged.changes ?? {}, edit.changes);
    }
    const isEmpty = (merged.documentChanges?.length ?? 0) + Object.keys(merged.changes ?? {}).length === 0;
    return isEmpty ? null : merged;
  });
}

async function editsIn({ host }: Services, workspace: Workspace, moves: readonly Move[]): Promise<FileEdits[]> {
  const index = workspace.mentions;
  const standing = new Set<string>();
  for (const path of namedNear(moves, index)) if (await host.exists(workspace.uriOf(path))) standing.add(path);
  return editsForMoves(moves, {
    index,
    policies: workspace.policyFiles,
    text: (path) => workspace.text(path),
    exists: (path) => standing.has(path),
  });
}
