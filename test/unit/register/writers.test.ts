import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvCell } from '../../../shared/register/csv';
import { readRegister } from '../../../shared/register/read';
import type { Register } from '../../../shared/register/register';
import { withChanges } from '../../../shared/register/since';
import { visible } from '../../../shared/register/words';
import { approved, made, message, writers } from './made';

/** What people or their tools may write anywhere: formulas, markup, tables, links, signs that can't be seen. */
const hostile =
  '=HYPERLINK("https://evil.example","x") </table><script>alert(1)</script> | `a` [l](https://evil.example) \u202etxt.exe\u0007';
const yaml = JSON.stringify(hostile);

let register: Register;
beforeAll(async () => {
  const before = await made({ 'office.outreach.md': message() });
  const now = await made({
    'office.outreach.md': message({
      title: yaml,
      fields: `id: ${yaml}\nwaivers: [{ rule: privacy-notice, reason: ${yaml}, by: ${yaml}, phrase: ${yaml} }]\n`,
    }),
    '=cmd|x.outreach.md': message(),
    'office.lia.md': approved(`approvals: [{ template: ${yaml}, by: ${yaml} }]\nconditions: [${yaml}]\n`).replace(
      'change: Approved version 1',
      `change: ${yaml}`,
    ),
  });
  register = withChanges(now, before, hostile);
});

describe('as CSV', () => {
  const table = () =>
    parseCsv(writers.csv(register), { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

  it('is one table that another reader reads: a line for every finding', () => {
    const rows = table();
    const found = rows.filter(({ finding }) => finding !== '');
    expect(found.map(({ finding }) => finding).sort()).toEqual(
      register.findings.map(({ fingerprint }) => fingerprint).sort(),
    );
    expect(new Set(rows.filter(({ kind }) => kind === 'template').map(({ file }) => file))).toEqual(
      new Set(["'=cmd|x.outreach.md", 'office.outreach.md']),
    );
  });

  it('has a line for what nothing was found in', async () => {
    const rows = parseCsv(
      writers.csv(
        await made({ 'outreach.yaml': 'risk-appetite: cautious\n', 'x.outreach.md': { unread: 'not a text file' } }),
      ),
      {
        bom: true,
        columns: true,
      },
    ) as Record<string, string>[];
    expect(rows.map(({ kind, file, message }) => [kind, file, message])).toEqual([
      ['policy', 'outreach.yaml', ''],
      ['unread', 'x.outreach.md', 'Not read: not a text file'],
    ]);
  });

  it('begins with a byte-order mark and ends its lines as RFC 4180 has it', () => {
    const text = writers.csv(register);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it('has no cell that a spreadsheet would calculate', () => {
    for (const row of table())
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s]*[=+\-@\t\r＝＋－＠]/);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "' =1"],
    ['\r=1', "' =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['say "yes", twice', '"say ""yes"", twice"'],
    ['', ''],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('as HTML', () => {
  it('lets nothing of what was written run, load or stand outside of its cell', () => {
    const page = writers.html(register);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toContain('alert(1)</script>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.match(/<\/table>/g)!.length).toBe(page.match(/<table/g)!.length);
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\u202e\p{Cc}]/u);
    expect(page).toContain('[U+202E]');
  });

  it('runs only what it was made with', () => {
    expect(writers.html(register)).toMatch(
      /content="default-src &#39;none&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;; script-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;"/,
    );
  });

  it('tells whoever can’t see a chart every number', () => {
    expect(writers.html(register)).toMatch(/<desc id="chart-statuses-numbers">[^<]*: \d/);
  });
});

describe('as Markdown', () => {
  it('is tables whose rows have as many cells as their heads, and no markup of others', () => {
    const html = new MarkdownIt({ html: true, linkify: true }).render(writers.markdown(register));
    expect(html).not.toMatch(/<script|<a |<code/);
    for (const table of html.match(/<table>.*?<\/table>/gs) ?? []) {
      const cells = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row!.match(/<t[dh]\b/g)?.length);
      expect(new Set(cells).size).toBe(1);
    }
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; |');
  });
});

describe('as JSON', () => {
  it('comes back as it was, and moves no terminal', () => {
    const text = writers.json(register);
    expect(readRegister(text)).toEqual({ register: JSON.parse(JSON.stringify(register)) });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  });
});

describe('every writer', () => {
  it('takes any text and gives the same bytes twice', () => {
    const { since: _, ...rest } = register;
    const bare = { ...rest, findings: [], waivers: [], assessments: [], approvals: [], packs: [] };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const row = { ...register.templates[0]!, title: text, owner: text };
        const with_: Register = { ...bare, templates: [row], unread: [{ file: text, reason: text }] };
        for (const write of Object.values(writers)) expect(write(with_)).toBe(write(with_));
        const rows = parseCsv(writers.csv(with_), { bom: true, columns: true }) as Record<string, string>[];
        expect(rows.some(({ owner }) => owner!.replace(/^'/, '') === visible(text) || owner === visible(text))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('shows what can’t be seen, and cuts what no table can hold', () => {
    expect(visible('a\u0000b\u200fc\ud800d\ne')).toBe('a␀b[U+200F]c[U+D800]d e');
    expect(visible('x'.repeat(5000))).toHaveLength(2001);
    expect(visible(`${'x'.repeat(1999)}😀y`)).toBe(`${'x'.repeat(1999)}…`);
  });
});
