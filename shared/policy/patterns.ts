import { glob } from '../text/glob';
import type { Node, Scalar } from '../text/tree';
import { isBelow } from './paths';
import type { PolicyFile } from './policy-file';

/** Most patterns of one list that are read: each costs time for every file. */
export const mostPatterns = 500;

/** Tells whether a path (relative to the workspace folder) matches. */
export type Matches = (path: string) => boolean;

/**
 * A pattern of one policy as it counts for another that extends it: from the folder of the file it stands in, or from the folder
 * of the other one where that isn't below, because there is nothing of its beside the first.
 */
export function patternIn(pattern: string, { folder }: PolicyFile, holder: PolicyFile): Matches {
  const base = baseOf(folder, holder);
  const matches = glob(pattern);
  return (path) => isBelow(path, base) && matches(base === '' ? path : path.slice(base.length + 1));
}

/** The folder that patterns and folders count from which a policy writes in `folder`, where `holder` extends it. */
export function baseOf(folder: string, holder: PolicyFile): string {
  return isBelow(holder.folder, folder) ? folder : holder.folder;
}

/** Whether any of the patterns that a list gives matches. A plain value is a list of one; what is no text is passed over. */
export function anyPattern(node: Node, file: PolicyFile, holder: PolicyFile): Matches {
  const found = textsOf(node)
    .slice(0, mostPatterns)
    .map((item) => patternIn(item.text.trim(), file, holder));
  return (path) => found.some((matches) => matches(path));
}

/** The texts of a list, without blanks; a plain value is a list of one. */
export function textsOf(node: Node): Scalar[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.filter((item): item is Scalar => item.kind === 'scalar' && item.text.trim() !== '');
}
