import type { PatternSet } from './automaton';
import { type Meaning, meaningsOf } from './meaning';
import { parsePack } from './pack';
import listsText from './packs/lists.yaml';
import productsText from './packs/products.yaml';

/** The named lists that every pack may use. The build runs this module and bundles what comes out (esbuild.prepare.mjs). */
export const lists: Readonly<Record<string, string>> = parsePack('lists.yaml', listsText).lists;

/** What promotes beside the name of a product, which these patterns call `@own_product`. */
export const productPatterns: readonly PatternSet<Meaning>[] = meaningsOf(
  parsePack('products.yaml', productsText, { lists: { ...lists, own_product: 'product' }, builtIn: true }),
);
