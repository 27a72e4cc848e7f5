import { asText, type Inherited, inheritedFields } from '../hover/field';
import type { Check } from '../lint/check';
import { contentEnd } from '../text/line-ends';
import { shorten } from '../text/shorten';
import { entryOf } from '../text/tree';
import { fieldAt } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';

/** A field that the policy gives, as it is shown beside the template's own. */
export interface InheritedField {
  /** Its name where it is shown: without that of the mapping which stands in the same line. */
  readonly name: string;
  /** On one line, shortened. */
  readonly value: string;
  /** Everything that is inherited of it: one field, or those of its mapping. */
  readonly all: readonly (Inherited & { readonly origin: Extract<Inherited['origin'], { readonly kind: 'policy' }> })[];
}

/** Inherited fields that belong in one place, in the order of the vocabulary. */
export interface InheritedHere {
  /** The end of the line that they are shown at. */
  readonly offset: number;
  readonly fields: readonly InheritedField[];
}

/** In UTF-16 code units: a hint is read at a glance. */
const longestValue = 28;

/**
 * What a template inherits from a policy and where to show it: fields of a mapping that the template has in part in the line of
 * that mapping, all others behind the fields, at the closing fence. What the tool itself takes for granted is left out. Empty where the
 * header can't be read: what seems absent then may only be unreadable.
 */
export function inheritedHere({ template, fields }: Check): InheritedHere[] {
  const { frontMatter, root, lines, text, readable } = template;
  if (!frontMatter?.closed || !readable || text[root.span.start] === '{') return [];
  const atEnd: InheritedField[] = [];
  const atOwn = new Map<number, InheritedField[]>();
  for (const [key, all] of byField(inheritedFields(fields))) {
    const own = entryOf(root, key);
    if (!own) {
      atEnd.push(shown(key, all));
      continue;
    }
    const { keySpan, value } = own;
    const isBlock = value.kind === 'mapping' && text[value.span.start] !== '{';
    const last = isBlock ? keySpan.end : Math.max(keySpan.end, contentEnd(text, value.span));
    const inside = all.map((each) => shown(each.path === key ? key : each.path.slice(key.length + 1), [each]));
    atOwn.set(lines.line(lines.positionAt(last).line).end, inside);
  }
  const places = [...atOwn].map(([offset, inherited]) => ({ offset, fields: inherited }));
  return atEnd.length === 0 ? places : [...places, { offset: frontMatter.span.end, fields: atEnd }];
}

type FromPolicy = InheritedField['all'][number];

/** What comes from a policy, by the field of the top level that it belongs to. */
function byField(inherited: readonly Inherited[]): Map<string, FromPolicy[]> {
  const result = new Map<string, FromPolicy[]>();
  for (const { path, node, origin } of inherited) {
    if (origin.kind !== 'policy') continue;
    const key = path.split('.')[0]!;
    result.set(key, [...(result.get(key) ?? []), { path, node, origin }]);
  }
  return result;
}

/** A mapping is told by the field that its short form stands for, else by its first. */
function shown(name: string, all: readonly FromPolicy[]): InheritedField {
  const field = fieldAt(templateFields, name);
  const short = field?.type === 'mapping' ? `${name}.${field.short}` : undefined;
  const first = all.find(({ path }) => path === short) ?? all[0];
  return { name, value: first ? shorten(asText(first.node), longestValue) : '', all };
}
