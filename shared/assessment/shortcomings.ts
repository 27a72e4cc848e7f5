import type { Severity } from '../lint/finding';
import { shorten } from '../text/shorten';
import { channelOf } from '../vocabulary/choices';
import type { Assessment } from './assessment';
import { copiedAnswers, isAnswered, isDated, textOfAnswer, unanswered } from './completeness';
import { type PartId, parts, questions } from './questions';

/** Something an assessment lacks, as data: rules turn it into findings, the status reads it. */
export interface Shortcoming {
  readonly id:
    | 'INC-1'
    | 'INC-2'
    | 'INC-3'
    | 'INC-4'
    | 'INC-5'
    | 'INC-6'
    | 'INC-7'
    | 'INC-8'
    | 'INC-9'
    | 'INC-10'
    | 'INC-11';
  readonly severity: Severity;
  /** Continues the sentence "LIA-2026-014 …": "has no owner". */
  readonly lacks: string;
  /** Question the shortcoming is about. */
  readonly question?: string;
  /** Dotted path of the field it is about; where there is a question too, that says it more exactly. */
  readonly field?: string;
  /** Part of the assessment it is about. */
  readonly part?: PartId;
}

/** Nobody relies on a closed assessment any more, and what is history isn't to be rewritten: its gaps are no findings. */
export function isClosed({ status, supersededBy }: Assessment): boolean {
  return supersededBy !== undefined || ['rejected', 'withdrawn', 'superseded'].includes(status?.value ?? 'draft');
}

/** Whether somebody is still writing it, so that blanks are to be expected. */
export function isBeingWritten({ status }: Assessment): boolean {
  return status === undefined || status.value === 'draft' || status.value === 'changes-requested';
}

/**
 * What the assessment lacks, worst kind first: INC-2, INC-3, INC-4, INC-10, INC-6, then INC-1 question by question, then what
 * is no more than doubtful. Blanks are an error once it is approved (decision and owner: once it is out of its author's hands);
 * before, a warning. `live`: a message under it is in use, so that plans are no longer enough.
 * Sources: ICO, "How do we apply legitimate interests in practice?"; UK GDPR Art 5(2), 21 and 35.
 */
export function shortcomings(assessment: Assessment, live = false): readonly Shortcoming[] {
  const known = live ? knownLive : knownPlanned;
  let found = known.get(assessment);
  if (!found) {
    found = find(assessment, live);
    known.set(assessment, found);
  }
  return found;
}

/** Thousands of templates may ask about one assessment after each change of it. */
const knownLive = new WeakMap<Assessment, readonly Shortcoming[]>();
const knownPlanned = new WeakMap<Assessment, readonly Shortcoming[]>();

function find(assessment: Assessment, live: boolean): readonly Shortcoming[] {
  const blank: Severity = assessment.status?.value === 'approved' ? 'error' : 'warning';
  const noOptOut = withoutOptOut(assessment);
  const open = unanswered(assessment).filter((question) => question !== noOptOut?.question);
  const gaps: (Shortcoming | undefined)[] = [
    ...missingParts(assessment, blank),
    ...decisionGaps(assessment, open),
    noOptOut,
    ...open.map((question) => ({
      id: 'INC-1' as const,
      severity: blank,
      lacks: `has no answer to ${question}`,
      question,
    })),
    safeguardGap(assessment, live),
    screeningGap(assessment),
    pecrGap(assessment),
    adviceGap(assessment),
    ...copiedAnswers(assessment).map((ids) => ({
      id: 'INC-9' as const,
      severity: 'information' as const,
      lacks: `gives one and the same answer to ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`,
      question: ids[0]!,
    })),
  ];
  return gaps.filter((gap) => gap !== undefined);
}

function missingParts(assessment: Assessment, severity: Severity): Shortcoming[] {
  return (['purpose', 'necessity', 'balancing'] as const)
    .filter((part) => !questions.some((each) => each.part === part && isAnswered(assessment, each.id)))
    .map((part) => ({ id: 'INC-2', severity, lacks: `answers nothing of part ${headingOf(part)}`, part }));
}

function headingOf(part: PartId): string {
  return parts.find(({ id }) => id === part)!.heading;
}

function* decisionGaps(assessment: Assessment, open: readonly string[]): Generator<Shortcoming> {
  const severity = isBeingWritten(assessment) ? 'warning' : 'error';
  const { decision, decisionReasons } = assessment;
  if (!decision) yield { id: 'INC-3', severity, lacks: 'has no decision', field: 'decision' };
  else if (!decisionReasons && !isAnswered(assessment, 'D1'))
    yield { id: 'INC-3', severity, lacks: 'gives no reasons for its decision', field: 'decision' };
  if (!assessment.owner) yield { id: 'INC-4', severity, lacks: 'has no owner', field: 'owner' };
  if (!isDated(assessment) && open.includes('D2'))
    yield { id: 'INC-4', severity, lacks: 'has no date on which it was completed', field: 'last-reviewed-on' };
  if (decision?.value === 'proceed-with-conditions' && assessment.conditions.length === 0)
    yield { id: 'INC-10', severity: 'error', lacks: 'proceeds with conditions and names none', field: 'decision' };
}

