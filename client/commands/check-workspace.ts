import { t } from '@vscode/l10n';
import { commands, type Disposable, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import { type TemplatesResult, templatesRequest } from '../../shared/protocol';
import { checkSummary } from '../check-summary';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import type { Templates } from '../templates';
import { orShowError } from './show-error';

/** Check Workspace: the summary of all templates in the output and the status bar, and the Problems panel if there are any. */
export function registerCheckWorkspace(server: Server, templates: Templates, output: LogOutputChannel): Disposable {
  return commands.registerCommand(commandIds.checkWorkspace, () =>
    orShowError(async () => {
      const result = await window.withProgress(
        { location: ProgressLocation.Window, title: t('Checking templates') },
        async () => server.request<TemplatesResult>(templatesRequest),
      );
      void templates.refresh();
      const summary = checkSummary(result);
      output.info(summary);
      for (const { path, reason } of result.unread) output.warn(`${path} could not be read: ${reason}`);
      window.setStatusBarMessage(`Outreach: ${summary}`, 10_000);
      const findings = result.templates.some(({ counts }) => Object.values(counts ?? {}).some((count) => count > 0));
      if (findings) await commands.executeCommand('workbench.panel.markers.view.focus');
    }),
  );
}
