// How sources are read that are no code of their own: for the build (esbuild.mjs) and for measurements (test/bench).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';

/**
 * Packs are read from their text.
 * @type {Record<string, import('esbuild').Loader>}
 */
export const loader = { '.yaml': 'text' };

/** The library's modules for bundlers: of those for Node nothing can be left out. */
export const alias = { yaml: './node_modules/yaml/browser/dist/index.js' };

/**
 * What a module named *.prepared.ts exports, and the files that it was made from: what takes long to make is made once, and not whenever
 * the program starts.
 * @param {string} entry
 */
async function madeBy(entry) {
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    loader,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return {
    made: Object.entries(await import(`data:text/javascript;base64,${code}`)),
    watchFiles: Object.keys(metafile.inputs),
  };
}

/**
 * Bundles what modules named *.prepared.ts export, as plain data, in place of their code.
 * @type {import('esbuild').Plugin}
 */
export const prepare = {
  name: 'prepare',
  setup(build) {
    build.onLoad({ filter: /\.prepared\.ts$/ }, async ({ path: entry }) => {
      const { made, watchFiles } = await madeBy(entry);
      const written = made.map(
        ([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
      );
      return { contents: written.join('\n'), loader: 'js', watchFiles };
    });
  },
};

/**
 * The same for what runs in Node alone: the data stand in a file beside the bundles, which they share. Reading it costs less than finding
 * the end of such a long text in a program, and a program that doesn't get to it doesn't read it.
 * @type {import('esbuild').Plugin}
 */
export const prepareApart = {
  name: 'prepare-apart',
  setup(build) {
    const { outdir, outfile } = build.initialOptions;
    const folder = path.join(outdir ?? path.dirname(outfile ?? ''), 'data');
    build.onLoad({ filter: /\.prepared\.ts$|[\\/]learned[\\/]weights\.ts$/ }, async ({ path: entry }) => {
      const { made, watchFiles } = await madeBy(entry);
      const name = `${path.basename(entry).split('.')[0]}.json`;
      // In ASCII, which is read fastest.
      const data = JSON.stringify(Object.fromEntries(made)).replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, name), data);
      const contents = [
        `const data = JSON.parse(require('node:fs').readFileSync(__dirname + '/data/${name}', 'utf8'));`,
        ...made.map(([each]) => `export const ${each} = data.${each};`),
      ].join('\n');
      return { contents, loader: 'js', watchFiles };
    });
  },
};

/**
 * Leaves out what rules have for examples: pages and tests alone show them.
 * @type {import('esbuild').Plugin}
 */
export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]shared[\\/]rules[\\/][^\\/]+\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      const isRule = /^ {2}code: /m.test(text);
      const examples = text.match(example) ?? [];
      if (isRule && examples.length !== 2)
        throw new Error(`${file}: a rule has "bad" and "good", and each its own lines`);
      return { contents: isRule ? text.replace(example, '') : text, loader: 'ts' };
    });
  },
};

const example = /^ {2}(?:bad|good): \[(?:.*\],|[\s\S]*?^ {2}\],)$/gm;

/**
 * Loads the library for YAML from a bundle of its own, when a text can't be read without it.
 * @type {import('esbuild').Plugin}
 */
export const yamlApart = {
  name: 'yaml-apart',
  setup(build) {
    build.onResolve({ filter: /\/any-yaml$/ }, () => ({ path: 'any-yaml', namespace: 'apart' }));
    build.onLoad({ filter: /.*/, namespace: 'apart' }, () => ({
      contents: `export const parseAnyYaml = (source, span) => require('./any-yaml.cjs').parseAnyYaml(source, span);`,
    }));
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
