import { verdictWords } from '../decision/verdict';
import { type Cell, dates, list, of, sentence, words } from './html-parts';
import type { AssessmentRow, FindingRow, TemplateRow } from './register';
import { counted, plainWords } from './words';

/** One row of the table of templates. */
export function templateCells(each: TemplateRow): Cell[] {
  const { approval, decisionRecord, findings } = each;
  const open = [
    findings.error > 0 ? counted(findings.error, 'error') : '',
    findings.warning > 0 ? counted(findings.warning, 'warning') : '',
    findings.information + findings.hint > 0 ? counted(findings.information + findings.hint, 'note') : '',
  ].filter(Boolean);
  const waived = each.waived === 0 ? '' : `${counted(each.waived, 'finding')} waived`;
  const decided =
    decisionRecord &&
    `Decided: ${[decisionRecord.reason, decisionRecord.by, decisionRecord.on].filter(Boolean).join('; ')}`;
  return [
    words(
      each.title || each.id,
      each.file,
      `id ${each.id}`,
      [each.channel, each.status, each.purpose].filter(Boolean).join(', '),
      each.owner === '' ? '' : `owner ${each.owner}`,
    ),
    words(verdictWords[each.pecr.verdict], each.pecr.why, each.pecr.regulation, decided ?? ''),
    words(each.ukGdpr.line, each.ukGdpr.why === each.assessment.why ? '' : each.ukGdpr.why, each.ukGdpr.source),
    words(
      plainWords(each.assessment.status),
      [each.assessment.ref, each.assessment.version && `version ${each.assessment.version}`].filter(Boolean).join(', '),
      each.assessment.why,
    ),
    words(
      approval ? plainWords(approval.state) : 'none recorded',
      [approval?.by, approval?.on].filter(Boolean).join(', '),
      `as it stands: ${each.fingerprint}`,
    ),
    words(open.join(', ') || 'no issues found by these checks', waived),
  ];
}

/** One row of the table of findings. */
export function findingCells(each: FindingRow): Cell[] {
  const { waiver } = each;
  const accepted = waiver
    ? [waiver.reason, waiver.by ?? '', waiver.until === undefined ? '' : `until ${waiver.until}`]
    : [];
  const order = ['error', 'warning', 'information', 'hint'].indexOf(each.severity);
  return [
    of(`${each.file}:${each.line}`, { code: true, sort: `${each.file}:${String(each.line).padStart(7, '0')}` }),
    words(each.disposition, ...accepted),
    of(each.severity, { sort: String(order), mark: each.severity }),
    of(each.rule, { code: true }),
    sentence(each.message, [each.source, each.category ?? '', each.confidence ?? ''].filter(Boolean).join('; ')),
  ];
}

/** One row of the table of assessments. */
export function assessmentCells(each: AssessmentRow): Cell[] {
  const { dpoReview } = each;
  const advice = dpoReview
    ? `DPO: ${[dpoReview.opinion && plainWords(dpoReview.opinion), dpoReview.reviewer, dpoReview.date].filter(Boolean).join(', ')}`
    : '';
  const person = (role: string, name: string | undefined, on?: string) =>
    name === undefined ? '' : `${role}: ${name}${on === undefined ? '' : `, ${on}`}`;
  return [
    words(
      each.id ?? 'without an id',
      each.title,
      each.version === undefined ? '' : `version ${each.version}`,
      each.file,
    ),
    words(
      plainWords(each.standing),
      each.why,
      `${each.answered} of ${each.required} questions answered`,
      each.isOrphan ? 'Orphan: no template refers to it.' : '',
    ),
    words(
      '',
      person('Owner', each.owner),
      person('Author', each.author, each.createdOn),
      person('Approver', each.approver, each.approvedOn),
      advice,
    ),
    list([
      ...(each.decision ? [plainWords(each.decision)] : []),
      ...(each.reasons ? [each.reasons] : []),
      ...each.conditions.map((condition) => `Condition: ${condition}`),
      ...each.safeguards.map(({ description, status }) => `${description}${status ? ` (${plainWords(status)})` : ''}`),
    ]),
    dates(each.reviewDue ?? '', each.lastReviewedOn === undefined ? '' : `last ${each.lastReviewedOn}`),
    list(each.templates, { code: true }),
    list(each.history.map(({ date, who, change }) => [date, who, change].filter(Boolean).join(', '))),
  ];
}
