import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessment, phrases, template } from '../bench/corpus.mjs';
import { markdown, median, missed, quantile, type Row, ratioOf, verdict, withFigures } from '../bench/figures.mjs';
import { ourServer } from '../bench/servers/servers.mjs';

const root = resolve(__dirname, '../..');

describe('a figure', () => {
  it('is the middle of what was measured', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 20, 30])).toBe(25);
    expect(median([])).toBeUndefined();
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], 0.95)).toBe(100);
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([], 0.5)).toBeUndefined();
  });

  it('is compared with the run beside it, so that a slow minute slows both', () => {
    expect(ratioOf([100, 900, 110], [50, 450, 55])).toBe(2);
    expect(ratioOf([100, 110], [undefined, 55])).toBe(2);
    expect(ratioOf([100], [])).toBeUndefined();
  });
});

describe('a verdict', () => {
  const row = (more: Partial<Row>): Row => ({ figure: 'one file', ours: '80 ms', ...more });
  const wanted = { must: { most: 2 }, aim: { most: 1.5 } };

  it.each([
    [{ ...wanted, value: 1.5 }, '✓ aim'],
    [{ ...wanted, value: 1.6 }, '✓'],
    [{ ...wanted, value: 2.5 }, '**missed** by 25 %'],
    [{ must: { least: 12 }, value: 12 }, '✓'],
    [{ must: { least: 12 }, value: 6 }, '**missed** by 100 %'],
    [{ aim: { most: 120 }, value: 240 }, 'aim missed by 100 %'],
    [{ value: 3 }, ''],
    [wanted, 'not measured'],
  ])('of %j is %s', (more, said) => {
    expect(verdict(row(more))).toBe(said);
  });

  it('that must hold is missed where nothing was measured, too', () => {
    const rows = [row({ ...wanted, value: 1 }), row({ ...wanted, value: 3 }), row(wanted), row({ value: 9 })];
    expect(missed([{ title: 'All', rows }])).toEqual([rows[1], rows[2]]);
  });
});

it('the table says what is wanted, what there is, and whether that is enough', () => {
  const rows: Row[] = [
    {
      figure: '`check` of a | b',
      ours: '80 ms',
      beside: 'node -e 0: 40 ms',
      ratio: '2 x',
      value: 2,
      must: { most: 2 },
      aim: { most: 1.5 },
    },
    { figure: 'memory', ours: '70 MiB', value: 70, unit: 'MiB', must: { most: 75 } },
  ];
  expect(markdown([{ title: 'One template', rows, notes: ['Taken twice.'] }])).toBe(`### One template

| figure | ours | beside it | ratio | must | aim |  |
| --- | --- | --- | --- | --- | --- | --- |
| \`check\` of a \\| b | 80 ms | node -e 0: 40 ms | 2 x | ≤ 2 x | ≤ 1.5 x | ✓ |
| memory | 70 MiB |  |  | ≤ 75 MiB |  | ✓ |

Taken twice.`);
});

describe('the page on performance', () => {
  const page = readFileSync(resolve(root, 'docs/performance.md'), 'utf8');

  it('has one place for the figures, and keeps everything else', () => {
    const written = withFigures(page, 'New figures');
    expect(written).toContain('New figures');
    expect(withFigures(written!, 'Newer figures')).toBe(withFigures(page, 'Newer figures'));
    expect(withFigures('A page without a place', 'Figures')).toBeUndefined();
  });

  it('says how each section is measured by its name', () => {
    const program = readFileSync(resolve(root, 'test/bench/bench.mjs'), 'utf8');
    const [, names] = /one section or more: (.*)/.exec(program)!;
    for (const name of names!.split(' ')) expect(page).toContain(`\`${name}\``);
  });
});

it('the templates to measure with are the same every time, and no two alike', () => {
  expect(template(7)).toBe(template(7));
  expect(template(7)).toContain('\nid: tpl-00007\n');
  expect(template(7)).not.toBe(template(8).replace('tpl-00008', 'tpl-00007'));
  expect(template(45)).toContain('\nlia: LIA-2026-0003\n');
  expect(assessment(2)).toContain('\nid: LIA-2026-0003\n');
  expect(new Set(phrases(500)).size).toBe(500);
});

it('our server is measured with the options of Node that the extension starts it with', () => {
  const client = readFileSync(resolve(root, 'client/connection.node.ts'), 'utf8');
  expect(client).toContain(
    `execArgv: [${ourServer('')
      .node?.map((option) => `'${option}'`)
      .join(', ')}]`,
  );
});

it('the programs beside ours are pinned, and the lock names no host', () => {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, 'test/bench/package.json'), 'utf8'));
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(readFileSync(resolve(root, 'test/bench/package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
