// Whole folders on the command line: what a pipeline waits for.
import { templatesBelow } from '../make-corpora.mjs';
import { absolute, compared, middle, peak, speed, taken, wall } from '../rows.mjs';
import { inTurn } from '../runs.mjs';

/**
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../figures.mjs').Section>}
 */
export async function files({ programs, corpora, peers, quick, busy }) {
  const cwd = corpora.thousand;
  const json = { name: 'json', args: [programs.cli, 'check', '--format', 'json'], cwd };
  const text = { name: 'text', args: [programs.cli, 'check'], cwd };
  const others = peers.peers.map(({ name, args, all }) => ({
    name,
    args: [...args, ...(all ?? templatesBelow(cwd))],
    cwd,
    ...((quick || name.startsWith('cspell')) && { rounds: 1 }),
  }));
  const runs = await inTurn([json, text, ...others], quick ? 1 : 3);
  const many = { name: 'many', args: json.args, cwd: corpora.tenThousand };
  const register = { name: 'register', args: [programs.cli, 'register', '--format', 'json'], cwd: corpora.tenThousand };
  const large = await inTurn([json, many, register], 1);
  const of = (/** @type {{ name: string }} */ { name }) => runs.get(name) ?? [];
  const largeOf = (/** @type {{ name: string }} */ { name }) => large.get(name) ?? [];
  const wanted = [
    { begins: 'markdownlint', must: { least: 2.5 }, aim: { least: 5 } },
    { begins: 'textlint', must: { least: 12 }, aim: { least: 25 } },
  ];
  return {
    title: 'Whole folders on the command line',
    rows: [
      ...others.flatMap((other) => {
        const bounds = wanted.find(({ begins }) => other.name.startsWith(begins)) ?? {};
        return speed('1,000 templates, `check --format json`', of(json), other.name, of(other), 1000, busy, bounds);
      }),
      ...others
        .filter(({ name }) => name.startsWith('markdownlint'))
        .map((other) => speed('1,000 templates, `check`', of(text), other.name, of(other), 1000, busy, {})),
      compared('10,000 templates, time', largeOf(many), '1,000 templates', largeOf(json), busy, { must: { most: 10 } }),
      taken('10,000 templates, memory at its peak', largeOf(many), '1,000 templates', largeOf(json), {
        aim: { most: 120 },
      }),
      absolute(
        '`register --format json` of 10,000 templates, memory at its peak',
        middle(largeOf(register), peak),
        'MiB',
        {
          beside: `${((middle(largeOf(register), wall) ?? Number.NaN) / 1000).toFixed(1)} s`,
        },
      ),
    ],
  };
}
