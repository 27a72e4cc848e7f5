// npm run soak: a long scripted editing session against the language server as it is shipped.
//   npm run soak -- --minutes 60 --seed 1 --load 50
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { alias, loader, prepare } from '../../esbuild.prepare.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache/soak');
const build = path.join(folder, 'build');
const node = (/** @type {string[]} */ ...words) =>
  spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status ?? 1;

mkdirSync(folder, { recursive: true });
const built = node('esbuild.mjs', '--production', `--outdir=${build}`);
if (built !== 0) process.exit(built);
await esbuild.build({
  entryPoints: { soak: path.join(root, 'test/soak/main.ts') },
  outdir: folder,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  sourcemap: 'inline',
  plugins: [prepare],
  loader,
  alias,
});
process.exit(
  node(
    '--enable-source-maps',
    path.join(folder, 'soak.cjs'),
    '--program',
    path.join(build, 'server.cjs'),
    '--heap',
    path.join(root, 'test/soak/heap.cjs'),
    '--report',
    path.join(folder, 'report.json'),
    ...process.argv.slice(2),
  ),
);
