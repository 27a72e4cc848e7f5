// Splits the command line: help and the parser are loaded at once, `check` from a bundle of its own and everything else from another, so
// that each starts without the others.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'server/cli');

/**
 * The name in that bundle of a module that a file of the command line imports when it runs; undefined for what isn't the command line's.
 * @param {string} importer
 * @param {string} written
 */
function nameOf(importer, written) {
  const name = path
    .relative(folder, path.resolve(path.dirname(importer), written))
    .split(path.sep)
    .join('/');
  return importer.startsWith(folder + path.sep) && !name.startsWith('../') ? name : undefined;
}

/**
 * What is imported when it is needed comes from the bundle that has it.
 * @type {import('esbuild').Plugin}
 */
export const fromCommands = {
  name: 'from-commands',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ kind, importer, path: written }) => {
      const name = kind === 'dynamic-import' ? nameOf(importer, written) : undefined;
      return name === undefined ? undefined : { path: name, namespace: 'commands' };
    });
    build.onLoad({ filter: /.*/, namespace: 'commands' }, ({ path: name }) => ({
      contents:
        name === 'check'
          ? `module.exports = require('./load-check').loadCheck();`
          : `module.exports = require('./commands.cjs')[${JSON.stringify(name)}];`,
      resolveDir: folder,
    }));
  },
};

/** What the bundle of all commands but `check` is made of: all that the command line imports when it needs it. */
export function commandsEntry() {
  /** @type {Set<string>} */
  const names = new Set();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((each) => each.endsWith('.ts'))) {
    const importer = path.join(folder, file);
    for (const [, written] of readFileSync(importer, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)) {
      const name = nameOf(importer, written ?? '');
      if (name !== undefined && name !== 'check') names.add(name);
    }
  }
  const lines = [...names].map((name, i) => `import * as part${i} from './${name}'; export { part${i} as '${name}' };`);
  return { contents: lines.join('\n'), resolveDir: folder, loader: /** @type {const} */ ('js') };
}
