// The register as the shipped program writes it, held against tools that are not ours.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Register } from '../../shared/register/register';
import { approved, message } from '../unit/register/made';
import { builtProgram, copyOf, ended, runProgram, temporaryFolders } from './program';

const program = builtProgram();

const folder = temporaryFolders();
const day = ['--today', '2026-11-23'];
const run = (home: string, ...args: string[]) => runProgram(program, home, ['register', ...args]);
const waiver =
  'waivers: [{ rule: privacy-notice, reason: The notice stands in our signature, by: Helen Marsh, until: 2027-01-31 }]\n';

function examples(): string {
  const home = folder({});
  copyOf('examples', home);
  return home;
}

/** Whatever people and hostile tools write, in names and in fields. */
function hostile(): string {
  const text = JSON.stringify(
    '=cmd|"/c calc"!A1 </td></table><script>alert(1)</script> <img src=x onerror=alert(1)> | [x](https://evil.example) \u202e\u0007',
  );
  return folder({
    '=1+1.outreach.md': message({
      title: text,
      fields: `waivers: [{ rule: privacy-notice, reason: ${text}, by: ${text} }]\n`,
    }),
    '<b> & "q".outreach.md': message({ title: text, body: 'Save 20% on <script>alert(1)</script> today!' }),
    'office.lia.md': approved(`approvals: [{ template: ${text}, by: ${text} }]\nconditions: [${text}]\n`),
    'latin.outreach.md': new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xe9, 0x0a]),
    'large.outreach.md': 'x'.repeat(5 * 1024 * 1024 + 1),
  });
}

function git(home: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const fixed = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...fixed, ...args], {
    cwd: home,
    env: { ...env, GIT_COMMITTER_DATE: '2026-10-01T12:00:00+0000' },
  }).toString();
}

describe('the register of the examples', () => {
  it.each(['html', 'csv', 'json', 'markdown'])(
    'as %s is the same bytes a second time, in another folder and another time zone',
    async (format) => {
      const first = await run(examples(), '--format', format, ...day);
      const home = examples();
      const child = spawn(process.execPath, [program, 'register', '--format', format, ...day], {
        cwd: home,
        env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8' },
      });
      const second = await ended(child);
      expect(first).toEqual(second);
      expect(first.code).toBe(0);
      expect(first.error).toBe('');
      expect(first.out).not.toContain(home);
      expect(first.out).not.toMatch(/\bcomplian(?:t|ce)\b|safe to send/i);
    },
  );

  it('is what the published schema says', async () => {
    const home = examples();
    git(home, 'init', '-q');
    git(home, 'add', '-A');
    git(home, 'commit', '-qm', 'x');
    const schema = JSON.parse(readFileSync(resolve(__dirname, '../../syntaxes/schemas/register.schema.json'), 'utf8'));
    const validate = addFormats(new Ajv({ allErrors: true, strict: true, strictRequired: true })).compile(schema);
    for (const args of [[], ['--since', 'HEAD'], ['email']]) {
      const { out, code } = await run(home, '--format', 'json', ...day, ...args);
      expect(code).toBe(0);
      validate(JSON.parse(out));
      expect(validate.errors ?? []).toEqual([]);
    }
    const wrong = { ...JSON.parse((await run(home, '--format', 'json', ...day)).out), findings: [{}] };
    expect(validate(wrong)).toBe(false);
  });

  it('agrees with the check', async () => {
    const home = examples();
    const register: Register = JSON.parse((await run(home, '--format', 'json', ...day)).out);
    const check = JSON.parse((await runProgram(program, home, ['check', '--format', 'json', ...day])).out);
    expect(register.findings.map(({ file, rule, line, column }) => [file, line, column, rule])).toEqual(
      check.findings.map(
        ({ file, rule, start }: { file: string; rule: string; start: { line: number; column: number } }) => [
          file,
          start.line,
          start.column,
          rule,
        ],
      ),
    );
    expect(register.templates.map(({ file, assessment, pecr }) => [file, assessment.status, pecr.verdict])).toEqual(
      check.templates.map((each: { file: string; assessment: { status: string }; pecr: string }) => [
        each.file,
        each.assessment.status,
        each.pecr,
      ]),
    );
  });
});

