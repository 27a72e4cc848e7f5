import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { assessment, message } from '../protocol/texts';
import { builtProgram, type Result, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const program = builtProgram();
const folderOf = temporaryFolders();

function check(folder: string, ...args: string[]): Promise<Result> {
  return runProgram(program, folder, ['check', '--today', '2026-11-23', ...args]);
}

// biome-ignore lint/suspicious/noExplicitAny: what a consumer of the JSON has.
async function json(folder: string, ...args: string[]): Promise<any> {
  return JSON.parse((await check(folder, '--format', 'json', ...args)).out);
}

async function filesOf(folder: string, ...args: string[]): Promise<string[]> {
  return (await json(folder, ...args)).templates.map(({ file }: { file: string }) => file);
}

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' }).toString();
}

function commitAll(folder: string): void {
  if (!existsSync(join(folder, '.git'))) git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'x');
}

const clean = message({ basis: 'contract' });
const warned = clean.replace('owner:', 'x-owner: y\nowner:');
const slip = clean.replace('channel: linkedin-message', 'channel: LinkedIn-Message');

describe('--max-warnings', () => {
  it('fails on more, and says so', async () => {
    const folder = folderOf({ 'a.outreach.md': warned });
    const { warnings } = (await json(folder)).summary;
    expect(warnings).toBeGreaterThan(0);
    expect((await check(folder, '--max-warnings', String(warnings))).code).toBe(0);
    const { code, error } = await check(folder, '--max-warnings', String(warnings - 1));
    expect(code).toBe(1);
    expect(error).toBe(`More warnings than --max-warnings ${warnings - 1} allows: ${warnings}.\n`);
    expect((await check(folder, '--max-warnings', '-1')).code).toBe(2);
  });
});

describe('--rule', () => {
  const folder = () => folderOf({ 'a.outreach.md': message({ nature: 'infomational' }), 'outreach.yaml': '' });

  it('shows and counts findings of these rules only', async () => {
    const all = (await json(folder())).findings.map(({ rule }: { rule: string }) => rule);
    expect(new Set(all).size).toBeGreaterThan(1);
    const one = await json(folder(), '--rule', 'lia-missing');
    expect(one.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['lia-missing']);
    expect((await check(folder(), '--rule', 'frequency')).code).toBe(0);
    const two = await json(folder(), '--rule', 'lia-missing', '--rule=invalid-value');
    expect(new Set(two.findings.map(({ rule }: { rule: string }) => rule))).toEqual(
      new Set(['lia-missing', ...all.filter((rule: string) => rule === 'invalid-value')]),
    );
  });

  it('names the rule that there is not', async () => {
    const { code, error } = await check(folder(), '--rule', 'lia-mising');
    expect(code).toBe(2);
    expect(error).toContain('there is no rule "lia-mising". Did you mean "lia-missing"?');
  });

  it('still shows a policy that is wrong', async () => {
    const wrong = folderOf({ 'a.outreach.md': clean, 'outreach.yaml': 'risk-apetite: x\n' });
    const { code, out } = await check(wrong, '--rule', 'frequency');
    expect(code).toBe(2);
    expect(out).toContain('risk-apetite');
  });
});

describe('--quiet', () => {
  it('shows errors only, says what it hides, and leaves the exit code', async () => {
    const folder = folderOf({ 'a.outreach.md': warned });
    const { out, code } = await check(folder, '--quiet');
    expect(code).toBe(0);
    expect(out).not.toContain('x-owner');
    expect(out).toMatch(/no errors found by these checks\. Not shown: 1 warning/);
    expect((await check(folder, '-q', '--fail-on', 'warning')).code).toBe(1);
  });
});

