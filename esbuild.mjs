// Builds dist/: the extension, the language server it starts, and the command line.
//   node esbuild.mjs [--production] [--watch]
import { rm } from 'node:fs/promises';
import esbuild from 'esbuild';

const production = process.argv.includes('--production');
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
};

const builds = [
  { ...common, entryPoints: { extension: 'client/extension.ts' }, external: ['vscode'], target: 'node20' },
  { ...common, entryPoints: { server: 'server/main.node.ts' } },
  // The command line starts the language server only for `lsp`, so it loads server.cjs on demand.
  {
    ...common,
    entryPoints: { cli: 'server/main.cli.ts' },
    external: ['./server.cjs'],
    banner: { js: '#!/usr/bin/env node' },
  },
];

await rm('dist', { recursive: true, force: true });
if (process.argv.includes('--watch')) {
  for (const build of builds) await (await esbuild.context({ ...build, logLevel: 'info' })).watch();
} else {
  await Promise.all(builds.map((build) => esbuild.build(build)));
}
