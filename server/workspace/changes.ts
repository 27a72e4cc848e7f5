/** Milliseconds in which changes are gathered before they are told. */
export const tellingTakes = 20;

/**
 * Tells the features that something changed. Changes that come in one burst (a checkout, a keystroke in an assessment that a
 * hundred templates refer to) are told once.
 */
export class Changes {
  readonly #listeners: ((beyond: boolean) => void)[] = [];
  #beyond = false;
  readonly #questions: (() => boolean)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `beyond` tells whether findings may be others in documents that were not changed themselves. */
  onChange(listener: (beyond: boolean) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * A document's own text changed. `beyond` is asked when it is told, not at every keystroke: whether that changed findings in other
   * documents.
   */
  document(beyond: () => boolean): void {
    this.#questions.push(beyond);
    this.#tell(false);
  }

  /** An assessment, a policy or the set of files changed. */
  all(): void {
    this.#tell(true);
  }

  #tell(beyond: boolean): void {
    this.#beyond ||= beyond;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const asked = this.#questions.splice(0);
      const told = this.#beyond || asked.some((each) => each());
      this.#beyond = false;
      for (const listener of this.#listeners) listener(told);
    }, tellingTakes);
  }
}
