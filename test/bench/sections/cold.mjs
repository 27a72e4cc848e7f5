// One template on the command line: what somebody waits for who checks a file before a commit.
import path from 'node:path';
import { compared, taken } from '../rows.mjs';
import { inTurn } from '../runs.mjs';

/** @typedef {import('../bench.mjs').Bench} Bench */

/**
 * @param {Bench} bench
 * @returns {Promise<import('../figures.mjs').Section>}
 */
export async function cold({ programs, corpora, peers, quick, busy }) {
  const cwd = corpora.one;
  const file = path.basename(corpora.template);
  const floor = { name: 'node -e 0', args: ['-e', '0'], cwd };
  const version = { name: 'ours, --version', args: [programs.cli, '--version'], cwd };
  const check = { name: 'ours, check', args: [programs.cli, 'check', file], cwd };
  const others = peers.peers.map(({ name, args }) => ({ name, args: [...args, file], cwd, rounds: quick ? 1 : 5 }));
  const runs = await inTurn([floor, version, check, ...others], quick ? 5 : 21);
  const of = (/** @type {{ name: string }} */ { name }) => runs.get(name) ?? [];
  return {
    title: 'One template on the command line, each in a new process',
    rows: [
      compared('`check` of one template', of(check), floor.name, of(floor), busy, {
        must: { most: 2 },
        aim: { most: 1.5 },
      }),
      compared('`--version`', of(version), floor.name, of(floor), busy, {}),
      ...others.map((other) => compared('`check` of one template', of(check), other.name, of(other), busy, {})),
      taken('memory of `check` at its peak', of(check), floor.name, of(floor)),
    ],
  };
}
