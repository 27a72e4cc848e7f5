import type { Span } from '../text/span';

/** The name of a field, or the number of an item in a list. */
export type Step = string | number;
export type Path = readonly Step[];

/** Where the cursor stands in YAML that may be half typed, and what a completion there replaces. */
export interface Place {
  /** `name`: no colon stands before the cursor, so a field may begin here, or an item of a list. `value`: behind a field's colon. */
  readonly kind: 'name' | 'value';
  /** Of a name the mapping, list or list item that it would stand in; of a value its field or list item. */
  readonly path: Path;
  /** The half-typed word or value, on one line and with the cursor in it or at its ends. */
  readonly span: Span;
  /** The quotation mark that the span stands behind. */
  readonly quote: '"' | "'" | undefined;
  /** What has to be written before and behind the new text, so that it stands apart from what is there. */
  readonly before: string;
  readonly behind: string;
  /** Between brackets, where everything stands on one line. */
  readonly flow: boolean;
  /** A colon follows the name already. */
  readonly colon: boolean;
  /** Column of the name, or of the field whose value it is: what belongs to it stands further in. */
  readonly indent: number;
  /** In braces, where an item of a list has to begin with a name. */
  readonly braces: boolean;
  /** Names that the mapping has already. */
  readonly taken: ReadonlySet<string>;
  /** Of an item of a list: the others. */
  readonly listed: ReadonlySet<string>;
}
