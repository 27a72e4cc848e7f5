// One installer at a time, also when two runs start together or one is killed half-way.
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache, root } from './paths.mjs';
import { onEnd, say } from './processes.mjs';

/**
 * Does something that only one program may do at a time; others wait for their turn.
 * @template Result
 * @param {string} name what is being installed
 * @param {(covers: (child: import('node:child_process').ChildProcess) => void) => Promise<Result>} work
 *   `covers` makes the lock hold as long as that child lives, should this program be killed before it
 * @returns {Promise<Result>}
 */
export async function withLock(name, work) {
  await mkdir(cache, { recursive: true });
  const file = path.join(cache, `${name}.lock`);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  // A link makes the lock appear with its contents, in one step; both names are one file from then on.
  for (let told = false; !linked(mine, file); ) {
    const holders = await readFile(file, 'utf8').catch(() => '');
    if (holders && !holders.split(' ').some(isAlive)) {
      await takeAway(file, holders);
      continue;
    }
    if (!told)
      say(
        `Waiting for another run that is installing the ${name}. If there is none, delete ${path.relative(root, file)}.`,
      );
    told = true;
    await sleep(300);
  }
  const release = onEnd(() => {
    rmSync(file, { force: true });
    rmSync(mine, { force: true });
  });
  try {
    return await work((child) => writeFileSync(mine, `${process.pid} ${child.pid}`));
  } finally {
    release();
  }
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {boolean} false where `to` exists
 */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a lock whose holders are dead, and only that one: another run may have put its own in the same place meanwhile.
 * @param {string} file
 * @param {string} holders
 */
async function takeAway(file, holders) {
  const aside = `${file}.${process.pid}.dead`;
  await rename(file, aside).catch(() => {});
  if ((await readFile(aside, 'utf8').catch(() => holders)) !== holders) linked(aside, file);
  rmSync(aside, { force: true });
  rmSync(`${file}.${holders.split(' ')[0]}`, { force: true });
}

/** @param {string} id of a process */
function isAlive(id) {
  try {
    process.kill(Number(id), 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  try {
    // A dead process that nobody has collected still answers; only Linux says so here.
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
