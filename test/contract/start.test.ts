import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../shared/rules';
import { builtProgram } from './program';

const program = builtProgram();
const built = (name: string) => join(dirname(program), name);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outreach-start-'));
  mkdirSync(join(folder, 'plain'));
  writeFileSync(
    join(folder, 'plain/message.outreach.md'),
    '---\nchannel: email\nfrequency: { per-days: 30 }\n---\nHello.\n',
  );
  mkdirSync(join(folder, 'quoted'));
  writeFileSync(join(folder, 'quoted/message.outreach.md'), '---\nchannel: "e\\x6dail"\n---\nHello.\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line, and tells which of its bundles were loaded. */
function loadedIn(inner: string, ...words: string[]): string[] {
  const code = `process.argv.splice(1, 0, ${JSON.stringify(program)});
process.on('exit', () => require('node:fs').writeSync(2, '\\n' + JSON.stringify(Object.keys(require.cache))));
require(process.argv[1]);`;
  const { stderr } = spawnSync(process.execPath, ['-e', code, '--', ...words], {
    cwd: join(folder, inner),
    encoding: 'utf8',
  });
  const files: string[] = JSON.parse(stderr.trimEnd().split('\n').at(-1)!);
  return files.filter((file) => dirname(file) === dirname(program)).map((file) => basename(file));
}

describe('the command line', () => {
  it.each(['--version', '--help', 'help'])('says %s without loading the checks', (word) => {
    expect(loadedIn('.', word)).toEqual(['cli.cjs']);
  });

  it('says what is wrong with a call without loading the checks', () => {
    expect(loadedIn('.', 'check', '--colour')).toEqual(['cli.cjs']);
  });

  it('checks with one bundle more', () => {
    expect(loadedIn('plain', 'check', '--format', 'json')).toEqual(['cli.cjs', 'check.cjs']);
  });

  it('loads the library for YAML when a header needs it', () => {
    expect(loadedIn('quoted', 'check')).toContain('any-yaml.cjs');
  });
});

describe('what a check loads', () => {
  it('holds no example of a rule', () => {
    const code = readFileSync(built('check.cjs'), 'utf8');
    const titles = rules.flatMap(({ bad, good }) => [...bad, ...good].map(({ title }) => title));
    // Short titles are words that stand elsewhere too, and one rule is called like an example.
    const names = rules.map(({ title }) => title);
    const long = titles.filter((title) => title.length > 25 && !names.includes(title) && /^[ -&(-[\]-~]+$/.test(title));
    expect(long.length).toBeGreaterThan(50);
    expect(long.filter((title) => code.includes(`"${title}"`))).toEqual([]);
  });

  it('stays small', () => {
    expect(statSync(built('server.cjs')).size).toBeLessThan(10_000);
    expect(statSync(built('cli.cjs')).size).toBeLessThan(30_000);
    expect(gzipSync(readFileSync(built('check.cjs'))).length).toBeLessThan(200_000);
  });
});
