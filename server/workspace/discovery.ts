import type { Unread } from './contents';
import { builtInKind, type File } from './file';
import { type FileContent, type Host, isNeverChecked } from './host';
import type { Kinds } from './kinds';
import { Slices } from './slices';
import type { Watch } from './watch';

/** Most templates of a workspace folder that are read. */
export const mostTemplates = 20_000;

/** Where files are taken over as they stand on disk. */
export interface Shelf {
  readonly files: ReadonlyMap<string, File>;
  /** Takes over what stands on disk at a path, undefined where nothing does. True where that changed anything. */
  readonly put: (path: string, content: FileContent | undefined) => boolean;
  readonly uriOf: (path: string) => string;
}

/** Files that are asked for together: a host may be far away. */
const readAtOnce = 64;

/** Finds and reads the files of one workspace folder: what the names of ours and the policies declare, and nothing else. */
export class Discovery {
  readonly #folder: string | undefined;
  readonly #host: Host;
  readonly #kinds: Kinds;
  readonly #shelf: Shelf;
  #leftOut: Unread | undefined;

  constructor(folder: string | undefined, host: Host, kinds: Kinds, shelf: Shelf) {
    this.#folder = folder;
    this.#host = host;
    this.#kinds = kinds;
    this.#shelf = shelf;
  }

  /**
   * Reads the folder anew, or those of its files that are wanted: what the others are judged by first. Of more templates than
   * {@link mostTemplates} the first are read; one of the others tells of them. A reading that is cancelled leaves out the rest in the same way.
   */
  async scan(wanted: (path: string) => boolean, { rulesRead, reached, isCancelled }: Watch): Promise<void> {
    const kinds = this.#kinds;
    const folder = this.#folder;
    if (folder === undefined) return;
    const paths = new Set<string>();
    for (const path of await this.#host.list(folder, (each) => builtInKind(each) !== undefined && wanted(each)))
      paths.add(path);
    const slices = new Slices();
    await this.#readAll(
      [...paths].filter((path) => builtInKind(path) === 'policy'),
      slices,
    );
    await this.#readExtended();
    for (const path of kinds.extendedPaths) paths.add(path);
    for (const path of kinds.packPaths) paths.add(path);
    await this.#readPacks();
    await this.#readAll(
      [...paths].filter((path) => kinds.ofPath(path) === 'assessment'),
      slices,
    );
    rulesRead?.();
    // Policies can declare any file a template, so the names of all files matter only where one does.
    if (kinds.policyFiles.some((file) => file.root.entries.some((entry) => entry.key === 'templates'))) {
      for (const path of await this.#host.list(folder, (each) => kinds.ofPath(each) === 'template' && wanted(each)))
        paths.add(path);
    }
    for (const path of [...this.#shelf.files.keys()]) if (!paths.has(path)) this.#shelf.put(path, undefined);
    const templates = [...paths].filter((path) => kinds.ofPath(path) === 'template');
    const read = templates.slice(0, mostTemplates);
    const total = read.length;
    const done = await this.#readAll(read, slices, (count) => {
      reached?.(count, total);
      return isCancelled?.() === true;
    });
    const left = templates.slice(done);
    for (const path of left) this.#shelf.put(path, undefined);
    const [first] = left;
    this.#leftOut = first === undefined ? undefined : { path: first, reason: whyLeftOut(left.length, done < total) };
    if (this.#leftOut) this.#shelf.put(this.#leftOut.path, { unread: this.#leftOut.reason });
  }

  /** The first template that the last scan left out, and why; undefined where it left out none. */
  get leftOut(): Unread | undefined {
    return this.#leftOut;
  }

  /** Reads the policies and house packs that the policies name now. True where that changed anything. */
  async readNamed(): Promise<boolean> {
    const changed = await this.#readExtended();
    return (await this.#readPacks()) || changed;
  }

  /** Reads one file anew, wherever it may lead. True where that changed anything. */
  async refresh(path: string): Promise<boolean> {
    if (this.#kinds.ofPath(path) === undefined && !this.#shelf.files.has(path)) return false;
    return this.#shelf.put(path, await this.#read(path, this.#folder));
  }

  /** Reads what stands in a folder that has come as a whole. True where that changed anything. */
  async discover(folder: string): Promise<boolean> {
    let changed = false;
    const isOurs = (path: string) => this.#kinds.ofPath(`${folder}/${path}`) !== undefined;
    for (const path of await this.#host.list(this.#shelf.uriOf(folder), isOurs))
      changed = (await this.refresh(`${folder}/${path}`)) || changed;
    return changed;
  }

  /** Forgets a folder that was deleted with everything in it. True where that changed anything. */
  forget(folder: string): boolean {
    let changed = false;
    for (const path of [...this.#shelf.files.keys()]) {
      if (path.startsWith(`${folder}/`)) changed = this.#shelf.put(path, undefined) || changed;
    }
    return changed;
  }

  /** One file that a host fails to read is shown as such; the others are read all the same. */
  async #read(path: string, within?: string): Promise<FileContent | undefined> {
    try {
      return await this.#host.read(this.#shelf.uriOf(path), within);
    } catch {
      return { unread: 'could not be read' };
    }
  }

  /** Reads files until `isEnough` says so, which is asked between slices, and returns how many it has read. */
  async #readAll(
    paths: readonly string[],
    slices: Slices,
    isEnough: (done: number) => boolean = () => false,
  ): Promise<number> {
    // The list leads out of the folder nowhere; only what an event names has to be looked at again.
    for (let done = 0; done < paths.length; done += readAtOnce) {
      if (slices.isOver) {
        await slices.pause();
        if (isEnough(done)) return done;
      }
      const some = paths.slice(done, done + readAtOnce);
      const contents = await Promise.all(some.map((path) => this.#read(path)));
      for (const [position, path] of some.entries()) this.#shelf.put(path, contents[position]);
    }
    return paths.length;
  }

  async #readExtended(): Promise<boolean> {
    let changed = false;
    const read = new Set<string>();
    for (;;) {
      // One that was read may extend yet another.
      const path = [...this.#kinds.extendedPaths].find((each) => !read.has(each));
      if (path === undefined) return changed;
      read.add(path);
      changed = (await this.refresh(path)) || changed;
    }
  }

  async #readPacks(): Promise<boolean> {
    let changed = false;
    // A pack is named by its path, which may be a link that leads out of the folder.
    for (const path of this.#kinds.packPaths) {
      if (!isNeverChecked(path) && !this.#kinds.isLeftOut(path)) changed = (await this.refresh(path)) || changed;
    }
    return changed;
  }
}

/** For people: what a template stands for that was left out, with all after it. */
function whyLeftOut(count: number, isCancelled: boolean): string {
  const others = count === 1 ? 'it was' : `it and ${(count - 1).toLocaleString('en')} more were`;
  if (isCancelled)
    return `${others} left out when the reading of the folder was stopped; open them, or read the folder again`;
  const most = mostTemplates.toLocaleString('en');
  return `${others} left out, as at most ${most} templates of a folder are checked; exclude folders in outreach.yaml, or check smaller folders`;
}
