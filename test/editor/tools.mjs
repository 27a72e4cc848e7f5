// The project's own tools, run without a shell.
import { readFile } from 'node:fs/promises';
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

/** The program that packages extensions. Asked for when it is needed: it may only just have been installed. */
export const packager = () => program('@vscode/vsce');

/**
 * How the extension is packaged. Where package.json names no repository yet, links of the README can't lead there and stay as they are.
 * @param {{ repository?: unknown }} manifest
 */
export function vsixOptions({ repository }) {
  return ['--no-dependencies', ...(repository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links'])];
}

/** Builds the extension for users and packages it as dist/lawful-outreach.vsix; rejects with what the packager said. */
export async function packageExtension() {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const args = [packager(), 'package', ...vsixOptions(manifest), '--out', vsix];
  const { code, output } = await run(process.execPath, args, { cwd: root, onLine: () => {} });
  if (code !== 0) throw new Error(`Packaging the extension failed (code ${code}).\n${output}`);
}
