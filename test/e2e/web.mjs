// Runs test/e2e/host inside VS Code for the web, in the extension host that is a worker of the browser, on virtual file systems, and writes
// each test's result.
//   node test/e2e/web.mjs <extension folder> <results file> [part of a test file's name ...]
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { openBrowser, runInPage } from '../editor/editor.mjs';
import { cache, root } from '../editor/paths.mjs';
import { endAll, say } from '../editor/processes.mjs';
import { serveWeb, webVersion } from '../editor/web.mjs';

const [extension = root, results = path.join(cache, 'results', 'web.json'), ...filters] = process.argv.slice(2);
const folders = ['test/e2e/host', 'test/e2e/web'].map((folder) => path.join(root, folder));
/** About processes and programs of the machine, of which test/e2e/web says what there is instead. */
const onlyInNode = ['server.test.ts', 'tasks.test.ts'];
/** VS Code for the web loads an extension's tests from the extension's folder. */
const copy = path.join(cache, 'e2e', 'web');

/** @type {import('./host/index').Result[]} */
const told = [];
try {
  await rm(copy, { recursive: true, force: true });
  await cp(extension, copy, { recursive: true });
  await bundle();
  process.exitCode = await runTests();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await mkdir(path.dirname(results), { recursive: true });
await writeFile(results, JSON.stringify(told));
await endAll(Number(process.exitCode));

async function bundle() {
  const imports = [];
  for (const folder of folders) {
    for (const file of (await readdir(folder)).sort()) {
      const wanted = filters.length === 0 || filters.some((part) => file.includes(part));
      if (file.endsWith('.test.ts') && wanted && !onlyInNode.includes(file)) imports.push(path.join(folder, file));
    }
  }
  await esbuild.build({
    stdin: {
      contents: [
        "import { runTests } from './test/e2e/web/run';",
        `export const run = () => runTests(() => { ${imports.map((file) => `require(${JSON.stringify(file)});`).join(' ')} });`,
      ].join('\n'),
      resolveDir: root,
    },
    outfile: path.join(copy, 'tests.js'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2023',
    sourcemap: 'inline',
    external: ['vscode'],
    alias: { 'node:assert/strict': path.join(root, 'test/e2e/web/assert.ts') },
    logLevel: 'warning',
  });
}

async function runTests() {
  const tests = path.join(copy, 'tests.js');
  const server = await serveWeb({ folder: path.join(root, 'test/fixtures/folders/messages'), extension: copy, tests });
  const { browser, context } = await openBrowser();
  await context.route(`${server.origin}/`, withoutFolder);
  say(`VS Code: ${webVersion} for the web, in Chromium ${browser.version()}. Its folders are virtual ones.`);
  const marks = { passed: '✓', failed: '×', skipped: '↓' };
  try {
    return await runInPage({
      ...server,
      context,
      address: server.origin,
      name: 'web',
      timeout: 240_000,
      onLine: (line) => {
        const [, json] = /^outreach-result (.*)$/s.exec(line) ?? [];
        if (json === undefined) return;
        /** @type {import('./host/index').Result} */
        const result = JSON.parse(json);
        told.push(result);
        console.log(` ${marks[result.state]} ${result.title}${result.error ? `\n${result.error}\n` : ''}`);
      },
    });
  } finally {
    await browser.close().catch(() => {});
    await server.close();
  }
}

/**
 * The server of web builds opens one folder. Several take a window with a workspace, as it opens where it is given no folder at all; the tests
 * then add them (test/e2e/web/run.ts).
 * @param {import('playwright-core').Route} route
 */
async function withoutFolder(route) {
  const response = await route.fetch();
  const html = (await response.text()).replace(/(?<=data-settings=")[^"]*/, (written) => {
    const { folderUri: _, ...settings } = JSON.parse(written.replaceAll('&quot;', '"'));
    const workspaceUri = { scheme: 'tmp', path: '/default.code-workspace' };
    return JSON.stringify({ ...settings, workspaceUri }).replaceAll('"', '&quot;');
  });
  await route.fulfill({ response, body: html });
}
