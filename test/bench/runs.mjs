// Runs programs one after the other and says what each took.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { end, say, start } from '../editor/processes.mjs';

/** @typedef {import('./figures.mjs').Run} Run */
/** A program of Node's to measure. @typedef {{ name: string, args: readonly string[], cwd: string, rounds?: number }} Program */

const usage = path.join(import.meta.dirname, 'usage.cjs');
/** Milliseconds in which any program has to end. */
const limit = 180_000;

/**
 * Runs a program of Node's to its end, with nothing to read and nobody to read it.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<Run | undefined>} undefined where it was ended because it took too long, or by a signal
 */
export async function measure(args, cwd) {
  const began = performance.now();
  const child = start(process.execPath, ['--require', usage, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stdio[3]?.on('data', (data) => {
    said += data;
  });
  let wall = Number.NaN;
  child.once('exit', () => {
    wall = performance.now() - began;
  });
  const late = setTimeout(() => void end(child, 1000), limit);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  clearTimeout(late);
  // What it may have started and left behind goes with it.
  await end(child);
  const [cpu, peak] = (said.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number);
  return code === null || !cpu ? undefined : { wall, cpu, ...(peak && { peak }) };
}

/**
 * Runs programs in turn, so that what slows the machine for a while slows all of them.
 * @param {readonly Program[]} programs `rounds` where one is too slow for all of them
 * @param {number} rounds
 * @returns {Promise<Map<string, Run[]>>} runs by name; a program that failed has fewer
 */
export async function inTurn(programs, rounds) {
  /** @type {Map<string, Run[]>} */
  const runs = new Map(programs.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const program of programs) {
      if (round >= (program.rounds ?? rounds)) continue;
      const run = await measure(program.args, program.cwd);
      if (run) runs.get(program.name)?.push(run);
      else say(`${program.name} didn't end by itself`);
    }
  }
  return runs;
}

/**
 * Memory that a process and all it started hold, in MiB; undefined where the system doesn't tell.
 * @param {number | undefined} pid
 * @returns {number | undefined}
 */
export function memoryOf(pid) {
  return sumOver(
    pid,
    (each) => Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${each}/status`, 'utf8'))?.[1]) / 1024,
  );
}

/**
 * Milliseconds of the processor that a process and all it started have taken, in steps of ten; undefined where the system doesn't tell.
 * @param {number | undefined} pid
 * @returns {number | undefined}
 */
export function processorOf(pid) {
  return sumOver(pid, (each) => {
    const stat = readFileSync(`/proc/${each}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return 10 * (Number(user) + Number(system));
  });
}

/**
 * @param {number | undefined} pid
 * @param {(pid: number) => number} figure
 */
function sumOver(pid, figure) {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const all = [pid];
    for (const each of all) {
      all.push(...readFileSync(`/proc/${each}/task/${each}/children`, 'utf8').split(' ').filter(Boolean).map(Number));
    }
    return all.reduce((sum, each) => sum + figure(each), 0);
  } catch {
    return undefined;
  }
}
