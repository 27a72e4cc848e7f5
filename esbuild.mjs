// Builds dist/ (or another folder): the extension, the language server it starts, and the command line.
//   node esbuild.mjs [--production] [--watch] [--outdir=FOLDER]
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { commandsEntry, fromCommands } from './esbuild.commands.mjs';
import { compileCheck } from './esbuild.compiled.mjs';
import { bundledPackages, noticesText } from './esbuild.notices.mjs';
import {
  alias,
  define,
  loader,
  offline,
  prepare,
  prepareApart,
  withoutExamples,
  yamlApart,
} from './esbuild.prepare.mjs';

const { production, watch, outdir } = parseArgs({
  options: {
    production: { type: 'boolean' },
    watch: { type: 'boolean' },
    outdir: { type: 'string', default: 'dist' },
  },
}).values;
/**
 * Modules that only single commands need are bundles of their own. Whoever imports one with `import()` or `require` loads it then.
 * @type {import('esbuild').Plugin}
 */
const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /\/calendar-file$|\/main\.language-server$/ }, ({ kind, path: written }) => {
      const name = path.basename(written).replace('main.', '');
      return kind === 'dynamic-import' || kind === 'require-call'
        ? { path: `./${name}.cjs`, external: true }
        : undefined;
    });
  },
};
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
  // Licences stand in one file beside the bundles.
  legalComments: 'none',
  metafile: true,
  plugins: [prepare, offline, apart],
  loader,
  alias,
  define,
};

/** What these libraries have for browsers, which they hide from bundles for Node. */
const inBrowsers = {
  '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js',
  ...Object.fromEntries(
    ['vscode-languageclient', 'vscode-languageserver', 'vscode-languageserver-protocol', 'vscode-jsonrpc'].map(
      (name) => [`${name}/browser`, `./node_modules/${name}/lib/browser/main.js`],
    ),
  ),
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
    alias: { ...alias, entities: './client/webview/entities.ts' },
  },
  // These two run in Node and in workers of a browser. The web build of VS Code wants ".js"; no module of theirs can be loaded apart there.
  {
    ...common,
    entryPoints: { extension: 'client/extension.ts' },
    outExtension: {},
    external: ['vscode'],
    alias: { ...alias, ...inBrowsers },
  },
  // What starts the language server in Node: it loads the other when it has answered.
  { ...common, entryPoints: { server: 'server/main.node.ts' } },
  {
    ...common,
    entryPoints: { 'language-server': 'server/main.language-server.ts' },
    // A worker has no modules.
    banner: { js: `"use strict";var module=typeof module==="object"?module:{};` },
    // With the examples of rules: assistants in the editor are told them (server/tools/explain.ts).
    plugins: [prepare, offline],
    alias: { ...alias, ...inBrowsers },
  },
  { ...common, entryPoints: { mcp: 'server/main.mcp.ts' }, plugins: [prepareApart, offline, apart] },
  // The command line starts the language server only for `lsp`, so it loads server.cjs on demand.
  {
    ...common,
    entryPoints: { cli: 'server/main.cli.ts' },
    plugins: [fromCommands],
    external: ['./server.cjs', './check.cjs', './commands.cjs'],
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...common, entryPoints: { 'check-share': 'server/cli/check-share.ts' }, plugins: [fromCommands] },
  {
    ...common,
    entryPoints: { check: 'server/cli/check.ts' },
    // It is no module of Node's loader (server/cli/load-check.ts), so what it imports when it needs it is required.
    supported: { 'dynamic-import': false },
    plugins: [prepareApart, withoutExamples, yamlApart, offline, apart, fromCommands],
    external: ['./commands.cjs', './any-yaml.cjs'],
  },
  {
    ...common,
    stdin: commandsEntry(),
    plugins: [prepareApart, offline, apart],
    outdir: undefined,
    outfile: `${outdir}/commands.cjs`,
  },
  { ...common, entryPoints: { 'any-yaml': 'shared/text/any-yaml.ts' } },
  // What only single commands need of other people's libraries.
  { ...common, entryPoints: { libraries: 'server/cli/libraries.ts' } },
  { ...common, entryPoints: { 'calendar-file': 'server/requests/calendar-file.ts' } },
];

await rm(outdir, { recursive: true, force: true });
if (watch) {
  for (const build of builds) await (await esbuild.context({ ...build, logLevel: 'info' })).watch();
} else {
  const results = await Promise.all(builds.map((build) => esbuild.build(build)));
  const packages = bundledPackages(
    results.map(({ metafile }) => metafile),
    import.meta.dirname,
  );
  await writeFile(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), noticesText(packages));
  if (production) compileCheck(outdir);
}