describe('--output', () => {
  it('writes what would be printed, and replaces nothing without --force', async () => {
    const folder = folderOf({ 'a.outreach.md': message() });
    const { out } = await check(folder, '--format', 'json');
    const first = await check(folder, '--format', 'json', '--output', 'result.json');
    expect([first.code, first.out]).toEqual([1, '']);
    expect(first.error).toMatch(/^1 template, 0 assessments: 1 error/);
    expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe(out);
    writeFileSync(join(folder, 'result.json'), 'mine');
    const second = await check(folder, '--output', 'result.json');
    expect(second.code).toBe(2);
    expect(second.error).toContain('"result.json" exists already');
    expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe('mine');
    expect((await check(folder, '--format', 'json', '-o', 'result.json', '--force')).code).toBe(1);
    expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe(out);
  });

  it('names the file that it cannot write', async () => {
    const { code, error } = await check(folderOf({ 'a.outreach.md': clean }), '-o', 'no/such/folder.txt');
    expect(code).toBe(2);
    expect(error).toContain('no/such/folder.txt');
  });
});

describe('--stdin', () => {
  const run = (folder: string, input: string, ...args: string[]) =>
    runProgram(program, folder, ['check', '--stdin', '--stdin-filename', ...args], { input });

  it('checks the text in place of the file, with all that stands around it', async () => {
    const folder = folderOf({ 'a.outreach.md': clean, 'b.outreach.md': message(), 'x.lia.md': assessment('LIA-1') });
    const { out, code } = await run(folder, message({ lia: 'LIA-1' }), 'a.outreach.md', '--fail-on', 'warning');
    expect(code).toBe(1);
    expect(out).toContain('lia-not-approved');
    expect(out).not.toContain('b.outreach.md');
    expect(readFileSync(join(folder, 'a.outreach.md'), 'utf8')).toBe(clean);
  });

  it('takes the name of a file that is not there, and its policy', async () => {
    const folder = folderOf({
      'new/outreach.yaml': 'rules: { lia-missing: warning }\n',
      'outreach.yaml': '',
    });
    const { out, code } = await run(folder, message(), 'new/a.outreach.md');
    expect(code).toBe(0);
    expect(out).toMatch(/^new\/a\.outreach\.md\n {2}\d+:\d+ {2}warning /);
  });

  it.each([
    ['a name that is no template', 'x', 'README.md', 'not a template'],
    ['bytes that are no text', 'a\u0000b', 'a.outreach.md', 'standard input is not read: not a text file'],
    ['more than a file may hold', 'x'.repeat(5 * 1024 * 1024 + 1), 'a.outreach.md', 'larger than 5 MB'],
    ['a folder that is not there', 'x', '../no/such/a.outreach.md', 'there is no folder "../no/such"'],
  ])('ends with 2 for %s', async (_what, input, name, reason) => {
    const { code, out, error } = await run(folderOf({}), input, name);
    expect(code).toBe(2);
    expect(out + error).toContain(reason);
    expect(error).not.toMatch(/ {4}at /);
  });
});

describe('options that do not go together', () => {
  it.each([
    ['--stdin'],
    ['--stdin-filename', 'a.outreach.md'],
    ['--stdin', '--stdin-filename', 'a.outreach.md', 'b.outreach.md'],
    ['--stdin', '--stdin-filename', 'a.outreach.md', '--fix'],
    ['--update-baseline'],
    ['--watch', '--fix'],
    ['--force'],
    ['--color', '--no-color'],
  ])('are refused: %s %s %s %s', async (...args) => {
    const { code, out, error } = await check(folderOf({}), ...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^lawful-outreach: --/);
  });
});

describe('--ignore-unknown', () => {
  it('passes over named files that are none of ours', async () => {
    const folder = folderOf({
      'README.md': '',
      'old/a.outreach.md': clean,
      'b.outreach.md': clean,
      'outreach.yaml': 'exclude: ["old/**"]\n',
    });
    const named = ['README.md', 'old/a.outreach.md', 'b.outreach.md'];
    expect((await check(folder, ...named)).code).toBe(2);
    expect((await check(folder, '--ignore-unknown', ...named)).code).toBe(0);
    expect((await check(folder, '--ignore-unknown', 'gone.outreach.md')).code).toBe(2);
  });
});

