/** What a change may have altered: one document's findings, or those of any file. */
export type Change = { readonly uri: string } | 'all';

/**
 * Tells the features that something changed. Changes that come in one burst (a checkout, a keystroke in an assessment that a
 * hundred templates refer to) are told once.
 */
export class Changes {
  readonly #listeners: ((changes: readonly Change[]) => void)[] = [];
  #pending: Change[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  onChange(listener: (changes: readonly Change[]) => void): void {
    this.#listeners.push(listener);
  }

  /** One document's own text changed. */
  document(uri: string): void {
    this.#add({ uri });
  }

  /** An assessment, a policy or the set of files changed. */
  all(): void {
    this.#add('all');
  }

  #add(change: Change): void {
    this.#pending.push(change);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const changes = this.#pending;
      this.#pending = [];
      for (const listener of this.#listeners) listener(changes);
    }, 20);
  }
}
