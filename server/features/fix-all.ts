import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { applySafeFixes, type FixedText, safeFixes } from '../../shared/fixes/safe-fixes';
import type { Finding } from '../../shared/lint/finding';
import {
  type FixableRulesResult,
  type FixRuleParams,
  type FixRuleResult,
  fixableRulesRequest,
  fixRuleRequest,
} from '../../shared/protocol';
import { ruleOf } from '../../shared/rules';
import { fixAllKind } from '../capabilities';
import type { Services } from '../services';
import { type Positions, toDiagnostic, toTextEdit } from '../to-lsp';
import type { FileKind } from '../workspace/file';
import { recheck } from '../workspace/recheck';
import type { Workspace } from '../workspace/workspace';
import type { Place } from '../workspace/workspaces';

/** Whether a client that wants actions of these kinds wants one of this kind, or of a kind within it. */
export function isWantedKind(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}

interface OpenDocument {
  readonly uri: string;
  readonly version: number;
}

/** Applies all safe fixes of a document; none where there are none. */
export function fixAllActions(place: Place, document: OpenDocument, { edits }: Services): CodeAction[] {
  const fixed = fixesOf(place);
  const positions = place.workspace.positions(place.path);
  if (!fixed || !positions || fixed.edits.length === 0) return [];
  const title = t('Fix everything that is safe to fix');
  return [{ title, kind: fixAllKind, edit: editOf(fixed, document, positions, edits.versioned) }];
}

/** For rules that have more than one safe fix in a document, beside the quick fixes of `findings`: all of them at once. */
export function fixRuleActions(
  findings: readonly Finding[],
  place: Place,
  document: OpenDocument,
  { edits }: Services,
): CodeAction[] {
  const found = place.workspace.findings(place.path);
  if (!found) return [];
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    const { rule } = finding;
    if (actions.has(rule) || safeFixes([finding]).length === 0 || safeFixes(found.findings, rule).length < 2) continue;
    const fixed = fixesOf(place, rule);
    if (!fixed || fixed.edits.length === 0) continue;
    actions.set(rule, {
      title: t('Fix all of "{0}" in this file', rule),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding, found)],
      edit: editOf(fixed, document, found, edits.versioned),
    });
  }
  return [...actions.values()];
}

/** Fixing one rule in every file: which rules can be, and the edits. Writes nothing. */
export function registerFixRule({ connection, workspaces, documents }: Services): void {
  connection.onRequest(fixableRulesRequest, async (): Promise<FixableRulesResult> => {
    await workspaces.scanned;
    const rules = new Map<string, { fixes: number; files: number }>();
    for (const { workspace, path } of allFiles()) {
      const counts = new Map<string, number>();
      for (const { rule } of safeFixes(workspace.findings(path)?.findings ?? []))
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
      for (const [rule, count] of counts) {
        const known = rules.get(rule) ?? { fixes: 0, files: 0 };
        rules.set(rule, { fixes: known.fixes + count, files: known.files + 1 });
      }
    }
    const named = [...rules].map(([rule, counts]) => ({ rule, title: ruleOf(rule)?.title ?? rule, ...counts }));
    return { rules: named.sort((a, b) => b.fixes - a.fixes || (a.rule < b.rule ? -1 : 1)) };
  });
  connection.onRequest(fixRuleRequest, async (params: FixRuleParams): Promise<FixRuleResult> => {
    if (typeof params?.rule !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'Name a rule.');
    await workspaces.scanned;
    const files: FixRuleResult['files'] = [];
    for (const place of allFiles()) {
      const { workspace, path } = place;
      const positions = workspace.positions(path);
      if (!positions || safeFixes(workspace.findings(path)?.findings ?? [], params.rule).length === 0) continue;
      const fixed = fixesOf(place, params.rule);
      if (!fixed || fixed.edits.length === 0) continue;
      const uri = workspace.uriOf(path);
      const edits = fixed.edits.map((edit) => toTextEdit(edit, positions));
      const titles = [...new Set(fixed.applied.map(({ title }) => title))];
      files.push({ uri, path, version: documents.get(uri)?.version ?? null, titles, edits });
    }
    return { files };
  });

  function* allFiles(): Generator<Place> {
    const kinds: readonly FileKind[] = ['template', 'assessment', 'policy', 'pack'];
    for (const workspace of workspaces.folders) {
      workspace.settle();
      for (const kind of kinds) for (const path of workspace.paths(kind)) yield { workspace, path };
    }
  }
}

function fixesOf({ workspace, path }: { workspace: Workspace; path: string }, rule?: string): FixedText | undefined {
  const text = workspace.text(path);
  const check = recheck(workspace, path);
  return text === undefined || !check ? undefined : applySafeFixes(text, check, rule);
}

function editOf(
  { edits }: FixedText,
  { uri, version }: OpenDocument,
  positions: Positions,
  versioned: boolean,
): WorkspaceEdit {
  const textEdits = edits.map((edit) => toTextEdit(edit, positions));
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}
