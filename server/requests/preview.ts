import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { previewOf, withPlaces } from '../../shared/preview/preview';
import { type PreviewParams, type PreviewResult, previewRequest } from '../../shared/protocol';
import type { Services } from '../services';
import { toRange } from '../to-lsp';

/** One template as its recipient sees it, for the preview beside the editor. */
export function registerPreview({ connection, documents, workspaces }: Services): void {
  connection.onRequest(previewRequest, async ({ uri }: PreviewParams): Promise<PreviewResult | null> => {
    if (typeof uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'A template must be named.');
    await workspaces.ready;
    const { workspace, path } = workspaces.place(uri);
    const check = workspace.check(path);
    const positions = workspace.positions(path);
    if (!check || !positions) return null;
    const preview = withPlaces(previewOf(check), (span) => toRange(span, positions));
    return { version: documents.get(uri)?.version ?? null, preview };
  });
}
