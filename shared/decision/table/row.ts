import type { Circumstances } from '../circumstances';
import type { Verdict } from '../verdict';

/** One row of the decision table. The first whose `when` holds decides, so the table reads as the law reads. */
export interface Row {
  /** Its place in the table; a row that ends in several verdicts stands there once for each. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly regulation: string;
  /** The facts in a few words, for one line beside the verdict. */
  readonly brief: string;
  /** Why, and what follows, for a writer: whole sentences. */
  readonly why: string;
  /** Guidance or enforcement behind it, beside the regulation. */
  readonly source: string;
  /** Fields that decide it, beside the channel and what kind of message it is. */
  readonly fields: readonly string[];
  when(given: Circumstances): boolean;
}

/** Something that applies beside the row that decides, on either track. */
export interface Overlay {
  readonly id: string;
  /** What it means for the writer: whole sentences. */
  readonly what: string;
  readonly source: string;
  when(given: Circumstances): boolean;
}

/** A row that no template can show to hold or not. */
export interface Unreadable {
  readonly id: string;
  readonly what: string;
  readonly reason: string;
  /** Whether it matters to a message that this row decides. */
  concerns(row: Row): boolean;
}
