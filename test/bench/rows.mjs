// Lines of the table, made of runs.
import { inWords, median, ratioOf } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./figures.mjs').Run} Run */
/** @typedef {import('./figures.mjs').Bound} Bound */

/**
 * How long ours takes beside another program. The ratio that counts is by the clock, or of the processor where the machine has other work.
 * @param {string} figure
 * @param {readonly Run[]} ours
 * @param {string} name what stands beside it
 * @param {readonly Run[]} beside
 * @param {boolean} busy
 * @param {{ must?: Bound, aim?: Bound, scale?: number }} wanted `scale` where ours did so many times as much work
 * @returns {Row}
 */
export function compared(figure, ours, name, beside, busy, { must, aim, scale = 1 }) {
  const ratio = (/** @type {(run: Run) => number | undefined} */ time) => {
    const found = ratioOf(ours.map(time), beside.map(time));
    return found === undefined ? undefined : found / scale;
  };
  return {
    figure,
    ours: times(ours),
    beside: beside.length === 0 ? `${name}: not measured` : `${name}: ${times(beside)}`,
    ...ratios(ratio(wall), ratio(processor), busy),
    ...(must && { must }),
    ...(aim && { aim }),
  };
}

/**
 * How many files a second ours checks beside another program.
 * @param {string} figure
 * @param {readonly Run[]} ours
 * @param {string} name
 * @param {readonly Run[]} beside
 * @param {number} files
 * @param {boolean} busy
 * @param {{ must?: Bound, aim?: Bound }} wanted
 * @returns {Row}
 */
export function speed(figure, ours, name, beside, files, busy, { must, aim }) {
  const inverse = (/** @type {(run: Run) => number | undefined} */ time) => ratioOf(beside.map(time), ours.map(time));
  const said = (/** @type {readonly Run[]} */ runs) => {
    const rate = (/** @type {(run: Run) => number | undefined} */ time) =>
      (1000 * files) / (middle(runs, time) ?? Number.NaN);
    return `${inWords(rate(wall))} (CPU ${inWords(rate(processor))}) files/s, ${inWords(middle(runs, peak), 'MiB')}`;
  };
  return {
    figure,
    ours: said(ours),
    beside: beside.length === 0 ? `${name}: not measured` : `${name}: ${said(beside)}`,
    ...ratios(inverse(wall), inverse(processor), busy),
    ...(must && { must }),
    ...(aim && { aim }),
  };
}

/**
 * Memory at its peak, held against nothing unless a bound in MiB is given.
 * @param {string} figure
 * @param {readonly Run[]} ours
 * @param {string} [name]
 * @param {readonly Run[]} [beside]
 * @param {{ must?: Bound, aim?: Bound }} [wanted]
 * @returns {Row}
 */
export function taken(figure, ours, name, beside, { must, aim } = {}) {
  return absolute(figure, middle(ours, peak), 'MiB', {
    ...(name && { beside: `${name}: ${inWords(middle(beside ?? [], peak), 'MiB')}` }),
    ...(must && { must }),
    ...(aim && { aim }),
  });
}

/**
 * A figure that is held against a number.
 * @param {string} figure
 * @param {number | undefined} value
 * @param {string} unit
 * @param {{ ours?: string, beside?: string, must?: Bound, aim?: Bound }} [more] `ours` where more is to be said than the value
 * @returns {Row}
 */
export function absolute(figure, value, unit, { ours, ...more } = {}) {
  return { figure, ours: ours ?? inWords(value, unit), unit, ...(value !== undefined && { value }), ...more };
}

/**
 * @param {number | undefined} byClock
 * @param {number | undefined} byProcessor
 * @param {boolean} busy
 */
function ratios(byClock, byProcessor, busy) {
  const value = busy ? (byProcessor ?? byClock) : byClock;
  return {
    ratio: `${inWords(byClock)} x (CPU ${inWords(byProcessor)} x)`,
    ...(value !== undefined && { value }),
  };
}

/** @param {readonly Run[]} runs */
function times(runs) {
  return `${inWords(middle(runs, wall))} ms (CPU ${inWords(middle(runs, processor))})`;
}

/**
 * @param {readonly Run[]} runs
 * @param {(run: Run) => number | undefined} figure
 */
export function middle(runs, figure) {
  return median(runs.flatMap((run) => figure(run) ?? []));
}

/** @param {Run} run */
export const wall = (run) => run.wall;
/** @param {Run} run */
export const processor = (run) => run.cpu;
/** @param {Run} run */
export const peak = (run) => run.peak;
