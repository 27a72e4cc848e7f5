import type { Choice } from './choices';

/** What a field may hold. Everything that reads, checks, completes or documents fields derives from these tables. */
export type FieldType =
  | { readonly type: 'text' | 'boolean' | 'date' | 'integer' | 'anything' }
  /** A date, or two dates that make a range. */
  | { readonly type: 'date-range' }
  | {
      readonly type: 'choice';
      readonly choices: readonly Choice[];
      readonly aliases?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'list'; readonly of: FieldType }
  /** `short` names the key that a plain value stands for: `lia: LIA-2026-014` is `lia: { ref: LIA-2026-014 }`. */
  | { readonly type: 'mapping'; readonly fields: FieldTable; readonly short?: string }
  /** Keys are the user's own; every value has the same type. */
  | { readonly type: 'table'; readonly of: FieldType };

export type Field = FieldType & {
  /** What it means and why it matters, for a writer. */
  readonly help: string;
  /** Law, guidance or practice behind it. */
  readonly source?: string;
  /** Every template needs it, its own or from the policy's defaults. In a mapping: whenever the mapping is needed. */
  readonly required?: true;
  /** Part of the vocabulary, but nothing in this version reads it; the user is told. */
  readonly unread?: true;
};

export type FieldTable = Readonly<Record<string, Field>>;

/** The field at a dotted path; undefined where the vocabulary has none. */
export function fieldAt(table: FieldTable, path: string): Field | undefined {
  let fields: FieldTable | undefined = table;
  let field: Field | undefined;
  for (const key of path.split('.')) {
    field = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
    fields = field?.type === 'mapping' ? field.fields : undefined;
  }
  return field;
}