const beginsWithNo =
  /^\W*(?:no(?![\p{L}\p{N}])|none\b|not (?:possible|offered|available|provided)\b|we (?:can't|can’t|cannot|don't|don’t|do not|will not|won't|won’t) offer\b|there is no\b)/iu;
/** What turns a "no" round: "No unsubscribe link, but people can reply". */
const otherWay =
  /\b(?:but|however|instead|although|though|nevertheless|(?:can|may|could) (?:always |also |simply |just )?(?:reply|write|tell|ask|email|call|ring|text|object|opt|say|unsubscribe))\b/i;
const saysNothing = /^(?:none|no|n\/a|not applicable|nothing)\.?$/i;
/** Routes on which only marketing is sent. */
const marketingRoutes = /^(?:consent|corporate-subscriber|live-call-screened)$|soft-opt-in/;

/** The right to object to direct marketing is absolute (UK GDPR Art 21(2)-(3)), so marketing without a way out can't be balanced. */
function withoutOptOut(assessment: Assessment): Shortcoming | undefined {
  const { scope, pecrRoute, optOut } = assessment;
  const marketing =
    scope.messageNatures.some(({ value }) => value === 'marketing' || value === 'mixed') ||
    marketingRoutes.test(pecrRoute.route?.value ?? '');
  if (!marketing) return undefined;
  const lacks = 'is for marketing and offers people no way to object';
  const answer = textOfAnswer(assessment, 'B20').slice(0, 2000);
  if (beginsWithNo.test(answer) && !otherWay.test(answer))
    return { id: 'INC-6', severity: 'error', lacks, question: 'B20' };
  if (!saysNothing.test(optOut?.value ?? '')) return undefined;
  return { id: 'INC-6', severity: 'error', lacks, field: 'opt-out' };
}

function safeguardGap({ safeguards }: Assessment, live: boolean): Shortcoming | undefined {
  const gap = (lacks: string): Shortcoming => ({ id: 'INC-5', severity: 'warning', lacks, field: 'safeguards' });
  if (safeguards.length === 0) return gap('has no safeguards');
  if (!live || safeguards.some(({ status }) => status?.value === 'in-place')) return undefined;
  return gap('has no safeguard in place though a message is live');
}

const beginsWithYes = /^\W*(?:yes|some|partly|possibly|perhaps|maybe|probably|likely)\b/i;

/** Sensitive data and children are what the ICO lists as signs of high risk: Art 35 asks to look whether a DPIA is needed. */
function screeningGap(assessment: Assessment): Shortcoming | undefined {
  const { dpia, scope } = assessment;
  if (dpia.screened?.value === true || dpia.required?.value === true || dpia.ref) return undefined;
  const data = beginsWithYes.test(textOfAnswer(assessment, 'B1'));
  const children = beginsWithYes.test(textOfAnswer(assessment, 'B3')) || scope.includesChildren?.value === true;
  if (!data && !children) return undefined;
  const what = [
    ...(data ? ['special category or criminal data'] : []),
    ...(children ? ['children or vulnerable people'] : []),
  ];
  const lacks = `concerns ${what.join(' and ')} and nobody has recorded whether a DPIA is needed`;
  return { id: 'INC-7', severity: 'warning', lacks, field: 'dpia' };
}

const namesPecr =
  /\bPECR\b|\be-?privacy\b|privacy and electronic communications|\breg(?:ulation|s)?\.? ?(?:19|2[0-4])|soft[ -]opt[ -]in|\bC?TPS\b/i;

/** An assessment answers to UK GDPR; on an electronic channel it still has to say how PECR is met (ICO, Direct marketing guidance). */
function pecrGap(assessment: Assessment): Shortcoming | undefined {
  const channel = assessment.scope.channels
    .map(({ value }) => channelOf(value))
    .find((each) => each && each.class !== 'post' && each.class !== 'public');
  if (!channel || !isAnswered(assessment, 'P7') || namesPecr.test(textOfAnswer(assessment, 'P7'))) return undefined;
  const lacks = `says nothing about PECR in P7, though it is for ${channel.value}`;
  return { id: 'INC-8', severity: 'warning', lacks, question: 'P7' };
}

const namesAdviser = /\bDPO\b|data protection officer|privacy (?:lead|officer|manager|team)/i;

/** Art 38-39: the DPO advises and doesn't decide; who decides otherwise says why (Art 5(2)). */
function adviceGap(assessment: Assessment): Shortcoming | undefined {
  const { dpoReview, decision, decisionReasons } = assessment;
  if (dpoReview.opinion?.value !== 'does-not-support') return undefined;
  if (!decision || decision.value === 'do-not-proceed' || decisionReasons) return undefined;
  const reasons = textOfAnswer(assessment, 'D1');
  const reviewer = dpoReview.reviewer?.value;
  if (namesAdviser.test(reasons) || (reviewer && reasons.includes(reviewer))) return undefined;
  const who = reviewer ? shorten(reviewer) : 'the data protection officer';
  const lacks = `proceeds although ${who} doesn't support it, and doesn't say why`;
  return { id: 'INC-11', severity: 'warning', lacks, field: 'dpo-review.opinion' };
}
