import { chmodSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { assessmentStatuses } from '../../shared/assessment/status';
import { verdicts } from '../../shared/decision/verdict';
import { severities } from '../../shared/lint/finding';
import { rules } from '../../shared/rules';
import { rulesetDate, version } from '../../shared/version';
import { assessment, message } from '../protocol/texts';
import { approved } from '../unit/assessment/files';
import { builtProgram, type Result, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const program = builtProgram();
const folderOf = temporaryFolders();

function run(folder: string, ...args: string[]): Promise<Result> {
  return runProgram(program, folder, args);
}

// biome-ignore lint/suspicious/noExplicitAny: what a consumer of the JSON has.
async function json(folder: string, ...args: string[]): Promise<any> {
  const { out } = await run(folder, 'check', '--format', 'json', '--today', '2026-11-23', ...args);
  return JSON.parse(out);
}

const clean = message({ basis: 'contract' });

describe('check --format json', () => {
  it('is exactly the public contract', async () => {
    const folder = folderOf({
      'a.outreach.md': message({
        basis: 'contract',
        nature: 'service',
        body: 'Hi 👋 {{first_name}}, your order is here. Get 20% off everything. Example Ltd; reply NO to opt out.',
      }),
      'lia/x.lia.md': assessment('LIA-2026-001'),
      'outreach.yaml': 'risk-appetite: cautious\n',
    });
    const { code, out, error } = await run(folder, 'check', '--format', 'json', '--today', '2026-11-23');
    expect(error).toBe('');
    expect(code).toBe(1);
    expect(out.endsWith('}\n')).toBe(true);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['schema', 'tool', 'policy', 'summary', 'unread', 'templates', 'findings']);
    expect({ ...report, findings: undefined }).toEqual({
      schema: 1,
      tool: { name: 'lawful-outreach', version, rulesetDate },
      policy: { files: ['outreach.yaml'], riskAppetite: 'cautious' },
      summary: { templates: 1, assessments: 1, errors: 3, warnings: 5, information: 1, hints: 0, waived: 0 },
      unread: [],
      templates: [
        {
          file: 'a.outreach.md',
          id: 'a',
          title: 'Office move',
          channel: 'linkedin-message',
          assessment: { status: 'not-needed' },
          pecr: 'consent-needed',
          nature: { declared: 'service', effective: 'marketing' },
        },
      ],
      findings: undefined,
    });
    const text = message({
      basis: 'contract',
      nature: 'service',
      body: 'Hi 👋 {{first_name}}, your order is here. Get 20% off everything. Example Ltd; reply NO to opt out.',
    });
    const nature = text.indexOf('service');
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const mismatch = report.findings.find((each: any) => each.rule === 'nature-mismatch');
    expect(mismatch).toEqual({
      file: 'a.outreach.md',
      rule: 'nature-mismatch',
      severity: 'error',
      message: mismatch.message,
      source: 'ICO, Direct marketing guidance: identify direct marketing',
      start: { line: 6, column: 17, offset: nature },
      end: { line: 6, column: 24, offset: nature + 7 },
      fixes: [{ title: 'Declare the message marketing', safety: 'suggestion' }],
      waived: false,
    });
    expect(Object.keys(mismatch)).toEqual([
      'file',
      'rule',
      'severity',
      'message',
      'source',
      'start',
      'end',
      'fixes',
      'waived',
    ]);
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const phrase = report.findings.find((each: any) => each.rule === 'promotional-phrasing');
    expect(Object.keys(phrase)).toEqual([
      'file',
      'rule',
      'severity',
      'message',
      'source',
      'start',
      'end',
      'category',
      'confidence',
      'fixes',
      'waived',
    ]);
    expect(phrase).toMatchObject({ category: 'P01', confidence: 'definite', source: 'PECR reg 22(2)' });
    expect(text.slice(phrase.start.offset, phrase.end.offset)).toContain('20% off');
    expect(phrase.start.line).toBe(text.slice(0, phrase.start.offset).split('\n').length);
    expect(phrase.start.column).toBe(phrase.start.offset - text.lastIndexOf('\n', phrase.start.offset - 1));
  });

  it('uses only the words of the contract', async () => {
    const folder = folderOf({
      'a.outreach.md': message({ lia: 'LIA-2026-014', body: 'Follow our page for exclusive deals' }),
      'b.outreach.txt': message({ channel: 'sms', basis: 'legitimate-interests' }),
      'c.outreach.html': '<p>Only a body</p>',
      'd.outreach.md': '',
      'e.outreach.md': '---\nchannel: {a: b}\nid: [x]\ntitle: 7\n---\n',
      'x.lia.md': approved,
      'y.lia.md': '',
      'outreach.yaml': 'nonsense: 1\nrisk-appetite: [x\n',
    });
    const report = await json(folder);
    const codes = rules.map((rule) => rule.code);
    for (const finding of report.findings) {
      expect(codes).toContain(finding.rule);
      expect(severities).toContain(finding.severity);
      expect(finding.end.offset).toBeGreaterThanOrEqual(finding.start.offset);
      for (const place of [finding.start, finding.end]) {
        expect(place.line).toBeGreaterThanOrEqual(1);
        expect(place.column).toBeGreaterThanOrEqual(1);
      }
      for (const fix of finding.fixes) expect(['safe', 'suggestion']).toContain(fix.safety);
      expect(finding.message).not.toBe('');
      expect(finding.source).not.toBe('');
    }
    for (const template of report.templates) {
      expect(Object.keys(template)).toEqual(['file', 'id', 'title', 'channel', 'assessment', 'pecr', 'nature']);
      expect(assessmentStatuses).toContain(template.assessment.status);
      expect(verdicts).toContain(template.pecr);
      for (const key of ['id', 'title', 'channel']) expect(typeof template[key]).toBe('string');
    }
    const counts = Object.fromEntries(severities.map((severity) => [severity, 0]));
    for (const finding of report.findings) counts[finding.severity]!++;
    expect(report.summary).toMatchObject({
      errors: counts.error,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
    });
  });

  it('orders by file, then by place', async () => {
    const bad = message({ basis: 'contarct', nature: 'infomational' });
    const folder = folderOf({
      'b/a.outreach.md': bad,
      'a.outreach.md': bad,
      'Z.outreach.md': bad,
      'a-b.outreach.md': bad,
    });
    const { findings, templates } = await json(folder);
    const order = ['Z.outreach.md', 'a-b.outreach.md', 'a.outreach.md', 'b/a.outreach.md'];
    expect(templates.map((each: { file: string }) => each.file)).toEqual(order);
    expect([...new Set(findings.map((each: { file: string }) => each.file))]).toEqual(order);
    for (const file of order) {
      const offsets = findings
        .filter((each: { file: string }) => each.file === file)
        .map((each: { start: { offset: number } }) => each.start.offset);
      expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    }
  });

  it('is the same every time', async () => {
    const folder = folderOf({
      'a.outreach.md': message(),
      'b.outreach.md': message({ body: 'Get 20% off.' }),
      'x.lia.md': approved,
    });
    const args = ['check', '--format', 'json', '--today', '2026-11-23'];
    expect((await run(folder, ...args)).out).toBe((await run(folder, ...args)).out);
  });

  it('gives the places that an editor shows, with byte-order mark, CRLF, tabs and emoji', async () => {
    const text = message({ basis: 'contract', body: '👩‍👩‍👧\tGet 20% off everything.' });
    const plain = await json(folderOf({ 'a.outreach.md': text }));
    const other = await json(folderOf({ 'a.outreach.md': `\uFEFF${text.replaceAll('\n', '\r\n')}` }));
    const places = (report: {
      findings: { rule: string; start: { line: number; column: number }; end: { line: number; column: number } }[];
    }) => report.findings.map(({ rule, start, end }) => [rule, start.line, start.column, end.line, end.column]);
    expect(places(other)).toEqual(places(plain));
    const crlf = text.replaceAll('\n', '\r\n');
    for (const { start, end, rule } of other.findings) {
      const marked = crlf.slice(start.offset, end.offset);
      if (rule === 'promotional-phrasing') expect(marked).toContain('20% off');
    }
  });
});

describe('exit codes', () => {
  it.each([
    ['nothing found', clean, [], 0],
    ['an error', message(), [], 1],
    ['an error that is allowed', message(), ['--fail-on', 'never'], 0],
    ['a warning', clean.replace('owner:', 'x-owner: y\nowner:'), [], 0],
    ['a warning that fails', clean.replace('owner:', 'x-owner: y\nowner:'), ['--fail-on', 'warning'], 1],
    ['a warning where hints fail', clean.replace('owner:', 'x-owner: y\nowner:'), ['--fail-on', 'hint'], 1],
    ['an error where only errors fail', message(), ['--fail-on=error'], 1],
  ])('for %s', async (_what, text, args, code) => {
    const result = await run(folderOf({ 'a.outreach.md': text }), 'check', ...args);
    expect(result.code, result.out + result.error).toBe(code);
  });

  it.each([
    ['check', '--format', 'xml'],
    ['check', '--fail-on', 'everything'],
    ['check', '--today', 'tomorrow'],
    ['check', '--today', '2026-02-30'],
    ['check', '--nonsense'],
    ['check', 'gone'],
    ['check', 'gone.outreach.md'],
    ['chekc'],
    [],
    ['stub'],
    ['stub', 'a', 'b'],
    ['explain', 'no-such-rule'],
    ['explain', 'a', 'b'],
    ['lsp'],
  ])('for wrong usage: %s %s %s', async (...args) => {
    const result = await run(folderOf({ 'a.outreach.md': clean }), ...args);
    expect(result.code).toBe(2);
    expect(result.error).toMatch(/^lawful-outreach: /);
    expect(result.error).not.toMatch(/ {4}at |node:internal/);
  });

  it('checks everything else all the same when one path is not there', async () => {
    const { code, out, error } = await run(folderOf({ 'a.outreach.md': message() }), 'check', 'gone', 'a.outreach.md');
    expect(code).toBe(2);
    expect(error).toContain('there is no file or folder "gone"');
    expect(out).toContain('lia-missing');
  });

  it('for a policy that is wrong', async () => {
    expect((await run(folderOf({ 'a.outreach.md': clean, 'outreach.yaml': 'risk-apetite: x\n' }), 'check')).code).toBe(
      2,
    );
    expect((await run(folderOf({ 'a.outreach.md': clean, 'outreach.yaml': 'a: "\n' }), 'check')).code).toBe(2);
    // In force for the file that was named, so it counts as much.
    const folder = folderOf({ 'in/a.outreach.md': clean, 'outreach.yaml': 'a: "\n' });
    expect((await run(folder, 'check', 'in/a.outreach.md')).code).toBe(2);
  });

  it('are 0 for help and version', async () => {
    const folder = folderOf({});
    expect(await run(folder, '--version')).toEqual({ code: 0, out: `${version}\n`, error: '' });
    expect((await run(folder, '--help')).code).toBe(0);
    expect((await run(folder, 'check', '-h')).out).toContain('--fail-on');
  });

  it('are 0 in a folder without templates', async () => {
    const { code, out } = await run(folderOf({ 'README.md': '' }), 'check');
    expect(code).toBe(0);
    expect(out).toBe(`0 templates, 0 assessments: no issues found by these checks. Rules as of ${rulesetDate}.\n`);
  });
});

describe('the text report', () => {
  it('shows findings by file, every template with its two decisions, and the sum', async () => {
    const folder = folderOf({
      'mail/a.outreach.md': message({ lia: 'LIA-2026-009' }),
      'b.outreach.md': clean,
    });
    const { out } = await run(folder, 'check');
    expect(out.split('\n')).toEqual([
      'mail/a.outreach.md',
      '  16:6  error  No assessment "LIA-2026-009" was found in this workspace. Check the id, or create the assessment.  [lia-not-found; UK GDPR Art 5(2)]',
      '    16 | lia: LIA-2026-009',
      '       |      ^^^^^^^^^^^^',
      '       = You can: Create an assessment stub and link it',
      '',
      'Template            Assessment  PECR',
      'b.outreach.md       not-needed  not-marketing',
      'mail/a.outreach.md  not-found   not-marketing',
      '',
      'More about a rule: lawful-outreach explain RULE',
      `2 templates, 0 assessments: 1 error. Rules as of ${rulesetDate}.`,
      '',
    ]);
  });

  it('never says that anything is compliant', async () => {
    const { out } = await run(folderOf({ 'a.outreach.md': clean }), 'check');
    expect(out).toContain('no issues found by these checks');
    expect(out).not.toMatch(/compliant|safe to send|all good|passed/i);
  });

  it("keeps a user's text from steering the terminal", async () => {
    const evil = '\u001b[31mred\u001b]0;title\u0007\u009b2J\u202e\u2028';
    const folder = folderOf({
      'a\u001b[2J.outreach.md': message({ lia: `"${JSON.stringify(evil).slice(1, -1)}"`, basis: `le${evil}` }),
      'bad\u009b.outreach.md': Buffer.from([0]),
      'outreach.yaml': `${JSON.stringify(evil)}: x\n`,
    });
    for (const args of [
      ['check'],
      ['check', '--format', 'json'],
      ['check', `gone${evil}`],
      ['check', `--${evil}`],
      ['check', '--format', evil],
      [evil],
      ['explain', evil],
      ['stub', evil],
      ['stub', `../${evil}`],
    ]) {
      const { out, error } = await run(folder, ...args);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
      expect(out + error, args.join(' ')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      if (!args.includes('json')) expect(out + error).not.toMatch(/[\u202a-\u202e]/);
    }
  });
});

describe('files that cannot be read', () => {
  it('stand in the report with the reason, and all others are checked', async () => {
    const folder = folderOf({
      'good.outreach.md': message(),
      'binary.outreach.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
      'big.outreach.md': Buffer.alloc(5 * 1024 * 1024 + 1, 0x61),
      'utf16.outreach.md': Buffer.from('\uFEFFHello', 'utf16le'),
      'latin1.lia.md': Buffer.from('---\nid: caf\xe9\n---\n', 'latin1'),
    });
    symlinkSync('nowhere.md', join(folder, 'dangling.outreach.md'));
    symlinkSync('loop.outreach.md', join(folder, 'loop.outreach.md'));
    const { code, out } = await run(folder, 'check', '--format', 'json');
    expect(code).toBe(2);
    const report = JSON.parse(out);
    expect(report.unread).toEqual([
      { file: 'big.outreach.md', reason: 'larger than 5 MB' },
      { file: 'binary.outreach.md', reason: 'not a text file' },
      { file: 'dangling.outreach.md', reason: 'a link to a file that is not there' },
      { file: 'latin1.lia.md', reason: 'not encoded as UTF-8; save it as UTF-8' },
      { file: 'loop.outreach.md', reason: 'a link that leads back to itself' },
      { file: 'utf16.outreach.md', reason: 'encoded as UTF-16; save it as UTF-8' },
    ]);
    expect(report.templates.map((each: { file: string }) => each.file)).toEqual(['good.outreach.md']);
    expect(report.findings).toHaveLength(1);
  });

  it('of 5 MB and no more are read', async () => {
    const text = `${clean}${'Our office has moved.\n'.repeat(10)}`;
    const folder = folderOf({
      'a.lia.md': `---\nid: A-1\n---\n${' '.repeat(5 * 1024 * 1024 - 18)}`,
      'b.outreach.md': text,
    });
    expect(statSync(join(folder, 'a.lia.md')).size).toBeLessThanOrEqual(5 * 1024 * 1024);
    expect((await json(folder)).unread).toEqual([]);
  });

  it.runIf(process.getuid?.() === 0)('for want of permission are named', async () => {
    const folder = folderOf({ 'a.outreach.md': clean, 'secret.outreach.md': clean });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'secret.outreach.md'), 0o000);
    const { code, out } = await runProgram(program, folder, ['check', '--format', 'json'], { user: 65534 });
    expect(code).toBe(2);
    expect(JSON.parse(out).unread).toEqual([{ file: 'secret.outreach.md', reason: 'no permission to read it' }]);
  });
});

