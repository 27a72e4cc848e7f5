import { commands, type Uri, ViewColumn, window, workspace } from 'vscode';

const preview = 'markdown.showPreviewToSide';

/** Shows a page of Markdown beside the editor: laid out, or as text for those who have switched VS Code's Markdown extension off. */
export async function showPage(page: Uri): Promise<void> {
  if ((await commands.getCommands(true)).includes(preview)) return commands.executeCommand(preview, page);
  await window.showTextDocument(await workspace.openTextDocument(page), {
    viewColumn: ViewColumn.Beside,
    preview: true,
  });
}
