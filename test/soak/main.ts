/** Entry of `npm run soak`, which builds it: takes its plan from the command line, and prints what was found. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failures, table } from './report';
import { soak } from './soak';

const { values } = parseArgs({
  options: {
    program: { type: 'string' },
    heap: { type: 'string' },
    report: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '20261123' },
    load: { type: 'string', default: '50' },
  },
});
const { program, heap, report } = values;
if (program === undefined || heap === undefined || report === undefined) throw new Error('Use npm run soak.');

void soak({
  program: resolve(program),
  heap: resolve(heap),
  seed: Number(values.seed),
  minutes: Number(values.minutes),
  steps: Number.POSITIVE_INFINITY,
  templates: 120,
  load: Number(values.load),
  comparedEvery: 5,
  tell: (found) => {
    writeFileSync(report, JSON.stringify(found, undefined, 2));
    const last = found.samples.at(-1);
    const memory = last ? `, ${Math.round(last.rss / 1e6)} MB resident` : '';
    console.log(`${Math.round(found.minutes)} min: ${found.steps} steps, ${found.requests} requests${memory}`);
  },
}).then((found) => {
  console.log(table(found));
  const wrong = failures(found);
  for (const each of wrong) console.log(`FAILED: ${each}`);
  console.log(`Written to ${report}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
});
