// The project's own tools, run without a shell.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, vsix } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * The JavaScript file behind a command of an installed package.
 * @param {string} name
 * @param {string} [command]
 */
export function program(name, command = path.basename(name)) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = createRequire(import.meta.url)(path.join(folder, 'package.json'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Builds the extension for users and packages it as dist/lawful-outreach.vsix; rejects with what the packager said. */
export async function packageExtension() {
  // Links in the README stay relative: its pictures are in the package.
  const settings = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const args = ['package', ...settings, '--out', vsix];
  const { code, output } = await run(process.execPath, [program('@vscode/vsce'), ...args], {
    cwd: root,
    onLine: () => {},
  });
  if (code !== 0) throw new Error(`Packaging the extension failed (code ${code}).\n${output}`);
}
