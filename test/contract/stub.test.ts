import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { explain } from '../../server/cli/explain';
import { rulePage } from '../../shared/docs/rule-page';
import { ruleOf, rules } from '../../shared/rules';
import { assessment, message } from '../protocol/texts';
import { builtProgram, type Result, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const program = builtProgram();
const folderOf = temporaryFolders();

function stub(folder: string, template = 'a.outreach.md'): Promise<Result> {
  return runProgram(program, folder, ['stub', template, '--today', '2026-11-23']);
}

const created = 'assessments/LIA-2026-001.lia.md';

describe('stub', () => {
  it('writes the assessment, links it and says where it is', async () => {
    const folder = folderOf({ 'a.outreach.md': message() });
    const result = await stub(folder);
    expect(result).toMatchObject({ code: 0, out: `${created}\n` });
    expect(result.error).toContain('yours to answer');
    expect(readFileSync(join(folder, created), 'utf8')).toMatch(/^---\nid: LIA-2026-001\ntitle: "LIA – Office move"\n/);
    expect(readFileSync(join(folder, 'a.outreach.md'), 'utf8')).toBe(
      message().replace('\n---\nHi', '\nlia: LIA-2026-001\n---\nHi'),
    );
    const { out } = await runProgram(program, folder, ['check', '--format', 'json', '--today', '2026-11-23']);
    expect(JSON.parse(out).templates[0].assessment).toEqual({ ref: 'LIA-2026-001', status: 'draft' });
    const { findings }: { findings: { file: string; rule: string; severity: string }[] } = JSON.parse(out);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.filter(({ file }) => file === 'a.outreach.md').map(({ rule }) => rule)).toEqual([
      'lia-not-approved',
      'lia-incomplete',
    ]);
    expect(readdirSync(folder).sort()).toEqual(['a.outreach.md', 'assessments']);
  });

  it('keeps byte-order mark, line ends and mode of the template', async () => {
    const folder = folderOf({ 'a.outreach.md': `\uFEFF${message().replaceAll('\n', '\r\n')}` });
    const template = join(folder, 'a.outreach.md');
    chmodSync(template, 0o640);
    expect((await stub(folder)).code).toBe(0);
    const text = readFileSync(template, 'utf8');
    expect(text.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(text).toContain('\r\nlia: LIA-2026-001\r\n---\r\n');
    expect(text).not.toMatch(/[^\r]\n/);
    expect(statSync(template).mode & 0o777).toBe(0o640);
  });

  it('takes the next free id and writes over nothing', async () => {
    const folder = folderOf({
      'a.outreach.md': message(),
      'b.outreach.md': message(),
      'elsewhere/x.lia.md': assessment('LIA-2026-004'),
      'assessments/LIA-2026-005.lia.md': 'not an assessment',
    });
    symlinkSync('nowhere', join(folder, 'assessments/LIA-2026-006.lia.md'));
    expect((await stub(folder)).out).toBe('assessments/LIA-2026-007.lia.md\n');
    expect((await stub(folder, 'b.outreach.md')).out).toBe('assessments/LIA-2026-008.lia.md\n');
    expect(readFileSync(join(folder, 'assessments/LIA-2026-005.lia.md'), 'utf8')).toBe('not an assessment');
    expect(lstatSync(join(folder, 'assessments/LIA-2026-006.lia.md')).isSymbolicLink()).toBe(true);
  });

  it('follows a template that is a link inside the folder, and leaves the link', async () => {
    const folder = folderOf({ 'real/a.outreach.md': message() });
    symlinkSync('real/a.outreach.md', join(folder, 'a.outreach.md'));
    expect((await stub(folder)).code).toBe(0);
    expect(lstatSync(join(folder, 'a.outreach.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/a.outreach.md'), 'utf8')).toContain('lia: LIA-2026-001');
  });

  describe('writes nothing, here or elsewhere, and says why', () => {
    async function refused(folder: string, template: string, why: string): Promise<void> {
      const before = tree(folder);
      const { code, out, error } = await stub(folder, template);
      expect(error).toContain(why);
      expect(error).toMatch(/^lawful-outreach: [^\n]+\n$/);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(tree(folder)).toEqual(before);
    }

    it('for a template outside the working directory', async () => {
      const folder = folderOf({ 'in/x': '', 'a.outreach.md': message() });
      await refused(join(folder, 'in'), '../a.outreach.md', 'not inside the working directory');
      await refused(join(folder, 'in'), join(folder, 'a.outreach.md'), 'not inside the working directory');
    });

    it('for what is no template, or not there', async () => {
      const folder = folderOf({ 'README.md': '', 'x.lia.md': assessment('LIA-1'), 'sub/a.outreach.md': message() });
      for (const path of ['README.md', 'x.lia.md', 'gone.outreach.md', 'sub'])
        await refused(folder, path, 'is not a template that can be read');
      await refused(folder, '.', 'not inside the working directory');
    });

    it('for a header that cannot be read', async () => {
      const folder = folderOf({ 'a.outreach.md': '---\ntitle: "x\n---\nHi\n', 'b.outreach.md': 'Hi\n' });
      await refused(folder, 'a.outreach.md', "can't be read");
      await refused(folder, 'b.outreach.md', "can't be read");
    });

    it('where the folder for assessments is a link that leads out', async () => {
      const outside = folderOf({ keep: '' });
      const folder = folderOf({
        'a.outreach.md': message(),
        'outreach.yaml': 'assessments: { folder: linked/2026/new }\n',
      });
      symlinkSync(outside, join(folder, 'linked'));
      await refused(folder, 'a.outreach.md', 'leads out of the working directory');
      expect(readdirSync(outside)).toEqual(['keep']);
    });

    it('where a file stands where the folder should', async () => {
      await refused(folderOf({ 'a.outreach.md': message(), assessments: '' }), 'a.outreach.md', 'assessments');
    });

    it('for a template that is a link that leads out', async () => {
      const outside = folderOf({ 'x.outreach.md': message() });
      const folder = folderOf({ 'x/y': '' });
      symlinkSync(join(outside, 'x.outreach.md'), join(folder, 'a.outreach.md'));
      await refused(folder, 'a.outreach.md', 'is not a template that can be read');
      expect(readFileSync(join(outside, 'x.outreach.md'), 'utf8')).toBe(message());
    });

    it.runIf(process.getuid?.() === 0)('for a template that is read-only', async () => {
      const folder = folderOf({ 'a.outreach.md': message() });
      chmodSync(folder, 0o777);
      chmodSync(join(folder, 'a.outreach.md'), 0o444);
      const result = await runProgram(program, folder, ['stub', 'a.outreach.md'], { user: 65534 });
      expect(result.code).toBe(2);
      expect(result.error).toMatch(/permission/i);
      expect(readdirSync(folder)).toEqual(['a.outreach.md']);
    });

    it.runIf(process.getuid?.() === 0)('in a folder that is read-only', async () => {
      const folder = folderOf({ 'a.outreach.md': message() });
      mkdirSync(join(folder, 'assessments'));
      chmodSync(join(folder, 'assessments'), 0o777);
      chmodSync(join(folder, 'a.outreach.md'), 0o666);
      chmodSync(folder, 0o755);
      const result = await runProgram(program, folder, ['stub', 'a.outreach.md'], { user: 65534 });
      expect(result.code).toBe(2);
      expect(readdirSync(join(folder, 'assessments'))).toEqual([]);
      expect(readFileSync(join(folder, 'a.outreach.md'), 'utf8')).toBe(message());
    });
  });
});

/** Every path below a folder. */
function tree(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).sort();
}

describe('explain', () => {
  it('knows every rule', async () => {
    const folder = folderOf({});
    const { out } = await runProgram(program, folder, ['explain']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(rules.map((rule) => rule.code));
  });

  it('prints the page of each', async () => {
    const result = await runProgram(program, folderOf({}), ['explain', 'near-duplicate']);
    expect(result).toMatchObject({ code: 0, error: '', out: rulePage(ruleOf('near-duplicate')!) });
    // Starting the program for each of many rules would take longer than all other tests of it.
    const written: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    for (const rule of rules) {
      expect(explain(rule.code)).toBe(0);
      const page = written.pop();
      expect(page).toBe(rulePage(rule));
      expect(page).toContain(`# \`${rule.code}\``);
      expect(page).toContain(rule.why);
      for (const source of rule.sources) expect(page).toContain(source);
      for (const { title } of [...rule.bad, ...rule.good]) expect(page).toContain(title);
    }
    write.mockRestore();
  });

  it('asks whether another was meant', async () => {
    const { error, code } = await runProgram(program, folderOf({}), ['explain', 'lia-mising']);
    expect(code).toBe(2);
    expect(error).toBe('lawful-outreach: there is no rule "lia-mising". Did you mean "lia-missing"?\n');
  });
});