describe('--changed-since', () => {
  it('checks what was changed, staged or is new, and what depends on a changed assessment, policy or pack', async () => {
    const folder = folderOf({
      'same.outreach.md': clean,
      'edited.outreach.md': clean,
      'staged.outreach.md': clean,
      'linked.outreach.md': message({ lia: 'LIA-1' }),
      'orphan.outreach.md': message({ lia: 'LIA-2' }),
      'renamed.outreach.md': message({ lia: 'LIA-3' }),
      'in/below.outreach.md': clean,
      'packed/a.outreach.md': clean,
      'packed/outreach.yaml': 'packs: [house.yaml]\n',
      'packed/house.yaml': 'schema: outreach-pack/v1\nphrases: []\n',
      'one.lia.md': assessment('LIA-1'),
      'two.lia.md': assessment('LIA-2'),
      'three.lia.md': assessment('LIA-3'),
      'in/outreach.yaml': '',
      'outreach.yaml': '',
    });
    commitAll(folder);
    expect(await filesOf(folder, '--changed-since', 'HEAD')).toEqual([]);
    const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
    write('edited.outreach.md', `${clean}More.\n`);
    write('staged.outreach.md', `${clean}More.\n`);
    git(folder, 'add', 'staged.outreach.md');
    write('new.outreach.md', clean);
    expect(await filesOf(folder, '--changed-since', 'main')).toEqual([
      'edited.outreach.md',
      'new.outreach.md',
      'staged.outreach.md',
    ]);
    write('one.lia.md', assessment('LIA-1', 'in-review'));
    execFileSync('rm', [join(folder, 'two.lia.md')]);
    write('three.lia.md', assessment('LIA-33'));
    write('in/outreach.yaml', 'risk-appetite: cautious\n');
    write('packed/house.yaml', 'schema: outreach-pack/v1\nphrases: [ ]\n');
    const { out, error } = await check(folder, '--format', 'json', '--changed-since', 'main');
    expect(JSON.parse(out).templates.map(({ file }: { file: string }) => file)).toEqual([
      'edited.outreach.md',
      'in/below.outreach.md',
      'linked.outreach.md',
      'new.outreach.md',
      'orphan.outreach.md',
      'packed/a.outreach.md',
      'renamed.outreach.md',
      'staged.outreach.md',
    ]);
    expect(error).toBe('7 files changed since main; 5 more templates depend on them and are checked too.\n');
    expect(await filesOf(folder, '--changed-since', 'main', 'in')).toEqual(['in/below.outreach.md']);
  });

  it('counts from where the branch began', async () => {
    const folder = folderOf({ 'a.outreach.md': clean, 'b.outreach.md': clean });
    commitAll(folder);
    git(folder, 'checkout', '-q', '-b', 'mine');
    writeFileSync(join(folder, 'a.outreach.md'), `${clean}Mine.\n`);
    commitAll(folder);
    git(folder, 'checkout', '-q', 'main');
    writeFileSync(join(folder, 'b.outreach.md'), `${clean}Theirs.\n`);
    commitAll(folder);
    git(folder, 'checkout', '-q', 'mine');
    expect(await filesOf(folder, '--changed-since', 'main')).toEqual(['a.outreach.md']);
  });

  it.each(['nope', '--output=x', 'HEAD; touch evil', ''])('ends with 2 for the revision "%s"', async (revision) => {
    const folder = folderOf({ 'a.outreach.md': clean });
    commitAll(folder);
    const { code } = await check(folder, `--changed-since=${revision}`);
    expect(code).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['.git', 'a.outreach.md']);
  });

  it('ends with 2 where there is no repository', async () => {
    const { code, error } = await check(folderOf({ 'a.outreach.md': clean }), '--changed-since', 'HEAD');
    expect(code).toBe(2);
    expect(error).toContain('git knows no revision "HEAD"');
  });
});

