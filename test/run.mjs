// npm test: installs what is missing, then checks everything. The last line is `N passed, N failed`.
//   npm test                     everything
//   npm test -- unit             one stage or more: types lint build unit protocol contract package host web ui; e2e is host, web and ui
//   npm test -- ui sidebar       of a stage's test files, those with this in their name
// Real VS Code: the web build that npm has, in an installed browser. VSCODE_EXECUTABLE=<program> or OUTREACH_DESKTOP=1 (which
// downloads it) run the tests inside the extension host in desktop VS Code instead.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findBrowser, installDependencies, installEditor } from './editor/install.mjs';
import { cache, root, vsix } from './editor/paths.mjs';
import { endAll, run, say } from './editor/processes.mjs';
import { packageExtension, program } from './editor/tools.mjs';
import { installWeb } from './editor/web.mjs';

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */
/** @typedef {{ title: string, needs?: readonly string[], work: () => Promise<Count> }} Stage */

const withoutEditor = ['unit', 'protocol', 'contract'];
const words = process.argv.slice(2);
const unpacked = path.join(cache, 'vsix', 'extension');

/** In the order in which they run. @type {Record<string, Stage>} */
const stages = {
  types: { title: 'Type check', work: () => check([program('typescript', 'tsc'), '-b']) },
  lint: { title: 'Lint', work: () => check([program('@biomejs/biome'), process.env.CI ? 'ci' : 'check']) },
  build: { title: 'Build', work: build },
  unit: { title: 'Unit, protocol and contract tests', work: () => vitest('vitest.config.mjs', withoutEditorFolders()) },
  package: { title: 'Package', needs: ['build'], work: packageAndUnpack },
  editor: { title: 'VS Code and a browser for it', work: prepareEditor },
  // The web build with its own server is what a remote window has: the extension runs in a remote extension host.
  host: {
    title: 'Tests inside VS Code (its remote extension host, two folders), with the packaged extension',
    needs: ['package'],
    work: () => inExtensionHost('host'),
  },
  web: {
    title: 'The same inside VS Code for the web (a worker of the browser, virtual folders)',
    needs: ['package'],
    work: () => inExtensionHost('web'),
  },
  ui: {
    title: 'Tests of the window of VS Code, with the packaged extension',
    needs: ['package', 'editor'],
    work: () => vitest('test/e2e/vitest.ui.config.mjs', []),
  },
};
const names = new Set([...Object.keys(stages), ...withoutEditor, 'e2e']);
const filters = words.filter((word) => !names.has(word));

// The tools would colour what goes into a file or another program.
if (!process.stdout.isTTY) process.env.NO_COLOR = '1';
try {
  const wanted = chosen();
  await installDependencies();
  installAhead(wanted);
  await endAll((await runStages(wanted)) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  await endAll(1);
}

/** The stages to run: those that were named and what they need, or all. */
function chosen() {
  const wanted = new Set(words.filter((word) => names.has(word)));
  if (wanted.size === 0 && filters.length > 0) {
    throw new Error(`"${filters[0]}" names no stage. The stages: ${[...names].join(', ')}.`);
  }
  if (wanted.size === 0) return Object.entries(stages);
  if (withoutEditor.some((name) => wanted.has(name))) wanted.add('unit');
  if (wanted.has('e2e')) wanted.add('host').add('web').add('ui');
  // What a stage needs comes before it.
  for (const [name, { needs = [] }] of Object.entries(stages).reverse()) {
    if (wanted.has(name)) for (const need of needs) wanted.add(need);
  }
  return Object.entries(stages).filter(([name]) => wanted.has(name));
}

/**
 * @param {readonly (readonly [string, Stage])[]} wanted
 * @returns {Promise<boolean>} whether something passed and nothing failed
 */
async function runStages(wanted) {
  /** @type {Set<string>} */
  const failed = new Set();
  const lines = [];
  const total = { passed: 0, failed: 0 };
  for (const [name, { title, needs = [], work }] of wanted) {
    console.log('');
    say(title);
    const began = performance.now();
    const missing = needs.find((need) => failed.has(need));
    if (missing) console.log(`Not run, because this failed: ${stages[missing]?.title}.`);
    const count = missing ? { passed: 0, failed: 1 } : await work().catch(failure);
    if (count.failed > 0) failed.add(name);
    total.passed += count.passed;
    total.failed += count.failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
    lines.push(
      `${count.failed > 0 ? '×' : '✓'} ${title}: ${count.passed} passed, ${count.failed} failed${skipped} (${seconds} s)`,
    );
    say(`${seconds} s: ${count.passed} passed, ${count.failed} failed${skipped}`);
  }
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.passed > 0 && total.failed === 0;
}

/**
 * @param {unknown} error
 * @returns {Count}
 */
function failure(error) {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1 };
}

