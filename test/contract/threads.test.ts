import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { builtProgram, copyOf, type Result, runProgram, temporaryFolders } from './program';

const folder = temporaryFolders();
const assessment = '---\nid: LIA-2026-001\nstatus: draft\npurpose: page-follow\n---\n';
const message = (number: number) =>
  [
    '---',
    `title: Message ${number}`,
    `channel: ${number % 2 ? 'email' : 'linkedin-message'}`,
    'lawful-basis: legitimate-interests',
    `lia: LIA-2026-00${1 + (number % 2)}`,
    '---',
    `Dear {{first_name}}, the ${number}th letter is here. Follow our page for exclusive deals.`,
    '',
  ].join('\n');

/** Enough of them for a second thread, wherever there is a processor for it. */
const files = Object.fromEntries([
  ...Array.from({ length: 810 }, (_, i) => [`letters/n${i}.outreach.md`, message(i)] as const),
  ['assessments/LIA-2026-001.lia.md', assessment] as const,
]);

function check(program: string, place: string): Promise<Result> {
  return runProgram(program, place, ['check', '--format', 'json', '--today', '2026-11-24']);
}

/** A copy of the programs in which other threads run this instead. */
function programWhere(inThread: string | undefined): string {
  const copy = folder({});
  copyOf(dirname(builtProgram()), copy);
  const file = join(copy, 'check-share.cjs');
  if (inThread === undefined) rmSync(file);
  else writeFileSync(file, inThread);
  return join(copy, 'cli.cjs');
}

const answering = (change: string) => `
  const { parentPort, workerData } = require('node:worker_threads');
  const { checkShare } = require('./check.cjs');
  checkShare(workerData).then((found) => parentPort.postMessage(${change}));
`;

it('finds the same in many files by several threads, by one where others fail, and where files change meanwhile', async () => {
  const place = folder(files);
  const found = await check(builtProgram(), place);
  expect(found).toMatchObject({ code: 1, error: '' });
  const { summary, findings } = JSON.parse(found.out);
  expect(summary).toMatchObject({ templates: 810, assessments: 1 });
  expect(new Set(findings.map(({ file }: { file: string }) => file)).size).toBe(811);
  const meanwhile = answering("{ ...found, listed: found.listed.map((file) => ({ ...file, text: 'another' })) }");
  for (const program of [programWhere(undefined), programWhere(meanwhile)])
    expect(await check(program, place)).toEqual(found);
});

it.skipIf(availableParallelism() < 2)('leaves a share of many files to another thread', async () => {
  const place = folder(files);
  const silent = programWhere(answering('{ batches: [], listed: [], templates: [] }'));
  const { summary } = JSON.parse((await check(silent, place)).out);
  expect(summary.templates).toBeGreaterThan(200);
  expect(summary.templates).toBeLessThan(600);
});
