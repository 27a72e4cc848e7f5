import { t } from '@vscode/l10n';
import { commands, type Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import { type EffectivePolicyParams, type EffectivePolicyResult, effectivePolicyRequest } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { baseName } from '../words';
import { orShowError } from './show-error';

const scheme = 'outreach-policy';

/**
 * Show Effective Policy: every setting in force for the active file, or for the workspace folder where none is open, and where
 * each is written. The page can't be edited, and is made anew when a policy has changed.
 */
export function registerEffectivePolicy(server: Server): Disposable[] {
  const changed = new EventEmitter<Uri>();
  const ask = (uri: string) => {
    const params: EffectivePolicyParams = { uri };
    return server.request<EffectivePolicyResult>(effectivePolicyRequest, params);
  };
  return [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (page) => (await ask(page.query)).yaml,
    }),
    server.onTemplatesChanged(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
    commands.registerCommand(commandIds.showEffectivePolicy, () =>
      orShowError(async () => {
        const active = window.activeTextEditor?.document.uri;
        const shown = active && workspace.getWorkspaceFolder(active) ? active : workspace.workspaceFolders?.[0]?.uri;
        if (!shown) throw new Error(t('Open a folder with messages first.'));
        // Asked here as well, so that a server that isn't running is told as such.
        const { path } = await ask(shown.toString());
        // The name is what the tab shows, and its ending what colours the page; the query is whose policy it is.
        const name = t('Policy of {0}.yaml', baseName(path === '' ? shown.path : path));
        const page = Uri.from({ scheme, path: `/${name}`, query: shown.toString() });
        await window.showTextDocument(page, { preview: true });
      }),
    ),
  ];
}
