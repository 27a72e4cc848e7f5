import {
  type FileStatusParams,
  type FileStatusResult,
  type ListFilesParams,
  type ListFilesResult,
  mostFilesListed,
  type ReadFilesParams,
  type ReadFilesResult,
} from '../shared/protocol';

type ReadFile = ReadFilesResult['files'][number];

/** A URI, as far as it matters here. */
export interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  with(change: { path: string }): Address;
}

/** What of the editor's file systems is used, with its own numbers for types and permissions. Everything may reject. */
export interface FileSystems<Uri extends Address = Address> {
  parse(uri: string): Uri;
  /** The open workspace folders. */
  folders(): readonly Uri[];
  stat(uri: Uri): PromiseLike<{ readonly type: number; readonly size: number; readonly permissions?: number }>;
  readDirectory(uri: Uri): PromiseLike<readonly (readonly [name: string, type: number])[]>;
  readFile(uri: Uri): PromiseLike<Uint8Array>;
  /** Undefined where the editor doesn't know the scheme. */
  isWritable(scheme: string): boolean | undefined;
}

const folderType = 2;
const linkType = 64;
const readOnly = 1;

/** Questions that a file system is asked at the same time. */
const mostAtOnce = 16;
/** Milliseconds after which a file system is taken to have no answer. */
const patience = 30_000;

/**
 * Answers what the server asks about files that it can't reach: of whatever scheme, and only inside the open workspace folders. Links aren't
 * followed, because a file system doesn't tell where they lead. Never rejects.
 */
export class ServedFiles<Uri extends Address> {
  readonly #systems: FileSystems<Uri>;
  readonly #patience: number;

  constructor(systems: FileSystems<Uri>, wait = patience) {
    this.#systems = systems;
    this.#patience = wait;
  }

  /** The files below a folder; what can't be read is passed over. Ends early where `isOver` says so, or the folder was closed. */
  async list({ folder, leaveOut }: ListFilesParams, isOver: () => boolean): Promise<ListFilesResult> {
    const root = this.#inside(folder);
    const paths: string[] = [];
    let seen = 0;
    for (let pending = root ? [''] : []; pending.length > 0 && !isOver() && this.#inside(folder); ) {
      const now = pending.slice(0, mostAtOnce);
      pending = pending.slice(mostAtOnce);
      const found = await Promise.all(now.map((inner) => this.#entries(below(root!, inner))));
      for (const [position, entries] of found.entries()) {
        for (const [name, type] of entries) {
          if (++seen > mostFilesListed) return { paths, complete: false };
          const path = now[position] === '' ? name : `${now[position]}/${name}`;
          if (!(type & folderType)) paths.push(path);
          else if (!(type & linkType) && !leaveOut.includes(name)) pending.push(path);
        }
      }
    }
    return { paths, complete: true };
  }

  async read({ uris, largest }: ReadFilesParams): Promise<ReadFilesResult> {
    const files: ReadFile[] = [];
    /** Whether folders that lead to the files are links. */
    const links = new Map<string, Promise<boolean>>();
    for (let start = 0; start < uris.length; start += mostAtOnce) {
      const some = uris.slice(start, start + mostAtOnce);
      files.push(...(await Promise.all(some.map((uri) => this.#read(uri, largest, links)))));
    }
    return { files };
  }

  async status({ uri: asked }: FileStatusParams): Promise<FileStatusResult> {
    const uri = this.#inside(asked);
    if (!uri) return { exists: false, writable: false };
    const writable = this.#systems.isWritable(uri.scheme) !== false;
    try {
      const { permissions = 0 } = await this.#soon(this.#systems.stat(uri));
      return { exists: true, writable: writable && !(permissions & readOnly) };
    } catch (error) {
      return { exists: !isMissing(error), writable };
    }
  }

  /** The URI as the editor has it; undefined where it stands in no open folder. */
  #inside(asked: string): Uri | undefined {
    let uri: Uri;
    try {
      uri = this.#systems.parse(asked);
    } catch {
      return undefined;
    }
    if (uri.path.split('/').some((name) => name === '..' || name === '.')) return undefined;
    const home = this.#systems.folders().find((folder) => isBelow(folder, uri));
    // An address may come back in lower case.
    return home?.with({ path: uri.path }) as Uri | undefined;
  }

  async #entries(folder: Uri): Promise<readonly (readonly [string, number])[]> {
    try {
      return await this.#soon(this.#systems.readDirectory(folder));
    } catch {
      return [];
    }
  }

  async #read(asked: string, largest: number, links: Map<string, Promise<boolean>>): Promise<ReadFile> {
    const uri = this.#inside(asked);
    if (!uri) return null;
    try {
      const { type, size } = await this.#soon(this.#systems.stat(uri));
      if (type & folderType) return null;
      if (type & linkType || (await this.#isBehindLink(uri, links))) return { unread: 'link' };
      if (size > largest) return { unread: 'large' };
      const bytes = await this.#soon(this.#systems.readFile(uri));
      return bytes.length > largest ? { unread: 'large' } : { bytes: base64(bytes) };
    } catch (error) {
      if (isMissing(error)) return null;
      return { unread: codeOf(error) === 'NoPermissions' ? 'permission' : 'failed' };
    }
  }

  async #isBehindLink(uri: Uri, links: Map<string, Promise<boolean>>): Promise<boolean> {
    const home = this.#systems.folders().find((folder) => isBelow(folder, uri))!;
    const names = uri.path.slice(rootOf(home).length).split('/').slice(0, -1);
    for (const [position] of names.entries()) {
      const path = rootOf(home) + names.slice(0, position + 1).join('/');
      const known = links.get(`${home.scheme}://${home.authority}${path}`);
      const isLink = known ?? this.#isLink(uri.with({ path }) as Uri);
      links.set(`${home.scheme}://${home.authority}${path}`, isLink);
      if (await isLink) return true;
    }
    return false;
  }

  async #isLink(uri: Uri): Promise<boolean> {
    return this.#soon(this.#systems.stat(uri)).then(
      ({ type }) => (type & linkType) !== 0,
      () => false,
    );
  }

  /** The answer of a file system, which may never come. */
  #soon<Answer>(answer: PromiseLike<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer')), this.#patience);
      answer.then(resolve, reject).then(() => clearTimeout(timer));
    });
  }
}

function rootOf({ path }: Address): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Whether a URI is a folder, or what stands below it. */
function isBelow(folder: Address, uri: Address): boolean {
  return (
    folder.scheme === uri.scheme &&
    folder.authority.toLowerCase() === uri.authority.toLowerCase() &&
    `${uri.path}/`.startsWith(rootOf(folder))
  );
}

function below<Uri extends Address>(folder: Uri, path: string): Uri {
  return path === '' ? folder : (folder.with({ path: rootOf(folder) + path }) as Uri);
}

/** What VS Code calls the error of a file system. */
function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function isMissing(error: unknown): boolean {
  return ['FileNotFound', 'FileNotADirectory'].includes(String(codeOf(error)));
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}
