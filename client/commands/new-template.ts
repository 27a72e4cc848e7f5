import { commands, type Disposable, FileType, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type ChannelChoice,
  channelsRequest,
  type NewTemplateParams,
  type NewTemplateResult,
  newTemplateRequest,
} from '../../shared/protocol';
import { commandIds } from '../command-ids';
import { firstEmptyValue } from '../cursor';
import type { Server } from '../server';
import { fileExists, openAt, pathWords } from './files';
import { orShowError } from './show-error';

/** New Template: asks for the channel and the title, writes the file and puts the cursor where writing starts. */
export function registerNewTemplate(server: Server): Disposable {
  return commands.registerCommand(commandIds.newTemplate, (selected?: unknown) =>
    orShowError(async () => {
      const folder = await targetFolder(selected);
      if (!folder) throw new Error('Open a folder first: a template is a file in it.');
      const choices = await server.request<ChannelChoice[]>(channelsRequest);
      const channel = await window.showQuickPick(
        choices.map(({ value, label, help }) => ({ label, detail: help, value })),
        { title: 'New Template', placeHolder: 'How will the message be sent?', matchOnDetail: true },
      );
      if (!channel) return;
      const title = await window.showInputBox({
        title: 'New Template',
        prompt: `What is the message for? The file goes to ${pathWords(folder)}.`,
        placeHolder: 'Invite privacy professionals to follow our page',
        validateInput: (value) => (value.trim() === '' ? 'A title helps colleagues find the template.' : undefined),
      });
      if (title === undefined) return;
      const params: NewTemplateParams = { folder: folder.toString(), title: title.trim(), channel: channel.value };
      await write(await server.request<NewTemplateResult>(newTemplateRequest, params));
    }),
  );
}

async function write({ uri: address, text }: NewTemplateResult): Promise<void> {
  const uri = Uri.parse(address, true);
  if (await fileExists(uri)) throw new Error(`${pathWords(uri)} exists already. Nothing was changed.`);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(`${pathWords(uri)} could not be written.`);
  await openAt(uri, firstEmptyValue);
}

/** The folder chosen in the Explorer, else the folder of the active file unless assessments are kept there, else a workspace folder. */
async function targetFolder(selected: unknown): Promise<Uri | undefined> {
  if (selected instanceof Uri) {
    const isFolder = (await workspace.fs.stat(selected)).type & FileType.Directory;
    return isFolder ? selected : Uri.joinPath(selected, '..');
  }
  const active = window.activeTextEditor?.document;
  if (
    active?.uri.scheme === 'file' &&
    active.languageId !== 'outreach-assessment' &&
    workspace.getWorkspaceFolder(active.uri)
  ) {
    return Uri.joinPath(active.uri, '..');
  }
  const folders = workspace.workspaceFolders ?? [];
  return folders.length > 1 ? (await window.showWorkspaceFolderPick())?.uri : folders[0]?.uri;
}
