import type { Span } from '../text/span';
import { entryOf, type Mapping, type Node, type Scalar } from '../text/tree';
import { parseYaml } from '../text/yaml';
import type { Field, FieldTable } from '../vocabulary/field';
import { builtInDefaults, templateFields } from '../vocabulary/template-fields';

/** One place that fields come from. */
export interface Layer {
  readonly root: Node;
  readonly from: 'template' | 'policy' | 'built-in';
  /** File, relative to the workspace folder; empty for the built-in defaults. */
  readonly path: string;
}

/** A value and where it comes from. Its span is an offset in the layer's file. */
export interface Value {
  readonly node: Node;
  readonly layer: Layer;
}

const builtIn: Layer = {
  root: parseYaml(builtInDefaults, { start: 0, end: builtInDefaults.length }).root,
  from: 'built-in',
  path: '',
};

/**
 * The fields of one template: its own, then what the policy's defaults give, then the built-in defaults. Mappings merge
 * deeply; a list or a plain value of a stronger layer replaces that of a weaker one. An empty value counts as absent.
 */
export class Fields {
  readonly #layers: readonly Layer[];
  /** What the template itself says. */
  readonly own: Mapping;

  constructor(own: Mapping, path: string, defaults: readonly Layer[]) {
    this.own = own;
    this.#layers = [{ root: own, from: 'template', path }, ...defaults, builtIn];
  }

  /** The value at a dotted path, from the strongest layer that has one. */
  find(path: string): Value | undefined {
    const keys = path.split('.');
    for (const layer of this.#layers) {
      const node = nodeAt(layer.root, keys, templateFields);
      if (node && !isEmpty(node)) return { node, layer };
    }
    return undefined;
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

  /** The value as trimmed text; undefined for lists and mappings. */
  text(path: string): string | undefined {
    const node = this.find(path)?.node;
    return node?.kind === 'scalar' ? node.text.trim() : undefined;
  }

  /** True or false; undefined for anything else. */
  flag(path: string): boolean | undefined {
    const node = this.find(path)?.node;
    return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
  }

  /** The texts of a list; a plain value counts as a list of one; empty where there is none. */
  texts(path: string): string[] {
    const node = this.find(path)?.node;
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
