import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { search } from '../../shared/navigation/search';
import type { Services } from '../services';
import { toRange } from '../to-lsp';

const mostFound = 200;

/** Templates and assessments by title or id, from anywhere. */
export function registerWorkspaceSymbols({ connection, workspaces }: Services): void {
  connection.onWorkspaceSymbol(async ({ query }): Promise<SymbolInformation[]> => {
    await workspaces.scanned;
    const wanted = typeof query === 'string' ? query : '';
    const found = workspaces.folders.flatMap((workspace) =>
      search(workspace.mentions, wanted, mostFound).flatMap(({ path, kind, id, title, place }): SymbolInformation[] => {
        const positions = workspace.positions(path);
        // Editors filter again by the name, so that it holds all that was searched.
        const name = [...new Set([title, id ?? ''])].filter((each) => each !== '').join(' · ') || path;
        const range = positions && toRange(place, positions);
        if (!range) return [];
        const location = { uri: workspace.uriOf(path), range };
        return [
          { name, kind: kind === 'assessment' ? SymbolKind.Class : SymbolKind.File, location, containerName: path },
        ];
      }),
    );
    return found.slice(0, mostFound);
  });
}
