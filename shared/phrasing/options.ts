import type { Pack } from './pack';

export interface PhrasingOptions {
  /** Whether the recipients asked for this very message (front-matter `solicited`). */
  readonly solicited: boolean;
  /** Packs of the organisation, beside the built-in ones. */
  readonly packs?: readonly Pack[];
  /** Where they are not known, wordings that count only for some of them count. */
  readonly channel?: string | undefined;
  /** What the message is declared to be. */
  readonly nature?: string | undefined;
}

/** Counts work, so that tests can show that it grows with the text and no faster. */
export interface Work {
  steps: number;
}

export function sameOptions(a: PhrasingOptions, b: PhrasingOptions): boolean {
  if (a.solicited !== b.solicited || a.channel !== b.channel || a.nature !== b.nature) return false;
  const [one, other] = [a.packs ?? [], b.packs ?? []];
  return one.length === other.length && one.every((pack, index) => pack === other[index]);
}
