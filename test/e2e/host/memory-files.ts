// A file system without a disk, as those of repositories on a website are.
import * as vscode from 'vscode';

interface Entry {
  readonly type: vscode.FileType;
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** Files of one scheme, in memory. Tells of every change, as a file system has to. In folders called "full" nothing can be written. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(folder: string) {
    this.#put(folder, vscode.FileType.Directory);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { type, bytes, mtime } = this.#at(uri);
    return { type, ctime: mtime, mtime, size: bytes.length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.#at(uri);
    const prefix = `${uri.path}/`;
    return [...this.#entries]
      .filter(([path]) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map(([path, { type }]) => [path.slice(prefix.length), type]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#put(uri.path, vscode.FileType.Directory);
    this.#tell(vscode.FileChangeType.Created, uri);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#at(uri).bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    if (uri.path.includes('/full/')) throw vscode.FileSystemError.Unavailable('No space is left');
    const type = this.#entries.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#put(uri.path, vscode.FileType.File, bytes);
    this.#tell(type, uri);
  }

  delete(uri: vscode.Uri): void {
    for (const path of [...this.#entries.keys()]) if (`${path}/`.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const moved = [...this.#entries].filter(([path]) => `${path}/`.startsWith(`${from.path}/`));
    for (const [path, entry] of moved) {
      this.#entries.delete(path);
      this.#entries.set(to.path + path.slice(from.path.length), entry);
    }
    this.#tell(vscode.FileChangeType.Deleted, from);
    this.#tell(vscode.FileChangeType.Created, to);
  }

  #at(uri: vscode.Uri): Entry {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #put(path: string, type: vscode.FileType, bytes: Uint8Array = new Uint8Array()): void {
    this.#entries.set(path, { type, bytes, mtime: Date.now() });
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}
