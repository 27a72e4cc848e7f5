// The project's own tools, run without a shell.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cache, root, vsix } from './paths.mjs';
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

/**
 * Builds the extension for users and packages it as dist/lawful-outreach.vsix; rejects with what the packager said. It is given a copy of the
 * folders that .vscodeignore takes something from: of the others, .cache among them, it would look at tens of thousands of files in vain.
 * @param {{ built?: boolean }} [options] whether it was built already
 */
export async function packageExtension({ built = false } = {}) {
  if (!built) await must('Building the extension', ['esbuild.mjs', '--production'], root);
  const staged = path.join(cache, 'package');
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged, { recursive: true });
  const ignored = await readFile(path.join(root, '.vscodeignore'), 'utf8');
  const shipped = [...ignored.matchAll(/^!([^/\n]+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !name.includes('*'));
  for (const name of new Set(['.vscodeignore', ...shipped, ...(await readdir(root)).filter(isTranslation)]))
    await cp(path.join(root, name), path.join(staged, name), { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  // What was built just now need not be built again, nor can it be from there.
  const scripts = { ...manifest.scripts, 'vscode:prepublish': undefined };
  await writeFile(path.join(staged, 'package.json'), `${JSON.stringify({ ...manifest, scripts }, null, 2)}\n`);
  await must('Packaging the extension', [packager(), 'package', ...vsixOptions(manifest), '--out', vsix], staged);
  await rm(staged, { recursive: true, force: true });
}

/** @param {string} name */
const isTranslation = (name) => /^package\.nls.*\.json$/.test(name);

/**
 * @param {string} what
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function must(what, args, cwd) {
  const { code, output } = await run(process.execPath, args, { cwd, onLine: () => {} });
  if (code !== 0) throw new Error(`${what} failed (code ${code}).\n${output}`);
}
