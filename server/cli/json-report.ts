import { rulesetDate, version } from '../../shared/version';
import { countsOf } from '../counts';
import type { PlacedFinding, Report } from './report';

function inTextOrder(findings: readonly PlacedFinding[]): PlacedFinding[] {
  return [...findings].sort((a, b) => a.start.offset - b.start.offset);
}

/** The report as the public JSON contract has it: one object, ending in a line break. */
export function jsonReport({ workspaces, assessments, files, unread, policies }: Report): string {
  const counts = countsOf(files.flatMap((file) => file.findings.map(({ finding }) => finding.severity)));
  const templates = workspaces.flatMap(({ workspace, prefix, templates }) =>
    templates.flatMap((path) => {
      const check = workspace.check(path);
      if (!check) return [];
      const { id, fields, facts, assessment, decision, nature } = check;
      return [
        {
          file: prefix + path,
          id,
          title: fields.text('title') ?? '',
          channel: facts.channel?.value ?? fields.text('channel') ?? '',
          assessment: { ...(facts.reference && { ref: facts.reference.id }), status: assessment.status },
          pecr: decision.pecr.verdict,
          nature: { ...(facts.declaredNature && { declared: facts.declaredNature }), effective: nature },
        },
      ];
    }),
  );
  const report = {
    schema: 1,
    tool: { name: 'lawful-outreach', version, rulesetDate },
    policy: { files: policies, riskAppetite: workspaces[0]?.workspace.policyOf('outreach').riskAppetite ?? 'balanced' },
    summary: {
      templates: templates.length,
      assessments,
      errors: counts.error,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
      waived: files.reduce((count, { waived }) => count + waived.length, 0),
    },
    unread: unread.map(({ path, reason }) => ({ file: path, reason })),
    templates: templates.sort((a, b) => (a.file < b.file ? -1 : 1)),
    findings: files.flatMap(({ file, findings, waived }) =>
      inTextOrder([...findings, ...waived]).map(({ finding, start, end }) => ({
        file,
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        source: finding.source,
        start,
        end,
        ...(finding.category && { category: finding.category }),
        ...(finding.confidence && { confidence: finding.confidence }),
        fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
        waived: finding.waived !== undefined,
        ...(finding.waived && { waiver: finding.waived }),
      })),
    ),
  };
  // JSON leaves these control characters as they are, and a terminal may obey them.
  const text = JSON.stringify(report, null, 2).replace(
    /[\u007f-\u009f]/g,
    (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`,
  );
  return `${text}\n`;
}
