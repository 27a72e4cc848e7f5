// How sources are read that are no code of their own: for the build (esbuild.mjs) and for measurements (test/bench).
import esbuild from 'esbuild';

/**
 * Packs are read from their text.
 * @type {Record<string, import('esbuild').Loader>}
 */
export const loader = { '.yaml': 'text' };

/** The library's modules for bundlers: of those for Node nothing can be left out. */
export const alias = { yaml: './node_modules/yaml/browser/dist/index.js' };

/**
 * Runs the modules named *.prepared.ts now and bundles what they export, as plain data, in place of their code: what takes long
 * to make is made once, and not whenever the program starts.
 * @type {import('esbuild').Plugin}
 */
export const prepare = {
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

/** What reaches a network in browsers and Node is nothing in our programs: some libraries bring code for it that nobody calls. */
export const define = Object.fromEntries(
  ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => [name, 'undefined']),
);

/**
 * The same for Node's module of sockets. The language server's library would open them when told so; ours talks over pipes alone.
 * @type {import('esbuild').Plugin}
 */
export const offline = {
  name: 'offline',
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?net$/ }, () => ({ path: 'net', namespace: 'offline' }));
    build.onLoad({ filter: /.*/, namespace: 'offline' }, () => ({ contents: 'module.exports = {};' }));
  },
};