describe('the register of what people write', () => {
  it('as HTML is valid and accessible by another tool’s rules', async () => {
    const { out } = await run(hostile(), ...day);
    const report = await new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] }).validateString(
      out,
    );
    expect(report.results.flatMap(({ messages }) => messages.map((each) => `${each.ruleId}: ${each.message}`))).toEqual(
      [],
    );
    expect(out).toContain('<html lang="en-GB">');
  });

  it('as CSV is read by another reader, with a row for every finding and file', async () => {
    const home = hostile();
    const rows = parseCsv((await run(home, '--format', 'csv', ...day)).out, { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const register: Register = JSON.parse((await run(home, '--format', 'json', ...day)).out);
    expect(rows.filter(({ finding }) => finding !== '')).toHaveLength(register.findings.length);
    expect(rows.filter(({ kind }) => kind === 'unread').map(({ file }) => file)).toEqual([
      'large.outreach.md',
      'latin.outreach.md',
    ]);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  });

  it('as Markdown stays a table', async () => {
    const html = new MarkdownIt({ html: true, linkify: true }).render(
      (await run(hostile(), '--format', 'markdown', ...day)).out,
    );
    expect(html).not.toMatch(/<(?:script|img|a)\b/);
  });

  it('names every file that it lacks, in itself and on standard error, and exits with 2', async () => {
    const home = hostile();
    writeFileSync(join(home, 'outreach.yaml'), 'risk-appetite: bold\n');
    const { out, error, code } = await run(home, '--format', 'json', ...day, '.', 'nowhere.outreach.md');
    expect(code).toBe(2);
    const register: Register = JSON.parse(out);
    expect(register.unread.map(({ file }) => file)).toEqual([
      'large.outreach.md',
      'latin.outreach.md',
      'nowhere.outreach.md',
    ]);
    expect(register.templates).toHaveLength(2);
    for (const name of ['large.outreach.md', 'latin.outreach.md', 'nowhere.outreach.md', 'outreach.yaml:1'])
      expect(error).toContain(name);
  });

  it('of nothing that is there is none', async () => {
    const home = folder({});
    const { out, code, error } = await run(home, 'nowhere', '--output', 'x.html');
    expect([out, code]).toEqual(['', 2]);
    expect(error).toContain('nowhere');
    expect(existsSync(join(home, 'x.html'))).toBe(false);
  });

  it('of a folder outside is named by the way there', async () => {
    const other = folder({ 'office.outreach.md': message() });
    const home = folder({});
    const register: Register = JSON.parse((await run(home, '--format', 'json', ...day, other)).out);
    expect(register.templates[0]!.file).toMatch(/^\.\.\/outreach-\w+\/office\.outreach\.md$/);
  });

  it('is let go where nobody reads on', async () => {
    const home = examples();
    const command = `"${process.execPath}" "${program}" register --today 2026-11-23 | head -c 100 >/dev/null; exit \${PIPESTATUS[0]}`;
    const { code, error } = await ended(spawn('bash', ['-c', command], { cwd: home }));
    expect([code, error]).toEqual([0, '']);
  });
});

describe('a file', () => {
  const names = (home: string) => readdirSync(home).sort();

  it('is written whole, and says so', async () => {
    const home = folder({ 'office.outreach.md': message() });
    const { out, error, code } = await run(home, ...day, '--output', 'register.html');
    expect([out, error, code]).toEqual(['', 'Wrote register.html.\n', 0]);
    expect(readFileSync(join(home, 'register.html'), 'utf8')).toBe((await run(home, ...day)).out);
    expect(names(home)).toEqual(['office.outreach.md', 'register.html']);
  });

  it('that is there stays, unless somebody insists', async () => {
    const home = folder({ 'office.outreach.md': message(), 'register.html': 'mine' });
    const refused = await run(home, ...day, '--output', 'register.html');
    expect(refused.code).toBe(2);
    expect(refused.error).toContain('"register.html" exists already');
    expect(readFileSync(join(home, 'register.html'), 'utf8')).toBe('mine');
    chmodSync(join(home, 'register.html'), 0o640);
    expect((await run(home, ...day, '--output', 'register.html', '--force')).code).toBe(0);
    expect(readFileSync(join(home, 'register.html'), 'utf8')).toContain('Outreach register');
    expect(statSync(join(home, 'register.html')).mode & 0o777).toBe(0o640);
    expect(names(home)).toEqual(['office.outreach.md', 'register.html']);
  });

  it('that a link leads to is the one that is written', async () => {
    const home = folder({ 'office.outreach.md': message(), 'old/register.html': 'old' });
    symlinkSync('old/register.html', join(home, 'latest.html'));
    expect((await run(home, ...day, '--output', 'latest.html', '--force')).code).toBe(0);
    expect(readFileSync(join(home, 'old/register.html'), 'utf8')).toContain('Outreach register');
  });

  it.each([
    ['nowhere/register.html', 'its folder is not there'],
    ['old', '"old" is a folder'],
  ])('can’t be %s', async (output, reason) => {
    const home = folder({ 'office.outreach.md': message(), 'old/x.txt': '' });
    const { code, error } = await run(home, ...day, '--output', output, '--force');
    expect(code).toBe(2);
    expect(error).toContain(reason);
  });

  it('that a full disk cuts short is not there, and the old one is', async () => {
    const home = folder({ 'office.outreach.md': message(), 'register.html': 'mine' });
    const command = `ulimit -f 8; "${process.execPath}" "${program}" register --today 2026-11-23 --output register.html --force`;
    const { code, error } = await ended(spawn('bash', ['-c', command], { cwd: home }));
    expect(code).toBe(2);
    expect(error).toContain('the disk is full');
    expect(readFileSync(join(home, 'register.html'), 'utf8')).toBe('mine');
    expect(names(home)).toEqual(['office.outreach.md', 'register.html']);
  });
});

