import { jsonItems } from '../../../shared/text/json-items';
import { rulesetDate, version } from '../../../shared/version';
import { type FileReport, type PlacedFinding, type Report, totalsOf } from '../report';

/** The report as the public JSON contract has it (syntaxes/schemas/check.json), in pieces: one object, ending in a line break. */
export function* jsonReport(report: Report): Generator<string> {
  const { policy, templates, assessments, files, unread } = report;
  const { counts, waived, known } = totalsOf(report);
  const head = {
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
      waived,
      known,
    },
    unread: unread.map(({ path, reason }) => ({ file: path, reason })),
    templates,
  };
  yield* withItems(head, 'findings', mapped(files, findingsOf));
}

function findingsOf({ file, findings, waived, known = [] }: FileReport): object[] {
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
}

/** What is made of one item after another, when it is asked for. */
export function* mapped<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made): Generator<Made> {
  for (const item of items) yield make(item);
}

/** An object as JSON, like {@link jsonText}, with one more key that holds a long list, which comes in groups. */
function* withItems(head: object, key: string, groups: Iterable<readonly unknown[]>): Generator<string> {
  yield `${printableJson(head, 2).slice(0, -'\n}'.length)},\n  ${JSON.stringify(key)}: `;
  yield* items(groups, 2);
  yield '\n}\n';
}

/** A list as JSON that comes in groups, as {@link jsonItems} has it. */
export function items(groups: Iterable<readonly unknown[]>, margin: 0 | 2): Iterable<string> {
  return jsonItems(groups, margin, (data) => printableJson(data, 2));
}

/** Data as JSON that a terminal can show: control characters that JSON would leave as they are become escapes. `indent` in spaces. */
export function jsonText(data: unknown, indent = 2): string {
  return `${printableJson(data, indent)}\n`;
}

export function printableJson(data: unknown, indent: number): string {
  return JSON.stringify(data, null, indent).replace(
    /[\u007f-\u009f]/g,
    (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`,
  );
}

function inTextOrder(findings: readonly PlacedFinding[]): PlacedFinding[] {
  return [...findings].sort((a, b) => a.start.offset - b.start.offset);
}
