import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarifReport as sarifPieces } from '../../../../server/cli/formats/sarif';
import type { Source } from '../../../../server/cli/formats/source';
import type { Report } from '../../../../server/cli/report';
import { rules } from '../../../../shared/rules';
import { applyEdits } from '../../../../shared/text/edit';
import schema from '../../../fixtures/sarif-schema-2.1.0.json';
import { fileOf, finding, hostile, hostileReport, reportOf, whole } from './reports';

const sarifReport = (...of: Parameters<typeof sarifPieces>) => whole(sarifPieces(...of));

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** The one run of the log, once the official schema has accepted it. */
function runOf(report: Report, source?: Source): Run {
  const log: Log = JSON.parse(sarifReport(report, source));
  expect(validate(log), ajv.errorsText(validate.errors)).toBe(true);
  return log.runs[0]!;
}

const text = '---\n---\nGet 20% off now.\n';

describe('the report as SARIF', () => {
  it('describes every rule once, with help', () => {
    const { rules: described = [] } = runOf(reportOf([])).tool.driver;
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ code }) => code));
    for (const { id, name, shortDescription, fullDescription, help, helpUri, defaultConfiguration } of described) {
      expect(name?.toLowerCase() ?? '').not.toBe(id);
      expect(shortDescription?.text).toMatch(/\.$/);
      for (const said of [fullDescription?.text, help?.text, help?.markdown]) expect(said?.length).toBeGreaterThan(40);
      expect(help?.markdown).toContain(`lawful-outreach explain ${id}`);
      expect(['error', 'warning', 'note']).toContain(defaultConfiguration?.level);
      // There is no such page on the web.
      expect(helpUri).toBeUndefined();
    }
  });

  it('places a finding by line, column and offset in UTF-16 code units', () => {
    const emoji = `👋 ${text}`;
    const run = runOf(reportOf([fileOf('in/a b.outreach.md', emoji, [finding(emoji, '20% off')])]));
    expect(run.columnKind).toBe('utf16CodeUnits');
    const [{ ruleId, ruleIndex, level, locations } = {} as never] = run.results ?? [];
    expect(rules[ruleIndex!]?.code).toBe(ruleId);
    expect(level).toBe('error');
    expect(locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'in/a%20b.outreach.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 12, charOffset: 15, charLength: 7 },
        },
      },
    ]);
    expect(emoji.slice(15, 22)).toBe('20% off');
  });

  it('names a finding the same after its lines moved, and each of several differently', () => {
    const moved = `One more line\n${text}and again 20% off\n`;
    const one = finding(text, '20% off');
    const again = { ...finding(moved, '20% off'), span: { start: moved.lastIndexOf('20%'), end: moved.length - 1 } };
    const names = (of: string, ...found: (typeof one)[]) =>
      runOf(reportOf([fileOf('a', of, found)])).results?.map(
        (each) => each.partialFingerprints?.['outreachFinding/v1'],
      );
    const [before] = names(text, one) ?? [];
    const after = names(moved, finding(moved, '20% off'), again) ?? [];
    expect(after[0]).toBe(before);
    expect(new Set(after).size).toBe(2);
  });

  it('suppresses what is waived, with who, why and until when', () => {
    const waived = { reason: 'Agreed with legal', by: 'Helen Marsh', until: '2027-01-01' };
    const found = [finding(text, '20% off', { waived }), finding(text, 'Get')];
    const { results = [] } = runOf(reportOf([fileOf('a', text, found)]));
    expect(results.map((each) => each.suppressions)).toEqual([
      [],
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'Agreed with legal (by Helen Marsh, until 2027-01-01)',
          properties: waived,
        },
      ],
    ]);
  });

  it('suppresses what a baseline knows, as something from outside of the file', () => {
    const file = fileOf('a', text, [finding(text, '20% off'), finding(text, 'Get')]);
    const [first, ...others] = file.findings;
    const run = runOf(reportOf([{ ...file, findings: [first!], known: others }], { rules: ['promotional-phrasing'] }));
    expect(run.results?.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [{ kind: 'external', status: 'accepted', justification: 'Known from the baseline.' }],
    ]);
    expect(run.properties?.onlyRules).toEqual(['promotional-phrasing']);
  });

  it('offers fixes as replacements that make of the text what an editor makes of it', () => {
    const edits = [
      { span: { start: text.indexOf('20%'), end: text.indexOf('20%') + 7 }, newText: '' },
      { span: { start: text.length, end: text.length }, newText: 'Bye\n' },
    ];
    const fixes = [
      { title: 'Say it plainly', safety: 'suggestion' as const, edits },
      { title: 'Create an assessment', safety: 'suggestion' as const, action: 'create-assessment' as const },
    ];
    const run = runOf(reportOf([fileOf('a', text, [finding(text, '20% off', { fixes })])]));
    const [fix, ...others] = run.results?.[0]?.fixes ?? [];
    expect(others).toEqual([]);
    expect(fix?.description?.text).toBe('Say it plainly');
    const replaced = fix!.artifactChanges[0]!.replacements.map(({ deletedRegion, insertedContent }) => {
      const start = deletedRegion.charOffset!;
      return { span: { start, end: start + deletedRegion.charLength! }, newText: insertedContent?.text ?? '' };
    });
    expect(applyEdits(text, replaced)).toBe(applyEdits(text, edits));
  });

  it('points to the other places that a finding is about', () => {
    const file = fileOf('a', text, [finding(text, '20% off')]);
    const place = { line: 2, column: 1, offset: 4 };
    const related = [{ file: 'b/ö.lia.md', message: 'Says otherwise.', start: place, end: place }];
    const run = runOf(reportOf([{ ...file, findings: file.findings.map((each) => ({ ...each, related })) }]));
    expect(run.results?.[0]?.relatedLocations).toMatchObject([
      { message: { text: 'Says otherwise.' }, physicalLocation: { artifactLocation: { uri: 'b/%C3%B6.lia.md' } } },
    ]);
  });

  it('tells of a wrong policy, unread files and paths that are not there as notifications', () => {
    const policy = fileOf('outreach.yaml', text, [finding(text, 'Get', { rule: 'policy-value' })], 'policy');
    const run = runOf(
      reportOf([policy], { unread: [{ path: 'big.outreach.md', reason: 'larger than 5 MB' }], problems: ['gone'] }),
    );
    expect(run.results).toEqual([]);
    const [invocation] = run.invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolConfigurationNotifications).toMatchObject([
      { associatedRule: { id: 'policy-value' }, level: 'error', locations: [{}] },
      { level: 'error', message: { text: 'gone.' } },
    ]);
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      { message: { text: 'This file was not checked: larger than 5 MB.' } },
    ]);
    expect(runOf(reportOf([fileOf('a', text, [finding(text, 'Get')])])).invocations?.[0]?.executionSuccessful).toBe(
      true,
    );
  });

  it('names every file that was checked, so that one without findings is evidence too', () => {
    const run = runOf(reportOf([fileOf('a', '', []), fileOf('outreach.yaml', '', [], 'policy')]));
    expect(run.artifacts?.map(({ location, roles }) => [location?.uri, roles])).toEqual([
      ['a', ['analysisTarget']],
      ['outreach.yaml', ['userSpecifiedConfiguration']],
    ]);
  });

  it('says where it stands in version control only where that is known', () => {
    expect(runOf(reportOf([])).versionControlProvenance).toBeUndefined();
    const source = { prefix: 'team/', repository: 'https://git.example/a/b', revision: 'abc', branch: 'main' };
    const run = runOf(reportOf([fileOf('../a', text, [finding(text, 'Get')]), fileOf('b', '', [])]), source);
    expect(run.versionControlProvenance).toEqual([
      { repositoryUri: source.repository, revisionId: 'abc', branch: 'main', mappedTo: { uriBaseId: '%SRCROOT%' } },
    ]);
    expect(run.artifacts?.map(({ location }) => location?.uri)).toEqual(['a', 'team/b']);
  });

  it('is valid whatever stands in the files', () => {
    const run = runOf(hostileReport());
    expect(run.results?.[0]?.message.text).toBe(hostile);
    expect(run.results?.[0]?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toBe(hostile);
  });
});
