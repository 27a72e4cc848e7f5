import type { Revision } from '../../shared/register/register';
import { commitOf, isSameText, treeOf } from '../workspace/git';
import type { Workspace } from '../workspace/workspace';

/** The commit that is checked out in a folder on disk, and whether wanted files of the workspace differ from it. */
export async function revisionOf(
  folder: string,
  workspace: Workspace,
  isWanted: (path: string) => boolean,
): Promise<Revision | undefined> {
  const head = await commitOf(folder, 'HEAD');
  const tree = head && (await treeOf(folder, head.id));
  if (!head || !tree) return undefined;
  const committed = new Map(tree.map(({ path, id }) => [path, id]));
  const present = (['template', 'assessment', 'policy', 'pack'] as const).flatMap((kind) => workspace.paths(kind));
  const differs = present.some((path) => {
    const text = isWanted(path) ? workspace.text(path) : undefined;
    const id = committed.get(path);
    return text !== undefined && (id === undefined || !isSameText(text, id));
  });
  const known = new Set(present);
  const isGone = tree.some(({ path }) => !known.has(path) && isWanted(path) && workspace.kindOf(path) !== undefined);
  return { commit: head.id, date: head.date, dirty: differs || isGone };
}
