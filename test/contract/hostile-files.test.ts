// Files that somebody made to do harm, through the real command line: it ends, reads nothing else, and says what it could not read.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../server/cli/formats/names';
import { hostileFiles, hostileTexts } from '../fuzz/hostile-fields';
import { message } from '../protocol/texts';
import { builtProgram, type Result, runProgram, temporaryFolders } from './program';

const program = builtProgram();
const folderOf = temporaryFolders();
const run = (folder: string, ...args: string[]) => runProgram(program, folder, args);

/** It came to an end by itself, and told nobody of its inside. */
function expectCalm({ code, out, error }: Result): void {
  expect([0, 1, 2]).toContain(code);
  expect(out + error).not.toMatch(/\n {4}at |something went wrong|RangeError|TypeError|out of memory/);
}

async function json(folder: string, ...args: string[]) {
  const result = await run(folder, 'check', '--format', 'json', ...args);
  expectCalm(result);
  return JSON.parse(result.out) as {
    templates: { file: string }[];
    findings: { file: string; rule: string; message: string }[];
    unread: { file: string; reason: string }[];
  };
}

const header = (fields: string) => `---\n${fields}\n---\nHello.\n`;
const deep = 10_000;
/** Ten times nine levels of aliases: a thousand million values, were they written out. */
const bomb = Array.from({ length: 10 }, (_, i) =>
  i === 0 ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]' : `a${i}: &a${i} [${`*a${i - 1}, `.repeat(8)}*a${i - 1}]`,
).join('\n');

const yamls: Readonly<Record<string, string>> = {
  'aliases that grow': bomb,
  'brackets 10,000 deep': `a: ${'['.repeat(deep)}${']'.repeat(deep)}`,
  'braces 10,000 deep': `${'a: {'.repeat(deep)}`,
  'dashes 10,000 deep': `a: ${'- '.repeat(deep)}x`,
  'fields 1,000 deep': Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  '20,000 fields': Array.from({ length: 20_000 }, (_, i) => `k${i}: x`).join('\n'),
  '100,000 fields': Array.from({ length: 100_000 }, (_, i) => `k${i}: x`).join('\n'),
  'one field 20,000 times': 'title: x\n'.repeat(20_000),
  'fields that are merged': 'a: &a { b: c }\n<<: *a\nd:\n  <<: [*a, *a]\n  ? [x]\n  : y',
  'tags that would run':
    'title: !!js/function "function () { process.exit(3) }"\nowner: !<tag:x> y\nnotes: !!binary aGk=',
  'a value of 200 KB': `title: "${'x'.repeat(200_000)}"`,
  'names that objects have': '__proto__: x\nconstructor: { prototype: { polluted: yes } }\ntoString: y',
  'halves of characters': 'title: "\\ud800"\nlia: "\\udfff"\nowner: "a\\u0000b"',
};

describe('fields made to cost', () => {
  it('cost no more than others, and the templates beside them are checked', async () => {
    const files = Object.entries(yamls).flatMap(([name, yaml], i) => [
      [`${i} ${name}.outreach.md`, header(yaml)] as const,
      [`${i} ${name}.lia.md`, header(yaml)] as const,
      [`packs/${i}.yaml`, yaml] as const,
      [`policies/${i}/outreach.yaml`, yaml] as const,
    ]);
    const packs = Object.keys(yamls).map((_, i) => `packs/${i}.yaml`);
    const folder = folderOf({
      ...Object.fromEntries(files),
      'outreach.yaml': `packs: [${packs.join(', ')}]\n`,
      'good.outreach.md': message(),
    });
    const report = await json(folder);
    expect(report.templates).toHaveLength(Object.keys(yamls).length + 1);
    const unreadable = (name: string) =>
      report.findings.some(({ file, rule }) => file.includes(name) && rule === 'front-matter-syntax');
    for (const name of ['aliases that grow', '10,000 deep', '100,000 fields', '20,000 times'])
      expect(unreadable(name), name).toBe(true);
  }, 60_000);
});

describe('texts made to cost', () => {
  it('of 50 MB are left out by name, and lines of 4 MB are read', async () => {
    const folder = folderOf({
      'huge.outreach.md': Buffer.alloc(50_000_000, 'Buy now. '),
      'line.outreach.md': header(`title: A`) + 'our office has moved '.repeat(60_000),
      'huge.lia.md': Buffer.alloc(6_000_000, 'x'),
      'b/outreach.yaml': Buffer.alloc(6_000_000, '# x\n'),
      'signs.outreach.md': header('title: A') + '\u202e{{\u0001<\u2066[[%%`'.repeat(20_000),
    });
    const report = await json(folder);
    expect(report.unread.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'b/outreach.yaml: larger than 5 MB',
      'huge.lia.md: larger than 5 MB',
      'huge.outreach.md: larger than 5 MB',
    ]);
    expect(report.templates.map(({ file }) => file)).toEqual(['line.outreach.md', 'signs.outreach.md']);
  }, 60_000);
});

