import type { Layer } from '../policy/policy';
import type { PolicyFile } from '../policy/policy-file';
import type { Span } from '../text/span';
import { entryOf, type Mapping, type Node, type Scalar } from '../text/tree';
import { parseYaml } from '../text/yaml';
import type { Field, FieldTable } from '../vocabulary/field';
import { builtInDefaults, templateFields } from '../vocabulary/template-fields';

const builtIn = parseYaml(builtInDefaults, { start: 0, end: builtInDefaults.length }).root;

/** Where the value of a field is written. A span counts in that file: the template, or the policy that gives the value. */
export type Origin =
  | { readonly kind: 'template'; readonly span: Span }
  | { readonly kind: 'policy'; readonly span: Span; readonly file: PolicyFile }
  | { readonly kind: 'built-in' };

interface Found {
  readonly node: Node;
  readonly origin: Origin;
}

/**
 * The fields of one template: its own, then what the policy's defaults give, then the built-in defaults. Mappings merge
 * deeply; a list or a plain value of a stronger layer replaces that of a weaker one. An empty value counts as absent.
 */
export class Fields {
  /** Strongest first. */
  readonly #layers: readonly { readonly node: Node; readonly file?: PolicyFile }[];
  /** What the template itself says. */
  readonly own: Mapping;
  /** What was found at each path: a dozen rules ask for the same few. */
  readonly #found = new Map<string, Found | undefined>();

  /** `defaults` are the policy's, strongest first; values that were kept from an earlier policy name no file. */
  constructor(own: Mapping, defaults: readonly (Omit<Layer, 'file'> & Partial<Layer>)[]) {
    this.own = own;
    this.#layers = [{ node: own }, ...defaults, { node: builtIn }];
  }

  /** The value at a dotted path, from the strongest layer that has one. Where it is inherited, its span is of another file. */
  find(path: string): Node | undefined {
    return this.#at(path)?.node;
  }

  /** Where the value that {@link find} returns is written; undefined where nobody gives one. */
  originOf(path: string): Origin | undefined {
    return this.#at(path)?.origin;
  }

  /** The value the template itself gives; undefined where it is inherited or absent. */
  findOwn(path: string): Node | undefined {
    const node = nodeAt(this.own, path.split('.'), templateFields);
    return node && !isEmpty(node) ? node : undefined;
  }

  /** Where the template itself says it; undefined where it is inherited or absent. */
  span(path: string): Span | undefined {
    return this.findOwn(path)?.span;
  }

  #at(path: string): Found | undefined {
    let found = this.#found.get(path);
    if (found === undefined && !this.#found.has(path)) {
      found = this.#search(path);
      this.#found.set(path, found);
    }
    return found;
  }

  #search(path: string): Found | undefined {
    const keys = path.split('.');
    for (let i = 0; i < this.#layers.length; i++) {
      const layer = this.#layers[i]!;
      const node = nodeAt(layer.node, keys, templateFields);
      if (!node || isEmpty(node)) continue;
      const { span } = node;
      if (i === 0) return { node, origin: { kind: 'template', span } };
      return { node, origin: layer.file ? { kind: 'policy', file: layer.file, span } : { kind: 'built-in' } };
    }
    return undefined;
  }

  /** The value as trimmed text; undefined for lists and mappings. */
  text(path: string): string | undefined {
    const node = this.find(path);
    return node?.kind === 'scalar' ? node.text.trim() : undefined;
  }

  /** True or false; undefined for anything else. */
  flag(path: string): boolean | undefined {
    const node = this.find(path);
    return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
  }

  /** The texts of a list; a plain value counts as a list of one; empty where there is none. */
  texts(path: string): string[] {
    const node = this.find(path);
    const items = node?.kind === 'list' ? node.items : node ? [node] : [];
    return items
      .filter((item): item is Scalar => item.kind === 'scalar' && item.text !== '')
      .map((item) => item.text.trim());
  }
}

function isEmpty(node: Node): boolean {
  return node.kind === 'scalar'
    ? node.text.trim() === ''
    : node.kind === 'list'
      ? node.items.length === 0
      : node.entries.length === 0;
}

function nodeAt(root: Node, keys: readonly string[], table: FieldTable): Node | undefined {
  let node: Node | undefined = root;
  let fields: FieldTable | undefined = table;
  let field: Field | undefined;
  for (let depth = 0; depth < keys.length; depth++) {
    const key = keys[depth]!;
    if (node?.kind === 'scalar') {
      // The short form: a plain value where the vocabulary has a mapping stands for its one obvious key.
      return field?.type === 'mapping' && field.short === key && depth === keys.length - 1 ? node : undefined;
    }
    node = entryOf(node, key)?.value;
    if (!node) return undefined;
    field = fields?.[key];
    fields = field?.type === 'mapping' ? field.fields : undefined;
  }
  return node;
}
