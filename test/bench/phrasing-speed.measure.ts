import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, it } from 'vitest';
import { alias, loader, prepare } from '../../esbuild.prepare.mjs';
import { readLabelled } from '../../shared/phrasing/evaluation';

const root = fileURLToPath(new URL('../../', import.meta.url));
const child = join(root, 'test/bench/phrasing-speed-child.mjs');
const folder = mkdtempSync(join(tmpdir(), 'phrasing-speed-'));
const engine = join(folder, 'engine.cjs');
const whole = join(folder, 'whole.cjs');
const processes = 9;

/** Builds what these lines export as the build does, and returns how many bytes came out for each source. */
async function bundle(lines: string[], outfile: string): Promise<{ all: number; data: number }> {
  const { metafile } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    metafile: true,
    outfile,
    plugins: [prepare],
    loader,
    alias,
  });
  const [{ bytes, inputs }] = Object.values(metafile.outputs) as [(typeof metafile.outputs)[string]];
  const isData = (path: string) => /\.prepared\.ts$|weights\.ts$/.test(path);
  const data = Object.entries(inputs).map(([path, { bytesInOutput }]) => (isData(path) ? bytesInOutput : 0));
  return { all: bytes, data: data.reduce((sum, each) => sum + each, 0) };
}

function run(...args: string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, [child, ...args], { encoding: 'utf8' }));
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}

/** Six texts at a time make a message. */
function messages(texts: readonly string[]): string[] {
  const found: string[] = [];
  for (let index = 0; index < texts.length; index += 6) found.push(texts.slice(index, index + 6).join('\n\n'));
  return found;
}

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

let bytes: { all: number; data: number };

beforeAll(async () => {
  bytes = await bundle(["export { findPromotion } from './shared/phrasing/find-promotion';"], engine);
  await bundle(
    [
      "export { findPromotion } from './shared/phrasing/find-promotion';",
      "export { proseOf } from './shared/template/prose';",
      "export { parseTemplate } from './shared/template/template';",
      "export { checkTemplate } from './shared/lint/check';",
      "export { AssessmentIndex } from './shared/assessment/assessment-index';",
      "export { policyFor } from './shared/policy/policy';",
    ],
    whole,
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

it('how fast the engine is, in a process of its own', () => {
  const training = join(root, 'shared/phrasing/training');
  const texts = readdirSync(training)
    .filter((name) => name.endsWith('.jsonl') && !name.startsWith('short-'))
    .flatMap((name) => readLabelled(readFileSync(join(training, name), 'utf8')).texts);
  const plain = texts.filter(({ promotional }) => promotional === false);
  const corpora = {
    'plain prose': messages(plain.map(({ text }) => text)),
    'all lessons': messages(texts.map(({ text }) => text)),
  };
  const file = join(folder, 'texts.json');
  writeFileSync(file, JSON.stringify({ template, corpora }));

  const starts = Array.from({ length: processes }, () => run('start', engine) as { load: number; first: number });
  const readings = Array.from({ length: 3 }, () => run('reading', whole, file) as Reading);
  const of = (figure: (reading: Reading) => number) => middle(readings.map(figure));
  const milliseconds = (value: number) => `${value.toFixed(2)} ms`;
  console.log('How fast the engine is (medians of several processes)');
  console.table({
    '200 words, read anew': milliseconds(of(({ engine }) => engine.median)),
    'the same, 95 %': milliseconds(of(({ engine }) => engine.p95)),
    'a whole check of the same': milliseconds(of(({ check }) => check.median)),
    'share of the check': `${Math.round(100 * of(({ engine, check }) => engine.median / check.median))} %`,
    ...Object.fromEntries(
      Object.keys(corpora).map((name) => [
        `${name}, ${of(({ speeds }) => speeds[name]!.megabytes).toFixed(1)} MB`,
        `${of(({ speeds }) => speeds[name]!.perSecond).toFixed(1)} MB/s`,
      ]),
    ),
    'one look-up a character, for comparison': `${of(({ bare }) => bare).toFixed(0)} MB/s`,
    'start: load': milliseconds(middle(starts.map(({ load }) => load))),
    'start: first message': milliseconds(middle(starts.map(({ first }) => first))),
    'engine and data, minified': `${(bytes.all / 1000).toFixed(0)} KB`,
    'of which data': `${(bytes.data / 1000).toFixed(0)} KB`,
  });
});

interface Times {
  readonly median: number;
  readonly p95: number;
}

/** What phrasing-speed-child.mjs prints. */
interface Reading {
  readonly engine: Times;
  readonly check: Times;
  readonly speeds: Readonly<Record<string, { readonly megabytes: number; readonly perSecond: number }>>;
  /** Megabytes a second. */
  readonly bare: number;
}
