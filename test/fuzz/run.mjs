// npm run fuzz [-- --minutes 10 --seed N --only WORDS]: tries what holds of any input on inputs made at random, and says how many there were.
// npm run fuzz -- --doubling [--minutes 10 --seed N --only WORDS]: measures instead how much longer twice as long a text takes, at every place.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import esbuild from 'esbuild';
import { alias, define, loader, offline, prepare } from '../../esbuild.prepare.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    only: { type: 'string' },
    doubling: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
let seed = Number(values.seed);
/** An input that takes longer than this, in seconds, hangs. The usual one takes a hundredth of a second. */
const longest = 30;
const folder = '.cache/fuzz';
mkdirSync(folder, { recursive: true });
const source = values.doubling ? 'doubling' : 'worker';
const program = resolve(folder, `${source}.cjs`);
await esbuild.build({
  entryPoints: [`test/fuzz/${source}.ts`],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outfile: program,
  sourcemap: 'inline',
  logLevel: 'warning',
  plugins: [prepare, offline],
  loader,
  alias,
  define,
});

if (values.doubling) {
  const { report } = await new Promise((done, fail) => {
    const worker = new Worker(program, { workerData: { minutes, seed, only: values.only } });
    worker.once('message', done).once('error', fail);
  });
  console.log(report);
  process.exit();
}

const sums = new Map();
const failures = new Map();
const names = [];
const began = Date.now();

function fail(name, kind, message, details) {
  const key = `${name}: ${message.replace(/\d+/g, '#').slice(0, 200)}`;
  const known = failures.get(key);
  if (known) {
    known.times++;
    // The shortest tells most.
    if ((details.input?.length ?? 0) >= known.length) return;
  }
  const number = known?.number ?? failures.size + 1;
  failures.set(key, { kind, name, message, times: known?.times ?? 1, number, length: details.input?.length ?? 0 });
  const file = join(folder, `${kind}-${number}.json`);
  writeFileSync(file, JSON.stringify({ property: name, message, ...details }, null, 2));
  if (!known) console.log(`${kind}: ${name}\n  ${message.split('\n')[0].slice(0, 300)}\n  ${file}`);
}

await new Promise((done) => {
  let worker;
  let watch;
  const start = () => {
    const shared = new SharedArrayBuffer(2 ** 22);
    const head = new Int32Array(shared, 0, 4);
    worker = new Worker(program, {
      workerData: { shared, seed, only: values.only },
      execArgv: ['--enable-source-maps'],
    });
    worker.on('message', ({ name, tried, cpu, crash }) => {
      if (!names.includes(name)) names.push(name);
      const sum = sums.get(name) ?? { tried: 0, cpu: 0 };
      sums.set(name, { tried: sum.tried + tried, cpu: sum.cpu + cpu });
      if (crash) fail(name, 'crash', crash.message, crash);
    });
    worker.on('error', (error) => {
      fail('the fuzzer itself', 'crash', error.message, { stack: error.stack });
      again();
    });
    let last = -1;
    let since = Date.now();
    watch = setInterval(() => {
      const now = Date.now();
      if (now - began > minutes * 60_000) {
        clearInterval(watch);
        worker.terminate().then(done);
      } else if (head[0] !== last) {
        last = head[0];
        since = now;
      } else if (now - since > longest * 1000) {
        const input = Buffer.from(shared, 16, head[2]).toString();
        fail(names[head[1]] ?? `property ${head[1]}`, 'hang', `no answer within ${longest} seconds`, { input, seed });
        again();
      }
    }, 500);
  };
  const again = () => {
    clearInterval(watch);
    seed += 1_000_000;
    worker.terminate().then(start);
  };
  start();
});

const all = [...sums.values()];
const inputs = all.reduce((sum, { tried }) => sum + tried, 0);
const cpu = all.reduce((sum, each) => sum + each.cpu, 0);
for (const [name, { tried, cpu }] of sums)
  console.log(`${String(tried).padStart(8)}  ${(tried / Math.max(cpu, 0.001)).toFixed(0).padStart(6)}/s  ${name}`);
const count = (kind) => [...failures.values()].filter((each) => each.kind === kind).length;
console.log(
  `${inputs} inputs in ${((Date.now() - began) / 60_000).toFixed(1)} minutes (${cpu.toFixed(0)} s of CPU time, ${(inputs / Math.max(cpu, 0.001)).toFixed(0)}/s), seed ${values.seed}: ${count('crash')} kinds of crashes, ${count('hang')} hangs`,
);
process.exitCode = failures.size > 0 ? 1 : 0;
