// Markup, links, formulas, commands and signs that steer a terminal, in every field that the vocabulary has.
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { lensesOf } from '../../../shared/assessment/lenses';
import { complete } from '../../../shared/completion/complete';
import { assessmentHover, fieldsHover, templateHover } from '../../../shared/hover/hover';
import { parsePack } from '../../../shared/phrasing/pack';
import { exampleProblems } from '../../../shared/phrasing/pack-examples';
import { checkPolicy } from '../../../shared/policy/check-policy';
import { effectivePolicy } from '../../../shared/policy/effective';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { previewOf } from '../../../shared/preview/preview';
import { packInvalid } from '../../../shared/rules/pack-invalid';
import { parseAnyYaml } from '../../../shared/text/any-yaml';
import type { Mapping, Node } from '../../../shared/text/tree';
import { packFields } from '../../../shared/vocabulary/pack-fields';
import { policyFields } from '../../../shared/vocabulary/policy-fields';
import { templateFields } from '../../../shared/vocabulary/template-fields';
import { type HostileFile, hostileFiles, hostileTexts } from '../../fuzz/hostile-fields';
import { approved } from '../assessment/files';
import { contextOf } from '../completion/completing';
import { checked, checkedAssessment, today } from '../examples';
import { made, writers } from '../register/made';

const links = {
  rule: (code: string) => `page:${code}`,
  file: (path: string) => `file:///w/${encodeURIComponent(path)}`,
};
const markdown = new MarkdownIt({ html: true });
// The editor decides by itself what a link may be; here every address has to be one of ours.
markdown.validateLink = () => true;

/** Shown as an editor shows Markdown, a text has no markup but ours and leads nowhere but to pages of ours and of the law. */
function expectInert(said: string, where: string): void {
  const html = markdown.render(said);
  expect(html, where).not.toMatch(/<(?!\/?(?:p|strong|em|a|code|ul|ol|li|br|hr|h[1-6]|blockquote|pre)\b)[a-z!/]/i);
  for (const [, address] of html.matchAll(/<a href="([^"]*)"/g))
    expect(address, where).toMatch(/^(?:page:|file:\/\/\/w\/|https:\/\/(?:ico\.org\.uk|www\.legislation\.gov\.uk)\/)/);
  expect(said.replaceAll('\n', ''), where).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u);
}

/** Where keys and values begin. */
function placesIn({ entries }: Mapping): number[] {
  const inside = (node: Node): number[] => [
    node.span.start,
    ...(node.kind === 'mapping' ? placesIn(node) : node.kind === 'list' ? node.items.flatMap(inside) : []),
  ];
  return entries.flatMap(({ keySpan, value }) => [keySpan.start, ...inside(value)]);
}

/** The field stands in the first line. */
function placesOf({ text, kind }: HostileFile): number[] {
  const start = kind === 'template' || kind === 'assessment' ? 4 : 0;
  const end = text.indexOf('\n', start);
  return placesIn(parseAnyYaml(text.slice(start, end), { start, end }).root);
}

const files = hostileFiles(Object.values(hostileTexts).join(' '));
const checks = new Map(
  files
    .filter(({ kind }) => kind === 'template')
    .map((file) => [file, checked(file.text, { assessments: [approved] })] as const),
);
const findings = new Map(
  files.map((file) => {
    const { kind, text } = file;
    if (kind === 'template') return [file, checks.get(file)!.findings];
    if (kind === 'assessment') return [file, checkedAssessment(text)];
    return [
      file,
      kind === 'policy'
        ? checkPolicy(parsePolicy('outreach.yaml', text))
        : packInvalid.check(parsePack('p.yaml', text)),
    ];
  }),
);

const looked = new Set<string>();

