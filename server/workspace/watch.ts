/** Follows the reading of a folder, and may end it. */
export interface Watch {
  /** Policies, house packs and assessments have been read: what is open can be checked. */
  readonly rulesRead?: () => void;
  /** Hears how many of how many files have been read. */
  readonly reached?: (done: number, total: number) => void;
  /** Whether the rest is to be left out. */
  readonly isCancelled?: () => boolean;
}
