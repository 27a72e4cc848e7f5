// Builds dist/ (or another folder): the extension, the language server it starts, and the command line.
//   node esbuild.mjs [--production] [--watch] [--outdir=FOLDER]
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { alias, loader, prepare } from './esbuild.prepare.mjs';

const { production, watch, outdir } = parseArgs({
  options: {
    production: { type: 'boolean' },
    watch: { type: 'boolean' },
    outdir: { type: 'string', default: 'dist' },
  },
}).values;
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir,
  minify: production ?? false,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  plugins: [prepare],
  loader,
  alias,
};

const builds = [
  // What runs in webviews is loaded when one is opened.
  {
    ...common,
    entryPoints: [
      { in: 'client/webview/preview.ts', out: 'preview' },
      { in: 'client/webview/preview.css', out: 'preview' },
    ],
    platform: 'browser',
    format: 'iife',
    target: 'chrome114',
    outExtension: {},
  },
  { ...common, entryPoints: { extension: 'client/extension.ts' }, external: ['vscode'], target: 'node20' },
  { ...common, entryPoints: { server: 'server/main.node.ts' } },
  { ...common, entryPoints: { mcp: 'server/main.mcp.ts' } },
  // The command line starts the language server only for `lsp`, so it loads server.cjs on demand.
  {
    ...common,
    entryPoints: { cli: 'server/main.cli.ts' },
    external: ['./server.cjs'],
    banner: { js: '#!/usr/bin/env node' },
  },
];

await rm(outdir, { recursive: true, force: true });
if (watch) {
  for (const build of builds) await (await esbuild.context({ ...build, logLevel: 'info' })).watch();
} else {
  await Promise.all(builds.map((build) => esbuild.build(build)));
}
