// npm start: installs what is missing, builds, prints the check of examples/, then opens VS Code there with the extension.
//   npm start -- --no-editor     stops after the check
//   npm start -- --browser       uses the real VS Code in the browser even where desktop VS Code is installed
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, installEditor, onPath } from './install.mjs';
import { cache, root, vsix } from './paths.mjs';
import { endAll, run, say } from './processes.mjs';
import { packageExtension } from './tools.mjs';

const examples = path.join(root, 'examples');
/** The same at each start where it is free, so that the browser keeps how the window was left. */
const port = 3900;

try {
  const { values } = parseArgs({ options: { 'no-editor': { type: 'boolean' }, browser: { type: 'boolean' } } });
  await installDependencies();
  await build();
  await checkExamples();
  if (!values['no-editor'] && (values.browser || !(await openDesktop()))) await serveInBrowser();
  await endAll(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await endAll(1);
}

async function build() {
  say('Building.');
  const { code } = await run(process.execPath, ['esbuild.mjs'], { cwd: root });
  if (code !== 0) throw new Error('The build failed.');
}

async function checkExamples() {
  say('Checking examples/ (lawful-outreach check examples):\n');
  const { code } = await run(process.execPath, [path.join('dist', 'cli.cjs'), 'check', 'examples'], { cwd: root });
  // 1 means that there are findings, as the examples are meant to have.
  if (code > 1) throw new Error(`The check failed (code ${code}).`);
  console.log('');
  say('Checked.');
}

/** @returns {Promise<boolean>} whether desktop VS Code took the folder */
async function openDesktop() {
  const code = onPath('code');
  if (!code || !hasScreen()) return false;
  say(
    'Opening desktop VS Code on examples/, with the extension from this folder. Nothing is installed in your profile.',
  );
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, examples];
  const shell = code.endsWith('.cmd');
  const { code: exit } = await run(shell ? `"${code}"` : code, shell ? args.map((arg) => `"${arg}"`) : args, { shell });
  if (exit !== 0) say(`Desktop VS Code did not start (code ${exit}), so VS Code opens in the browser instead.`);
  return exit === 0;
}

async function serveInBrowser() {
  await installEditor();
  const { installExtension, serve } = await import('./editor.mjs');
  const extensions = path.join(cache, 'start', 'extensions');
  say('Packaging the extension and installing it in this VS Code alone.');
  await packageExtension();
  await installExtension(vsix, extensions);
  const options = { folder: examples, profile: path.join(cache, 'start', 'profile'), extensions };
  const served = await serve({ ...options, port }).catch(() => serve(options));
  say('VS Code is open on examples/ at this address, on this machine only:\n');
  console.log(`  ${served.address()}\n`);
  console.log('Press Ctrl+C to stop.');
  openBrowser(served.address());
  const code = await served.ended;
  throw new Error(`VS Code ended (code ${code}).\n${served.log()}`);
}

/** @param {string} address */
function openBrowser(address) {
  const opener = process.platform === 'darwin' ? onPath('open') : onPath('xdg-open');
  if (!opener || !hasScreen()) return;
  // The browser is the user's own and stays when this program ends; the address above serves where this fails.
  spawn(opener, [address], { detached: true, stdio: 'ignore' })
    .once('error', () => {})
    .unref();
}

function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
