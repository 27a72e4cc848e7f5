import type { Confidence } from '../lint/finding';
import { automatonOf } from './automaton';
import { builtInPacks } from './built-in-packs';
import { categoryIn } from './category';
import { lists as builtInLists } from './lists.prepared';
import { meaningsOf } from './meaning';
import type { Phrase } from './pack-types';

/** A hit is surer in the company of others: in the same sentence, or also in the one before or after. */
export interface Combination {
  readonly category: string;
  readonly with: readonly string[];
  readonly to: Confidence;
  readonly neighbours?: true;
}

/** All patterns, lists and frames. The build runs this module and bundles what comes out (esbuild.prepare.mjs). */
export const promotion = automatonOf(
  builtInPacks.flatMap((pack) => meaningsOf(pack, categoryIn(pack)?.id)),
  builtInLists,
);

export const combinations: readonly Combination[] = builtInPacks.flatMap((pack) =>
  pack.raise
    .filter(({ beside }) => beside.length > 0)
    .map(({ beside, to, neighbours }) => ({
      category: categoryIn(pack)!.id,
      with: beside,
      to,
      ...(neighbours && { neighbours }),
    })),
);

/** What links say: a booking page for the sender's diary is an invitation to a meeting. */
export const linkHosts: readonly { readonly hosts: readonly string[]; readonly phrase: Phrase }[] =
  builtInPacks.flatMap(({ entries }) =>
    entries.flatMap(({ hosts, phrase }) => (hosts.length > 0 ? [{ hosts, phrase }] : [])),
  );

/** Tone: raises every other hit of its sentence by one level. */
export const tone: Phrase = builtInPacks
  .flatMap(({ entries }) => entries)
  .find(({ signal }) => signal === 'tone')!.phrase;
