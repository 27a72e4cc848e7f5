import { type CodeLens, CodeLensRefreshRequest, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { decisionLines, explanationOf } from '../../shared/decision/explain';
import { type ExplainDecisionParams, type ExplainDecisionResult, explainDecisionRequest } from '../../shared/protocol';
import type { Template } from '../../shared/template/template';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { toRange } from '../to-lsp';
import { assessmentLenses } from './assessment-lens';

/** Above a message the two decisions, and why each came out as it did; above an assessment how it stands. */
export function registerCodeLens(
  { connection, workspaces, changes, options }: Services,
  client: { readonly refresh: boolean },
): void {
  connection.onCodeLens(async ({ textDocument: { uri } }): Promise<CodeLens[]> => {
    await workspaces.ready;
    const { workspace, path } = workspaces.place(uri);
    const check = workspace.check(path);
    if (!check) {
      const assessment = workspace.assessmentSubject(path);
      return assessment ? assessmentLenses(workspace, assessment, uri, options.showPlacesCommand) : [];
    }
    const { template, decision } = check;
    const positions = { lines: template.lines, marked: workspace.isMarked(path) };
    const start = firstLine(template);
    const range = toRange({ start, end: start }, positions);
    const lines = decisionLines(decision);
    // Without a command of the client a lens only tells: LSP wants one all the same, and an empty one does nothing.
    const command = options.explainDecisionCommand ?? '';
    return [lines.pecr, lines.ukGdpr].map((title) => ({ range, command: { title, command, arguments: [uri] } }));
  });

  connection.onRequest(
    explainDecisionRequest,
    async ({ uri }: ExplainDecisionParams): Promise<ExplainDecisionResult | null> => {
      if (typeof uri !== 'string')
        throw new ResponseError(ErrorCodes.InvalidParams, 'The template to explain must be named.');
      await workspaces.ready;
      const { workspace, path } = workspaces.place(uri);
      const check = workspace.check(path);
      return check ? { title: check.fields.text('title') ?? check.id, markdown: explanationOf(check) } : null;
    },
  );

  // The editor asks again by itself when the document changes, but can't know of its assessment or the policy.
  changes.onChange((beyond) => {
    if (beyond && client.refresh) guarded(connection, () => connection.sendRequest(CodeLensRefreshRequest.type));
  });
}

/** The first line of the message; the last line of the file where the message is empty. */
function firstLine({ body, lines }: Template): number {
  return lines.line(lines.positionAt(body.start).line).start;
}
