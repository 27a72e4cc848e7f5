// The phrasing engine alone, in processes of its own: how fast it reads, how soon it is there, and whether any text makes it slow.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { alias, loader, prepare } from '../../../esbuild.prepare.mjs';
import { root } from '../../editor/paths.mjs';
import { run } from '../../editor/processes.mjs';
import { inWords, median } from '../figures.mjs';
import { benchFolder } from '../paths.mjs';
import { absolute } from '../rows.mjs';

const child = path.join(import.meta.dirname, '../phrasing-speed-child.mjs');
const folder = path.join(benchFolder, 'phrasing');
const promotion = "export { findPromotion } from './shared/phrasing/find-promotion';";
const whole = `${promotion}
export { proseOf } from './shared/template/prose';
export { parseTemplate } from './shared/template/template';
export { checkTemplate } from './shared/lint/check';
export { AssessmentIndex } from './shared/assessment/assessment-index';
export { policyFor } from './shared/policy/policy';
`;

/** A message of 200 words that has been read many times. */
const template = `---
id: speed
channel: email
purpose: supplier review
---
Hello {{first_name}},

We work with two teams in energy who had the same trouble with shift planning last year. We guarantee best-in-class results, 100% risk-free.

Thank you for the talk at the meetup in Leeds, the part about audit trails was useful to my colleagues. We keep the data in your region and delete it after thirty days unless you ask otherwise. In practice the engineer on duty signs off, although the analysts do the work. Last spring your team published three posts on invoice matching, and the second one changed how we count errors.

The draft agreement is four pages long and your lawyers may keep a copy. Nothing in it binds you before the autumn, and the notice period is one month.

My question is narrow: do you export the results, or does someone type them again? There is no cost for the first two exports, and the price list is on the second page. If the figures are wrong, the finance lead gets a note the same day, and nobody has to chase it. Two of your branches already send us their counts on paper.

We could talk next week, or you may simply write back with the name of whoever looks after this.

Best regards,
{{sender_name}}
`;

/**
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../figures.mjs').Section>}
 */
export async function phrasing({ quick }) {
  const engine = await bundle(promotion, 'engine.cjs');
  const all = await bundle(whole, 'whole.cjs');
  const texts = path.join(folder, 'texts.json');
  writeFileSync(texts, JSON.stringify({ template, corpora: lessons() }));

  const starts = await repeat(quick ? 3 : 9, ['start', engine.file]);
  const readings = await repeat(quick ? 1 : 3, ['reading', all.file, texts]);
  const [doublings = []] = await repeat(1, ['doubling', all.file]);
  const worst = doublings.reduce((/** @type {any} */ one, /** @type {any} */ other) =>
    other.ratio > one.ratio ? other : one,
  );
  const of = (/** @type {(reading: any) => number} */ figure) => median(readings.map(figure));
  const start = (/** @type {'load' | 'first'} */ part) => median(starts.map((each) => each[part]));
  return {
    title: 'The phrasing engine, in a process of its own',
    rows: [
      absolute(
        '200 words, read anew, median',
        of(({ engine }) => engine.median),
        'ms',
        {
          beside: `95 %: ${inWords(
            of(({ engine }) => engine.p95),
            'ms',
          )}`,
          aim: { most: 1 },
        },
      ),
      absolute(
        'all rules on the same, median',
        of(({ check }) => check.median),
        'ms',
        { aim: { most: 2 } },
      ),
      ...Object.keys(readings[0]?.speeds ?? {}).map((name) =>
        absolute(
          `${name}, ${inWords(
            of(({ speeds }) => speeds[name].megabytes),
            'MB',
          )}`,
          of(({ speeds }) => speeds[name].perSecond),
          'MB/s',
          {
            beside: `one look-up a character: ${inWords(
              of(({ bare }) => bare),
              'MB/s',
            )}`,
            aim: { least: 10 },
          },
        ),
      ),
      absolute('load', start('load'), 'ms'),
      absolute('first message', start('first'), 'ms'),
      absolute(
        `twice as much text, of ${doublings.length} kinds that are made to slow it the worst`,
        worst.ratio,
        'x',
        {
          beside: `${worst.name}: ${inWords(worst.milliseconds, 'ms')} for 100 KB`,
          must: { most: 3 },
        },
      ),
      absolute('minified', engine.bytes / 1000, 'KB', { aim: { most: 400 } }),
    ],
  };
}

/**
 * Runs the child so often.
 * @param {number} times
 * @param {readonly string[]} args
 * @returns {Promise<any[]>} what it printed each time
 */
async function repeat(times, args) {
  const printed = [];
  for (let time = 0; time < times; time++) {
    const { code, output } = await run(process.execPath, [child, ...args], { onLine: () => {}, timeout: 120_000 });
    if (code !== 0) throw new Error(`Measuring "${args[0]}" failed: ${output}`);
    printed.push(JSON.parse(output));
  }
  return printed;
}

/**
 * Builds what these lines export, as the build does.
 * @param {string} contents
 * @param {string} name
 */
async function bundle(contents, name) {
  const file = path.join(folder, name);
  const { metafile } = await esbuild.build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    metafile: true,
    outfile: file,
    plugins: [prepare],
    loader,
    alias,
  });
  return { file, bytes: Object.values(metafile.outputs)[0]?.bytes ?? Number.NaN };
}

/** Messages of six texts each, made of the lessons: those that promote nothing, and all. */
function lessons() {
  const training = path.join(root, 'shared/phrasing/training');
  const texts = readdirSync(training)
    .filter((name) => name.endsWith('.jsonl') && !name.startsWith('short-'))
    .flatMap((name) => readFileSync(path.join(training, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
  const messages = (/** @type {readonly any[]} */ from) => {
    const made = [];
    for (let index = 0; index < from.length; index += 6)
      made.push(
        from
          .slice(index, index + 6)
          .map(({ text }) => text)
          .join('\n\n'),
      );
    return made;
  };
  return {
    'plain prose': messages(texts.filter(({ label }) => label === 'informational')),
    'all lessons': messages(texts),
  };
}
