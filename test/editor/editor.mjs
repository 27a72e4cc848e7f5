// Runs the real VS Code that installEditor() installed: its server here, its window in a browser.

import { randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { findBrowser, installEditor } from './install.mjs';
import { follow } from './listen.mjs';
import { cache } from './paths.mjs';
import { end, onEnd, run, start } from './processes.mjs';

export const screenshots = path.join(cache, 'screenshots');

const host = '127.0.0.1';
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  // As on the desktop; the web build would save by itself.
  'files.autoSave': 'off',
};
/** Steadier for tests; a person is left with VS Code's own defaults. */
const testSettings = {
  'workbench.reduceMotion': 'on',
  // Each blink is painted by the processor.
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'workbench.colorTheme': 'Default Light Modern',
};

/**
 * @typedef {object} Served a running VS Code, without a window yet
 * @property {string} origin
 * @property {string} folder absolute path of the folder that is open
 * @property {(payload?: readonly (readonly [string, string])[]) => string} address of a window on the folder
 * @property {(file: string) => string} uri of a file, absolute or relative to the folder, as VS Code names it
 * @property {() => string} log what the server printed
 * @property {Promise<number | null>} ended the server's exit code
 * @property {() => Promise<void>} close
 */

/**
 * Serves VS Code on a folder, on this machine alone.
 * @param {object} options
 * @param {string} options.folder
 * @param {string} [options.workspace] name of a workspace file in the folder, which is opened instead
 * @param {string} options.profile folder for VS Code's own files
 * @param {string} options.extensions folder of installed extensions
 * @param {number} [options.port] taken from the free ones without it
 * @param {object} [options.settings] for a new profile; one that has settings keeps them
 * @param {NodeJS.ProcessEnv} [options.env] reaches extensions and tests
 * @param {boolean} [options.testDriver] needed to run tests in the extension host; hides notifications and dialogs
 * @returns {Promise<Served>}
 */
