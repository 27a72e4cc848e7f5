// npm run bench: what the project costs in time, memory and bytes, beside other programs, all in one run.
//   npm run bench                      everything: about ten minutes on a quiet machine with two processors
//   npm run bench -- cold server       one section or more: cold files server many phrasing sizes
//   npm run bench -- --quick           fewer repetitions
//   npm run bench -- --must            exit code 1 where something that must hold doesn't
//   npm run bench -- --write           puts the tables into docs/performance.md
// The report is .cache/bench/report.md.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies } from '../editor/install.mjs';
import { root } from '../editor/paths.mjs';
import { endAll, run, say } from '../editor/processes.mjs';
import { markdown, missed, withFigures } from './figures.mjs';
import { benchFolder, builds, report } from './paths.mjs';

/**
 * What sections are given.
 * @typedef {object} Bench
 * @property {{ cli: string, server: string }} programs the production build
 * @property {import('./make-corpora.mjs').Corpora} corpora
 * @property {import('./peers.mjs').Peers} peers
 * @property {boolean} quick
 * @property {boolean} busy whether the machine had other work when the run began
 */

/** In the order in which they run. @type {Record<string, (bench: Bench) => Promise<import('./figures.mjs').Section>>} */
const sections = {
  cold: async (bench) => (await import('./sections/cold.mjs')).cold(bench),
  files: async (bench) => (await import('./sections/files.mjs')).files(bench),
  server: async (bench) => (await import('./sections/server.mjs')).server(bench),
  many: async (bench) => (await import('./sections/many.mjs')).many(bench),
  phrasing: async (bench) => (await import('./sections/phrasing.mjs')).phrasing(bench),
  sizes: async (bench) => (await import('./sections/sizes.mjs')).sizes(bench),
};
const page = path.join(root, 'docs/performance.md');

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, must: { type: 'boolean' }, write: { type: 'boolean' } },
  });
  const unknown = positionals.find((name) => !sections[name]);
  if (unknown) throw new Error(`"${unknown}" names no section. The sections: ${Object.keys(sections).join(', ')}.`);
  const chosen = Object.entries(sections).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  await endAll(await bench(chosen, { quick: false, must: false, write: false, ...values }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await endAll(1);
}

/**
 * @param {readonly (readonly [name: string, section: (bench: Bench) => Promise<import('./figures.mjs').Section>])[]} chosen
 * @param {{ quick: boolean, must: boolean, write: boolean }} options
 * @returns {Promise<number>} the exit code
 */
async function bench(chosen, { quick, must, write }) {
  // Before anything of ours makes it busy.
  const load = loadavg()[0] ?? 0;
  const busy = load > cpus().length / 2;
  await mkdir(benchFolder, { recursive: true });
  await installDependencies();
  say('Building');
  const { code } = await run(process.execPath, ['esbuild.mjs', '--production', `--outdir=${builds}`], { cwd: root });
  if (code !== 0) throw new Error('The build failed.');
  say('Making the templates to measure with');
  const corpora = (await import('./make-corpora.mjs')).makeCorpora();
  const { preparePeers } = await import('./peers.mjs');
  const checkers = chosen.some(([name]) => name === 'cold' || name === 'files');
  const peers = await preparePeers(corpora.template, checkers);
  const programs = { cli: path.join(builds, 'cli.cjs'), server: path.join(builds, 'server.cjs') };

  const found = [];
  for (const [name, section] of chosen) {
    say(`Measuring: ${name}`);
    try {
      const figures = await section({ programs, corpora, peers, quick, busy });
      found.push(figures);
      console.log(`\n${markdown([figures])}\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      found.push({ title: `${name}: not measured`, rows: [{ figure: name, ours: reason, must: { most: 0 } }] });
      say(`${name}: ${error instanceof Error ? error.stack : error}`);
    }
  }

  const text = `${heading({ load, busy, quick })}\n\n${[markdown(found), ...peers.missing].join('\n\n')}\n`;
  await writeFile(report, text);
  say(`The report is ${path.relative(root, report)}.`);
  if (write) {
    const changed = withFigures(await readFile(page, 'utf8'), text);
    if (changed === undefined)
      throw new Error(`${path.relative(root, page)} has lost the markers between which figures stand.`);
    await writeFile(page, changed);
    say(`${path.relative(root, page)} has the new figures.`);
  }
  const left = missed(found);
  console.log(
    left.length === 0 ? 'Everything that must hold holds.' : `Missed: ${left.map(({ figure }) => figure).join('; ')}`,
  );
  return must && left.length > 0 ? 1 : 0;
}

/** @param {{ load: number, busy: boolean, quick: boolean }} machine */
function heading({ load, busy, quick }) {
  const day = new Date().toISOString().slice(0, 10);
  const model = cpus()[0]?.model.trim() || process.arch;
  const counts = busy
    ? 'The machine had other work, so the ratios that count are those of the processor (CPU).'
    : 'The machine was quiet, so the ratios that count are those by the clock.';
  return `Measured on ${day}: Node ${process.versions.node}, ${platform()}, ${cpus().length} processors (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory, load ${load.toFixed(2)} at the beginning${quick ? ', few repetitions' : ''}. ${counts}`;
}
