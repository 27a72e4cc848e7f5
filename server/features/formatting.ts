import { DocumentFormattingRequest, type TextEdit } from 'vscode-languageserver';
import { formatFields, formatHeader } from '../../shared/format/format';
import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { templateFields } from '../../shared/vocabulary/template-fields';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { toTextEdit } from '../to-lsp';

/**
 * Puts the fields of templates and assessments, and policies, in order. Messages and answers are never touched. Where the client takes
 * registrations, only our own kinds of file are named: else every Markdown file would have one formatter more to choose from.
 */
export function registerFormatting(services: Services, { dynamic }: { readonly dynamic: boolean }): () => void {
  const { connection, workspaces } = services;
  connection.onDocumentFormatting(async ({ textDocument: { uri } }): Promise<TextEdit[]> => {
    await workspaces.ready;
    const { workspace, path } = workspaces.place(uri);
    const text = workspace.text(path);
    const positions = workspace.positions(path);
    if (text === undefined || !positions) return [];
    const edits = workspace.check(path)
      ? formatHeader(text, templateFields)
      : workspace.assessmentSubject(path)
        ? formatHeader(text, assessmentFields)
        : workspace.kindOf(path) === 'policy'
          ? formatFields(text, { start: 0, end: text.length }, policyFields)
          : [];
    return edits.map((edit) => toTextEdit(edit, positions));
  });
  return () => {
    const documentSelector = [{ language: 'outreach-template' }, { language: 'outreach-assessment' }];
    if (dynamic)
      guarded(connection, () => connection.client.register(DocumentFormattingRequest.type, { documentSelector }));
  };
}
