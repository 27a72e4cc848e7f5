import type { Check } from '../../shared/lint/check';
import type { Finding, Related } from '../../shared/lint/finding';
import { findingFingerprints } from '../../shared/lint/finding-fingerprint';
import type { Lines } from '../../shared/text/lines';
import type { Workspace } from '../workspace/workspace';
import type { FileReport, Place, RelatedPlace, TemplateReport } from './report';

/** What was found in one file of a workspace; undefined where it can't be read. `prefix` leads to the folder of the workspace. */
export function fileReport(workspace: Workspace, path: string, prefix: string): FileReport | undefined {
  const found = workspace.findings(path);
  const text = workspace.text(path);
  const kind = workspace.kindOf(path);
  if (!found || text === undefined || kind === undefined) return undefined;
  const file = prefix + path;
  const all = [...found.findings, ...found.waived];
  let names: readonly string[] | undefined;
  const placed = (finding: Finding, position: number) => ({
    finding,
    start: placeAt(finding.span.start, found.lines),
    end: placeAt(finding.span.end, found.lines),
    get fingerprint() {
      names ??= findingFingerprints(file, text, all);
      return names[position]!;
    },
    related: (finding.related ?? []).flatMap((each) => relatedPlace(each, workspace, prefix)),
  });
  return {
    file,
    kind,
    text,
    lines: found.lines,
    findings: found.findings.map(placed),
    waived: found.waived.map((finding, i) => placed(finding, found.findings.length + i)),
  };
}

/** One template with its two decisions, as the check made them. */
export function templateReport(
  { id, fields, facts, assessment, decision, nature }: Check,
  file: string,
): TemplateReport {
  return {
    file,
    id,
    title: fields.text('title') ?? '',
    channel: facts.channel?.value ?? fields.text('channel') ?? '',
    assessment: { ref: facts.reference?.id, status: assessment.status },
    pecr: decision.pecr.verdict,
    nature: { declared: facts.declaredNature, effective: nature },
  };
}

/** Where an offset stands. */
export function placeAt(offset: number, lines: Lines): Place {
  const { line, character } = lines.positionAt(offset);
  return { line: line + 1, column: character + 1, offset };
}

function relatedPlace({ path, span, message }: Related, workspace: Workspace, prefix: string): RelatedPlace[] {
  const lines = workspace.positions(path)?.lines;
  if (!lines) return [];
  return [{ file: prefix + path, message, start: placeAt(span.start, lines), end: placeAt(span.end, lines) }];
}
