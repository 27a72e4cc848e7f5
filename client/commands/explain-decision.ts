import { t } from '@vscode/l10n';
import { commands, type Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import { type ExplainDecisionParams, type ExplainDecisionResult, explainDecisionRequest } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { orShowError } from './show-error';
import { showPage } from './show-page';

const scheme = 'outreach-decision';

/**
 * Explain Decision: why the template was decided as it was, as a page to read beside it. The page is a document of ours that
 * can't be edited, and is made anew when the templates have changed.
 */
export function registerExplainDecision(server: Server): Disposable[] {
  const changed = new EventEmitter<Uri>();
  const ask = (template: string) => {
    const params: ExplainDecisionParams = { uri: template };
    return server.request<ExplainDecisionResult | null>(explainDecisionRequest, params);
  };
  return [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (page) =>
        (await ask(page.query))?.markdown ?? t('This file is no template any more, so nothing is decided about it.'),
    }),
    server.onTemplatesChanged(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
    commands.registerCommand(commandIds.explainDecision, (template?: string) =>
      orShowError(async () => {
        const uri = template ?? window.activeTextEditor?.document.uri.toString();
        const explained = uri === undefined ? null : await ask(uri);
        if (!explained) throw new Error(t('Open a template first.'));
        // The name is what the tab shows; the query is whose decision it is.
        const name = explained.title.replace(/[/\\]/g, ' ');
        const page = Uri.from({ scheme, path: `/${t('Decision: {0}.md', name)}`, query: uri! });
        await showPage(page);
      }),
    ),
  ];
}