/**
 * Runs a Node program that either passes or fails as a whole.
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function check(args) {
  const { code } = await run(process.execPath, args, { cwd: root });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Begins what is waited for long, and not by the processor. Stages that need it wait for its end, and try again what failed. */
function installAhead(/** @type {readonly (readonly [string, Stage])[]} */ wanted) {
  const names = wanted.map(([name]) => name);
  if (names.includes('ui') || names.includes('host')) installEditor().catch(() => {});
  if (names.includes('web')) installWeb().catch(() => {});
}

/** Builds dist/ as users get it. Contract tests and the package take theirs from there. */
async function build() {
  const count = await check(['esbuild.mjs', '--production']);
  if (count.failed === 0) process.env.OUTREACH_BUILT = path.join(root, 'dist');
  return count;
}

/**
 * @param {string} config
 * @param {readonly string[]} folders
 * @returns {Promise<Count>}
 */
async function vitest(config, folders) {
  const results = path.join(cache, 'results', `${path.basename(config)}.json`);
  await rm(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const args = [
    program('vitest'),
    'run',
    '--config',
    config,
    ...reporters,
    ...(filters.length > 0 ? filters : folders),
  ];
  const { code } = await run(process.execPath, args, { cwd: root });
  const report = JSON.parse(await readFile(results, 'utf8').catch(() => '{}'));
  /** @type {readonly { status: string, assertionResults: readonly unknown[] }[]} */
  const files = report.testResults ?? [];
  // A file that cannot be loaded has no tests that could fail.
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const passed = report.numPassedTests ?? 0;
  const failed = (report.numFailedTests ?? 0) + unloaded;
  return {
    passed,
    failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

function withoutEditorFolders() {
  return withoutEditor
    .filter((name) => words.includes(name) || !words.some((word) => withoutEditor.includes(word)))
    .map((name) => `test/${name}/`);
}

/** Makes the VSIX and unpacks it, so that what runs in the tests is what users get. */
async function packageAndUnpack() {
  await packageExtension({ built: process.env.OUTREACH_BUILT !== undefined });
  await rm(path.join(cache, 'vsix'), { recursive: true, force: true });
  // @vscode/test-electron brings a reader of ZIP files with it.
  const jszip = createRequire(createRequire(import.meta.url).resolve('@vscode/test-electron'))('jszip');
  const archive = await jszip.loadAsync(await readFile(vsix));
  for (const entry of Object.values(archive.files)) {
    if (entry.dir) continue;
    const file = path.join(cache, 'vsix', entry.name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await entry.async('nodebuffer'));
  }
  console.log(`${path.relative(root, vsix)}: ${((await stat(vsix)).size / 1024).toFixed(0)} KB`);
  return { passed: 1, failed: 0 };
}

/** Counts nothing where it succeeds. The tests inside VS Code do not need it: they can fall back on desktop VS Code. */
async function prepareEditor() {
  await installEditor();
  console.log(`VS Code 1.139.1 (web build) in .cache/editor, shown by ${await findBrowser()}`);
  return { passed: 0, failed: 0 };
}

/**
 * @param {string} name
 * @returns {Promise<Count>}
 */
async function inExtensionHost(name) {
  const results = path.join(cache, 'results', `${name}.json`);
  await mkdir(path.dirname(results), { recursive: true });
  await rm(results, { force: true });
  const { code } = await run(process.execPath, [`test/e2e/${name}.mjs`, unpacked, results, ...filters], { cwd: root });
  /** @type {readonly { state: string }[]} */
  const tests = JSON.parse(await readFile(results, 'utf8').catch(() => '[]'));
  const count = (/** @type {string} */ state) => tests.filter((test) => test.state === state).length;
  const failed = count('failed');
  return { passed: count('passed'), failed: failed === 0 && code !== 0 ? 1 : failed, skipped: count('skipped') };
}
