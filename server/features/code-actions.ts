import type { CodeAction } from 'vscode-languageserver';
import { overlaps } from '../../shared/text/span';
import { fixAllKind } from '../capabilities';
import { extendActions } from '../requests/extend-assessment';
import { approvalActions, statusActions } from '../requests/lifecycle';
import { stubAsEdit, stubFor } from '../requests/stub';
import { waiverActions } from '../requests/waive';
import type { Services } from '../services';
import { toCodeAction, toDiagnostic, toSpan } from '../to-lsp';
import { linksOf } from './diagnostics';
import { fixAllActions, fixRuleActions, isWantedKind } from './fix-all';

/** Quick fixes of the findings at the cursor or in the selection, for the version of the document the server knows. */
export function registerCodeActions(services: Services): void {
  const { connection, documents, workspaces, options, host, edits } = services;
  connection.onCodeAction(async ({ textDocument, range, context }, token): Promise<CodeAction[]> => {
    const quickFixes = !context.only || context.only.some((kind) => kind === '' || /^quickfix(?:\.|$)/.test(kind));
    // Nobody who only moves the cursor wants a whole file changed: that is asked for.
    const fixAll = context.only !== undefined && isWantedKind(fixAllKind, context.only);
    if (!quickFixes && !fixAll) return [];
    await workspaces.ready;
    const document = documents.get(textDocument.uri);
    if (!document || token.isCancellationRequested) return [];
    const place = workspaces.place(textDocument.uri);
    const wholeFile = fixAll ? fixAllActions(place, document, services) : [];
    if (!quickFixes) return wholeFile;
    const found = place.workspace.findings(place.path);
    if (!found) return wholeFile;
    const wanted = toSpan(range, found);
    const actions: CodeAction[] = [];
    // What a person decides is offered, and never what a key press does without asking.
    const steps: CodeAction[] = [];
    const command = options.assessmentStubCommand;
    // Computed once, and only where a fix asks for it.
    const offersStub = found.findings.some(
      ({ span, fixes }) => overlaps(span, wanted) && fixes.some((fix) => 'action' in fix),
    );
    const stub =
      offersStub && !command && edits.createsFiles
        ? await stubFor(workspaces, documents, host, [textDocument.uri]).catch(() => undefined)
        : undefined;
    for (const finding of found.findings) {
      if (!overlaps(finding.span, wanted)) continue;
      const diagnostic = toDiagnostic(finding, found, linksOf(place.workspace, services));
      for (const fix of finding.fixes) {
        const action = toCodeAction(fix, diagnostic, document, found, edits, (title) => {
          if (command) return { command: { title, command, arguments: [{ templates: [document.uri] }] } };
          return stub && { edit: stubAsEdit(stub) };
        });
        if (action && !actions.some((other) => isSame(other, action))) actions.push(action);
      }
      const extensions = extendActions(place, diagnostic, textDocument.uri, services);
      actions.push(...extensions.filter((each) => !actions.some((other) => isSame(other, each))));
      const commands = { lifecycle: options.lifecycleCommand, changes: options.changesCommand };
      steps.push(...approvalActions(place, { rule: finding.rule, diagnostic }, textDocument.uri, commands));
    }
    if (options.lifecycleCommand !== undefined)
      steps.push(...statusActions(place, wanted, textDocument.uri, options.lifecycleCommand));
    // The first fix of the first finding is the one most people want.
    if (actions[0] && actions.every((action) => action.diagnostics?.[0]?.code === actions[0]!.diagnostics?.[0]?.code))
      actions[0].isPreferred = true;
    const here = found.findings.filter(({ span }) => overlaps(span, wanted));
    steps.unshift(...fixRuleActions(here, place, document, services));
    steps.push(...wholeFile);
    const check = options.waiverCommand === undefined ? undefined : place.workspace.check(place.path);
    if (!check) return [...actions, ...steps];
    // Accepting a finding comes after whatever mends it, and is never what most people want.
    return [...actions, ...steps, ...waiverActions(here, check, found, textDocument.uri, options.waiverCommand!)];
  });
}

/** Two findings at one place may offer the same thing: declaring the message marketing, say. */
function isSame(a: CodeAction, b: CodeAction): boolean {
  return a.title === b.title && JSON.stringify(a.edit ?? a.command) === JSON.stringify(b.edit ?? b.command);
}
