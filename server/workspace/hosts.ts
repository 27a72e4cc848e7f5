import { URI } from 'vscode-uri';
import type { Host } from './host';

/**
 * Asks whoever has the file: the machine that the server runs on for what is on its disk, the client for everything else, once it has said
 * that it answers. In a browser there is no such machine.
 */
export class Hosts implements Host {
  readonly #machine: Host | undefined;
  #client: Host | undefined;

  constructor(machine: Host | undefined) {
    this.#machine = machine;
  }

  useClient(client: Host): void {
    this.#client = client;
  }

  async list(...[folder, wanted]: Parameters<Host['list']>): Promise<string[]> {
    return (await this.#for(folder)?.list(folder, wanted)) ?? [];
  }

  async read(...[uri, within]: Parameters<Host['read']>): ReturnType<Host['read']> {
    return this.#for(uri)?.read(uri, within);
  }

  async exists(uri: string): Promise<boolean> {
    return (await this.#for(uri)?.exists(uri)) ?? false;
  }

  async isWritable(uri: string): Promise<boolean> {
    return (await this.#for(uri)?.isWritable?.(uri)) ?? true;
  }

  async revision(...[workspace]: Parameters<NonNullable<Host['revision']>>) {
    return this.#for(workspace.folder ?? '')?.revision?.(workspace);
  }

  #for(uri: string): Host | undefined {
    return this.#machine && (!this.#client || isOnDisk(uri)) ? this.#machine : this.#client;
  }
}

function isOnDisk(uri: string): boolean {
  try {
    return URI.parse(uri).scheme === 'file';
  } catch {
    return false;
  }
}
