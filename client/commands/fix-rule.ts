import { commands, type Disposable, l10n, type QuickPickItem, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type FixableRulesResult,
  type FixRuleParams,
  type FixRuleResult,
  fixableRulesRequest,
  fixRuleRequest,
} from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { isStale, pathWords, toRange } from './files';
import { orShowError } from './show-error';

/** Fix All of a Rule: its safe fixes in every file, as one edit that can be undone; in VS Code's own preview where it reaches beyond one file. */
export function registerFixRule(server: Server): Disposable {
  return commands.registerCommand(commandIds.fixRule, (rule?: unknown) =>
    orShowError(async () => {
      const chosen = typeof rule === 'string' ? rule : await chooseRule(server);
      if (chosen !== undefined) await fixRule({ rule: chosen }, server);
    }),
  );
}

async function chooseRule(server: Server): Promise<string | undefined> {
  const { rules } = await server.request<FixableRulesResult>(fixableRulesRequest);
  if (rules.length === 0) {
    void window.showInformationMessage(
      l10n.t(
        'There is nothing here that can be fixed without a decision. The findings that need one are in the Problems panel.',
      ),
    );
    return undefined;
  }
  const items = rules.map(({ rule, title, fixes, files }): QuickPickItem & { rule: string } => ({
    label: title,
    description: rule,
    detail: `${fixes === 1 ? l10n.t('1 fix') : l10n.t('{0} fixes', fixes)} ${files === 1 ? l10n.t('in 1 file') : l10n.t('in {0} files', files)}`,
    rule,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Fix All of a Rule'),
    placeHolder: l10n.t('Which findings? Only fixes that need no decision are applied.'),
    matchOnDescription: true,
  });
  return chosen?.rule;
}

async function fixRule(params: FixRuleParams, server: Server): Promise<void> {
  const { files } = await server.request<FixRuleResult>(fixRuleRequest, params);
  if (files.length === 0) throw new Error(l10n.t('Nothing of "{0}" can be fixed without a decision.', params.rule));
  const edit = new WorkspaceEdit();
  const isWide = files.length > 1;
  const isPreviewed = isWide ? await wantsPreview(files.length) : false;
  if (isPreviewed === undefined) return;
  for (const { uri, version, titles, edits } of files) {
    const target = Uri.parse(uri, true);
    if (isStale(target, version))
      throw new Error(l10n.t('{0} changed in the meantime. Nothing was changed; please try again.', pathWords(target)));
    const metadata = {
      label: l10n.t('Fix all of "{0}"', params.rule),
      description: titles.join(', '),
      needsConfirmation: isPreviewed,
    };
    for (const { range, newText } of edits) edit.replace(target, toRange(range), newText, metadata);
  }
  const isApplied = await workspace.applyEdit(edit, { isRefactoring: isWide });
  // Whoever closes the preview has decided.
  if (!isApplied && !isPreviewed)
    throw new Error(l10n.t('The fixes could not be written. Nothing was changed; please try again.'));
}

/** Whether somebody wants to see the changes of many files first; undefined where the question is left with Esc. */
async function wantsPreview(files: number): Promise<boolean | undefined> {
  const chosen = await window.showQuickPick(
    [
      {
        label: l10n.t('Look at the changes first'),
        detail: l10n.t('Tick the ones you want in the preview, then choose Apply.'),
        preview: true,
      },
      {
        label: l10n.t('Change all {0} files', files),
        detail: l10n.t('Undo takes all of it back.'),
        preview: false,
      },
    ],
    { title: l10n.t('Fix All of a Rule') },
  );
  return chosen?.preview;
}
