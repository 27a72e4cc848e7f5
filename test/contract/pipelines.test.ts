import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { builtInKind } from '../../server/workspace/file';
import { version } from '../../shared/version';
import { makeFolder, remove } from '../protocol/folder';
import { message } from '../protocol/texts';
import { ended, type Result, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const root = resolve(__dirname, '../..');
const folderOf = temporaryFolders();
const clean = message({ basis: 'contract' });

/** A copy of what the package is made of, as a clone has it, with the tools that are installed. */
let source: string;
let packed: Result;
const tarball = () => join(source, `lawful-outreach-${version}.tgz`);
/** An empty folder where the package was installed. */
let installed: string;

beforeAll(async () => {
  source = makeFolder({});
  for (const part of ['client', 'server', 'shared', 'syntaxes', 'docs', 'media'])
    cpSync(join(root, part), join(source, part), { recursive: true });
  for (const name of readdirSync(root)) {
    const isOwn = /^(?:package|esbuild|README|LICENSE|CHANGELOG|action|\.npm|\.pre-commit)/.test(name);
    if (isOwn) cpSync(join(root, name), join(source, name));
  }
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
  packed = await run('npm', ['pack'], source);
  installed = makeFolder({ 'package.json': '{ "private": true }' });
  const result = await run('npm', ['install', tarball()], installed);
  if (result.code !== 0) throw new Error(result.out + result.error);
});
afterAll(() => {
  for (const folder of [source, installed]) if (folder !== undefined) remove(folder);
});

/** Variables that would tell a program that it runs in a pipeline already, or as part of npm. */
const told = /^(?:GITHUB_|GITLAB_|CI$|CI_|NO_COLOR$|FORCE_COLOR$|npm_|INIT_CWD$|NODE$)/;

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const untold = Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)));
  const child = spawn(program, args, {
    cwd,
    env: {
      ...untold,
      // Nothing that these programs need is anywhere but here.
      npm_config_offline: 'true',
      npm_config_cache: join(source, '.cache'),
      npm_config_loglevel: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return ended(child);
}

/** Runs the lines of a step as pipelines do. */
function runLines(lines: string, cwd: string, environment: Readonly<Record<string, string>>): Promise<Result> {
  return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', lines], cwd, environment);
}

const onPath = () => ({ PATH: `${join(installed, 'node_modules/.bin')}:${process.env.PATH}` });

describe('the npm package', () => {
  it('is packed from a clone, and npm prints nothing but its name', () => {
    expect([packed.code, packed.out]).toEqual([0, `lawful-outreach-${version}.tgz\n`]);
  });

  it('holds every program but the extension, and needs nothing else', async () => {
    const folder = join(installed, 'node_modules/lawful-outreach');
    const programs = readdirSync(join(source, 'dist')).filter((name) => name.endsWith('.cjs'));
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['THIRD-PARTY-NOTICES.txt', 'data', ...programs].sort());
    expect(readdirSync(folder).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json', 'syntaxes']);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    expect([manifest.dependencies, manifest.private, manifest.scripts.install]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'lawful-outreach',
    ]);
  });

  it('runs by npx where it is installed, and straight from its file', async () => {
    const folder = folderOf({ 'a.outreach.md': clean });
    const summary = '1 template, 0 assessments: no issues found by these checks.';
    writeFileSync(join(installed, 'a.outreach.md'), clean);
    const there = await run('npx', ['--no-install', 'lawful-outreach', 'check', 'a.outreach.md'], installed);
    expect([there.code, there.out]).toEqual([0, expect.stringContaining(summary)]);
    const here = await run('npx', ['--yes', '--package', tarball(), 'lawful-outreach', 'check'], folder);
    expect([here.code, here.out]).toEqual([0, expect.stringContaining(summary)]);
    writeFileSync(join(folder, 'b.outreach.md'), message());
    expect((await run('npx', ['--yes', '--package', tarball(), 'lawful-outreach', 'check'], folder)).code).toBe(1);
  });
});

describe('the hooks for pre-commit', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly files: string;
    readonly pass_filenames?: boolean;
  }
  const hooks: Hook[] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));

  it('run for every kind of file that is ours by its name', () => {
    for (const { files } of hooks) {
      const pattern = new RegExp(files.replace('(?i)', ''), 'i');
      for (const path of [
        'a.outreach.md',
        'x/b.OUTREACH.txt',
        'c.outreach.html',
        'x/d.lia.md',
        'outreach.yaml',
        'x/outreach.yaml',
      ]) {
        expect(builtInKind(path), path).toBeDefined();
        expect(pattern.test(path), path).toBe(true);
      }
      for (const path of ['README.md', 'my-outreach.yaml', 'a.outreach.md.txt'])
        expect([path, pattern.test(path)]).toEqual([path, builtInKind(path) !== undefined]);
    }
  });

  it('check what is committed, and what the policy excludes stops nobody', async () => {
    const folder = folderOf({
      'a.outreach.md': clean,
      'b.outreach.md': message(),
      'old/c.outreach.md': message(),
      'outreach.yaml': 'exclude: ["old/**"]\n',
    });
    const [one, all] = hooks;
    expect([one!.language, all!.language, all!.pass_filenames]).toEqual(['node', 'node', false]);
    const passed = await runLines(`${one!.entry} a.outreach.md old/c.outreach.md`, folder, onPath());
    expect([passed.code, passed.error]).toEqual([0, '']);
    expect((await runLines(`${one!.entry} b.outreach.md`, folder, onPath())).code).toBe(1);
    expect((await runLines(all!.entry, folder, onPath())).code).toBe(1);
  });
});