describe.runIf(process.platform !== 'win32')('what is no file', () => {
  it('is never waited for', async () => {
    const folder = folderOf({ 'good.outreach.md': message(), 'packs/x': '' });
    for (const name of ['pipe.outreach.md', 'pipe.lia.md', 'b.yaml']) execFileSync('mkfifo', [join(folder, name)]);
    mkdirSync(join(folder, 'folder.outreach.md/inner.lia.md'), { recursive: true });
    symlinkSync('/dev/zero', join(folder, 'endless.outreach.md'));
    symlinkSync('/dev/stdin', join(folder, 'input.outreach.md'));
    symlinkSync('itself.outreach.md', join(folder, 'itself.outreach.md'));
    symlinkSync('..', join(folder, 'packs/up'));
    writeFileSync(
      join(folder, 'outreach.yaml'),
      'packs: [b.yaml, packs, packs/up, folder.outreach.md]\nextends: b.yaml\n',
    );
    const report = await json(folder);
    expect(report.templates.map(({ file }) => file)).toEqual(['good.outreach.md']);
    for (const name of ['pipe.outreach.md', 'endless.outreach.md', 'folder.outreach.md', 'itself.outreach.md'])
      expectCalm(await run(folder, 'check', name));
  }, 60_000);
});

describe('a field that names a file', () => {
  it('leads nowhere outside of the folder', async () => {
    const outside = folderOf({
      'secret.outreach.md': message({ body: 'SECRET' }),
      'secret.lia.md': '---\nid: SECRET\ntitle: SECRET\nstatus: approved\n---\n',
      'secret.yaml': 'risk-appetite: tolerant\nbanned: [SECRET]\n',
      'outreach.yaml': 'defaults: { owner: SECRET }\n',
    });
    const ways = ['lia.md', 'yaml', 'outreach.md'].flatMap((ending) => [
      `${outside}/secret.${ending}`,
      `..${outside}/secret.${ending}`,
      `../../../../../../../..${outside}/secret.${ending}`,
      `..\\..\\..\\..${outside}\\secret.${ending}`,
      `file://${outside}/secret.${ending}`,
      `link/secret.${ending}`,
    ]);
    const fields = (way: string) =>
      ['lia', 'privacy-notice', 'decision-record', 'suppression-list', 'id']
        .map((name) => `${name}: ${JSON.stringify(way)}`)
        .join('\n');
    const files = ways.flatMap((way, i) => [
      [`t${i}.outreach.md`, header(fields(way))] as const,
      [
        `a${i}.lia.md`,
        header(
          `id: A${i}\nsupersedes: ${JSON.stringify(way)}\nsuperseded-by: ${JSON.stringify(way)}\nfile: ${JSON.stringify(way)}`,
        ),
      ] as const,
      [`p${i}/x.outreach.md`, message({ body: 'SECRET' })] as const,
      [
        `p${i}/outreach.yaml`,
        `extends: ${JSON.stringify(way)}\npacks: [${JSON.stringify(way)}]\ntemplates: [${JSON.stringify(way)}, "../../**"]\nexclude: ["../**"]\nassessments: { folder: ${JSON.stringify(outside)} }\n`,
      ] as const,
    ]);
    const folder = folderOf(Object.fromEntries(files));
    symlinkSync(outside, join(folder, 'link'));
    const report = await json(folder);
    expect(report.templates.filter(({ file }) => file.includes('secret'))).toEqual([]);
    for (const { rule, message: said } of report.findings)
      expect(said, rule).not.toMatch(/banned wordings|covered by SECRET/);
    const policy = await run(folder, 'policy', 'p0/x.outreach.md');
    expectCalm(policy);
    expect(policy.out).not.toMatch(/SECRET|tolerant/);
    const register = await run(folder, 'register', '--format', 'json');
    expectCalm(register);
    expect(register.out).not.toContain('"title": "SECRET"');
  }, 60_000);
});

describe('a hostile text in every field', () => {
  it('steers no terminal and gives a pipeline no commands, in any format', async () => {
    const texts = hostileFiles(Object.values(hostileTexts).join(' '));
    const names = { template: 'x.outreach.md', assessment: 'x.lia.md', policy: 'outreach.yaml', pack: 'pack.yaml' };
    const folder = folderOf(
      Object.fromEntries(texts.map(({ kind, text }, i) => [`${String(i).padStart(3, '0')}/${names[kind]}`, text])),
    );
    for (const args of [
      ...formats.map((format) => ['check', '--format', format]),
      ['policy'],
      ['register', '--format', 'csv'],
    ]) {
      const result = await run(folder, ...args);
      expectCalm(result);
      const said = (result.out + result.error)
        .replaceAll('\n', '')
        .replaceAll('\r', '')
        .replace(/^\ufeff/, '');
      expect(said, args.join(' ')).not.toMatch(/\p{Cc}/u);
      // What programs read holds words as they are.
      if (!args.some((each) => ['json', 'sarif', 'gitlab'].includes(each)))
        expect(said, args.join(' ')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
      if (args.includes('github')) expect(result.out).not.toMatch(/^(?:::error::x|##\[error\])/m);
    }
  }, 60_000);
});
