import { contentsOf, type TreeFile, treeOf } from './git';
import { decode, type FileContent, type Host, isNeverChecked, largestFile } from './host';
import { pathInside } from './paths';

/** The files of a folder as they were in a commit, as far as they are asked for; undefined where git doesn't know it. */
export async function gitHost(uri: string, folder: string, commit: string): Promise<Host | undefined> {
  const tree = await treeOf(folder, commit);
  if (!tree) return undefined;
  const files = new Map(tree.filter(({ path }) => !isNeverChecked(path)).map((file) => [file.path, file]));
  const read = new Map<string, FileContent | undefined>();
  const load = async (wanted: readonly TreeFile[]) => {
    const small = wanted.filter(({ size }) => size <= largestFile);
    const contents = await contentsOf(
      folder,
      small.map(({ id }) => id),
    );
    for (const { path, id, size, isLink } of wanted) {
      const bytes = contents?.get(id);
      if (size > largestFile) read.set(path, { unread: 'larger than 5 MB' });
      // What it led to may not have been part of the repository.
      else if (isLink) read.set(path, { unread: 'a link, which is not followed in an earlier revision' });
      else read.set(path, bytes ? decode(bytes) : { unread: 'not in the repository of this computer' });
    }
  };
  return {
    async list(from, wanted) {
      const inner = pathInside(uri, from);
      const prefix = inner === undefined || inner === '' ? '' : `${inner}/`;
      const found = [...files.values()].filter(
        ({ path }) => path.startsWith(prefix) && wanted(path.slice(prefix.length)),
      );
      await load(found.filter(({ path }) => !read.has(path)));
      return found.map(({ path }) => path.slice(prefix.length)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    },
    async read(address) {
      const path = pathInside(uri, address);
      const file = path === undefined ? undefined : files.get(path);
      if (!file) return undefined;
      if (!read.has(file.path)) await load([file]);
      return read.get(file.path);
    },
    async exists(address) {
      const path = pathInside(uri, address);
      return path !== undefined && (files.has(path) || [...files.keys()].some((each) => each.startsWith(`${path}/`)));
    },
  };
}
