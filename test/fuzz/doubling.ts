// How much longer everything takes that is asked of a file once a text in it is twice as long: for every place where people write and
// everything that could be repeated there, until the time is over. What is repeated is taken by chance, every place once before any has its
// second turn. Measured is the time of the processor; the worst are told as a table.
import { parentPort, workerData } from 'node:worker_threads';
import { Random } from '../protocol/random';
import { fieldPlaces } from './hostile-fields';
import { type LongPlace, longText, places, repeated } from './long-texts';
import { findingsOf, type Surface, surfaces } from './surfaces';

const { minutes, seed, only } = workerData as { minutes: number; seed: number; only: string | undefined };
/** UTF-16 code units of the shorter text. */
const shorter = 8000;
/** Below so many milliseconds, the clock says nothing. */
const least = 3;
/** From this ratio on, it is measured again, and with texts that are longer still: noise doesn't come again. */
const striking = 2.6;

interface Found {
  readonly place: string;
  readonly unit: string;
  readonly surface: string;
  /** Milliseconds for the shorter text. */
  readonly once: number;
  readonly ratio: number;
}

const everywhere: readonly LongPlace[] = [
  ...places,
  ...fieldPlaces.map(({ kind, field, write }): LongPlace => [`${kind}: ${field}`, kind, write]),
];
/** Whether findings and fixes are sound is asked elsewhere: to apply each fix to the whole text takes more than twice as long by itself. */
const questions: readonly Surface[] = [
  ['findings', (opened) => void findingsOf(opened)],
  ...surfaces.filter(([name]) => !['findings', 'quick fixes'].includes(name)),
];
let serial = 0;

/** Milliseconds that each surface takes for such a text, which it has never seen before; the least of several. */
function measure(place: LongPlace, unit: string, length: number, times: number, wanted?: string): Map<string, number> {
  const taken = new Map<string, number>();
  for (let time = 0; time < times; time++) {
    const file = longText(place, unit, length, { first: `${serial++} ` });
    for (const [position, [name, use]] of questions.entries()) {
      // The first has the file checked, for all others.
      if (position > 0 && wanted !== undefined && name !== wanted) continue;
      const began = process.cpuUsage();
      use(file);
      const { user, system } = process.cpuUsage(began);
      taken.set(name, Math.min(taken.get(name) ?? Number.POSITIVE_INFINITY, (user + system) / 1000));
    }
  }
  return taken;
}

/** What twice the text takes, as many times; the mildest of three doublings, so that what is told is no accident. */
function confirmed(place: LongPlace, unit: string, surface: string): number {
  const lengths = [shorter, 2 * shorter, 4 * shorter];
  const taken = lengths.map((length) => measure(place, unit, length, 3, surface).get(surface) ?? 0);
  return Math.min(...taken.slice(1).map((each, i) => each / Math.max(least, taken[i]!)));
}

const random = new Random(seed);
const all = everywhere
  .filter(([name]) => only === undefined || name.includes(only))
  .flatMap((place) =>
    repeated
      .map((unit) => ({ place, unit, order: random.below(1e9) }))
      .sort((a, b) => a.order - b.order)
      .map((pair, turn) => ({ ...pair, turn })),
  )
  .sort((a, b) => a.turn - b.turn);
const found: Found[] = [];
const crashes: string[] = [];
const until = performance.now() + minutes * 60_000;
let tried = 0;
for (const { place, unit } of all) {
  if (performance.now() > until) break;
  tried++;
  try {
    const once = measure(place, unit, shorter, 1);
    const twice = measure(place, unit, 2 * shorter, 1);
    for (const [surface, taken] of twice) {
      const before = once.get(surface)!;
      let ratio = taken / Math.max(least, before);
      if (ratio > striking) ratio = Math.min(ratio, confirmed(place, unit, surface));
      found.push({ place: place[0], unit, surface, once: before, ratio });
    }
  } catch (error) {
    crashes.push(
      `${place[0]}, ${JSON.stringify(unit)}: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    );
  }
}

found.sort((a, b) => b.ratio - a.ratio);
const cell = (text: string) => text.replaceAll('|', '\\|').slice(0, 60);
const rows = found
  .slice(0, 20)
  .map(
    ({ place, unit, surface, once, ratio }) =>
      `| ${ratio.toFixed(2)} | ${once.toFixed(1)} | ${cell(surface)} | ${cell(place)} | ${cell(JSON.stringify(unit))} |`,
  );
const report = [
  `${tried} of ${all.length} pairs of a place (${everywhere.length}) and a text (${repeated.length}), each with ${questions.length} questions; seed ${seed}.`,
  '',
  `| ${2 * shorter} characters : ${shorter} | ms for ${shorter} | question | place | text |`,
  '|---|---|---|---|---|',
  ...rows,
  ...crashes.map((each) => `\nFailed: ${each}`),
].join('\n');
parentPort!.postMessage({ report });
