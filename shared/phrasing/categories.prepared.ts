import { builtInPacks } from './built-in-packs';
import { categoryIn } from './category';

/** All categories, in order of their ids. The build runs this module and bundles what comes out (esbuild.prepare.mjs). */
export const categories = builtInPacks.flatMap((pack) => categoryIn(pack) ?? []);
