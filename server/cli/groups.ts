import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isNeverChecked } from '../workspace/host';
import { isFolder, isInside } from '../workspace/host.node';
import type { Workspace } from '../workspace/workspace';

/** A workspace folder and which of its paths are wanted; '' wants all. */
export interface Group {
  readonly folder: string;
  readonly wanted: string[];
}

/**
 * The paths by the folder that is their workspace: the working directory, as an editor opened there would have it; for a path
 * outside of it, the folder that was named or that the file stands in.
 */
export function grouped(
  paths: readonly string[],
  home: string,
): { groups: Group[]; problems: string[]; missing: string[] } {
  const groups = new Map<string, Group>();
  const missing: string[] = [];
  for (const path of paths) {
    let absolute = resolve(home, path);
    const isDirectory = isFolder(absolute);
    try {
      // Links to folders aren't followed while reading; somebody who names one means the folder.
      absolute = isDirectory ? realpathSync(absolute) : join(realpathSync(dirname(absolute)), basename(absolute));
      lstatSync(absolute);
    } catch {
      missing.push(path);
      continue;
    }
    const folder = isInside(home, absolute) ? home : isDirectory ? absolute : dirname(absolute);
    const group = groups.get(folder) ?? { folder, wanted: [] };
    group.wanted.push(relative(folder, absolute).split(sep).join('/'));
    groups.set(folder, group);
  }
  const problems = missing.map((path) => `there is no file or folder "${path}"`);
  return { groups: [...groups.values()], problems, missing };
}

/** Whether a path of the group's folder is among those that were named, or stands in one. */
export function isWantedIn({ wanted }: Group): (path: string) => boolean {
  return (path) => wanted.some((each) => each === '' || path === each || path.startsWith(`${each}/`));
}

/** Why a path that somebody named was passed over; undefined where it wasn't. */
export function whyNotChecked(workspace: Workspace, folder: string, path: string): string | undefined {
  if (workspace.text(path) !== undefined || workspace.whyUnread(path) !== undefined) return undefined;
  const location = join(folder, path);
  if (isNeverChecked(path)) return 'inside a folder that is never checked';
  if (isFolder(location)) return undefined;
  if (workspace.policyOf(path).excludes(path)) return 'excluded by outreach.yaml';
  if (lstatSync(location, { throwIfNoEntry: false })?.isSymbolicLink() && workspace.kindOf(path) !== undefined)
    return 'a link that leads out of the folder';
  return workspace.kindOf(path) === undefined
    ? 'not a template: its name doesn\'t end in .outreach.md, .outreach.txt or .outreach.html, and outreach.yaml doesn\'t declare it under "templates"'
    : "inside a folder that can't be read";
}

/** What leads from the working directory to a folder's files: empty, or ending in a slash. */
export function prefixOf(home: string, folder: string): string {
  const way = relative(home, folder).split(sep).join('/');
  return way === '' ? '' : `${way}/`;
}
