import type { Host } from './host';
import { isUri, normalised, pathInside } from './paths';
import { Slices } from './slices';
import type { Watch } from './watch';
import { type Limits, Workspace } from './workspace';

/** A file of a workspace folder. */
export interface Place {
  readonly workspace: Workspace;
  readonly path: string;
}

/** Of ten thousand templates, an editor needs few at a time: some hundreds of the usual length are kept whole. */
const limits: Limits = { mostHeld: 400_000, mostAtOnce: 100 };

/** Shows somebody that a folder is read; `ended` is called in any case. */
export interface Reading extends Watch {
  /** Hears how many files are still to be compared with the others. */
  readonly left: (files: number) => void;
  readonly ended: () => void;
}

/** The open workspace folders, and one more for documents that stand in none. */
export class Workspaces {
  readonly #host: Host;
  #folders: Workspace[] = [];
  /** Documents outside every folder: checked by themselves, with no assessments and no policy. */
  readonly #loose: Workspace;
  #scanned: Promise<void> = Promise.resolve();
  #ready: Promise<void> = Promise.resolve();
  /** Called for each folder that is read. */
  watch: (workspace: Workspace) => Reading | undefined = () => undefined;
  readonly #listeners: (() => void)[] = [];

  constructor(host: Host) {
    this.#host = host;
    this.#loose = new Workspace(undefined, host, undefined, limits);
  }

  get folders(): readonly Workspace[] {
    return this.#folders;
  }

  /** Resolves once what templates are judged by has been read of every folder: enough to check an open document. Never rejects. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Resolves once every folder has been read, and its templates compared. Never rejects. */
  get scanned(): Promise<void> {
    return this.#scanned;
  }

  /** Tells that other folders are open now; what stands in them is read afterwards. */
  onFolders(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Sets the open folders (URIs) and reads the new ones; what is no URI is no folder. Rejects where one couldn't be read, once all others were. */
  setFolders(uris: readonly string[]): Promise<void> {
    const wanted = [...new Set(uris.map(normalised))].filter(isUri);
    const added: Workspace[] = [];
    this.#folders = wanted.map((uri) => {
      const known = this.#folders.find((each) => each.folder === uri);
      if (known) return known;
      const workspace = new Workspace(uri, this.#host, undefined, limits);
      added.push(workspace);
      return workspace;
    });
    const changed = this.#folders.filter((outer) => {
      const inner = wanted.flatMap((uri) => pathInside(outer.folder!, uri) || []);
      return outer.leaveOut(inner) && !added.includes(outer);
    });
    for (const listener of this.#listeners) listener();
    return this.#scan([...changed, ...added]);
  }

  /** Reads folders anew; all of them where none are named. Rejects as {@link setFolders} does. */
  rescan(workspaces: readonly Workspace[] = this.#folders): Promise<void> {
    return this.#scan(workspaces);
  }

  /** Takes over what templates say to one another where that is much. True where it was. */
  async catchUp(): Promise<boolean> {
    await this.#scanned;
    const behind = this.#folders.filter((workspace) => workspace.isBehind);
    for (const workspace of behind) await workspace.catchUp(new Slices());
    return behind.length > 0;
  }

  #scan(workspaces: readonly Workspace[]): Promise<void> {
    const before = this.#scanned;
    let isReady = () => {};
    const read = new Promise<void>((resolve) => {
      isReady = resolve;
    });
    this.#ready = Promise.all([this.#ready, read]).then(() => undefined);
    const scan = (async () => {
      await before;
      const failures: unknown[] = [];
      for (const [position, workspace] of workspaces.entries()) {
        const rulesRead = position === workspaces.length - 1 ? isReady : undefined;
        await this.#read(workspace, rulesRead).catch((error: unknown) => failures.push(error));
      }
      isReady();
      if (failures.length > 0) throw failures[0];
    })();
    this.#scanned = scan.catch(() => {});
    return scan;
  }

  async #read(workspace: Workspace, rulesRead: (() => void) | undefined): Promise<void> {
    const reading = this.watch(workspace);
    try {
      await workspace.scan(undefined, { ...reading, ...(rulesRead && { rulesRead }) });
      await workspace.catchUp(new Slices(), reading?.left);
    } finally {
      reading?.ended();
    }
  }

  /** Where a URI belongs: the innermost folder that holds it, else among the loose documents. */
  place(uri: string): Place {
    const file = normalised(uri);
    let best: Place | undefined;
    for (const workspace of this.#folders) {
      const path = pathInside(workspace.folder!, file);
      if (path !== undefined && (!best || path.length < best.path.length)) best = { workspace, path };
    }
    return best ?? { workspace: this.#loose, path: file };
  }
}
