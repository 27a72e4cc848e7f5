import type { Host } from '../../../server/workspace/host';
import { Workspace } from '../../../server/workspace/workspace';
import type { Name } from '../../../shared/navigation/mentions';
import { type FileEdits, type Renaming, rename } from '../../../shared/navigation/rename';
import { applyEdits } from '../../../shared/text/edit';

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>;

/** A workspace folder with these files, read as the server reads it. */
export async function folderOf(files: Texts): Promise<Workspace> {
  const root = 'file:///w/';
  const pathOf = (uri: string) => decodeURIComponent(uri.slice(root.length));
  const host: Host = {
    list: async (_folder, wanted) => Object.keys(files).filter(wanted).sort(),
    read: async (uri) => (files[pathOf(uri)] === undefined ? undefined : { text: files[pathOf(uri)]! }),
    exists: async (uri) => files[pathOf(uri)] !== undefined,
  };
  const workspace = new Workspace('file:///w', host, '2026-11-23');
  await workspace.scan();
  return workspace;
}

/** The files after these edits; the others as they were. */
export function after(files: Texts, edited: readonly FileEdits[]): Record<string, string> {
  const result = { ...files };
  for (const { path, edits } of edited) result[path] = applyEdits(files[path]!, edits);
  return result;
}

/** What renaming comes to, with the ids of assessments held against a pattern where one is given. */
export function renaming(workspace: Workspace, name: Name, to: string, pattern?: string): Renaming {
  return rename(workspace.mentions, name, to, { text: (path) => workspace.text(path), pattern });
}

/** The files after a rename, or why it was refused. */
export async function renamed(
  files: Texts,
  name: Name,
  to: string,
  pattern?: string,
): Promise<Record<string, string> | string> {
  const outcome = renaming(await folderOf(files), name, to, pattern);
  return outcome.kind === 'edits' ? after(files, outcome.files) : outcome.refusal.why;
}

/** Every mention in a workspace and the files it leads to, as lines of text. */
export async function links(files: Texts): Promise<string[]> {
  const { mentions } = await folderOf(files);
  return mentions.files.flatMap(({ path, mentions: own }) =>
    own.map((mention, i) => {
      const to = mentions.owners(mention).map((owner) => owner.path);
      return `${path} ${i} ${mention.kind} ${mention.declares} -> ${to.join(', ')}`;
    }),
  );
}
