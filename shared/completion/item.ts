import type { TextEdit } from '../text/edit';

/** What an item stands for; editors show a picture of it. */
export type ItemKind = 'field' | 'value' | 'assessment' | 'merge-field' | 'rule' | 'question' | 'wording' | 'file';

/** One thing that can be completed to. A list of them is in the order in which they are shown. */
export interface Item {
  readonly label: string;
  readonly kind: ItemKind;
  /** A few words behind the label. */
  readonly note?: string;
  /** One sentence, shown while the item is chosen. */
  readonly detail?: string;
  /** On one line, with the cursor in it or at its ends. */
  readonly edit: TextEdit;
  /** The new text with stops to fill in, as LSP writes snippets; for editors that know them. */
  readonly snippet?: string;
  /** What is compared with the words typed so far; the label where absent. */
  readonly filterText?: string;
  /** At the place where the cursor is put, there is something to choose again. */
  readonly goesOn?: true;
  /** Markdown, made when somebody looks at the item. */
  readonly documentation?: () => string;
}
