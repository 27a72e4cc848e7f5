// What writers would use instead, at the versions of package.json beside this file: none of it is a dependency of the project. It is installed into
// .cache/bench/peers when something is measured against it.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { npm } from '../editor/install.mjs';
import { withLock } from '../editor/lock.mjs';
import { run, say } from '../editor/processes.mjs';
import { phrases } from './corpus.mjs';
import { benchFolder } from './paths.mjs';

/**
 * A program that checks files. `args` come before the files (`files` where it wants a pattern instead); `sign` is in what it prints when it has found something.
 * @typedef {{ name: string, args: readonly string[], all?: readonly string[], sign: RegExp }} Peer
 */
/** @typedef {{ peers: readonly Peer[], markdownServer?: string, markdownIt?: string, missing: readonly string[] }} Peers */

const folder = path.join(benchFolder, 'peers');
const pattern = '**/*.outreach.md';
/** What cspell, textlint and the others are asked about: names of packages, commands and options. */
const wanted = [
  { name: 'write-good', sign: /passive|weasel|wordy|unnecessary|weaken/i, args: [], all: undefined },
  { name: 'markdownlint-cli2', sign: /MD\d{3}/, args: [], all: [pattern] },
  {
    name: 'textlint',
    title: 'textlint + prh, 500 phrases',
    sign: /prh/,
    args: ['--config', path.join(folder, 'textlint.json'), '--rules-base-directory', path.join(folder, 'node_modules')],
    all: [pattern],
  },
  { name: 'cspell', sign: /Unknown word/, args: ['lint', '--no-progress', '--no-cache'], all: [pattern] },
];

/**
 * Installs them where they aren't yet, and tries each on a file. What can't be installed or doesn't run is among `missing` with its reason.
 * @param {string} sample a template, in a folder that holds nothing else of its kind
 * @param {boolean} checkers whether those that check files are wanted
 * @returns {Promise<Peers>}
 */
export async function preparePeers(sample, checkers) {
  try {
    await install();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error);
    return { peers: [], missing: [`No other program could be installed: ${reason}`] };
  }
  await writeFile(path.join(folder, 'textlint.json'), JSON.stringify({ rules: { prh: { rulePaths: ['./prh.yml'] } } }));
  const rules = phrases(500).map((phrase) => `  - pattern: ${JSON.stringify(phrase)}\n    expected: "(plainer)"\n`);
  await writeFile(path.join(folder, 'prh.yml'), `version: 1\nrules:\n${rules.join('')}`);

  /** @type {Peer[]} */
  const peers = [];
  const missing = [];
  for (const { name, title, sign, args, all } of checkers ? wanted : []) {
    const program = [programOf(name), ...args];
    const { code, output } = await run(process.execPath, [...program, path.basename(sample)], {
      cwd: path.dirname(sample),
      onLine: () => {},
      timeout: 60_000,
    });
    if (!sign.test(output))
      missing.push(`${name} doesn't run here (code ${code}): ${output.trim().split('\n').at(-1)}`);
    else peers.push({ name: `${title ?? name} ${versionOf(name)}`, args: program, sign, ...(all && { all }) });
  }
  const require = createRequire(path.join(folder, 'package.json'));
  return {
    peers,
    missing,
    markdownServer: require.resolve('vscode-markdown-languageserver'),
    markdownIt: require.resolve('markdown-it'),
  };
}

async function install() {
  const lock = await readFile(path.join(import.meta.dirname, 'package-lock.json'));
  const state = createHash('sha256').update(lock).digest('hex');
  const marker = path.join(folder, 'installed');
  const isInstalled = async () => (await readFile(marker, 'utf8').catch(() => '')) === state;
  if (await isInstalled()) return;
  await withLock('peers', async (covers) => {
    if (await isInstalled()) return;
    const total = Object.keys(JSON.parse(lock.toString()).packages).length - 1;
    say(`Installing what is measured beside ours into .cache/bench/peers: ${total} packages, 100 MB on disk.`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const name of ['package.json', 'package-lock.json'])
      await copyFile(path.join(import.meta.dirname, name), path.join(folder, name));
    await npm(['ci', '--ignore-scripts', '--omit=dev'], folder, total, covers);
    await writeFile(marker, state);
  });
}

/** @param {string} name */
function manifestOf(name) {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  return { file, manifest: createRequire(import.meta.url)(file) };
}

/**
 * The JavaScript file behind the command of that name.
 * @param {string} name
 */
function programOf(name) {
  const { file, manifest } = manifestOf(name);
  const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[name];
  return path.join(path.dirname(file), bin);
}

/** @param {string} name */
function versionOf(name) {
  return manifestOf(name).manifest.version;
}
