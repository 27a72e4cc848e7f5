import { isIsoDay } from '../text/iso-day';
import type { Span } from '../text/span';
import { entryOf, type Node } from '../text/tree';

/** A value that could be read, and where it stands. */
export interface Field<T> {
  readonly value: T;
  readonly span: Span;
}

/*
 * Readers of one value each. What is blank or can't be read is undefined: a rule says what is wrong with it, nobody guesses.
 */

/** The trimmed text of a scalar. */
export function textOf(node: Node | undefined): Field<string> | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const value = node.text.trim();
  return value === '' ? undefined : { value, span: node.span };
}

/** The text of the value under `key`, or of the value itself where it is a scalar and `scalar` names that key. */
export function textAt(node: Node | undefined, key: string, scalar?: 'or-scalar'): Field<string> | undefined {
  if (scalar && node?.kind === 'scalar') return textOf(node);
  return textOf(entryOf(node, key)?.value);
}

export function dayOf(node: Node | undefined): Field<string> | undefined {
  const text = textOf(node);
  return text && isIsoDay(text.value) ? text : undefined;
}

export function choiceOf<T extends string>(
  choices: readonly T[],
  field: Field<string> | undefined,
): Field<T> | undefined {
  const value = choices.find((choice) => choice === field?.value);
  return field && value ? { value, span: field.span } : undefined;
}

/** True, false or undecided. */
export function answerOf(node: Node | undefined): Field<boolean | 'unknown'> | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (typeof node.value === 'boolean') return { value: node.value, span: node.span };
  return node.value === 'unknown' ? { value: 'unknown', span: node.span } : undefined;
}

export function numberOf(node: Node | undefined): Field<number> | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'number' || !Number.isFinite(node.value)) return undefined;
  return { value: node.value, span: node.span };
}

/** The texts of a list, or of a scalar as a list of one. An entry may be an object that gives its text under `name`. */
export function textsOf(node: Node | undefined): readonly Field<string>[] {
  const items = node?.kind === 'list' ? node.items : node?.kind === 'scalar' ? [node] : [];
  return items.map((item) => textAt(item, 'name', 'or-scalar')).filter((item) => item !== undefined);
}

/** The entries of a list; a single value is a list of one, an empty value an empty list. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node?.kind === 'list') return node.items;
  return node && (node.kind === 'mapping' || textOf(node)) ? [node] : [];
}
