import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { type Files, makeFolder } from '../protocol/folder';
import { Session } from '../protocol/session';
import { assessment, message } from '../protocol/texts';
import { approved } from '../unit/assessment/files';
import { builtProgram, copyOf, runProgram } from './program';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const program = builtProgram();
let session: Session | undefined;
afterEach(async () => {
  await session?.end();
});

const severityOf: Record<string, number> = { error: 1, warning: 2, information: 3, hint: 4 };

interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly source: string;
  readonly waived: boolean;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** One finding as both surfaces show it. */
function fromJson({ rule, severity, message, source, start, end }: JsonFinding): string {
  return `${rule} ${severityOf[severity]} ${start.line}:${start.column}-${end.line}:${end.column} ${message} [${source}]`;
}

function fromEditor({ code, severity, range: { start, end }, message }: Diagnostic): string {
  return `${code} ${severity} ${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${message}`;
}

/** Checks a folder by command line and by language server, closed files and open ones, and compares all that both say. */
async function compare(root: string): Promise<{ findings: number; templates: number }> {
  const { out, error } = await runProgram(program, root, ['check', '--format', 'json']);
  expect(error).toBe('');
  const report = JSON.parse(out);
  const expected = new Map<string, string[]>();
  for (const finding of report.findings as JsonFinding[]) {
    // An editor shows what is to be done; what was accepted is evidence.
    if (finding.waived) continue;
    expected.set(finding.file, [...(expected.get(finding.file) ?? []), fromJson(finding)]);
  }
  session = new Session(root, {});
  await session.initialize();
  const workspace = await session.workspaceDiagnostics();
  const files = workspace.items.map((item) =>
    decodeURIComponent(item.uri.slice(session!.uri('').length)).replace(/^\//, ''),
  );
  const unread = (report.unread as { file: string }[]).map((each) => each.file);
  for (const [i, item] of workspace.items.entries()) {
    if (item.kind !== 'full' || unread.includes(files[i]!)) continue;
    expect(item.items.map(fromEditor), files[i]).toEqual(expected.get(files[i]!) ?? []);
  }
  expect([...expected.keys()].filter((file) => !files.includes(file))).toEqual([]);
  const readable = files.filter((file) => !unread.includes(file));
  for (const file of readable) await session.open(file);
  for (const file of readable) {
    expect((await session.diagnostics(file)).map(fromEditor), file).toEqual(expected.get(file) ?? []);
  }
  const { templates } = await session.templates();
  expect(
    templates.map(({ path, title, assessment, pecr }) => [
      path,
      title,
      assessment.status,
      assessment.ref,
      pecr.verdict,
    ]),
  ).toEqual(
    report.templates.map(
      (each: { file: string; title: string; assessment: { status: string; ref?: string }; pecr: string }) => [
        each.file,
        each.title,
        each.assessment.status,
        each.assessment.ref,
        each.pecr,
      ],
    ),
  );
  return { findings: report.findings.length, templates: templates.length };
}

const mixed: Files = {
  'linkedin/a.outreach.md': message({
    lia: 'LIA-2026-014',
    body: 'Follow our page for exclusive deals and updates on our services',
  }),
  'linkedin/b.outreach.md': `\uFEFF${message({ basis: 'contarct', body: '👩‍👩‍👧\tGet 20% off everything.' }).replaceAll('\n', '\r\n')}`,
  'linkedin/c.outreach.md': message().replace('owner:', 'onwer:').trimEnd(),
  'sms/d.outreach.txt': message({ channel: 'sms', lia: 'LIA-2026-999', body: 'Offer ends today' }),
  'mail/e.outreach.html': message({ channel: 'email', basis: 'consent', body: '<p>Buy&nbsp;now</p>' }),
  'mail/f.mjml': message({ channel: 'email', basis: 'contract', body: '<mj-text>20% off</mj-text>' }),
  'mail/g.outreach.md': '---\ntitle: "open\n---\nBuy now\n',
  'mail/h.outreach.md': 'Just words\rwith old line ends\r',
  'mail/i.outreach.md': '',
  'mail/ünï 🎉/j#1.outreach.md': message({ lia: '../x.lia.md' }),
  'mail/outreach.yaml': 'risk-appetite: cautious\ntemplates: ["*.mjml"]\nnonsense: 1\n',
  'mail/k.outreach.md': Buffer.from([0, 1]),
  'archive/l.outreach.md': message(),
  'outreach.yaml': 'exclude: ["archive/**"]\ndefaults:\n  owner: Head of Marketing\n',
  'assessments/x.lia.md': approved,
  'assessments/y.lia.md': assessment('LIA-2026-014'),
  'assessments/z.lia.md': 'no header',
  'node_modules/m.outreach.md': message(),
};

describe('command line and editor say the same', () => {
  it('about a folder with all there can be', async () => {
    const { findings, templates } = await compare(makeFolder(mixed));
    expect(findings).toBeGreaterThan(25);
    expect(templates).toBe(10);
  });

  it.runIf(existsSync(resolve(__dirname, '../../examples')))('about the examples', async () => {
    const root = makeFolder({});
    copyOf('examples', root);
    expect((await compare(root)).templates).toBeGreaterThan(5);
  });
});