describe('--fix', () => {
  it('applies safe fixes, keeps byte-order mark, line ends and permissions, and reports what is left', async () => {
    const crlf = `\uFEFF${slip.replaceAll('\n', '\r\n')}`;
    const folder = folderOf({ 'a.outreach.md': crlf, 'b.outreach.md': message(), 'sub/c.outreach.md': slip });
    chmodSync(join(folder, 'a.outreach.md'), 0o640);
    const { code, error, out } = await check(folder, '--fix');
    expect(readFileSync(join(folder, 'a.outreach.md'), 'utf8')).toBe(
      crlf.replace('LinkedIn-Message', 'linkedin-message'),
    );
    expect(statSync(join(folder, 'a.outreach.md')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, 'b.outreach.md'), 'utf8')).toBe(message());
    expect(error).toBe('Fixed a.outreach.md: 1 fix.\nFixed sub/c.outreach.md: 1 fix.\n');
    expect(out).toContain('lia-missing');
    expect(code).toBe(1);
    expect((await check(folder, '--fix')).error).toBe('');
    expect(readdirSync(folder).sort()).toEqual(['a.outreach.md', 'b.outreach.md', 'sub']);
  });

  it('keeps to the paths and rules that were named', async () => {
    const folder = folderOf({ 'a.outreach.md': slip, 'b.outreach.md': slip });
    await check(folder, '--fix', '--rule', 'waiver-unused');
    expect(readFileSync(join(folder, 'a.outreach.md'), 'utf8')).toBe(slip);
    await check(folder, '--fix', 'b.outreach.md');
    expect(readFileSync(join(folder, 'a.outreach.md'), 'utf8')).toBe(slip);
    expect(readFileSync(join(folder, 'b.outreach.md'), 'utf8')).toBe(clean);
  });

  it('leaves a file that may only be read, says so, and fixes the others', async () => {
    const folder = folderOf({ 'a.outreach.md': slip, 'b.outreach.md': slip });
    chmodSync(join(folder, 'a.outreach.md'), 0o444);
    const { code, error } = await check(folder, '--fix');
    expect(code).toBe(2);
    expect(error).toContain('"a.outreach.md" may only be read and is left as it is');
    expect(readFileSync(join(folder, 'a.outreach.md'), 'utf8')).toBe(slip);
    expect(readFileSync(join(folder, 'b.outreach.md'), 'utf8')).toBe(clean);
  });
});

describe('--baseline', () => {
  const args = ['--baseline', 'known.json'];

  it('lets new findings count only, wherever the old ones move', async () => {
    const folder = folderOf({ 'a.outreach.md': message(), 'b.outreach.md': warned });
    const missing = await check(folder, ...args);
    expect(missing.code).toBe(2);
    expect(missing.error).toContain('there is no baseline "known.json"');
    const made = await check(folder, ...args, '--update-baseline');
    expect(made.code).toBe(0);
    expect(made.out).toContain('no new issues found by these checks. 2 findings known from the baseline.');
    const before = readFileSync(join(folder, 'known.json'), 'utf8');

    writeFileSync(join(folder, 'a.outreach.md'), message().replace('---\n', '---\n# A note.\n\n'));
    expect((await check(folder, ...args, '--fail-on', 'hint')).code).toBe(0);
    expect((await json(folder, ...args)).summary).toMatchObject({ errors: 0, warnings: 0, known: 2 });

    writeFileSync(join(folder, 'c.outreach.md'), message());
    const fresh = await check(folder, ...args);
    expect(fresh.code).toBe(1);
    expect(fresh.out).toContain('c.outreach.md\n');
    expect(fresh.out).not.toContain('a.outreach.md\n');

    const refused = await check(folder, ...args, '--update-baseline');
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('New findings are not added');
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(before);
    expect((await check(folder, ...args, '--update-baseline', '--force')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')).findings).toHaveLength(3);
  });

  it('reports what is mended, and shrinks', async () => {
    const folder = folderOf({ 'a.outreach.md': message(), 'sub/b.outreach.md': message() });
    await check(folder, ...args, '--update-baseline');
    writeFileSync(join(folder, 'a.outreach.md'), clean);
    const { code, error } = await check(folder, ...args);
    expect(code).toBe(0);
    expect(error).toContain('No longer found, but still in the baseline: a.outreach.md: lia-missing');
    // Who checks one folder learns nothing about the others.
    expect((await check(folder, ...args, 'sub')).error).toBe('');
    expect((await check(folder, ...args, '--rule', 'frequency')).error).toBe('');
    await check(folder, ...args, '--update-baseline');
    expect(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')).findings).toEqual([
      { file: 'sub/b.outreach.md', rule: 'lia-missing', fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    writeFileSync(join(folder, 'a.outreach.md'), message());
    expect((await check(folder, ...args)).code).toBe(1);
  });

  it('never hides a policy that is wrong', async () => {
    const folder = folderOf({ 'a.outreach.md': clean, 'outreach.yaml': 'risk-apetite: x\n' });
    expect((await check(folder, ...args, '--update-baseline')).code).toBe(2);
    expect((await check(folder, ...args)).out).toContain('risk-apetite');
  });

  it.each([
    '',
    'x',
    '[]',
    '{"schema":2,"findings":[]}',
    '{"schema":1,"findings":[{}]}',
    '{"schema":1,"findings":[null]}',
  ])('ends with 2 for a file that is none: %s', async (text) => {
    const folder = folderOf({ 'a.outreach.md': message(), 'known.json': text });
    const { code, out, error } = await check(folder, ...args, '--update-baseline');
    expect(code).toBe(2);
    expect(error).toContain('"known.json" is no baseline');
    expect(out).toContain('lia-missing');
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(text);
  });
});

describe('--watch', () => {
  it('checks again after a change, clears nothing where there is no terminal, and ends on Ctrl+C', async () => {
    const folder = folderOf({ 'a.outreach.md': clean });
    const child = spawn(process.execPath, [program, 'check', '--watch'], { cwd: folder });
    let out = '';
    let error = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      error += data;
    });
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve([code, signal])));
    await vi.waitFor(() => expect(error).toContain('Watching for changes.'), { timeout: 30_000, interval: 50 });
    expect(out).toContain('no issues found by these checks');
    // The system may not be listening yet.
    await vi.waitFor(
      () => {
        writeFileSync(join(folder, 'b.outreach.md'), message());
        expect(out).toContain('b.outreach.md\n');
      },
      { timeout: 30_000, interval: 500 },
    );
    expect(out).not.toContain('\u001b');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });
});

