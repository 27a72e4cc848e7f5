import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { predict, readLabelled } from '../../shared/phrasing/evaluation';
import { labelledReport, packReport } from '../../shared/phrasing/evaluation-report';
import { findPromotion } from '../../shared/phrasing/find-promotion';
import { lists as builtInLists } from '../../shared/phrasing/lists.prepared';
import { parsePack } from '../../shared/phrasing/pack';
import { type EvaluateParams, type EvaluateResult, evaluateRequest } from '../../shared/protocol';
import type { Services } from '../services';

/** More errors than anybody reads aren't shown. */
const mostErrors = 50;

/** Tests a pack by its examples, or the phrasing checks by labelled texts with the packs that hold for their folder. */
export function registerEvaluate({ connection, workspaces }: Services): void {
  connection.onRequest(evaluateRequest, async ({ uri, text }: EvaluateParams): Promise<EvaluateResult> => {
    if (typeof uri !== 'string' || typeof text !== 'string')
      throw new ResponseError(ErrorCodes.InvalidParams, 'A file and its text must be given.');
    await workspaces.scanned;
    const { workspace, path } = workspaces.place(uri);
    if (/\.ya?ml$/i.test(path)) return { report: packReport(parsePack(path, text, { lists: builtInLists })).text };
    const { texts, problems } = readLabelled(text);
    const packs = workspace.packsFor(path);
    const predicted = texts.map((each) => predict(each, (prose) => findPromotion(prose, { solicited: false, packs })));
    const figures =
      texts.length === 0
        ? 'No labelled texts: each line is a JSON object with "text" and "label" (promotional or informational).\n'
        : labelledReport(texts, predicted, mostErrors);
    return { report: [...problems.map((each) => `${path}: ${each}\n`), figures].join('') };
  });
}
