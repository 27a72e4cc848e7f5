import type { Assessment } from '../assessment/assessment';
import { firstFence } from '../assessment/places';
import { isBeingWritten } from '../assessment/shortcomings';
import { isApproved } from '../assessment/status';
import { isJudged } from '../lint/assessment-subject';
import { checkFields, type FieldProblem } from '../lint/check-fields';
import type { Severity } from '../lint/finding';
import type { Span } from '../text/span';
import { entryAt, type Node } from '../text/tree';
import { assessmentFields } from '../vocabulary/assessment-fields';
import { fieldAt } from '../vocabulary/field';
import { requiredPaths } from '../vocabulary/template-fields';
import type { AssessmentRule } from './rule';

export const assessmentField: AssessmentRule = {
  code: 'assessment-field',
  title: 'A field of the assessment that is unknown, wrong or missing',
  severity: 'error or warning',
  why: "Templates are held against these fields: which channels, audiences and data were weighed, until when it holds, who stands by it. A value that can't be understood covers nothing, and a field that is misspelt is not read at all. While the assessment is being written, blanks are a warning.",
  sources: ['UK GDPR Art 5(2)', 'ICO, How do we apply legitimate interests in practice?'],
  bad: [
    {
      title: 'Slips in a name, a value and a day',
      template:
        '---\nid: LIA-2026-014\nstatus: aproved\nreview-due: 20 November\nscope:\n  chanels: [email]\n  sources: [crm]\n---\n',
      path: 'newsletter.lia.md',
      marks: ['---', 'aproved', '20 November', 'scope', 'chanels', 'crm'],
    },
    {
      title: 'A state that is worked out and never written',
      template: '---\nid: LIA-2026-014\nstatus: expired\n---\n',
      path: 'newsletter.lia.md',
      marks: ['---', 'expired'],
    },
    {
      title: 'A blank that has to be filled in',
      template: '---\nid: LIA-2026-014\nstatus: approved\ninterest: ""\n---\n',
      path: 'newsletter.lia.md',
      marks: ['---', 'interest'],
    },
  ],
  good: [
    {
      title: 'An assessment that was given up need not be completed',
      template: '---\nid: LIA-2026-014\ntitle: Newsletter\nstatus: withdrawn\nscope: { channels: [email] }\n---\n',
      path: 'newsletter.lia.md',
    },
  ],
  *check(subject) {
    const { assessment } = subject;
    for (const problem of checkFields(assessment.root, assessmentFields)) yield fieldFinding(assessment, problem);
    if (isJudged(subject)) yield* missingFields(assessment);
  },
};

function fieldFinding({ root }: Assessment, { kind, span, message, source, fixes }: FieldProblem) {
  const status = entryAt(root, 'status')?.value;
  const computed =
    status?.kind === 'scalar' && status.span === span && /^(?:review-due|expired)$/.test(status.text.trim());
  return {
    severity:
      kind === 'unknown' ? ('warning' as const) : kind === 'unread' ? ('information' as const) : ('error' as const),
    span,
    message: computed
      ? `"${status.text.trim()}" is worked out from "review-due" and never written down. Write how far the assessment itself is, such as approved.`
      : message,
    source,
    fixes: computed ? [] : fixes,
  };
}

/** Other rules say these better. */
const saidElsewhere = ['id', 'owner', 'decision', 'safeguards'];
const required = requiredPaths(assessmentFields).filter((path) => !saidElsewhere.includes(path.split('.')[0]!));
const onceApproved = ['approver', 'approved-on'];

/** One finding for all that is missing from the top, one for each group or blank that is there to be marked. */
function* missingFields(assessment: Assessment) {
  const severity: Severity = isBeingWritten(assessment) ? 'warning' : 'error';
  const paths = isApproved(assessment) ? [...required, ...onceApproved] : required;
  const places = new Map<Span, string[]>();
  for (const path of paths) {
    const entry = entryAt(assessment.root, path);
    if (entry && !isBlank(entry.value, path)) continue;
    if (!entry && isShort(assessment, path)) continue;
    const place = entry?.keySpan ?? nearestKey(assessment, path) ?? firstFence;
    places.set(place, [...(places.get(place) ?? []), path]);
  }
  for (const [span, missing] of places) {
    const field = fieldAt(assessmentFields, missing[0]!);
    const names = missing.map((path) => `"${shown(assessment, path)}"`).join(', ');
    const due = isBeingWritten(assessment)
      ? 'before the assessment is approved'
      : 'and have the assessment approved again';
    yield {
      severity,
      span,
      message:
        missing.length === 1
          ? `${names} is missing. ${field?.help ?? ''} Fill it in ${due}.`
          : `These fields are missing: ${names}. Fill them in ${due}.`,
      source: field?.source ?? 'UK GDPR Art 5(2)',
      fixes: [],
    };
  }
}

/** A group that a plain value may stand for goes by its own name, unless its fields are written out. */
function shown({ root }: Assessment, path: string): string {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const field = parent === '' ? undefined : fieldAt(assessmentFields, parent);
  if (field?.type !== 'mapping' || `${parent}.${field.short}` !== path) return path;
  return entryAt(root, parent)?.value.kind === 'mapping' ? path : parent;
}

/** An empty list says that no merge fields are used; elsewhere it is a blank. */
function isBlank(node: Node, path: string): boolean {
  if (node.kind === 'scalar') return node.text.trim() === '';
  if (node.kind === 'list') return node.items.length === 0 && path !== 'scope.data-fields';
  return node.entries.length === 0;
}

/** Whether a plain value stands for the field, as in `opt-out: Reply "no"`; a blank one is reported as the group's own. */
function isShort({ root }: Assessment, path: string): boolean {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return false;
  const parent = path.slice(0, dot);
  const value = entryAt(root, parent)?.value;
  const field = fieldAt(assessmentFields, parent);
  if (value?.kind === 'mapping' && path === 'pecr-route.route') return entryAt(root, 'pecr-route.value') !== undefined;
  return (
    value?.kind === 'scalar' &&
    value.text.trim() !== '' &&
    field?.type === 'mapping' &&
    field.short === path.slice(dot + 1)
  );
}

function nearestKey({ root }: Assessment, path: string): Span | undefined {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const entry = entryAt(root, path.slice(0, dot));
    if (entry) return entry.keySpan;
  }
  return undefined;
}
