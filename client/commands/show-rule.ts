import { t } from '@vscode/l10n';
import { commands, type Disposable, Uri } from 'vscode';
import { commandIds } from '../command-ids';
import { orShowError } from './show-error';
import { showPage } from './show-page';

/** The address of a rule's page, as diagnostics and hovers link to it: this command with the code. */
export const rulePages = `command:${commandIds.showRule}?%22{code}%22`;

/** Shows the page of a rule, which comes with the extension. */
export function registerShowRule(extension: Uri): Disposable {
  return commands.registerCommand(commandIds.showRule, (code?: unknown) =>
    orShowError(async () => {
      if (typeof code !== 'string' || !/^[a-z-]+$/.test(code)) throw new Error(t('There is no such rule.'));
      await showPage(Uri.joinPath(extension, 'docs', 'rules', `${code}.md`));
    }),
  );
}