describe('the GitHub Action', () => {
  interface Step {
    readonly run: string;
    readonly shell: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly 'working-directory'?: string;
  }
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

  /** Runs the steps as the runner does: inputs are filled into what isn't a script, and outputs are read from a file. */
  async function use(
    workspace: string,
    given: Readonly<Record<string, string>>,
  ): Promise<Result & { summary: string; outputs: string }> {
    const inputs: Record<string, string> = Object.fromEntries(
      Object.entries<{ default: string }>(action.inputs).map(([name, input]) => [name, input.default]),
    );
    for (const [name, value] of Object.entries(given)) {
      expect(Object.keys(inputs)).toContain(name);
      inputs[name] = value;
    }
    const fill = (text: string) => text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name) => inputs[name]!);
    const files = folderOf({ output: '', summary: '' });
    const environment = {
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      GITHUB_ACTION_PATH: source,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(files, 'output'),
      GITHUB_STEP_SUMMARY: join(files, 'summary'),
    };
    let result: Result = { code: 0, out: '', error: '' };
    for (const { run: lines, shell, env = {}, 'working-directory': inner = '.' } of action.runs.steps as Step[]) {
      expect(shell).toBe('bash');
      // What somebody gives must never become part of a script.
      expect(lines).not.toContain('${{');
      if (result.code !== 0) break;
      const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)]));
      result = await runLines(lines, join(workspace, fill(inner)), { ...environment, ...variables });
    }
    const read = (name: string) => readFileSync(join(files, name), 'utf8');
    return { ...result, summary: read('summary'), outputs: read('output') };
  }

  it('passes where nothing is found', async () => {
    const { code, out, outputs } = await use(folderOf({ 'a.outreach.md': clean }), {});
    expect([code, outputs]).toEqual([0, 'exit-code=0\n']);
    expect(out).toContain('no issues found by these checks');
  });

  it('annotates, sums up, writes for code scanning, and fails', async () => {
    const folder = folderOf({ 'mail/a.outreach.md': message(), 'mail/b c.outreach.md': clean });
    const { code, out, outputs, summary } = await use(folder, {
      'working-directory': 'mail',
      'sarif-file': 'result.sarif',
      paths: 'a.outreach.md\nb c.outreach.md\n',
    });
    expect([code, outputs]).toEqual([1, 'exit-code=1\n']);
    expect(out).toMatch(/^::error file=mail\/a\.outreach\.md,/m);
    expect(summary).toContain('lia-missing');
    expect(JSON.parse(readFileSync(join(folder, 'mail/result.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  it('takes every input, and executes none of them', async () => {
    const folder = folderOf({ 'a.outreach.md': message() });
    const evil = '$(touch evil)`touch evil`"; touch evil; "';
    for (const name of Object.keys(action.inputs).filter((each) => each !== 'working-directory')) {
      const { code } = await use(folder, { [name]: evil });
      expect([name, code]).toEqual([name, name === 'sarif-file' ? 1 : 2]);
      expect(existsSync(join(folder, 'evil'))).toBe(false);
      rmSync(join(folder, evil), { force: true });
    }
    expect((await use(folder, { 'fail-on': 'never', 'max-warnings': '0' })).code).toBe(0);
  });
});

describe('the GitLab template', () => {
  it('leaves both reports and ends as the check does', async () => {
    const folder = folderOf({ 'a.outreach.md': message() });
    const job = parse(readFileSync(join(root, 'docs/ci/gitlab.yml'), 'utf8'))['lawful-outreach'];
    const variables = { ...job.variables, GITLAB_CI: 'true', CI: 'true', CI_PROJECT_DIR: folder, ...onPath() };
    const { code, out } = await runLines(job.script.join('\n'), folder, variables);
    expect(code).toBe(1);
    expect(out).toContain('lia-missing');
    const { codequality, junit } = job.artifacts.reports;
    expect(JSON.parse(readFileSync(join(folder, codequality), 'utf8'))).toHaveLength(1);
    expect(readFileSync(join(folder, junit), 'utf8')).toContain('<failure');
  });
});

describe('the problem matchers for VS Code', () => {
  it('read what --format unix prints', async () => {
    const folder = folderOf({ 'mail/a.outreach.md': message(), 'bad.outreach.md': Buffer.from([0]) });
    const { out } = await runLines('lawful-outreach check --format unix', folder, onPath());
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [pattern] = contributes.problemPatterns;
    const read = out
      .trimEnd()
      .split('\n')
      .map((line) => new RegExp(pattern.regexp).exec(line)!)
      .map((match) => ['file', 'severity', 'code'].map((part) => match[pattern[part]]));
    expect(read).toEqual([
      ['mail/a.outreach.md', 'error', 'lia-missing'],
      ['bad.outreach.md', 'error', undefined],
    ]);
  });
});
