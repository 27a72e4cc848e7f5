import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { jsonReport as jsonPieces } from '../../../../server/cli/formats/json';
import { checkSchema } from '../../../docs/check-schema';
import { fileOf, finding, hostile, hostileReport, reportOf, whole } from './reports';

const jsonReport = (...of: Parameters<typeof jsonPieces>) => whole(jsonPieces(...of));

const ajv = new Ajv({ allErrors: true });
const validate = ajv.compile(checkSchema);

describe('the report as JSON', () => {
  it('holds waived findings with who accepted them, why and until when', () => {
    const text = 'Get 20% off now, get 30% off later';
    const waived = { reason: 'Agreed with legal', by: 'Helen Marsh', until: '2027-01-01' };
    const found = [finding(text, '20% off', { waived }), finding(text, '30% off', { waived: { reason: 'Old' } })];
    const report = JSON.parse(jsonReport(reportOf([fileOf('a.outreach.md', text, found)])));
    expect(report.findings).toMatchObject([
      { waived: true, waiver: waived },
      { waived: true, waiver: { reason: 'Old' } },
    ]);
    expect(report.summary).toMatchObject({ errors: 0, waived: 2 });
    expect(validate(report), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('holds what a baseline knows, by its schema too', () => {
    const file = fileOf('a', 'Get 20% off', [finding('Get 20% off', 'Get'), finding('Get 20% off', '20% off')]);
    const [first, second] = file.findings;
    const report = JSON.parse(jsonReport(reportOf([{ ...file, findings: [second!], known: [first!] }])));
    expect(report.findings).toMatchObject([{ known: true }, { waived: false }]);
    expect(report.summary).toMatchObject({ errors: 1, known: 1 });
    expect(validate(report), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('keeps every text of the user as it is, and no control character bare', () => {
    const out = jsonReport(hostileReport());
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    const report = JSON.parse(out);
    expect(report.findings[0].message).toBe(hostile);
    expect(validate(report), ajv.errorsText(validate.errors)).toBe(true);
  });

  it.each([
    ['a rule that is not ours', (report: Loose) => (report.findings[0].rule = 'made-up')],
    ['a place before the file', (report: Loose) => (report.findings[0].start.line = 0)],
    ['no summary', (report: Loose) => delete report.summary],
    ['a field nobody promised', (report: Loose) => (report.findings[0].more = 1)],
    ['another version', (report: Loose) => (report.schema = 2)],
  ])('has a schema that refuses %s', (_what, spoil) => {
    const report = JSON.parse(jsonReport(hostileReport()));
    spoil(report);
    expect(validate(report)).toBe(false);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: what a consumer of the JSON has.
type Loose = any;
