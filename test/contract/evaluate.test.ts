import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { builtProgram, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const program = builtProgram();
const folderOf = temporaryFolders();

const labelled = [
  { id: 'a', label: 'promotional', difficulty: 'easy', text: 'Get 20% off every plan this week.' },
  { id: 'b', label: 'informational', difficulty: 'hard', text: 'Your parcel is out for delivery.' },
  { id: 'c', label: 'promotional', difficulty: 'hard', text: 'Zumpf.' },
  { id: 'd', text: 'Nobody has said what this is.' },
]
  .map((row) => `${JSON.stringify(row)}\n`)
  .join('');

const pack = (flags: string) =>
  `version: 1\nphrases:\n  - pattern: glimmer week\n    category: P01\n    confidence: definite\n    reason: Our sale.\n    flags: [${flags}]\n`;

describe('evaluate', () => {
  it('prints how often the checks are right, and the errors on request', async () => {
    const folder = folderOf({ 'gold.jsonl': labelled });
    const { code, out } = await runProgram(program, folder, ['evaluate', 'gold.jsonl', '--errors', '5']);
    expect(code).toBe(0);
    expect(out).toMatch(/^all +3 +100\.0 +50\.0 +66\.7 +0\.0$/m);
    expect(out).toMatch(/^hard +2 +- +0\.0 +0\.0 +0\.0$/m);
    expect(out).toContain('Errors, 1 of 1\nmissed  c: Zumpf.');
  });

  it('writes predictions with the offsets of what was found', async () => {
    const folder = folderOf({ 'gold.jsonl': labelled });
    await runProgram(program, folder, ['evaluate', 'gold.jsonl', '--predictions', 'out.jsonl']);
    const rows = readFileSync(join(folder, 'out.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ id, flagged }) => [id, flagged])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
      ['d', false],
    ]);
    const [{ spans }] = rows;
    expect(spans[0]).toMatchObject({ category: 'P01', confidence: 'definite' });
    expect('Get 20% off every plan this week.'.slice(spans[0].start, spans[0].end)).toContain('20% off');
  });

  it('tests a pack by its own examples, and the checks with that pack', async () => {
    const files = { 'gold.jsonl': labelled, 'good.yaml': pack('Glimmer week starts today'), 'bad.yaml': pack('Hello') };
    const folder = folderOf(files);
    const good = await runProgram(program, folder, ['evaluate', 'good.yaml', 'gold.jsonl']);
    expect(good).toMatchObject({ code: 0 });
    expect(good.out).toContain('good.yaml: 1 of 1 examples behave as the pack says');
    const bad = await runProgram(program, folder, ['evaluate', 'bad.yaml']);
    expect(bad).toMatchObject({ code: 1 });
    expect(bad.out).toMatch(/^bad\.yaml: 0 of 1 examples.*\nbad\.yaml:7:13 {2}This example should be found as P01/);
  });

  it('says which line or file it can not read, and goes on', async () => {
    const folder = folderOf({ 'gold.jsonl': `nonsense\n${labelled}` });
    const { code, out, error } = await runProgram(program, folder, ['evaluate', 'gold.jsonl', 'no.jsonl']);
    expect(code).toBe(2);
    expect(error).toContain('gold.jsonl: line 1 is no JSON object with a "text"');
    expect(error).toContain('there is no file "no.jsonl"');
    expect(out).toContain('all');
  });
});
