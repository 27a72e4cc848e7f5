/** The one place where our findings, spans and edits become LSP's. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type TextEdit as LspTextEdit,
  type Range,
} from 'vscode-languageserver';
import type { Finding, Fix, Severity } from '../shared/lint/finding';
import type { TextEdit } from '../shared/text/edit';
import type { Lines } from '../shared/text/lines';
import type { Span } from '../shared/text/span';

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toRange(span: Span, lines: Lines): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

export function toSpan(range: Range, lines: Lines): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

export function toTextEdit(edit: TextEdit, lines: Lines): LspTextEdit {
  return { range: toRange(edit.span, lines), newText: edit.newText };
}

export function toDiagnostic(finding: Finding, lines: Lines): Diagnostic {
  return {
    range: toRange(finding.span, lines),
    severity: severityOf[finding.severity],
    code: finding.rule,
    source: 'Outreach',
    message: `${finding.message} [${finding.source}]`,
  };
}

/** A file that can't be read has one diagnostic, at its top. */
export function unreadDiagnostic(reason: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: { line: 0, character: 1 } },
    severity: DiagnosticSeverity.Warning,
    source: 'Outreach',
    message: `This file is not checked: ${reason}.`,
  };
}

/** How a code action creates an assessment: by the client's command, or by an edit where the client has none. */
export type CreateAssessment = (title: string) => Pick<CodeAction, 'command' | 'edit'> | undefined;

/** The fix as a quick fix for the diagnostic, bound to the version of the document it was computed for. */
export function toCodeAction(
  fix: Fix,
  diagnostic: Diagnostic,
  document: { readonly uri: string; readonly version: number },
  lines: Lines,
  create: CreateAssessment,
): CodeAction | undefined {
  const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if ('action' in fix) {
    const creation = create(fix.title);
    return creation && { ...action, ...creation };
  }
  const edits = fix.edits.map((edit) => toTextEdit(edit, lines));
  return {
    ...action,
    edit: { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] },
  };
}
