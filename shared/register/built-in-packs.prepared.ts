import { builtInPacks } from '../phrasing/built-in-packs';
import { categoryIn } from '../phrasing/category';
import { entryOf } from '../text/tree';

/** The packs that come with the tool, and their versions. The build runs this module and bundles what comes out (esbuild.prepare.mjs). */
export const builtInPackVersions: readonly {
  readonly name: string;
  readonly kind: 'built-in';
  readonly label?: string;
  readonly version?: string;
  readonly problems: number;
}[] = builtInPacks.map((pack) => {
  const category = categoryIn(pack);
  const version = entryOf(pack.root, 'version')?.value;
  return {
    name: category?.id ?? pack.path.replace(/\.yaml$/, ''),
    kind: 'built-in',
    ...(category && { label: category.label }),
    ...(version?.kind === 'scalar' && { version: version.text }),
    problems: 0,
  };
});
