import type { Approval, Assessment } from '../assessment/assessment';
import { fingerprintOf } from '../assessment/fingerprint';
import type { Check } from '../lint/check';
import type { Finding, Severity } from '../lint/finding';
import { findingFingerprints } from '../lint/finding-fingerprint';
import { needsAttention } from '../overview/attention';
import type { Lines } from '../text/lines';
import type { ApprovalRow, FindingRow, TemplateRow, WaiverRow } from './register';

/** One template with both decisions. */
export function templateRow(check: Check, prefix: string): TemplateRow {
  const { template, id, fields, facts, nature, decision, assessment, policy, findings, waived } = check;
  const counts = countsOf(findings);
  const fingerprint = fingerprintOf(template, fields);
  const linked = assessment.assessment;
  const approval = linked?.approvals.findLast((each) => each.template?.value === id);
  const text = (path: string) => fields.text(path) ?? '';
  return {
    file: prefix + template.path,
    id,
    title: text('title'),
    status: text('status'),
    owner: text('owner'),
    channel: facts.channel?.value ?? text('channel'),
    purpose: text('purpose'),
    ...some('campaign', {
      name: fields.text('campaign.name'),
      start: fields.text('campaign.start'),
      end: fields.text('campaign.end'),
    }),
    nature: { ...(facts.declaredNature !== undefined && { declared: facts.declaredNature }), effective: nature },
    pecr: {
      verdict: decision.pecr.verdict,
      ...(facts.pecrRoute !== undefined && { route: facts.pecrRoute }),
      regulation: decision.pecr.regulation,
      why: decision.pecr.why,
    },
    ukGdpr: {
      ...(decision.ukGdpr.basis !== undefined && { basis: decision.ukGdpr.basis }),
      line: decision.ukGdpr.line,
      why: decision.ukGdpr.reason,
      source: decision.ukGdpr.source,
    },
    assessment: {
      ...(facts.reference && { ref: facts.reference.id }),
      ...(facts.reference?.version !== undefined && { version: facts.reference.version }),
      ...(linked && { file: prefix + linked.path }),
      status: assessment.status,
      why: assessment.why,
    },
    ...(linked &&
      approval && {
        approval: { ...approvalOf(approval), state: approvalState(approval, linked, fingerprint) },
      }),
    ...some('decisionRecord', {
      by: fields.text('decision-record.decided-by'),
      on: fields.text('decision-record.date'),
      reason: fields.text('decision-record.reason'),
      riskAccepted: fields.text('decision-record.risk-accepted'),
    }),
    fingerprint,
    ...(policy.file && { policy: prefix + policy.file.path }),
    riskAppetite: policy.riskAppetite,
    needsAttention: needsAttention(assessment.status, counts),
    findings: counts,
    waived: waived.length,
  };
}

/** What an approval says, without what is blank. */
export function approvalOf({
  by,
  on,
  version,
  fingerprint,
}: Approval): Omit<NonNullable<TemplateRow['approval']>, 'state'> {
  return {
    ...(by && { by: by.value }),
    ...(on && { on: on.value }),
    ...(version && { version: version.value }),
    ...(fingerprint && { fingerprint: fingerprint.value }),
  };
}

/** How an approval stands; `fingerprint` is that of the template as it stands, undefined where there is none. */
export function approvalState(
  approval: Approval,
  { approvals }: Assessment,
  fingerprint: string | undefined,
): ApprovalRow['state'] {
  if (fingerprint === undefined) return 'no-template';
  if (approvals.findLast((each) => each.template?.value === approval.template?.value) !== approval) return 'replaced';
  if (!approval.fingerprint) return 'not-compared';
  return approval.fingerprint.value === fingerprint ? 'current' : 'changed';
}

export interface FileFindings {
  readonly file: string;
  readonly text: string;
  readonly lines: Lines;
  readonly findings: readonly Finding[];
  readonly waived: readonly Finding[];
}

/** The findings of one file, in the order of its text. */
export function findingRows({ file, text, lines, findings, waived }: FileFindings): FindingRow[] {
  const all = [...findings, ...waived];
  if (all.length === 0) return [];
  const names = findingFingerprints(file, text, all);
  const rows = all.map((finding, position): FindingRow => {
    const { line, character } = lines.positionAt(finding.span.start);
    return {
      fingerprint: names[position]!,
      disposition: finding.waived ? 'waived' : 'open',
      file,
      line: line + 1,
      column: character + 1,
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      source: finding.source,
      ...(finding.category !== undefined && { category: finding.category }),
      ...(finding.confidence !== undefined && { confidence: finding.confidence }),
      ...(finding.waived && { waiver: finding.waived }),
    };
  });
  return rows.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The waivers that one template writes, with what became of them. */
export function waiverRows({ template, waivers }: Check, prefix: string): WaiverRow[] {
  return waivers.map(({ waiver, outcome }) => ({
    file: prefix + template.path,
    line: template.lines.positionAt(waiver.span.start).line + 1,
    ...(waiver.rule && { rule: waiver.rule.text }),
    ...(waiver.phrase && { phrase: waiver.phrase.text }),
    ...(waiver.reason && { reason: waiver.reason.text }),
    ...(waiver.by && { by: waiver.by.text }),
    ...(waiver.until && { until: waiver.until.text }),
    outcome: outcome.kind,
  }));
}

/** How many of each severity. */
export function countsOf(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

type Some<Values> = { readonly [Key in keyof Values]?: NonNullable<Values[Key]> };

/** The values that are there, under a name; nothing where none is. */
function some<Name extends string, Values extends Readonly<Record<string, string | undefined>>>(
  name: Name,
  values: Values,
): { readonly [Key in Name]?: Some<Values> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return (given.length === 0 ? {} : { [name]: Object.fromEntries(given) }) as { readonly [Key in Name]?: Some<Values> };
}
