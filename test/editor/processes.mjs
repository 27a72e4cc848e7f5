// Child processes that never outlive this one, and the lines that say what is happening.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */

const windows = process.platform === 'win32';
/** @type {Set<ChildProcess>} */
const running = new Set();
/** @type {Set<() => void>} */
const leftovers = new Set();
let watching = false;
let ending = false;

const startedByUs = process.env.OUTREACH_BEGAN !== undefined;
/** When the first of our programs began: those it starts go on counting from there. */
process.env.OUTREACH_BEGAN ??= String(performance.timeOrigin);

/**
 * Prints one line, after the seconds since the command was given.
 * @param {string} text
 */
export function say(text) {
  const seconds = (Date.now() - Number(process.env.OUTREACH_BEGAN)) / 1000;
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${text}`);
}

/**
 * Starts a program at the head of its own process group and remembers it, so that it ends when this program ends.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function start(command, args, options = {}) {
  watch();
  const child = spawn(command, args, { detached: !windows, windowsHide: true, ...options });
  running.add(child);
  // Not on "exit": a crashed program may leave children of its own in the group, so end() signals the group once more.
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end. Never rejects: a program that cannot be started gives code 127 and the reason as output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions & { onLine?: (line: string) => void, onStart?: (child: ChildProcess) => void }} [options]
 *   With `onLine` (called for each line of either stream) the output is kept and returned; without it, it goes straight to the terminal.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, { onLine, onStart, ...options } = {}) {
  const child = start(command, args, {
    stdio: onLine ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  onStart?.(child);
  let output = '';
  for (const stream of onLine ? [child.stdout, child.stderr] : []) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
    stream?.once('end', () => rest && onLine?.(rest));
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve(127);
    });
    child.once('close', (exitCode, signal) => resolve(exitCode ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 0)));
  });
  running.delete(child);
  // Ended by endAll(): what would follow must not start.
  if (ending) await new Promise(() => {});
  return { code, output };
}

/**
 * Ends a program and everything it started: asks first, and kills what is left of its process group after `grace` milliseconds.
 * @param {ChildProcess} child
 * @param {number} [grace]
 */
export async function end(child, grace = 5000) {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    signalGroup(child, 'SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, grace).unref())]);
  }
  signalGroup(child, 'SIGKILL');
  running.delete(child);
}

/**
 * Remembers something to clear away when this program ends, however it ends.
 * @param {() => void} clear must not wait for anything
 * @returns {() => void} clears now, once
 */
export function onEnd(clear) {
  watch();
  const once = () => {
    if (leftovers.delete(once)) clear();
  };
  leftovers.add(once);
  return once;
}

/**
 * @param {ChildProcess} child
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // The whole group has gone already.
  }
}

/** Whether this program is on its way out, so that the end of another is no surprise. */
export function isEnding() {
  return ending;
}

/**
 * Ends everything that was started here, then this program.
 * @param {number} code the exit code
 */
export async function endAll(code) {
  ending = true;
  await Promise.all([...running].map((child) => end(child)));
  process.exit(code);
}

function watch() {
  if (watching) return;
  watching = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A second Ctrl+C does not wait.
    process.on(signal, () => (ending ? process.exit(1) : void endAll(128 + constants.signals[signal])));
  }
  if (startedByUs || process.env.npm_lifecycle_event) {
    // npm that is told to end leaves its script running, and so does any parent that is killed outright.
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || ending || void endAll(1), 500).unref();
  }
  process.on('exit', () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
    for (const clear of leftovers) clear();
  });
}
