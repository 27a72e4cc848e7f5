// The language servers that ours is measured beside, and how to talk to each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import esbuild from 'esbuild';
import { root } from '../../editor/paths.mjs';
import { benchFolder } from '../paths.mjs';

/**
 * `answers` are the requests of the server's own, by method.
 * @typedef {object} ServerProgram
 * @property {string} name
 * @property {string} program
 * @property {readonly string[]} [node] options of Node's own
 * @property {readonly string[]} [args]
 * @property {unknown} [settings] sent as the configuration of the client
 * @property {(document: () => string) => Record<string, () => unknown>} [answers] `document` gives the text of the open document
 */

/** The echo servers as bundles: with the library alone, and with `yaml` for the header. @returns {Promise<{ echo: ServerProgram, echoYaml: ServerProgram }>} */
export async function echoServers() {
  const build = async (/** @type {string} */ name, /** @type {boolean} */ withYaml) => {
    const outfile = path.join(benchFolder, 'servers', `${name}.cjs`);
    await esbuild.build({
      entryPoints: [path.join(import.meta.dirname, 'echo.mjs')],
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      define: { 'globalThis.withYaml': String(withYaml) },
      outfile,
    });
    return outfile;
  };
  return {
    echo: { name: 'bundled echo', program: await build('echo', false), args: ['--stdio'] },
    echoYaml: {
      name: 'bundled echo that parses the header',
      program: await build('echo-yaml', true),
      args: ['--stdio'],
    },
  };
}

/**
 * Ours, with the options that the extension starts it with (client/connection.node.ts).
 * @param {string} program
 * @returns {ServerProgram}
 */
export function ourServer(program) {
  return {
    name: 'ours',
    program,
    node: ['--max-semi-space-size=1', '--heap-growing-percent=20', '--optimize-for-size', '--v8-pool-size=1'],
    args: ['--stdio'],
  };
}

/** @type {ServerProgram} */
export const rawEcho = { name: 'raw echo process', program: path.join(import.meta.dirname, 'raw.cjs') };

/**
 * The Markdown server of VS Code; as there, its client parses.
 * @param {import('../peers.mjs').Peers} peers
 * @returns {ServerProgram | undefined} undefined where it isn't installed
 */
export function markdownServer({ markdownServer: program, markdownIt }) {
  if (!program || !markdownIt) return undefined;
  const library = createRequire(import.meta.url)(markdownIt);
  const parser = new library({ html: true });
  const level = { enabled: 'warning' };
  return {
    name: `vscode-markdown ${versionBeside(program)}`,
    program,
    args: ['--stdio'],
    settings: {
      markdown: {
        validate: {
          enabled: true,
          referenceLinks: level,
          fragmentLinks: level,
          fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
          unusedLinkDefinitions: level,
          duplicateLinkDefinitions: level,
          ignoredLinks: [],
        },
      },
    },
    answers: (document) => ({
      'markdown/parse': () => parser.parse(document(), {}),
      'markdown/findMarkdownFilesInWorkspace': () => [],
      'markdown/fs/readDirectory': () => [],
    }),
  };
}

/** @param {string} program */
function versionBeside(program) {
  const folder = program.slice(0, program.lastIndexOf(`${path.sep}out${path.sep}`));
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
}
