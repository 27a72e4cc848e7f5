import { rulesetDate, version } from '../../../shared/version';
import { countsOf } from '../../workspace/counts';
import type { PlacedFinding, Report } from '../report';

/** The report as the public JSON contract has it (syntaxes/schemas/check.json): one object, ending in a line break. */
export function jsonReport({ policy, templates, assessments, files, unread }: Report): string {
  const counts = countsOf(files.flatMap((file) => file.findings.map(({ finding }) => finding.severity)));
  const report = {
    schema: 1,
    tool: { name: 'lawful-outreach', version, rulesetDate },
    policy: { files: policy.files, riskAppetite: policy.riskAppetite },
    summary: {
      templates: templates.length,
      assessments,
      errors: counts.error,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
      waived: files.reduce((count, { waived }) => count + waived.length, 0),
      known: files.some(({ known }) => known)
        ? files.reduce((count, { known = [] }) => count + known.length, 0)
        : undefined,
    },
    unread: unread.map(({ path, reason }) => ({ file: path, reason })),
    templates,
    findings: files.flatMap(({ file, findings, waived, known = [] }) => {
      const before = new Set(known);
      return inTextOrder([...findings, ...waived, ...known]).map((placed) => {
        const { finding, start, end } = placed;
        return {
          file,
          rule: finding.rule,
          severity: finding.severity,
          message: finding.message,
          source: finding.source,
          start,
          end,
          category: finding.category,
          confidence: finding.confidence,
          fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
          waived: finding.waived !== undefined,
          waiver: finding.waived,
          known: before.has(placed) || undefined,
        };
      });
    }),
  };
  return jsonText(report);
}

/** Data as JSON that a terminal can show: control characters that JSON would leave as they are become escapes. `indent` in spaces. */
export function jsonText(data: unknown, indent = 2): string {
  const text = JSON.stringify(data, null, indent).replace(
    /[\u007f-\u009f]/g,
    (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`,
  );
  return `${text}\n`;
}

function inTextOrder(findings: readonly PlacedFinding[]): PlacedFinding[] {
  return [...findings].sort((a, b) => a.start.offset - b.start.offset);
}
