import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../server/cli/commands';
import { nameOf } from '../../server/cli/help-text';
import { helpOption } from '../../server/cli/parse-arguments';
import { rules } from '../../shared/rules';
import { builtProgram, type Result, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const program = builtProgram();
const folderOf = temporaryFolders();
const run = (...args: string[]): Promise<Result> => runProgram(program, folderOf({}), args);

describe('help', () => {
  it('lists every command in lines that a terminal can hold', async () => {
    const { code, out } = await run('help');
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect((await run('--help')).out).toBe(out);
    expect((await run('-h')).out).toBe(out);
    expect((await run('help', 'help')).out).toBe(out);
  });

  it.each(commands.map(({ name }) => name))('explains %s with all of its options', async (name) => {
    const command = commands.find((each) => each.name === name)!;
    const { code, out, error } = await run('help', name);
    expect([code, error]).toEqual([0, '']);
    for (const [option, of] of Object.entries({ ...command.options, help: helpOption }))
      expect(out).toContain(`  ${nameOf(option, of)}`);
    for (const example of command.examples ?? []) expect(out).toContain(`  lawful-outreach ${example.command}\n`);
    expect((await run(name, '--help')).out).toBe(out);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('is offered to whoever mistypes', async () => {
    const { code, out, error } = await run('chekc');
    expect([code, out]).toEqual([2, '']);
    expect(error).toBe(
      'lawful-outreach: there is no command "chekc". Did you mean "check"?\nCall "lawful-outreach help" to see what it takes.\n',
    );
    expect((await run('help', 'chekc')).code).toBe(2);
    expect((await run('check', '--fromat', 'json')).error).toContain('Did you mean "--format"?');
    expect((await run('--format', 'json', 'check')).error).toContain('options come after the command');
  });
});

describe('completion', () => {
  const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0;
  const script = async (shell: string) => {
    const { code, out } = await run('completion', shell);
    expect(code).toBe(0);
    return out;
  };

  it.runIf(isThere('bash'))('completes in bash', async () => {
    const text = await script('bash');
    const offered = (...words: string[]) => {
      const typed = words.map((word) => `'${word}'`).join(' ');
      const lines = `${text}\nCOMP_WORDS=(lawful-outreach ${typed})\nCOMP_CWORD=${words.length}\n_lawful_outreach\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-c', lines], { encoding: 'utf8' });
      expect(stderr).toBe('');
      return stdout.split('\n').filter((line) => line !== '');
    };
    expect(offered('ch')).toEqual(['check']);
    expect(offered('').slice(0, 2)).toEqual(['check', 'stub']);
    expect(offered('check', '--fo').sort()).toEqual(['--force', '--format']);
    expect(offered('check', '--format', 'j')).toEqual(['json', 'junit']);
    expect(offered('check', '--format', '=', 'sa')).toEqual(['sarif']);
    expect(offered('check', '--rule', '').sort()).toEqual(rules.map(({ code }) => code).sort());
    expect(offered('explain', 'lia-mi')).toEqual(['lia-missing']);
    expect(offered('help', 'stu')).toEqual(['stub']);
    expect(offered('check', 'mail')).toEqual([]);
  });

  it.runIf(isThere('fish'))('completes in fish', async () => {
    const file = join(folderOf({ 'c.fish': await script('fish') }), 'c.fish');
    const offered = (line: string) => {
      const asked = spawnSync('fish', ['-N', '-c', `source '${file}'; complete -C '${line}'`], { encoding: 'utf8' });
      expect(asked.stderr).toBe('');
      return asked.stdout
        .trimEnd()
        .split('\n')
        .map((each) => each.split('\t')[0]);
    };
    expect(offered('lawful-outreach ch')).toEqual(['check']);
    expect(offered('lawful-outreach check --form')).toEqual(['--format']);
    expect(offered('lawful-outreach check --format s')).toEqual(['sarif']);
    expect(offered('lawful-outreach explain lia-mi')).toEqual(['lia-missing']);
  });

  it.runIf(isThere('zsh'))('is read by zsh', async () => {
    const file = join(folderOf({ _c: await script('zsh') }), '_c');
    const lines = `autoload -Uz compinit; compinit -u -D; source '${file}'; print $_comps[lawful-outreach]`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', lines], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['_lawful_outreach\n', '']);
  });

  it('names the shells that it knows', async () => {
    const { code, error } = await run('completion', 'tcsh');
    expect(code).toBe(2);
    expect(error).toContain('completion takes bash, zsh or fish, not "tcsh"');
  });
});

describe('a command that goes wrong by itself', () => {
  it('ends with 2 and a sentence', async () => {
    const folder = folderOf({ 'sub/a': '' });
    const line = `cd sub && rm -r ../sub && "${process.execPath}" "${program}" check`;
    const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^lawful-outreach: /);
    expect(stderr).not.toMatch(/ {4}at /);
  });
});
