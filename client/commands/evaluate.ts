import { t } from '@vscode/l10n';
import { commands, type Disposable, Uri, ViewColumn, window, workspace } from 'vscode';
import { type EvaluateParams, type EvaluateResult, evaluateRequest } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { baseName } from '../words';
import { orShowError } from './show-error';

const scheme = 'outreach-evaluation';

/** Test Phrasing: what becomes of the examples of the pack, or of the labelled texts, in the active editor. */
export function registerEvaluate(server: Server): Disposable[] {
  let report = '';
  return [
    workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: () => report }),
    commands.registerCommand(commandIds.evaluate, () =>
      orShowError(async () => {
        const document = window.activeTextEditor?.document;
        if (!document || !/\.(?:ya?ml|jsonl)$/i.test(document.uri.path))
          throw new Error(t('Open a pack (.yaml) or a file of labelled texts (.jsonl) first.'));
        const params: EvaluateParams = { uri: document.uri.toString(), text: document.getText() };
        ({ report } = await server.request<EvaluateResult>(evaluateRequest, params));
        // Another name each time: a page that is open already would show its old text.
        const page = Uri.from({
          scheme,
          path: `/${t('Test of {0}.txt', baseName(document.uri.path))}`,
          query: `${Date.now()}`,
        });
        await window.showTextDocument(page, { preview: true, viewColumn: ViewColumn.Beside });
      }),
    ),
  ];
}
