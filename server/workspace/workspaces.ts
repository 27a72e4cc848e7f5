import type { Host } from './host';
import { normalised, pathInside } from './paths';
import { Workspace } from './workspace';

/** A file of a workspace folder. */
export interface Place {
  readonly workspace: Workspace;
  readonly path: string;
}

/** The open workspace folders, and one more for documents that stand in none. */
export class Workspaces {
  readonly #host: Host;
  #folders: Workspace[] = [];
  /** Documents outside every folder: checked by themselves, with no assessments and no policy. */
  readonly #loose: Workspace;
  #scanned: Promise<void> = Promise.resolve();
  readonly #listeners: (() => void)[] = [];

  constructor(host: Host) {
    this.#host = host;
    this.#loose = new Workspace(undefined, host);
  }

  get folders(): readonly Workspace[] {
    return this.#folders;
  }

  /** Resolves once every folder has been read. Never rejects. */
  get scanned(): Promise<void> {
    return this.#scanned;
  }

  /** Tells that other folders are open now; what stands in them is read afterwards. */
  onFolders(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Sets the open folders (URIs) and reads the new ones. */
  setFolders(uris: readonly string[]): Promise<void> {
    const wanted = [...new Set(uris.map(normalised))];
    const added: Workspace[] = [];
    this.#folders = wanted.map((uri) => {
      const known = this.#folders.find((each) => each.folder === uri);
      if (known) return known;
      const workspace = new Workspace(uri, this.#host);
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

  /** Reads folders anew; all of them where none are named. */
  rescan(workspaces: readonly Workspace[] = this.#folders): Promise<void> {
    return this.#scan(workspaces);
  }

  #scan(workspaces: readonly Workspace[]): Promise<void> {
    const before = this.#scanned;
    this.#scanned = (async () => {
      await before;
      for (const workspace of workspaces) await workspace.scan();
    })();
    return this.#scanned;
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
