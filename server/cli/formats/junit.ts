import { tracksOf } from '../../../shared/hover/finding';
import { type Severity, severities } from '../../../shared/lint/finding';
import { ruleOf } from '../../../shared/rules';
import { rulesetDate, version } from '../../../shared/version';
import type { FileReport, PlacedFinding, Report, TemplateReport } from '../report';
import { xmlText, xmlValue } from './xml';

/** What a template is asked, each a case of its own: a case that passes is evidence too. A finding stands in each case that it concerns. */
const tracks = [
  { name: 'PECR: may it be sent?', is: (rule: string) => tracksOfRule(rule).includes('pecr') },
  { name: 'UK GDPR: may the data be used?', is: (rule: string) => tracksOfRule(rule).includes('uk-gdpr') },
  { name: 'Form of the file', is: (rule: string) => tracksOfRule(rule).length === 0 },
];
const others = [{ name: 'Findings', is: () => true }];

/**
 * The report as JUnit XML, in pieces: a suite for each file, with a case for each track of a template and one for every other file. A case fails by
 * what fails the command (`failOn`, undefined for nothing), is skipped where findings were waived or known before and nothing failed, and
 * tells milder findings as its output. Where only some rules were asked for, the cases say so. A file that wasn't read is an error.
 */
export function* junitReport(report: Report, failOn: Severity | undefined): Generator<string> {
  // What all of them sum up to stands before the first, and all of them may be too much to hold.
  let sums: Counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const suite of suitesOf(report, failOn)) sums = add(sums, suite);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lawful-outreach"${counts(sums)}>\n`;
  for (const { text } of suitesOf(report, failOn)) yield `${text}\n`;
  yield '</testsuites>\n';
}

function* suitesOf(report: Report, failOn: Severity | undefined): Generator<Suite> {
  const templates = new Map(report.templates.map((template) => [template.file, template]));
  for (const file of report.files) yield suiteOf(file, templates.get(file.file), report, failOn);
  for (const { path, reason } of report.unread) yield errorSuite(path, `This file was not checked: ${reason}.`);
  for (const problem of report.problems) yield errorSuite('lawful-outreach', `${problem}.`);
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Suite extends Counts {
  readonly text: string;
}

interface Case {
  readonly text: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

function suiteOf(
  file: FileReport,
  template: TemplateReport | undefined,
  { rules, hidden }: Report,
  failOn: Severity | undefined,
): Suite {
  const { findings, waived, known = [] } = file;
  const only = [...(rules ? [`only ${rules.join(', ')}`] : []), ...(hidden ? ['errors only'] : [])];
  const cases = (file.kind === 'template' ? tracks : others).map(({ name, is }) =>
    caseOf(
      file.file,
      only.length === 0 ? name : `${name} (${only.join('; ')})`,
      [findings, waived, known].map((each) => each.filter(({ finding }) => is(finding.rule))),
      rules === undefined || rules.some(is),
      failOn,
    ),
  );
  const sums = {
    tests: cases.length,
    failures: cases.filter(({ outcome }) => outcome === 'failed').length,
    errors: 0,
    skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
  };
  return { ...sums, text: suiteText(file.file, sums, [...propertiesOf(template), ...cases.map(({ text }) => text)]) };
}

function caseOf(
  file: string,
  name: string,
  [findings = [], waived = [], known = []]: readonly (readonly PlacedFinding[])[],
  wasAsked: boolean,
  failOn: Severity | undefined,
): Case {
  const limit = failOn === undefined ? -1 : severities.indexOf(failOn);
  const failing = findings.filter(({ finding }) => severities.indexOf(finding.severity) <= limit);
  const milder = findings.filter(({ finding }) => severities.indexOf(finding.severity) > limit);
  const reasons = [
    ...(waived.length > 0
      ? [`Waived: ${waived.map(({ finding }) => `${finding.rule}: ${finding.waived?.reason}`).join('; ')}`]
      : []),
    ...(known.length > 0
      ? [`Known from the baseline: ${[...new Set(known.map(({ finding }) => finding.rule))].join(', ')}`]
      : []),
    ...(wasAsked ? [] : ['Not asked for']),
  ];
  const skipped = failing.length === 0 && reasons.length > 0;
  const told = [...milder, ...waived, ...known];
  const parts = [
    ...(failing.length > 0
      ? [
          `<failure message=${xmlValue(messageOf(failing))} type=${xmlValue(failing[0]!.finding.rule)}>${linesOf(file, failing)}</failure>`,
        ]
      : []),
    ...(skipped ? [`<skipped message=${xmlValue(reasons.join('. '))}/>`] : []),
    ...output(told.length === 0 ? '' : linesOf(file, told)),
  ];
  const start = `    <testcase name=${xmlValue(name)} classname=${xmlValue(file)} file=${xmlValue(file)}`;
  return {
    text: parts.length === 0 ? `${start}/>` : `${start}>${parts.join('')}</testcase>`,
    outcome: failing.length > 0 ? 'failed' : skipped ? 'skipped' : 'passed',
  };
}

function errorSuite(name: string, message: string): Suite {
  const sums = { tests: 1, failures: 0, errors: 1, skipped: 0 };
  const body = `    <testcase name="Read" classname=${xmlValue(name)}><error message=${xmlValue(message)} type="unread-file"/></testcase>`;
  return { ...sums, text: suiteText(name, sums, [body]) };
}

function suiteText(name: string, sums: Counts, body: readonly string[]): string {
  return [`  <testsuite name=${xmlValue(name)}${counts(sums)}>`, ...body, '  </testsuite>'].join('\n');
}

function propertiesOf(template: TemplateReport | undefined): string[] {
  const of: readonly (readonly [string, string])[] = [
    ['tool', `lawful-outreach ${version}`],
    ['rules as of', rulesetDate],
    ...(template
      ? ([
          ['id', template.id],
          ['PECR', template.pecr],
          ['assessment', template.assessment.status],
          ['nature', template.nature.effective],
        ] as const)
      : []),
  ];
  const lines = of.map(([name, value]) => `      <property name=${xmlValue(name)} value=${xmlValue(value)}/>`);
  return ['    <properties>', ...lines, '    </properties>'];
}

function messageOf(failing: readonly PlacedFinding[]): string {
  const more = failing.length - 1;
  return `${failing[0]!.finding.message}${more > 0 ? ` (and ${more} more)` : ''}`;
}

/** Findings as text in XML, each on a line of its own. */
function linesOf(file: string, placed: readonly PlacedFinding[]): string {
  return placed
    .map(({ finding, start }) => {
      const waived = finding.waived ? ` Waived: ${finding.waived.reason}` : '';
      return xmlText(
        `${file}:${start.line}:${start.column}: ${finding.severity}: ${finding.message} [${finding.rule}; ${finding.source}]${waived}`,
      );
    })
    .join('\n');
}

function output(text: string): string[] {
  return text === '' ? [] : [`<system-out>${text}</system-out>`];
}

function counts({ tests, failures, errors, skipped }: Counts): string {
  return ` tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}

function add(a: Counts, b: Counts): Counts {
  return {
    tests: a.tests + b.tests,
    failures: a.failures + b.failures,
    errors: a.errors + b.errors,
    skipped: a.skipped + b.skipped,
  };
}

const known = new Map<string, readonly string[]>();

function tracksOfRule(code: string): readonly string[] {
  let of = known.get(code);
  if (!of) {
    const rule = ruleOf(code);
    of = rule ? tracksOf(rule) : [];
    known.set(code, of);
  }
  return of;
}
