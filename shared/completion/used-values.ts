import { shorten } from '../text/shorten';
import { entryAt, type Mapping } from '../text/tree';

/** Fields whose values other templates are likely to share. */
export const sharedFields = [
  'purpose',
  'owner',
  'audience.segment',
  'campaign.name',
  'sequence.id',
  'sequence.step',
  'sender.organisation',
  'sender.person',
  'suppression-list',
  'privacy-notice',
  'jurisdictions',
  'tags',
  'title',
] as const;
export type SharedField = (typeof sharedFields)[number];

/** A value that templates give, and which of them do. */
export interface UsedValue {
  readonly value: string;
  readonly paths: ReadonlySet<string>;
}

/** Longer values are texts that nobody wants to have again. In UTF-16 code units. */
const longest = 200;

/** What the templates of a workspace folder say in fields that they share. Kept up template by template. */
export class UsedValues {
  readonly #byField = new Map<SharedField, Map<string, Set<string>>>();
  readonly #byPath = new Map<string, ReadonlyMap<SharedField, readonly string[]>>();

  /** Takes over what a template says now; undefined for one that has gone. */
  set(path: string, root: Mapping | undefined): void {
    const before = this.#byPath.get(path);
    const now = root && saidIn(root);
    for (const field of sharedFields) {
      const old = before?.get(field) ?? [];
      const values = now?.get(field) ?? [];
      if (old.length === values.length && old.every((each, i) => each === values[i])) continue;
      for (const value of old) this.#remove(field, value, path);
      for (const value of values) this.#add(field, value, path);
    }
    if (now) this.#byPath.set(path, now);
    else this.#byPath.delete(path);
  }

  /**
   * The values of a field in other templates than the one at `except`, the most used first; at most `most`. Of very many that are used
   * once it is some: sorting them all would hold up whoever types.
   */
  of(field: SharedField, except: string, most = 100): UsedValue[] {
    const often: UsedValue[] = [];
    const once: UsedValue[] = [];
    for (const [value, paths] of this.#byField.get(field) ?? []) {
      if (paths.size > 1) often.push({ value, paths });
      else if (once.length < most && !paths.has(except)) once.push({ value, paths });
    }
    return [...often, ...once]
      .sort((a, b) => b.paths.size - a.paths.size || (a.value < b.value ? -1 : 1))
      .slice(0, most);
  }

  /** What a template says in a field. */
  at(path: string, field: SharedField): readonly string[] {
    return this.#byPath.get(path)?.get(field) ?? [];
  }

  /** The templates that give a field this value. */
  with(field: SharedField, value: string): ReadonlySet<string> {
    return this.#byField.get(field)?.get(value) ?? new Set();
  }

  #add(field: SharedField, value: string, path: string): void {
    let values = this.#byField.get(field);
    if (!values) {
      values = new Map();
      this.#byField.set(field, values);
    }
    const paths = values.get(value);
    if (paths) paths.add(path);
    else values.set(value, new Set([path]));
  }

  #remove(field: SharedField, value: string, path: string): void {
    const values = this.#byField.get(field);
    const paths = values?.get(value);
    paths?.delete(path);
    if (paths?.size === 0) values?.delete(value);
  }
}

/** The short form of these fields stands for the key it is asked under. */
const shortForms: Partial<Record<SharedField, string>> = { 'sender.organisation': 'sender' };

function saidIn(root: Mapping): ReadonlyMap<SharedField, readonly string[]> {
  const said = new Map<SharedField, readonly string[]>();
  for (const field of sharedFields) {
    const short = shortForms[field];
    const own = entryAt(root, field)?.value;
    const node = own ?? (short === undefined ? undefined : entryAt(root, short)?.value);
    const items = node?.kind === 'list' ? node.items : node ? [node] : [];
    const values = items.flatMap((item) => {
      const text = item.kind === 'scalar' ? item.text.trim() : '';
      return text === '' || text.length > longest || /[\r\n]/.test(text) ? [] : [text];
    });
    if (values.length > 0) said.set(field, values);
  }
  return said;
}

/** As it is shown in a list. */
export function shown(value: string): string {
  return shorten(value, 80);
}