/** What is said of the field, of the findings that quote it, and of suggestions that nobody has looked at yet. */
function* said(file: HostileFile): Generator<string> {
  const { kind, text } = file;
  const own = findings.get(file)!;
  const places = placesOf(file);
  const context = contextOf(text, { kind, templates: [text], assessments: [approved] });
  for (const offset of places.slice(-1))
    for (const { documentation, label, detail = '' } of complete(context, offset)) {
      if (!looked.has(label)) yield documentation?.() ?? '';
      looked.add(label);
      expect(label + detail).not.toMatch(/[\r\n]/);
    }
  places.push(...own.filter(({ message }) => message.includes('alert')).map(({ span }) => span.start));
  const check = checks.get(file);
  const assessment = parseAssessment('a.lia.md', text);
  const { root } = parsePolicy('outreach.yaml', text);
  for (const offset of new Set(places)) {
    if (check) yield templateHover(check, offset, links)?.markdown ?? '';
    else if (kind === 'assessment') yield assessmentHover(assessment, text, own, offset, links)?.markdown ?? '';
    else {
      const table = kind === 'policy' ? policyFields : packFields;
      yield fieldsHover({ path: 'outreach.yaml', text, root }, table, own, offset, links)?.markdown ?? '';
    }
  }
}

describe('a hostile text', () => {
  it('is tried in every field', () => {
    expect(files.length).toBeGreaterThan(150);
    for (const { field, text } of files) expect(text, field).toContain('onerror=alert(2)');
  });

  it('stays text in hovers and suggestions', () => {
    for (const file of files)
      for (const words of said(file)) expectInert(words, `${file.kind} ${file.field}: ${words}`);
  });

  it('stays on the one line of a message', () => {
    for (const [{ field }, own] of findings)
      for (const { rule, message, fixes } of own)
        for (const words of [message, ...fixes.map(({ title }) => title)])
          expect(words, `${field} in ${rule}`).not.toMatch(/[\p{Cc}\p{Bidi_C}\u2028\u2029]/u);
  });

  it('is no setting of its own in the policy that is in force', () => {
    for (const { kind, field, text } of files) {
      if (kind !== 'policy') continue;
      const policy = policyFor('a.outreach.md', [parsePolicy('outreach.yaml', text)]);
      const shown = effectivePolicy(policy, { path: 'a.outreach.md', channel: 'email' });
      const { problems } = parseAnyYaml(shown, { start: 0, end: shown.length });
      expect(problems, field).toEqual([]);
      expect(shown.replaceAll('\n', ''), field).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u);
    }
  });

  it('is words in a preview, a lens and an outline', () => {
    for (const check of checks.values()) expect(previewOf(check).title).toBeTypeOf('string');
    for (const { kind, text } of files) {
      if (kind === 'assessment')
        for (const { title } of lensesOf(parseAssessment('a.lia.md', text), today, 1))
          expect(title).not.toMatch(/[\r\n]/);
    }
  });

  it('is evidence in a register and nothing else', async () => {
    const register = await made(
      Object.fromEntries([
        ...files.filter(({ kind }) => kind === 'template').map(({ text }, i) => [`t${i}.outreach.md`, text] as const),
        ...files.filter(({ kind }) => kind === 'assessment').map(({ text }, i) => [`a${i}.lia.md`, text] as const),
      ]),
    );
    const html = writers.html(register);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<a [^>]*href="(?!#)/);
    const table = new MarkdownIt({ html: true }).render(writers.markdown(register));
    expect(table).not.toMatch(/<script|<img|<a /);
    for (const write of [writers.html, writers.markdown, writers.json])
      expect(write(register).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    for (const cell of writers.csv(register).split(/,|\r\n/)) expect(cell).not.toMatch(/^"?[=+@\t]/);
  });
});

it('no name becomes a part of all objects', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort();
  for (const { kind, text } of hostileFiles('__proto__')) {
    if (kind === 'template') checked(text);
    if (kind === 'assessment') checkedAssessment(text);
    if (kind === 'policy') checkPolicy(parsePolicy('outreach.yaml', text));
    if (kind === 'pack') exampleProblems(parsePack('p.yaml', text));
  }
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  expect(templateFields).not.toHaveProperty('x');
});
