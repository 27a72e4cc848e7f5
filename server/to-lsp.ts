/** The one place where our findings, spans and edits become LSP's. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type TextEdit as LspTextEdit,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Finding, Fix, Related, Severity } from '../shared/lint/finding';
import type { TextEdit } from '../shared/text/edit';
import type { Lines } from '../shared/text/lines';
import type { Span } from '../shared/text/span';

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The positions of a text: its lines, and whether the client counts a byte-order mark in front of them. */
export interface Positions {
  readonly lines: Lines;
  readonly marked: boolean;
}

export function toRange(span: Span, positions: Positions): Range {
  return { start: toPosition(span.start, positions), end: toPosition(span.end, positions) };
}

function toPosition(offset: number, { lines, marked }: Positions): Position {
  const { line, character } = lines.positionAt(offset);
  return { line, character: marked && line === 0 ? character + 1 : character };
}

export function toSpan({ start, end }: Range, positions: Positions): Span {
  return { start: toOffset(start, positions), end: toOffset(end, positions) };
}

function toOffset({ line, character }: Position, { lines, marked }: Positions): number {
  return lines.offsetAt({ line, character: marked && line === 0 ? Math.max(0, character - 1) : character });
}

export function toTextEdit(edit: TextEdit, positions: Positions): LspTextEdit {
  return { range: toRange(edit.span, positions), newText: edit.newText };
}

/** Where another file is and how its offsets become positions; undefined for one that has gone. */
export type FindFile = (path: string) => { readonly uri: string; readonly positions: Positions } | undefined;

/** What a client can follow from a diagnostic. */
export interface DiagnosticLinks {
  /** Finds the other places a finding is about; without it they are left out, for clients that know no such places. */
  readonly file?: FindFile | undefined;
  /** Address of a rule's page; without it there is no link, for clients that show no such pages. */
  readonly rulePage?: ((code: string) => string) | undefined;
}

export function toDiagnostic(
  finding: Finding,
  positions: Positions,
  { file, rulePage }: DiagnosticLinks = {},
): Diagnostic {
  const related = file && finding.related?.flatMap((each) => toRelated(each, file));
  return {
    range: toRange(finding.span, positions),
    severity: severityOf[finding.severity],
    code: finding.rule,
    ...(rulePage && { codeDescription: { href: rulePage(finding.rule) } }),
    source: 'Outreach',
    message: `${finding.message} [${finding.source}]`,
    ...(related && related.length > 0 && { relatedInformation: related }),
  };
}

function toRelated({ path, span, message }: Related, file: FindFile): DiagnosticRelatedInformation[] {
  const found = file(path);
  return found ? [{ location: { uri: found.uri, range: toRange(span, found.positions) }, message }] : [];
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

/** The fix as a quick fix for the diagnostic, bound to the version of the document where the client knows versions. */
export function toCodeAction(
  fix: Fix,
  diagnostic: Diagnostic,
  document: { readonly uri: string; readonly version: number },
  positions: Positions,
  support: { readonly versioned: boolean },
  create: CreateAssessment,
): CodeAction | undefined {
  const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if ('action' in fix) {
    const creation = create(fix.title);
    return creation && { ...action, ...creation };
  }
  const edits = fix.edits.map((edit) => toTextEdit(edit, positions));
  const { uri, version } = document;
  return {
    ...action,
    edit: support.versioned
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } },
  };
}
