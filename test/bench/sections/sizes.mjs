// What people download, and what is read when it starts.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { vsix } from '../../editor/paths.mjs';
import { packageExtension } from '../../editor/tools.mjs';
import { inWords } from '../figures.mjs';
import { builds } from '../paths.mjs';
import { absolute } from '../rows.mjs';

/** @returns {Promise<import('../figures.mjs').Section>} */
export async function sizes() {
  await packageExtension();
  const bundles = readdirSync(builds, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:c?js|css|node|bin)$/.test(name))
    .sort();
  return {
    title: 'Sizes',
    rows: [
      absolute('VSIX', existsSync(vsix) ? statSync(vsix).size / 1024 : undefined, 'KB', {
        must: { most: 1024 },
        aim: { most: 400 },
      }),
      ...bundles.map((name) => {
        const bytes = readFileSync(path.join(builds, name));
        return absolute(name, bytes.length / 1024, 'KB', {
          beside: `gzip: ${inWords(gzipSync(bytes).length / 1024, 'KB')}`,
        });
      }),
    ],
  };
}
