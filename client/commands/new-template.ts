import {
  commands,
  type Disposable,
  FileType,
  l10n,
  Position,
  Selection,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type NewTemplateResult, newTemplateRequest } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import type { Templates } from '../templates';
import { fileExists, pathWords } from './files';
import { askForTemplate, type Start } from './new-template-flow';
import { orShowError } from './show-error';

/** New Template: asks what the message is, step by step, writes the file and puts the cursor where the message goes. */
export function registerNewTemplate(server: Server, templates: Templates): Disposable {
  return commands.registerCommand(commandIds.newTemplate, (selected?: unknown) =>
    orShowError(async () => {
      if (!workspace.workspaceFolders?.length)
        throw new Error(l10n.t('Open a folder first: a template is a file in it.'));
      const start = await startOf(selected);
      const params = start && (await askForTemplate(start, server, templates));
      if (params) await write(await server.request<NewTemplateResult>(newTemplateRequest, params));
    }),
  );
}

async function write({ uri: address, text, cursor }: NewTemplateResult): Promise<void> {
  const uri = Uri.parse(address, true);
  if (await fileExists(uri)) throw new Error(l10n.t('{0} exists already. Nothing was changed.', pathWords(uri)));
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('{0} could not be written.', pathWords(uri)));
  const at = new Position(cursor.line, cursor.character);
  await window.showTextDocument(uri, { selection: new Selection(at, at), preview: false });
}

/**
 * The folder chosen in the Explorer, else the folder of the active file unless assessments are kept there, else a workspace folder.
 * Undefined where there are several and that question was left with Esc.
 */
async function startOf(selected: unknown): Promise<Start | undefined> {
  if (selected instanceof Uri) {
    const isFolder = (await workspace.fs.stat(selected)).type & FileType.Directory;
    return { folder: isFolder ? selected : Uri.joinPath(selected, '..'), chosen: true };
  }
  const active = window.activeTextEditor?.document;
  if (active && active.languageId !== 'outreach-assessment' && workspace.getWorkspaceFolder(active.uri)) {
    return { folder: Uri.joinPath(active.uri, '..'), chosen: false };
  }
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? (await window.showWorkspaceFolderPick())?.uri : folders[0]?.uri;
  return folder && { folder, chosen: false };
}
