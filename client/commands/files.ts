import { Range, Selection, type TextDocument, Uri, type ViewColumn, window, workspace } from 'vscode';
import type { WireRange } from '../../shared/protocol';
import type { Selected } from '../cursor';

export async function fileExists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Opens a file with the cursor on the place that `find` names in its text. */
export async function openAt(
  uri: Uri,
  find: (text: string) => Selected,
  viewColumn?: ViewColumn,
): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  const { start, end } = find(document.getText());
  const selection = new Selection(document.positionAt(start), document.positionAt(end));
  await window.showTextDocument(document, {
    selection,
    preview: false,
    ...(viewColumn !== undefined && { viewColumn }),
  });
  return document;
}

/** A file's path as people know it: relative to its workspace folder. */
export function pathWords(uri: Uri | string): string {
  return workspace.asRelativePath(typeof uri === 'string' ? Uri.parse(uri, true) : uri);
}

export function toRange({ start, end }: WireRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Whether the text that edits were made for is no longer what stands in the editor. */
export function isStale(uri: Uri, version: number | null): boolean {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (version === null) return open?.isDirty ?? false;
  return open?.version !== version;
}
