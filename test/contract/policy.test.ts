import { describe, expect, it, vi } from 'vitest';
import { message } from '../protocol/texts';
import { builtProgram, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const program = builtProgram();
const folderOf = temporaryFolders();

const run = (folder: string, ...args: string[]) => runProgram(program, folder, args);

/** A message whose only finding is one of these. */
const surplus = (...more: string[]) => message({ channel: 'email', basis: 'contract', lia: 'LIA-2026-014', more });

// biome-ignore lint/suspicious/noExplicitAny: what a consumer of the JSON has.
async function json(folder: string, ...args: string[]): Promise<any> {
  const { out } = await run(folder, 'check', '--format', 'json', '--today', '2026-11-23', ...args);
  return JSON.parse(out);
}

describe('a waived finding', () => {
  const waiver = [
    'waivers:',
    '  - { rule: lia-not-needed, reason: Kept for the register, by: Ana, until: 2027-01-31 }',
  ];

  it('stays in the JSON with its decision, and counts for nothing', async () => {
    const before = await json(folderOf({ 'a.outreach.md': surplus() }));
    const after = await json(folderOf({ 'a.outreach.md': surplus(...waiver) }));
    const [finding] = after.findings.filter((each: { rule: string }) => each.rule === 'lia-not-needed');
    expect(finding).toMatchObject({
      waived: true,
      waiver: { reason: 'Kept for the register', by: 'Ana', until: '2027-01-31' },
    });
    expect(before.findings.every((each: object) => !('waiver' in each))).toBe(true);
    expect(after.summary.waived).toBe(1);
    expect(after.summary.information).toBe(before.summary.information - 1);
  });

  it('is counted in the text and does not decide the exit code', async () => {
    const rules = 'rules: { lia-not-needed: error, privacy-notice: off, opt-out-wording: off, right-to-object: off }\n';
    const failing = await run(folderOf({ 'a.outreach.md': surplus(), 'outreach.yaml': rules }), 'check');
    expect(failing.code).toBe(1);
    const accepted = await run(
      folderOf({ 'a.outreach.md': surplus(...waiver), 'outreach.yaml': rules }),
      'check',
      '--today',
      '2026-11-23',
    );
    expect(accepted.out).toMatch(/ 1 finding waived with a reason\. Rules as of \d{4}-\d\d-\d\d\.\n$/);
    expect(accepted.out).not.toContain('[lia-not-needed;');
  });
});

describe('lawful-outreach policy', () => {
  const folder = () =>
    folderOf({
      'team/a.outreach.md': message({ channel: 'sms' }),
      'team/outreach.yaml': 'extends: ../house.yaml\n',
      'house.yaml': 'risk-appetite: cautious\ndefaults:\n  channels:\n    sms: { sender: { sms-id: Example } }\n',
    });

  it('prints every setting in force for a template, and where it is written', async () => {
    const { out, code } = await run(folder(), 'policy', 'team/a.outreach.md');
    expect(code).toBe(0);
    expect(out).toMatch(/^risk-appetite: cautious +# house\.yaml:1$/m);
    expect(out).toMatch(/^ {4}sms-id: Example +# house\.yaml:4$/m);
  });

  it('takes the working directory where no path is named, and refuses what is not there or outside', async () => {
    const home = folder();
    expect((await run(home, 'policy')).out).toContain('everything is built-in');
    expect(await run(home, 'policy', 'gone')).toMatchObject({ code: 2, out: '' });
    expect(await run(home, 'policy', '..')).toMatchObject({ code: 2, out: '' });
    expect(await run(home, 'policy', 'a', 'b')).toMatchObject({ code: 2, out: '' });
  });
});

describe('a policy that is extended', () => {
  it('is checked with the templates below the policies that extend it, and named in the report', async () => {
    const folder = folderOf({
      'team/a.outreach.md': message({ basis: 'contract' }),
      'team/outreach.yaml': 'extends: ../house.yaml\n',
      'house.yaml': 'risk-apetite: cautious\n',
    });
    const report = await json(folder, 'team');
    expect(report.policy.files).toEqual(['house.yaml', 'team/outreach.yaml']);
    expect(report.findings.map((each: { file: string; rule: string }) => `${each.file} ${each.rule}`)).toContain(
      'house.yaml policy-value',
    );
    expect((await run(folder, 'check', 'team')).code).toBe(2);
  });
});
