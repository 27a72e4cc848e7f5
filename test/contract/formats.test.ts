import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import MarkdownIt from 'markdown-it';
import type { Log, Result as SarifResult } from 'sarif';
import { describe, expect, it, vi } from 'vitest';
import { formats } from '../../server/cli/formats/names';
import { isAboutSettings } from '../../server/cli/report';
import checkSchema from '../../syntaxes/schemas/check.json';
import sarifSchema from '../fixtures/sarif-schema-2.1.0.json';
import { message } from '../protocol/texts';
import { builtProgram, copyOf, type Result, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const sax = createRequire(import.meta.url)('sax');
const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
const isSarif = ajv.compile(sarifSchema);
const isOurs = new Ajv({ allErrors: true }).compile(checkSchema);

const program = builtProgram();
const folderOf = temporaryFolders();

function run(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Result> {
  return runProgram(program, folder, ['check', '--today', '2026-11-23', ...args], { environment });
}

async function printed(folder: string, format: string): Promise<string> {
  return (await run(folder, ['--format', format])).out;
}

async function sarif(folder: string): Promise<Log['runs'][0]> {
  const log: Log = JSON.parse(await printed(folder, 'sarif'));
  expect(isSarif(log), ajv.errorsText(isSarif.errors)).toBe(true);
  return log.runs[0]!;
}

const clean = message({ basis: 'contract' });
const offer = message({ basis: 'contract', body: 'Get 20% off everything.' });
const waiver = [
  'waivers:',
  '  - rule: mixed-nature',
  '    reason: "Agreed <b>with</b> | legal"',
  '    by: Helen Marsh',
];
const markup = '<b>|`*_[x](https://evil.example)\u202e%0A::error::x ]]>';

/** Everything that a folder can have: findings of every kind of file, waivers, files nobody can read, names and texts full of markup. */
function everything(): string {
  const folder = folderOf({
    'clean.outreach.md': clean,
    'in/offer & <b>.outreach.md': offer,
    'waived.outreach.md': message({ basis: 'contract', nature: 'mixed', more: waiver }),
    'markup.outreach.md': message({
      lia: JSON.stringify(markup),
      nature: JSON.stringify(markup),
      body: `${markup} 20% off`,
    }),
    'marked.outreach.md': `\uFEFF${offer.replace('Get', '👋 Get').replaceAll('\n', '\r\n')}`,
    'binary.outreach.md': Buffer.from([0x89, 0x50, 0, 0]),
    'draft.lia.md': '---\nid: LIA-2026-001\n---\n',
    'outreach.yaml': 'risk-apetite: cautious\n',
  });
  copyOf('examples/email', join(folder, 'examples'));
  return folder;
}

describe('every format', () => {
  it('is what its readers take, holds the same findings, and is the same every time', async () => {
    const folder = everything();
    const results = Object.fromEntries(
      await Promise.all(formats.map(async (format) => [format, await run(folder, ['--format', format])] as const)),
    );
    const out = (format: (typeof formats)[number]) => results[format]!.out;
    for (const { code, error } of Object.values(results)) expect([code, error]).toEqual([2, '']);
    for (const format of formats) expect(out(format), format).toMatch(/\n$/);

    const report = JSON.parse(out('json'));
    expect(isOurs(report), JSON.stringify(isOurs.errors)).toBe(true);
    // biome-ignore lint/suspicious/noExplicitAny: what a consumer of the JSON has.
    const open = report.findings.filter((each: any) => !each.waived);
    expect(report.summary.waived).toBe(1);
    expect(report.unread).toHaveLength(1);

    const log: Log = JSON.parse(out('sarif'));
    expect(isSarif(log), ajv.errorsText(isSarif.errors)).toBe(true);
    const { results: found = [], invocations } = log.runs[0]!;
    const notified = invocations?.[0]?.toolConfigurationNotifications ?? [];
    expect(found.filter(({ suppressions }) => suppressions?.length === 0).length + notified.length).toBe(open.length);
    expect(found.filter(({ suppressions }) => suppressions?.length === 1)).toMatchObject([
      { ruleId: 'mixed-nature', suppressions: [{ justification: 'Agreed <b>with</b> | legal (by Helen Marsh)' }] },
    ]);
    expect(notified.map(({ associatedRule }) => associatedRule?.id)).toEqual(['policy-value']);

    const list: { fingerprint: string; check_name: string }[] = JSON.parse(out('gitlab'));
    expect(list.filter((each) => each.check_name !== 'unread-file')).toHaveLength(open.length);
    expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length);

    const cases: string[] = [];
    const parser = sax.parser(true);
    parser.onerror = (error: Error) => {
      throw error;
    };
    parser.onopentag = ({ name, attributes }: { name: string; attributes: Record<string, string> }) => {
      if (name === 'testcase') cases.push(`${attributes.classname}`);
    };
    parser.write(out('junit')).close();
    for (const { file } of report.templates) expect(cases.filter((each) => each === file)).toHaveLength(3);

    const html = new MarkdownIt({ html: true, linkify: true }).render(out('markdown'));
    expect(html).not.toMatch(/<(?!\/?(?:h2|h3|p|strong|table|thead|tbody|tr|th|td|ul|li|code)>)/);

    const places = out('text').match(/^ {2}\d+:\d+ {2}(?:error|warning|information|hint) {2}/gm);
    expect(places).toHaveLength(open.length);
    for (const line of out('github').trimEnd().split('\n').slice(0, -1))
      expect(line).toMatch(/^::(?:error|warning|notice) /);
    for (const format of formats) expect(await printed(folder, format), format).toBe(out(format));
  });

  it('says that a clean folder has no issues found by these checks, and no more', async () => {
    const folder = folderOf({ 'a.outreach.md': clean });
    const out: Record<string, string> = {};
    for (const format of formats) {
      const result = await run(folder, ['--format', format]);
      expect(result.code).toBe(0);
      expect(result.out).not.toMatch(/compliant|safe to send|all good/i);
      out[format] = result.out;
    }
    for (const format of ['text', 'github', 'markdown'])
      expect(out[format]).toContain('no issues found by these checks');
    expect(out.junit).toContain('tests="3" failures="0" errors="0" skipped="0"');
    expect(JSON.parse(out.sarif!).runs[0].artifacts).toHaveLength(1);
    expect(JSON.parse(out.gitlab!)).toEqual([]);
  });
});

describe('SARIF', () => {
  it('marks in the file what its regions say, with byte-order mark, CRLF and emoji', async () => {
    const folder = everything();
    const { results = [] } = await sarif(folder);
    let seen = 0;
    for (const { ruleId, locations } of results) {
      const { artifactLocation, region } = locations![0]!.physicalLocation!;
      const file = decodeURIComponent(artifactLocation!.uri!);
      const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
      const { charOffset = 0, charLength = 0, startLine = 0, startColumn = 0 } = region!;
      const line = text.split(/\r\n|\n/)[startLine - 1]!;
      const marked = text.slice(charOffset, charOffset + charLength);
      expect(line.slice(startColumn - 1).startsWith(marked.split(/\r?\n/)[0]!), `${file} ${ruleId}`).toBe(true);
      if (ruleId === 'promotional-phrasing' && marked === '20% off') seen++;
    }
    expect(seen).toBeGreaterThanOrEqual(3);
  });

  it('knows a finding again after lines moved, and a new one from it', async () => {
    const names = async (text: string) =>
      (await sarif(folderOf({ 'a.outreach.md': text }))).results!.map(nameOf).sort();
    const before = await names(offer);
    expect(await names(offer.replace('---\n', '---\nnotes: we talked about this\n').replace('Get', '\n\nGet'))).toEqual(
      before,
    );
    const more = await names(`${offer}Also: 20% off shoes.\n`);
    expect(more).toEqual(expect.arrayContaining(before));
    expect(more.length).toBeGreaterThan(before.length);
  });
});

function nameOf({ partialFingerprints }: SarifResult): string | undefined {
  return partialFingerprints?.['outreachFinding/v1'];
}

describe('in GitHub Actions', () => {
  const actions = (folder: string) => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  });

  it('annotations follow the text, with the paths of the repository, and each check adds to the summary', async () => {
    const folder = folderOf({ 'team/a.outreach.md': offer });
    const { code, out } = await run(join(folder, 'team'), [], actions(folder));
    expect(code).toBe(1);
    expect(out).toContain('1 template, 0 assessments: ');
    expect(out).toMatch(/^::error file=team\/a\.outreach\.md,line=\d+,.*title=/m);
    const summary = readFileSync(join(folder, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^## Lawful Outreach\n/);
    await run(join(folder, 'team'), ['--format', 'json'], actions(folder));
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe(summary.repeat(2));
  });

  it('other formats stay what they are', async () => {
    const folder = folderOf({ 'a.outreach.md': offer });
    const { out } = await run(folder, ['--format', 'json'], actions(folder));
    expect(JSON.parse(out).summary.templates).toBe(1);
  });

  it('no template makes commands of its own', async () => {
    const folder = folderOf({ 'a.outreach.md': offer.replace('Get', '##[add-mask]x ::error::y\nGet') });
    const { out } = await run(folder, [], actions(folder));
    const lines = out.split('\n');
    const [, word = 'none'] = /^::stop-commands::(\w+)$/.exec(lines[0]!) ?? [];
    const end = lines.indexOf(`::${word}::`);
    expect(end).toBeGreaterThan(0);
    for (const line of lines.slice(end + 1, -1))
      expect(line).toMatch(/^::(?:error|warning|notice) file=a\.outreach\.md,/);
  });

  it('a summary that cannot be written is told and changes nothing else', async () => {
    const folder = folderOf({ 'a.outreach.md': clean });
    mkdirSync(join(folder, 'summary.md'));
    const { code, out, error } = await run(folder, [], actions(folder));
    expect(code).toBe(0);
    expect(out).toContain('no issues found by these checks');
    expect(error).toMatch(/^lawful-outreach: no summary of the step: /);
  });
});

describe('colour', () => {
  it.each([
    ['no terminal', {}, false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('with %s', async (_what, environment, coloured) => {
    const folder = folderOf({ 'a.outreach.md': offer });
    const { out } = await run(folder, [], environment);
    expect(out.includes('\u001b[31merror\u001b[39m')).toBe(coloured);
    expect((await run(folder, ['--format', 'json'], environment)).out).not.toContain('\u001b');
  });
});

describe('notifications', () => {
  it('are about settings alone', async () => {
    const folder = folderOf({
      'a.outreach.md': offer,
      'outreach.yaml': 'rules: { nonsense: off }\npacks: [gone.yaml]\n',
    });
    const { results = [], invocations } = await sarif(folder);
    // biome-ignore lint/suspicious/noExplicitAny: only the rule is looked at.
    const isSetting = (rule: string | undefined) => isAboutSettings({ rule } as any);
    expect(results.some(({ ruleId }) => isSetting(ruleId))).toBe(false);
    const rules =
      invocations?.[0]?.toolConfigurationNotifications?.map(({ associatedRule }) => associatedRule?.id) ?? [];
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.every(isSetting)).toBe(true);
    expect(invocations?.[0]?.executionSuccessful).toBe(false);
  });
});
