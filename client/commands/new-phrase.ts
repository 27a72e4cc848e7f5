import { t } from '@vscode/l10n';
import { commands, type Disposable, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type NewPhraseParams,
  type NewPhraseResult,
  newPhraseRequest,
  type PhraseKindChoice,
  phraseKindsRequest,
} from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { fileExists, isStale, openAt, pathWords, toRange } from './files';
import { orShowError } from './show-error';

/** New Phrase From Selection: asks what the selected words are and why, adds them to the house pack and opens it. */
export function registerNewPhrase(server: Server): Disposable {
  return commands.registerCommand(commandIds.newPhrase, () =>
    orShowError(async () => {
      const editor = window.activeTextEditor;
      const words = editor?.document.getText(editor.selection).trim() ?? '';
      if (!editor || words === '') throw new Error(t('Select the words in a template first.'));
      const kinds = await server.request<PhraseKindChoice[]>(phraseKindsRequest);
      const kind = await window.showQuickPick(
        kinds.map(({ value, label, help }) => ({ label, detail: help, value })),
        { title: t('New Phrase From Selection'), placeHolder: t('What is “{0}”?', shown(words)), matchOnDetail: true },
      );
      if (!kind) return;
      const reason =
        kind.value === 'allowed'
          ? ''
          : await window.showInputBox({
              title: t('New Phrase From Selection'),
              prompt: t('Why, in one sentence? Everybody who uses these words will read it.'),
              placeHolder: t('Our spring offer: it invites people to buy.'),
              validateInput: (value) =>
                value.trim() === '' ? t('Without a reason nobody knows what to change.') : undefined,
            });
      if (reason === undefined) return;
      const params: NewPhraseParams = { template: editor.document.uri.toString(), words, kind: kind.value, reason };
      await apply(await server.request<NewPhraseResult>(newPhraseRequest, params));
    }),
  );
}

function shown(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** Everything in one edit that can be undone as one, or nothing. */
async function apply({ pack, create, edit: changes }: NewPhraseResult): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { uri, text } of create) {
    const target = Uri.parse(uri, true);
    if (await fileExists(target)) throw new Error(t('{0} exists already. Nothing was changed.', pathWords(target)));
    edit.createFile(target, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  }
  for (const { uri, version, edits } of changes) {
    const target = Uri.parse(uri, true);
    if (isStale(target, version)) {
      throw new Error(t('{0} changed in the meantime. Nothing was changed; please try again.', pathWords(target)));
    }
    for (const { range, newText } of edits) edit.replace(target, toRange(range), newText);
  }
  if (!(await workspace.applyEdit(edit, { isRefactoring: true })))
    throw new Error(t('The phrase could not be added. Nothing was changed; please try again.'));
  const target = Uri.parse(pack, true);
  const added = changes.find(({ uri }) => uri === pack)?.edits[0]?.range.start;
  await openAt(target, (text) => {
    const lines = text.split('\n');
    const at = added ? lines.slice(0, added.line + 1).join('\n').length + 1 : 0;
    const cursor = Math.min(at, text.length);
    return { start: cursor, end: cursor };
  });
}