describe('a run that is not left to end', () => {
  const many = (text: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.outreach.md`, text]));

  it('keeps its exit code where nobody reads on', async () => {
    const folder = folderOf(many(message(), 200));
    const out = await runShell(
      `"${process.execPath}" "${program}" check --format json | head -c 10; echo " \${PIPESTATUS[0]}"`,
      folder,
    );
    expect(out).toEqual({ out: '{\n  "schem 1\n', error: '' });
  });

  it('writes files whole or not at all, and ends with 130', async () => {
    const folder = folderOf(many(slip, 400));
    const { out } = await runShell(
      `"${process.execPath}" "${program}" check --fix >/dev/null 2>errors & pid=$!; ` +
        'until grep -q linkedin-message 0.outreach.md; do sleep 0.02; done; kill -INT $pid; wait $pid; echo $?',
      folder,
    );
    expect(out).toBe('130\n');
    const texts = readdirSync(folder).filter((name) => name !== 'errors');
    expect(texts).toHaveLength(400);
    const fixed = texts.filter((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      expect([slip, clean]).toContain(text);
      return text === clean;
    });
    expect(fixed.length).toBeLessThan(400);
    expect(readFileSync(join(folder, 'errors'), 'utf8')).toContain('Interrupted.');
  });

  it.each(['INT', 'TERM'])('ends as other programs do on SIG%s', async (signal) => {
    const folder = folderOf(many(message(), 300));
    const { out } = await runShell(
      `set -m; "${process.execPath}" "${program}" check >/dev/null 2>&1 & pid=$!; sleep 0.3; kill -${signal} $pid; wait $pid; echo $?`,
      folder,
    );
    expect(out).toBe(signal === 'INT' ? '130\n' : '143\n');
  });
});

/** Runs a line in bash. */
function runShell(line: string, cwd: string): Promise<{ out: string; error: string }> {
  const child = spawn('bash', ['-c', line], { cwd });
  let out = '';
  let error = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    error += data;
  });
  return new Promise((resolve) => child.on('close', () => resolve({ out, error })));
}
