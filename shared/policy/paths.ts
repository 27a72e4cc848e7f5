/** Paths inside a workspace folder, with forward slashes: what policies write, seen from where they write it. */

/** Folder of a path; empty for a file at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Whether a path is the folder or lies below it; everything lies below the folder ''. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** `relative` seen from `folder`; undefined where it is absolute or leads out of the workspace folder. */
export function pathFrom(folder: string, relative: string): string | undefined {
  if (/^(?:[/\\]|[a-z]:)/i.test(relative)) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** `relative` seen from `folder`, kept inside the workspace folder: whatever leads out of it is dropped. */
export function insideOf(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.' && !/^[a-z]:$/i.test(part)) parts.push(part);
  }
  return parts.join('/');
}

/** A path inside the workspace folder as seen from a folder in it. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = folderOf(path) === '' ? [] : folderOf(path).split('/');
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  const up = from.slice(same).map(() => '..');
  return [...up, ...to.slice(same), path.slice(path.lastIndexOf('/') + 1)].join('/');
}
