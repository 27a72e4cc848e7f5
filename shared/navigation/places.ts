import { fieldAtOffset } from '../hover/field';
import { fieldsOf } from '../lint/check';
import type { Fields } from '../lint/fields';
import { extendedBy } from '../policy/chain';
import { type Policy, packReferences } from '../policy/policy';
import type { PolicyFile } from '../policy/policy-file';
import { declaredIn, letters } from '../rules/merge-field';
import type { Template } from '../template/template';
import type { Span } from '../text/span';
import { entryOf, type Mapping } from '../text/tree';
import { type FieldTable, fieldAt } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';
import type { MentionIndex } from './mention-index';
import { innerSpan, type Mention } from './mentions';
import { type FieldUse, fieldUses } from './merge-field-uses';

/** A place to go to. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** What was pointed at, and where it leads. */
export interface Definition {
  readonly from: Span;
  readonly to: readonly Place[];
}

/** Where a name is given: the files that go by it; for a sequence its messages. The name itself leads to itself, so that an editor can show who refers to it instead. */
export function definitionOf(index: MentionIndex, mention: Mention): readonly Place[] {
  if (mention.kind === 'sequence')
    return index.mentionsOf(mention).map(({ path, mention: { span } }) => ({ path, span }));
  return index.owners(mention).map(({ path, place }) => ({ path, span: place }));
}

/** Everything that refers to a name, with the place where it is given only where that is asked for. */
export function referencesOf(index: MentionIndex, mention: Mention, withDeclaration: boolean): readonly Place[] {
  const found = index.mentionsOf(mention).filter((each) => !each.mention.declares);
  const declared = withDeclaration && mention.kind !== 'sequence' ? definitionOf(index, mention) : [];
  return [...declared, ...found.map(({ path, mention: { span } }) => ({ path, span }))];
}

/** Where the merge field is declared: in the template, else in the policy that gives it the list. */
export function declarationOf(template: Template, use: FieldUse, fields: Fields): readonly Place[] {
  const own = fieldUses(template).filter(({ declares, key }) => declares && key === use.key);
  if (own.length > 0) return own.map(({ span }) => ({ path: template.path, span }));
  const inherited = inheritedDeclaration(use, fields);
  return inherited ? [inherited] : [];
}

/** The place in the policy that declares the merge field for this template; undefined where the template declares fields itself. */
export function inheritedDeclaration({ key }: FieldUse, fields: Fields): Place | undefined {
  const origin = fields.originOf('merge-fields');
  if (origin?.kind !== 'policy') return undefined;
  const declared = declaredIn(fields.find('merge-fields')).find(({ name }) => letters(name) === key);
  return declared && { path: origin.file.path, span: declared.node.span };
}

/** Every place that names the merge field in its template. */
export function mergeFieldReferences(template: Template, use: FieldUse, withDeclaration: boolean): readonly Place[] {
  return fieldUses(template)
    .filter(({ key, declares }) => key === use.key && (withDeclaration || !declares))
    .map(({ span }) => ({ path: template.path, span }));
}

/** Where the values are written that a template inherits for the field whose name, or blank value, stands at an offset. */
export function inheritedAt(template: Template, policy: Policy, offset: number): Definition | undefined {
  const place = fieldAtOffset(template.root, templateFields, offset);
  if (!place || (place.value !== undefined && place.value.trim() !== '')) return undefined;
  const fields = fieldsOf(template, policy);
  const to = leavesOf(place.path, templateFields).flatMap((path) => {
    const origin = fields.originOf(path);
    return origin?.kind === 'policy' ? [{ path: origin.file.path, span: origin.span }] : [];
  });
  return to.length === 0 ? undefined : { from: place.span, to };
}

function leavesOf(path: string, table: FieldTable): string[] {
  const field = fieldAt(table, path);
  if (field?.type !== 'mapping') return [path];
  return Object.keys(field.fields).flatMap((name) => leavesOf(`${path}.${name}`, table));
}

/** Another file that a policy names. */
export interface NamedPath {
  /** The path as written, without quotes. */
  readonly span: Span;
  /** The YAML value that holds it, quotes included. */
  readonly whole: Span;
  readonly written: string;
  /** Relative to the workspace folder; undefined where it leads out of it. */
  readonly path: string | undefined;
}

/** The policies and packs that a policy names, in order. */
export function filesNamedBy(policy: PolicyFile): NamedPath[] {
  const extended = extendedBy(policy);
  return [...(extended ? [extended] : []), ...packReferences(policy)]
    .map(({ span, written, path }) => {
      const scalar = { kind: 'scalar', value: written, text: written, span } as const;
      return { span: innerSpan(policy.text, scalar), whole: span, written, path };
    })
    .sort((a, b) => a.span.start - b.span.start);
}

/** Codes of rules that a header or policy names: those of its waivers, and those whose severity a policy sets. */
export function ruleCodesIn(text: string, root: Mapping): { readonly code: string; readonly span: Span }[] {
  const waivers = entryOf(root, 'waivers')?.value;
  const waived = (waivers?.kind === 'list' ? waivers.items : []).flatMap((item) => {
    const rule = entryOf(item, 'rule')?.value;
    return rule?.kind === 'scalar' && rule.text !== '' ? [{ code: rule.text.trim(), span: innerSpan(text, rule) }] : [];
  });
  const rules = entryOf(root, 'rules')?.value;
  const set = rules?.kind === 'mapping' ? rules.entries.map(({ key, keySpan }) => ({ code: key, span: keySpan })) : [];
  return [...waived, ...set];
}
