import { commands, type Disposable, l10n, Uri, window } from 'vscode';
import { commandIds } from '../command-ids';
import type { PreviewPanels } from '../preview-panels';
import { orShowError } from './show-error';

/** Open Preview to the Side, of the template in front or the one that a menu was opened on; and what its own menu has. */
export function registerPreview(previews: PreviewPanels): Disposable[] {
  return [
    commands.registerCommand(commandIds.openPreview, (template?: unknown) =>
      orShowError(async () => {
        const uri = template instanceof Uri ? template : window.activeTextEditor?.document.uri;
        if (!uri) throw new Error(l10n.t('Open a template first.'));
        previews.open(uri);
      }),
    ),
    commands.registerCommand(commandIds.togglePreviewLock, () => previews.toggleLock()),
  ];
}
