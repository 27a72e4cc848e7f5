import type { FoldingRange } from 'vscode-languageserver';
import { assessmentFolds, templateFolds } from '../../shared/navigation/folding';
import type { Services } from '../services';
import { openedAt } from './opened';

/** What can be folded away in templates and assessments. Policies and packs are left to the editor, which folds them by their indentation. */
export function registerFolding({ connection, workspaces }: Services): void {
  connection.onFoldingRanges(async ({ textDocument: { uri } }): Promise<FoldingRange[] | null> => {
    const file = await openedAt(workspaces, uri, { alone: true });
    if (!file) return null;
    const { template, assessment, text, positions } = file;
    const folds = template ? templateFolds(template) : assessment && assessmentFolds(assessment, text, positions.lines);
    return folds ? folds.map(({ first, last }) => ({ startLine: first, endLine: last })) : null;
  });
}
