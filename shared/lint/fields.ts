import type { Span } from '../text/span';
import { entryOf, type Mapping, type Node, type Scalar } from '../text/tree';
import { parseYaml } from '../text/yaml';
import type { Field, FieldTable } from '../vocabulary/field';
import { builtInDefaults, templateFields } from '../vocabulary/template-fields';

const builtIn = parseYaml(builtInDefaults, { start: 0, end: builtInDefaults.length }).root;

/**
 * The fields of one template: its own, then what the policy's defaults give, then the built-in defaults. Mappings merge
 * deeply; a list or a plain value of a stronger layer replaces that of a weaker one. An empty value counts as absent.
 */
export class Fields {
  /** Strongest first. */
  readonly #layers: readonly Node[];
  /** What the template itself says. */
  readonly own: Mapping;

  /** `defaults` are the policy's, strongest first. */
  constructor(own: Mapping, defaults: readonly Node[]) {
    this.own = own;
    this.#layers = [own, ...defaults, builtIn];
  }

  /** The value at a dotted path, from the strongest layer that has one. Where it is inherited, its span is of another file. */
  find(path: string): Node | undefined {
    const keys = path.split('.');
    for (const layer of this.#layers) {
      const node = nodeAt(layer, keys, templateFields);
      if (node && !isEmpty(node)) return node;
    }
    return undefined;
  }

  /** Where the value at a path comes from; undefined where nobody gives one. `built-in` holds where neither file says anything. */
  origin(path: string): 'template' | 'policy' | 'built-in' | undefined {
    const keys = path.split('.');
    const layer = this.#layers.findIndex((each) => {
      const node = nodeAt(each, keys, templateFields);
      return node !== undefined && !isEmpty(node);
    });
    if (layer < 0) return undefined;
    return layer === 0 ? 'template' : layer === this.#layers.length - 1 ? 'built-in' : 'policy';
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
