import { entryAt, type Node } from '../text/tree';
import type { Layer } from './policy';
import type { PolicyFile } from './policy-file';

/**
 * The settings of a policy and of those it extends, strongest first. Mappings merge deeply, because every setting is looked up
 * by itself; a list or a plain value of a stronger file replaces that of a weaker one. A blank counts as not given.
 */
export class Settings {
  readonly #files: readonly PolicyFile[];
  readonly #inForce = new Map<string, Layer>();

  constructor(files: readonly PolicyFile[]) {
    this.#files = files;
  }

  /** Which file gives each setting that was read, by its dotted path; none for those that hold their built-in values. */
  get inForce(): ReadonlyMap<string, Layer> {
    return this.#inForce;
  }

  /** The first value, strongest first, that `read` makes something of; a wrong one counts as not given. */
  read<Value>(path: string, read: (node: Node, file: PolicyFile) => Value | undefined): Value | undefined {
    for (const layer of this.given(path)) {
      const value = read(layer.node, layer.file);
      if (value === undefined) continue;
      this.#inForce.set(path, layer);
      return value;
    }
    return undefined;
  }

  text(path: string): string | undefined {
    return this.read(path, textOf);
  }

  /** True or false. Where the strongest value is neither, what is strict holds: it was meant to say something. */
  flag(path: string, strict: boolean, otherwise: boolean): boolean {
    const value = this.read(path, (node) =>
      node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : strict,
    );
    return value ?? otherwise;
  }

  /** Every value given for a setting, strongest first. */
  given(path: string): Layer[] {
    return this.#files.flatMap((file) => {
      const node = entryAt(file.root, path)?.value;
      return node && !isBlank(node) ? [{ node, file }] : [];
    });
  }
}

/** The trimmed text of a plain value; undefined for a list or a mapping. */
export function textOf(node: Node): string | undefined {
  return node.kind === 'scalar' ? node.text.trim() : undefined;
}

function isBlank(node: Node): boolean {
  return node.kind === 'scalar' && node.text.trim() === '';
}