describe('paths', () => {
  it('narrow what is shown, not what is known', async () => {
    const folder = folderOf({
      'one/a.outreach.md': message({ lia: 'LIA-2026-001' }),
      'two/b.outreach.md': message(),
      'lia/x.lia.md': assessment('LIA-2026-001'),
      'outreach.yaml': '',
    });
    const report = await json(folder, 'one');
    expect(report.templates.map((each: { file: string }) => each.file)).toEqual(['one/a.outreach.md']);
    expect(report.templates[0].assessment).toEqual({ ref: 'LIA-2026-001', status: 'draft' });
    expect([...new Set(report.findings.map((each: { file: string }) => each.file))]).toEqual(['one/a.outreach.md']);
    expect((await json(folder, 'lia')).findings.map((each: { rule: string }) => each.rule)).not.toContain(
      'assessment-unused',
    );
    expect(report.policy.files).toEqual(['outreach.yaml']);
    expect((await json(folder, './one/../one/a.outreach.md')).templates).toHaveLength(1);
    expect((await json(folder, 'one', 'two', 'one/a.outreach.md')).templates).toHaveLength(2);
    expect((await json(folder, join(folder, 'two'))).templates).toHaveLength(1);
  });

  it('outside the working directory are checked by themselves', async () => {
    const folder = folderOf({
      'here/a.outreach.md': message(),
      'there/b.outreach.md': message(),
      'there/x.lia.md': assessment('LIA-1'),
    });
    const report = await json(join(folder, 'here'), '../there', 'a.outreach.md');
    expect(report.templates.map((each: { file: string }) => each.file)).toEqual([
      '../there/b.outreach.md',
      'a.outreach.md',
    ]);
    const single = await json(join(folder, 'here'), '../there/b.outreach.md');
    expect(single.templates.map((each: { file: string }) => each.file)).toEqual(['../there/b.outreach.md']);
  });

  it.each([
    ['that is no template', 'README.md', 'not a template'],
    ['that the policy excludes', 'archive/a.outreach.md', 'excluded by outreach.yaml'],
    ['that is never looked into', 'node_modules/a.outreach.md', 'never checked'],
    ['that is a link out of the folder', 'out.outreach.md', 'leads out'],
    ['that is a link to nothing', 'dangling.outreach.md', 'a link to a file that is not there'],
  ])('%s say so and fail', async (_what, path, reason) => {
    const folder = folderOf({
      'README.md': '',
      'archive/a.outreach.md': clean,
      'node_modules/a.outreach.md': clean,
      'outreach.yaml': 'exclude: ["archive/**"]\n',
    });
    const outside = folderOf({ 'x.outreach.md': clean });
    symlinkSync(join(outside, 'x.outreach.md'), join(folder, 'out.outreach.md'));
    symlinkSync('gone', join(folder, 'dangling.outreach.md'));
    const { code, out } = await run(folder, 'check', '--format', 'json', path);
    expect(JSON.parse(out).unread).toEqual([{ file: path, reason: expect.stringContaining(reason) }]);
    expect(code).toBe(2);
  });

  it('lead through links only as far as the folder reaches, and never in circles', async () => {
    const outside = folderOf({ 'secret.outreach.md': message(), 'x.lia.md': assessment('LIA-9') });
    const folder = folderOf({ 'real/a.outreach.md': clean, 'real/x.lia.md': assessment('LIA-2026-001') });
    symlinkSync(outside, join(folder, 'outside'));
    symlinkSync(join(outside, 'secret.outreach.md'), join(folder, 'secret.outreach.md'));
    symlinkSync('..', join(folder, 'real/up'));
    symlinkSync('.', join(folder, 'real/self'));
    symlinkSync('real', join(folder, 'again'));
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    const report = await json(folder);
    expect(report.templates.map((each: { file: string }) => each.file)).toEqual(['real/a.outreach.md']);
    expect([...new Set(report.findings.map((each: { file: string }) => each.file))]).toEqual(['real/x.lia.md']);
    expect(report.unread).toEqual([]);
    expect((await json(folder, 'again')).templates.map((each: { file: string }) => each.file)).toEqual([
      'real/a.outreach.md',
    ]);
  });

  it('skip node_modules and .git, and what the policy excludes', async () => {
    const folder = folderOf({
      'node_modules/x/a.outreach.md': message(),
      '.git/b.outreach.md': message(),
      'sub/node_modules/c.outreach.md': message(),
      'archive/d.outreach.md': message(),
      'archive/x.lia.md': '',
      'outreach.yaml': 'exclude: ["archive/**"]\n',
      'e.outreach.md': clean,
    });
    const report = await json(folder);
    expect(report.templates.map((each: { file: string }) => each.file)).toEqual(['e.outreach.md']);
    expect(report.findings).toEqual([]);
  });

  it('may hold any character', async () => {
    const names = [
      'mit leer.outreach.md',
      'ü/日本 🎉.outreach.md',
      '#1.outreach.md',
      '100%25.outreach.md',
      'a?b.outreach.md',
      '-x.outreach.md',
    ];
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, clean])));
    expect((await json(folder)).templates.map((each: { file: string }) => each.file)).toEqual([...names].sort());
    expect((await json(folder, '--', ...names)).templates).toHaveLength(names.length);
  });

  it('with a trailing slash, or doubled, are folders all the same', async () => {
    const folder = folderOf({ 'one/a.outreach.md': clean, 'one-more/b.outreach.md': clean });
    expect((await json(folder, 'one/')).templates).toHaveLength(1);
    expect((await json(folder, './/one//')).templates).toHaveLength(1);
  });

  it('of a working directory that is gone are an error in plain words', async () => {
    const folder = folderOf({ 'x/y': '' });
    const { error, code } = await runProgram(program, '/', ['check', join(folder, 'nothing')]);
    expect(code).toBe(2);
    expect(error).not.toMatch(/ {4}at /);
  });
});

describe('dates', () => {
  it('are judged as on --today', async () => {
    const folder = folderOf({
      'a.outreach.md': message({ lia: 'LIA-2026-014' }).replace('relationship-update', 'page-follow'),
      'x.lia.md': approved,
    });
    const statusOn = async (day: string) =>
      JSON.parse((await run(folder, 'check', '--format', 'json', '--today', day)).out).templates[0].assessment.status;
    expect(await statusOn('2026-11-23')).toBe('covered');
    expect(await statusOn('2027-11-21')).toBe('review-due');
    expect(await statusOn('2030-01-01')).toBe('expired');
  });
});

describe('a reader that has read enough', () => {
  it('ends the program without a complaint', async () => {
    const folder = folderOf(
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.outreach.md`, message({ basis: 'x' })])),
    );
    const { spawn } = await import('node:child_process');
    const child = spawn('sh', ['-c', `"${process.execPath}" "${program}" check --format json | head -c 10`], {
      cwd: folder,
    });
    const error: Buffer[] = [];
    child.stderr.on('data', (data) => error.push(data));
    await new Promise((resolve) => child.on('close', resolve));
    expect(Buffer.concat(error).toString()).toBe('');
  });
});
