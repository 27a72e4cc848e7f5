import { t } from '@vscode/l10n';
import { commands, env, UIKind, Uri, window, workspace } from 'vscode';
import { baseName } from '../words';

/**
 * Asks where a text belongs, writes it as a whole or not at all, and offers to open it. The dialog asks before a file is replaced; what was
 * there stays until the new file is complete.
 */
export async function saveAs(text: string, name: string, filters: Record<string, string[]>): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({ filters, ...(folder && { defaultUri: Uri.joinPath(folder, name) }) });
  if (!target) return;
  const beside = target.with({ path: `${target.path}.${Date.now().toString(36)}.tmp` });
  try {
    await workspace.fs.writeFile(beside, new TextEncoder().encode(text));
    await workspace.fs.rename(beside, target, { overwrite: true });
  } catch (error) {
    await workspace.fs.delete(beside).then(undefined, () => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(t('{0} could not be written: {1}', baseName(target.path), reason));
  }
  const open = t('Open');
  const chosen = await window.showInformationMessage(t('Wrote {0}.', workspace.asRelativePath(target)), open);
  if (chosen !== open) return;
  // Other programs open what is on the disk of the computer that somebody sits at, and nothing else.
  const isHere = target.scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined;
  if (isHere && /\.(?:html|ics)$/i.test(target.path)) await env.openExternal(target);
  else await commands.executeCommand('vscode.open', target);
}
