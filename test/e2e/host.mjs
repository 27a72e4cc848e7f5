// Runs test/e2e/host inside the extension host of a real VS Code and writes each test's result.
//   node test/e2e/host.mjs <extension folder> <results file> [part of a test file's name ...]
// Which VS Code: the web build, through code-shim.mjs. VSCODE_EXECUTABLE=<program> takes that desktop VS Code instead, and
// OUTREACH_DESKTOP=1 downloads one. Where the web build cannot run here, a download is tried before giving up.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';
import { findBrowser, installEditor } from '../editor/install.mjs';
import { cache, root } from '../editor/paths.mjs';
import { endAll, say } from '../editor/processes.mjs';

const [extension = root, results = path.join(cache, 'host.json'), ...filters] = process.argv.slice(2);
const source = path.join(root, 'test/e2e/host');
const bundles = path.join(cache, 'e2e/host');

try {
  await bundle();
  await rm(results, { force: true });
  await runTests({
    vscodeExecutablePath: await program(),
    extensionDevelopmentPath: extension,
    extensionTestsPath: path.join(bundles, 'index.cjs'),
    extensionTestsEnv: { OUTREACH_RESULTS: results, OUTREACH_FILTERS: JSON.stringify(filters) },
    launchArgs: [path.join(root, 'test/fixtures/folders/two.code-workspace')],
  });
  await printResults();
  await endAll(0);
} catch (error) {
  await printResults();
  console.error(error instanceof Error ? error.message : error);
  await endAll(1);
}

async function printResults() {
  /** @type {readonly import('./host/index').Result[]} */
  const tests = JSON.parse(await readFile(results, 'utf8').catch(() => '[]'));
  const marks = { passed: '✓', failed: '×', skipped: '↓' };
  for (const { title, state, error } of tests) console.log(` ${marks[state]} ${title}${error ? `\n${error}\n` : ''}`);
}

async function bundle() {
  await rm(bundles, { recursive: true, force: true });
  await mkdir(bundles, { recursive: true });
  const files = (await readdir(source)).filter((file) => file === 'index.ts' || file.endsWith('.test.ts'));
  await esbuild.build({
    entryPoints: files.map((file) => path.join(source, file)),
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

async function program() {
  if (process.env.VSCODE_EXECUTABLE) {
    say(`VS Code: ${process.env.VSCODE_EXECUTABLE} (VSCODE_EXECUTABLE).`);
    return process.env.VSCODE_EXECUTABLE;
  }
  if (process.env.OUTREACH_DESKTOP !== '1') {
    try {
      await installEditor();
      say(`VS Code: 1.139.1, web build with its Node extension host, in ${await findBrowser()}.`);
      return path.join(root, 'test/editor/code-shim.mjs');
    } catch (error) {
      say(`The web build of VS Code cannot run here: ${error instanceof Error ? error.message : error}`);
    }
  }
  say('VS Code: the current desktop version, downloaded by @vscode/test-electron.');
  return downloadAndUnzipVSCode({ cachePath: path.join(cache, 'desktop') });
}
