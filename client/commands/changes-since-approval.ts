import { t } from '@vscode/l10n';
import { commands, type Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import { type ApprovedTextParams, type ApprovedTextResult, approvedTextRequest } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import { dayInWords } from '../days';
import type { Server } from '../server';
import { baseName, oneLine } from '../words';
import { orShowError } from './show-error';

const scheme = 'outreach-approved';

/** Show Changes Since Approval: the text that was approved, which can't be edited, beside the template as it is now. */
export function registerChangesSinceApproval(server: Server): Disposable[] {
  const changed = new EventEmitter<Uri>();
  const ask = (template: string) => {
    const params: ApprovedTextParams = { template };
    return server.request<ApprovedTextResult>(approvedTextRequest, params);
  };
  return [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (page) => (await ask(page.query)).text,
    }),
    server.onTemplatesChanged(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
    commands.registerCommand(commandIds.showChanges, (template?: string) =>
      orShowError(async () => {
        const uri = typeof template === 'string' ? template : window.activeTextEditor?.document.uri.toString();
        if (uri === undefined) throw new Error(t('Open a template first.'));
        const { assessment, on } = await ask(uri);
        const now = Uri.parse(uri, true);
        // The same name colours both sides alike; the query is whose text it is.
        const then = Uri.from({ scheme, path: now.path, query: uri });
        const file = oneLine(baseName(now.path));
        const title =
          on === undefined
            ? t('{0}: approved under {1} ↔ now', file, oneLine(assessment))
            : t('{0}: approved on {1} under {2} ↔ now', file, dayInWords(on), oneLine(assessment));
        await commands.executeCommand('vscode.diff', then, now, title);
      }),
    ),
  ];
}