describe('what has changed since', () => {
  const kinds = ({ since }: Register) => since!.changes.map(({ kind, change, file }) => `${kind} ${change} ${file}`);

  it('an earlier register is told, and what it had is not lost', async () => {
    const home = folder({
      'office.outreach.md': message({ fields: waiver }),
      'offer.outreach.md': message({ body: 'Save 20% today!' }),
      'office.lia.md': approved(),
    });
    await run(home, ...day, '--format', 'json', '--output', 'earlier.json');
    writeFileSync(join(home, 'office.outreach.md'), message());
    writeFileSync(join(home, 'offer.outreach.md'), message());
    const { out, code } = await run(home, ...day, '--format', 'json', '--since', 'earlier.json');
    expect(code).toBe(0);
    const register: Register = JSON.parse(out);
    expect(register.since).toMatchObject({ name: 'earlier.json', today: '2026-11-23' });
    expect(kinds(register)).toEqual(
      expect.arrayContaining(['waiver removed office.outreach.md', 'template changed offer.outreach.md']),
    );
    expect(register.findings.filter(({ disposition }) => disposition === 'fixed').map(({ rule }) => rule)).toContain(
      'promotional-phrasing',
    );
    const page = (await run(home, ...day, '--since', 'earlier.json')).out;
    expect(page).toContain('What has changed');
    expect(page).toContain('earlier.json');
  });

  it('a revision is told as things stood on its day', async () => {
    const home = folder({
      'inner/office.outreach.md': message(),
      'inner/office.lia.md': approved(),
      'inner/old.lia.md': '---\nid: LIA-2024-001\n---\n',
    });
    git(home, 'init', '-q');
    git(home, 'add', '-A');
    git(home, 'commit', '-qm', 'x');
    git(home, 'tag', 'v1');
    const inner = join(home, 'inner');
    const before: Register = JSON.parse((await run(inner, ...day, '--format', 'json', '--since', 'v1')).out);
    expect(before.since!.changes).toEqual([]);
    expect(before.since!.today).toBe('2026-10-01');
    expect(before.scope[0]!.revision).toEqual({
      commit: git(home, 'rev-parse', 'HEAD').trim(),
      date: '2026-10-01',
      dirty: false,
    });
    execFileSync('rm', ['old.lia.md'], { cwd: inner });
    writeFileSync(join(inner, 'new.outreach.md'), message({ title: 'A second' }));
    const now: Register = JSON.parse((await run(inner, ...day, '--format', 'json', '--since', 'v1')).out);
    expect(kinds(now)).toEqual(
      expect.arrayContaining(['assessment removed old.lia.md', 'template added new.outreach.md']),
    );
    expect(now.scope[0]!.revision!.dirty).toBe(true);
  });

  it.each(['nothing', '--output', 'v1\nv2', 'office.outreach.md', 'HEAD'])(
    '%j is refused where it is neither',
    async (since) => {
      const home = folder({ 'office.outreach.md': message() });
      const { code, out, error } = await run(home, ...day, `--since=${since}`);
      expect([code, out]).toEqual([2, '']);
      expect(error).toMatch(/neither a register|no register|takes/);
    },
  );

  it('runs nothing that a repository says', async () => {
    const home = folder({ 'office.outreach.md': message(), '.gitattributes': '* filter=evil diff=evil\n' });
    git(home, 'init', '-q');
    git(home, 'add', '-A');
    git(home, 'commit', '-qm', 'x');
    const evil = join(home, 'evil.sh');
    writeFileSync(evil, `#!/bin/sh\ntouch ${home}/ran\ncat\n`, { mode: 0o755 });
    for (const key of [
      'core.fsmonitor',
      'filter.evil.clean',
      'filter.evil.smudge',
      'diff.evil.textconv',
      'core.pager',
      'gpg.program',
      'core.sshCommand',
    ])
      git(home, 'config', key, evil);
    git(home, 'config', 'log.showSignature', 'true');
    mkdirSync(join(home, '.git/hooks'), { recursive: true });
    writeFileSync(join(home, 'office.outreach.md'), message({ title: 'Other' }));
    const { code } = await run(home, ...day, '--since', 'HEAD');
    expect(code).toBe(0);
    expect(existsSync(join(home, 'ran'))).toBe(false);
  });

  it('says nothing of version control where there is none', async () => {
    const home = folder({ 'office.outreach.md': message() });
    const child = spawn(process.execPath, [program, 'register', '--format', 'json', ...day], {
      cwd: home,
      env: { PATH: '/nowhere' },
    });
    const register: Register = JSON.parse((await ended(child)).out);
    expect(register.scope).toEqual([{ folder: '.', paths: [] }]);
  });
});
