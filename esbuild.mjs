// Builds dist/ (or another folder): the extension, the language server it starts, and the command line.
//   node esbuild.mjs [--production] [--watch] [--outdir=FOLDER]
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

/** Packs are read from their text. */
const loader = { '.yaml': 'text' };

/**
 * Runs the modules named *.prepared.ts now and bundles what they export, as plain data, in place of their code: what takes long
 * to make is made once, and not whenever the program starts.
 */
const prepare = {
  name: 'prepare',
  setup(build) {
    build.onLoad({ filter: /\.prepared\.ts$/ }, async ({ path }) => {
      const { outputFiles, metafile } = await esbuild.build({
        entryPoints: [path],
        bundle: true,
        format: 'esm',
        write: false,
        metafile: true,
        loader,
      });
      const code = Buffer.from(outputFiles[0].contents).toString('base64');
      const made = Object.entries(await import(`data:text/javascript;base64,${code}`));
      const written = made.map(
        ([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
      );
      return { contents: written.join('\n'), loader: 'js', watchFiles: Object.keys(metafile.inputs) };
    });
  },
};

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
  // The library's modules for bundlers: of those for Node nothing can be left out.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
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

await rm(outdir, { recursive: true, force: true });
if (watch) {
  for (const build of builds) await (await esbuild.context({ ...build, logLevel: 'info' })).watch();
} else {
  await Promise.all(builds.map((build) => esbuild.build(build)));
}
