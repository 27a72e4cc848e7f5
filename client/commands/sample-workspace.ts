import { commands, type Disposable, type ExtensionContext, FileType, l10n, Uri, window, workspace } from 'vscode';
import { commandIds } from '../command-ids';
import { asOf, sampleFiles, sampleStart } from '../sample';
import { fileExists } from './files';
import { orShowError } from './show-error';

/** Where a sample was created that VS Code was asked to open: its first file is shown there, once. */
const awaitedKey = 'sample.awaited';

/** Create Sample Workspace: a few messages and assessments to try things on, in a folder that somebody chooses. */
export function registerSampleWorkspace(context: ExtensionContext): Disposable {
  void showAwaited(context);
  return commands.registerCommand(commandIds.createSampleWorkspace, (folder?: unknown) =>
    orShowError(async () => {
      const chosen = folder instanceof Uri ? folder : await chooseFolder();
      if (!chosen) return;
      const target = await targetIn(chosen);
      await create(target, context.extensionUri);
      await show(target, context);
    }),
  );
}

async function chooseFolder(): Promise<Uri | undefined> {
  const open = workspace.workspaceFolders?.[0]?.uri;
  const [folder] =
    (await window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      ...(open && { defaultUri: Uri.joinPath(open, '..') }),
      title: l10n.t('Where should the sample workspace be created?'),
      openLabel: l10n.t('Create Sample Here'),
    })) ?? [];
  return folder;
}

/** An empty folder itself; a folder of its own in one that holds anything. */
async function targetIn(folder: Uri): Promise<Uri> {
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  return names.every((name) => name.startsWith('.')) ? folder : Uri.joinPath(folder, 'outreach-sample');
}

/** Writes all files or none, and none over another. */
async function create(target: Uri, extension: Uri): Promise<void> {
  const today = new Date().toLocaleDateString('sv-SE');
  const files = await Promise.all(
    sampleFiles.map(async ({ from, to }) => {
      const text = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, from)));
      return { path: asOf(to, today), text: asOf(text, today) };
    }),
  );
  for (const { path } of files) {
    // A file where the sample needs a folder is in the way too.
    for (const part of [path.split('/')[0]!, path]) {
      const uri = Uri.joinPath(target, part);
      if (!(await fileExists(uri))) continue;
      if (part !== path && (await workspace.fs.stat(uri)).type & FileType.Directory) continue;
      throw new Error(
        l10n.t('{0} exists already in {1}. Nothing was created; choose another folder.', part, shown(target)),
      );
    }
  }
  const written: Uri[] = [];
  try {
    for (const { path, text } of files) {
      const uri = Uri.joinPath(target, path);
      written.push(uri);
      await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    }
  } catch (error) {
    for (const uri of written) await workspace.fs.delete(uri).then(undefined, () => undefined);
    throw new Error(
      l10n.t('The sample could not be written to {0}: {1}', shown(target), error instanceof Error ? error.message : ''),
    );
  }
}

/** A folder as people know it; those on no disk have no path of this computer. */
function shown(folder: Uri): string {
  return folder.scheme === 'file' ? folder.fsPath : folder.path;
}

/** In the folder that is open the first file is shown at once; another folder is opened, in a new window where one is open. */
async function show(target: Uri, context: ExtensionContext): Promise<void> {
  if (workspace.getWorkspaceFolder(target)) return showStart(target);
  await context.globalState.update(awaitedKey, target.toString());
  const isOpen = (workspace.workspaceFolders?.length ?? 0) > 0;
  await commands.executeCommand('vscode.openFolder', target, { forceNewWindow: isOpen });
}

async function showAwaited(context: ExtensionContext): Promise<void> {
  const awaited = context.globalState.get<string>(awaitedKey);
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.toString() === awaited);
  if (!folder) return;
  await context.globalState.update(awaitedKey, undefined);
  await orShowError(() => showStart(folder.uri));
}

async function showStart(folder: Uri): Promise<void> {
  await window.showTextDocument(Uri.joinPath(folder, sampleStart), { preview: false });
}
