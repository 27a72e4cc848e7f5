import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { junitReport as junitPieces } from '../../../../server/cli/formats/junit';
import { fileOf, finding, hostileReport, reportOf, steering, whole } from './reports';

const junitReport = (...of: Parameters<typeof junitPieces>) => whole(junitPieces(...of));

const sax = createRequire(import.meta.url)('sax');

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML with a strict parser that isn't ours; throws where it isn't well-formed. */
function read(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = sax.parser(true);
  parser.onerror = (error: Error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }: Element) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => open.pop();
  parser.ontext = (text: string) => {
    open.at(-1)!.text += text;
  };
  parser.write(xml).close();
  return top.children[0]!;
}

function cases(xml: string): string[] {
  return read(xml).children.flatMap((suite) =>
    suite.children
      .filter(({ name }) => name === 'testcase')
      .map(({ attributes, children }) => {
        const outcome = children.map(({ name }) => name).join(' ');
        return `${attributes.classname} | ${attributes.name}: ${outcome || 'passed'}`;
      }),
  );
}

const text = 'Get 20% off now';
const pecr = 'PECR: may it be sent?';
const ukGdpr = 'UK GDPR: may the data be used?';
const form = 'Form of the file';

describe('the report as JUnit', () => {
  it('has a case for each template and track, so that a pass is evidence too', () => {
    const files = [fileOf('a', text, []), fileOf('b', text, [finding(text, '20%', { rule: 'pecr-permission' })])];
    expect(cases(junitReport(reportOf([...files, fileOf('x.lia.md', '', [], 'assessment')]), 'error'))).toEqual([
      `a | ${pecr}: passed`,
      `a | ${ukGdpr}: passed`,
      `a | ${form}: passed`,
      `b | ${pecr}: failure`,
      `b | ${ukGdpr}: passed`,
      `b | ${form}: passed`,
      'x.lia.md | Findings: passed',
    ]);
  });

  it.each([
    ['unknown-field', [form]],
    ['lia-missing', [ukGdpr]],
    ['pecr-permission', [pecr]],
    ['consent-record', [pecr, ukGdpr]],
  ])('fails by %s where it concerns', (rule, failing) => {
    const report = reportOf([fileOf('a', text, [finding(text, '20%', { rule })])]);
    const failed = cases(junitReport(report, 'error')).filter((each) => each.endsWith('failure'));
    expect(failed).toEqual(failing.map((name) => `a | ${name}: failure`));
  });

  it('fails by what fails the command, and tells the rest', () => {
    const warning = reportOf([
      fileOf('a', text, [finding(text, '20%', { rule: 'pecr-permission', severity: 'warning' })]),
    ]);
    expect(cases(junitReport(warning, 'error'))[0]).toBe(`a | ${pecr}: system-out`);
    expect(cases(junitReport(warning, 'warning'))[0]).toBe(`a | ${pecr}: failure`);
    expect(cases(junitReport(warning, undefined))[0]).toBe(`a | ${pecr}: system-out`);
  });

  it('skips where findings are waived, with the reason, unless others fail', () => {
    const waived = finding(text, '20%', { rule: 'pecr-permission', waived: { reason: 'Agreed <b>' } });
    const skipped = junitReport(reportOf([fileOf('a', text, [waived])]), 'error');
    expect(cases(skipped)[0]).toBe(`a | ${pecr}: skipped system-out`);
    expect(skipped).toContain('<skipped message="Waived: pecr-permission: Agreed &lt;b&gt;"/>');
    const both = fileOf('a', text, [waived, finding(text, 'now', { rule: 'pecr-permission' })]);
    expect(cases(junitReport(reportOf([both]), 'error'))[0]).toBe(`a | ${pecr}: failure system-out`);
  });

  it('skips what a baseline knows and what was not asked for, and says which rules were', () => {
    const file = fileOf('a', text, [finding(text, '20%', { rule: 'pecr-permission' })]);
    const before = junitReport(reportOf([{ ...file, findings: [], known: file.findings }]), 'error');
    expect(cases(before)[0]).toBe(`a | ${pecr}: skipped system-out`);
    expect(before).toContain('<skipped message="Known from the baseline: pecr-permission"/>');
    const only = '(only pecr-permission)';
    expect(cases(junitReport(reportOf([file], { rules: ['pecr-permission'] }), 'error'))).toEqual([
      `a | ${pecr} ${only}: failure`,
      `a | ${ukGdpr} ${only}: skipped`,
      `a | ${form} ${only}: skipped`,
    ]);
    expect(cases(junitReport(reportOf([file], { hidden: [] }), 'error'))[1]).toBe(
      `a | ${ukGdpr} (errors only): passed`,
    );
  });

  it('counts what it holds', () => {
    const found = [
      finding(text, '20%', { rule: 'pecr-permission' }),
      finding(text, 'now', { rule: 'pecr-permission' }),
    ];
    const report = reportOf([fileOf('a', text, found), fileOf('b', text, [])], {
      unread: [{ path: 'c', reason: 'not a text file' }],
      problems: ['gone'],
    });
    const top = read(junitReport(report, 'error'));
    expect(top.attributes).toMatchObject({ tests: '8', failures: '1', errors: '2', skipped: '0' });
    expect(top.children.map(({ attributes }) => attributes.tests)).toEqual(['3', '3', '1', '1']);
    const failure = top.children[0]!.children.flatMap(({ children }) => children).find(
      ({ name }) => name === 'failure',
    )!;
    expect(failure.attributes.message).toBe('Marketing: reword it. (and 1 more)');
    expect(failure.text.split('\n')).toHaveLength(2);
  });

  it('is well-formed XML 1.0 whatever stands in the files', () => {
    const xml = junitReport(hostileReport(), 'error');
    expect(() => read(xml)).not.toThrow();
    expect(xml).not.toMatch(steering);
    // Any code point that XML 1.0 has no character for (production 2).
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(xml).not.toContain('<script');
  });
});