export async function serve({
  folder,
  workspace,
  profile,
  extensions,
  port = 0,
  env = {},
  testDriver = false,
  ...options
}) {
  // Anyone who can reach the port could otherwise open a terminal as this user.
  const token = randomUUID();
  const settingsFile = path.join(profile, 'User', 'settings.json');
  if (!existsSync(settingsFile)) {
    mkdirSync(path.dirname(settingsFile), { recursive: true });
    writeFileSync(settingsFile, JSON.stringify({ ...settings, ...options.settings }, null, 2));
  }
  const server = start(
    ...(await serverCommand(profile, extensions, [
      ...['--host', host, '--port', String(port), '--connection-token', token, '--disable-workspace-trust'],
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ])),
    { stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment(env) },
  );
  const { listening, ended, log } = follow(server, "VS Code's server", /agent listening on (\d+)/);
  const close = () => end(server);
  try {
    const authority = `${host}:${(await listening)[1]}`;
    const origin = `http://${authority}`;
    return {
      origin,
      folder,
      address: (payload) => {
        const opened = workspace
          ? `workspace=${encodeURIComponent(path.join(folder, workspace))}`
          : `folder=${encodeURIComponent(folder)}`;
        const query = `${opened}&tkn=${token}`;
        return `${origin}/?${query}${payload ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : ''}`;
      },
      uri: (file) => `vscode-remote://${authority}${path.resolve(folder, file)}`,
      log,
      ended,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Serves VS Code on a copy of a folder, with a profile of its own, and starts a browser for it without a screen.
 * @param {object} options
 * @param {string} options.folder copied; the tests may change the copy
 * @param {string} [options.workspace] name of a workspace file in the folder, which is opened instead
 * @param {string} [options.extensions] folder of installed extensions; none without it
 * @param {object} [options.settings]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.testDriver]
 * @param {readonly string[]} [options.browserArguments]
 * @returns {Promise<Served & { browser: import('playwright-core').Browser, context: import('playwright-core').BrowserContext }>}
 */
export async function launch({ folder, extensions, browserArguments = [], ...options }) {
  await findBrowser();
  const temporary = mkdtempSync(path.join(tmpdir(), 'outreach-editor-'));
  const clear = onEnd(() => rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  const copy = path.join(temporary, path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  /** @type {Served | undefined} */
  let served;
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  const close = async () => {
    await browser?.close().catch(() => {});
    await served?.close();
    clear();
  };
  try {
    served = await serve({
      ...options,
      folder: copy,
      profile: path.join(temporary, 'profile'),
      extensions: extensions ?? path.join(temporary, 'extensions'),
      settings: { ...testSettings, ...options.settings },
    });
    const opened = await openBrowser(browserArguments);
    browser = opened.browser;
    const { context } = opened;
    return { ...served, browser, context, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Starts a browser without a screen.
 * @param {readonly string[]} [more] arguments
 */
export async function openBrowser(more = []) {
  const executablePath = await findBrowser();
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    // Our own handlers close it, after what uses it.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
      ...['--no-proxy-server', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...more,
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  return { browser, context };
}

/**
 * Runs tests inside the extension host of a real VS Code. What VS Code itself says goes to .cache/e2e/host.log: it is long.
 * @param {object} options
 * @param {string} options.folder opened as a copy
 * @param {string | undefined} [options.workspace] name of a workspace file in the folder, which is opened instead
 * @param {string} options.extension folder of the extension under test
 * @param {string} options.tests CommonJS module that exports run(): Promise<void>
 * @param {number} [options.timeout] in milliseconds
 * @returns {Promise<number>} 0 where every test passed
 */
export async function runInHost({ folder, workspace, extension, tests, timeout = 300_000 }) {
  const editor = await launch({ folder, ...(workspace && { workspace }), testDriver: true });
  try {
    const payload = /** @type {const} */ ([
      ['extensionDevelopmentPath', editor.uri(path.resolve(extension))],
      ['extensionTestsPath', editor.uri(path.resolve(tests))],
    ]);
    return await runInPage({ ...editor, address: editor.address(payload), name: 'host', timeout });
  } finally {
    await editor.close();
  }
}

/**
 * Opens a page of VS Code that runs tests in its extension host, and waits for them to end.
 * @param {object} options
 * @param {import('playwright-core').BrowserContext} options.context
 * @param {string} options.address
 * @param {string} options.name of the log and of the picture of a failure
 * @param {() => string} options.log what the server printed
 * @param {Promise<number | null>} options.ended the server's exit code
 * @param {number} options.timeout in milliseconds
 * @param {(line: string) => void} [options.onLine] called with what the tests print
 * @returns {Promise<number>} 0 where every test passed
 */
export async function runInPage({ context, address, name, log, ended, timeout, onLine }) {
  const logFile = path.join(cache, 'e2e', `${name}.log`);
  await mkdir(path.dirname(logFile), { recursive: true });
  await writeFile(logFile, '');
  const page = await context.newPage();
  /** @type {(reason: string) => void} */
  let fail = () => {};
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    fail = (reason) => reject(new Error(reason));
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
  });
  exited.catch(() => {});
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
    const line = format(...args);
    appendFileSync(logFile, `[${type}] ${line}\n`);
    onLine?.(line);
  });
  page.once('crash', () => fail('The page of VS Code crashed.'));
  void ended.then((code) => fail(`VS Code's server ended during the tests (code ${code}).`));
  const timer = setTimeout(() => fail(`The tests did not end within ${timeout / 1000} seconds.`), timeout);
  try {
    await page.goto(address, { waitUntil: 'commit' });
    return await exited;
  } catch (error) {
    const picture = path.join(screenshots, `failed-${name}.png`);
    await mkdir(screenshots, { recursive: true });
    await page.screenshot({ path: picture, timeout: 5000 }).catch(() => {});
    throw new Error(`${error instanceof Error ? error.message : error}\nThe window: ${picture}\nThe log: ${logFile}`);
  } finally {
    clearTimeout(timer);
    appendFileSync(logFile, `\nThe server:\n${log()}`);
  }
}

/**
 * Installs a packaged extension as a user would, in a folder of extensions that holds nothing else.
 * @param {string} vsix
 * @param {string} extensions replaced
 */
export async function installExtension(vsix, extensions) {
  rmSync(extensions, { recursive: true, force: true, maxRetries: 5 });
  const profile = mkdtempSync(path.join(tmpdir(), 'outreach-install-'));
  const clear = onEnd(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  try {
    const [command, args] = await serverCommand(profile, extensions, ['--install-extension', vsix, '--force']);
    const { code, output } = await run(command, args, { env: serverEnvironment(), onLine: () => {} });
    if (code !== 0) throw new Error(`VS Code did not install ${vsix} (code ${code}).\n${output}`);
  } finally {
    clear();
  }
}

/**
 * @param {string} profile
 * @param {string} extensions
 * @param {readonly string[]} args
 * @returns {Promise<[string, string[]]>}
 */
async function serverCommand(profile, extensions, args) {
  const { node, server } = await installEditor();
  const folders = ['--user-data-dir', profile, '--server-data-dir', profile, '--extensions-dir', extensions];
  return [node, [server, '--accept-server-license-terms', '--disable-telemetry', ...folders, ...args]];
}

/** @param {NodeJS.ProcessEnv} [extra] */
function serverEnvironment(extra = {}) {
  // A terminal inside VS Code has variables that would tie this VS Code to that one.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_') && name !== 'NODE_OPTIONS');
  // Without a gallery, VS Code asks nobody about extensions.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', ...extra };
}
