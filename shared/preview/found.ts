import { verdictWords } from '../decision/verdict';
import type { Check } from '../lint/check';
import { type Finding, severities } from '../lint/finding';
import { categoryOf } from '../phrasing/categories';
import { ruleOf } from '../rules';
import { endOfMessage } from '../template/message-end';
import { shorten } from '../text/shorten';
import { overlaps, type Span } from '../text/span';
import type { Missing, Passage } from './preview-types';

/** More than anybody reads beside a message. */
const mostPassages = 100;

/** What recipients should read in a message, by the rule that tells when it isn't there. */
const needed: Readonly<Record<string, Missing<Span>['what']>> = {
  'sender-identity': 'sender',
  'opt-out-wording': 'opt-out',
  'right-to-object': 'right-to-object',
  'privacy-notice': 'privacy',
};

/** What was found in the words of a message, and what was found missing from it, in the order of the text. */
export interface Found {
  readonly passages: readonly Passage<Span>[];
  /** How many more there are. */
  readonly morePassages: number;
  readonly missing: readonly Missing<Span>[];
}

/**
 * Sorts what a check has found by what a reader of the message can see of it. Makes no decision of its own: what these rules say
 * about words that stand in the message is about those words; at its end, or outside of it, they tell of what isn't there.
 */
export function foundIn(check: Check): Found {
  const { template } = check;
  const end = endOfMessage(template);
  const start = firstWord(check);
  const read = template.prose.passages.map(({ span }) => span);
  const passages: Passage<Span>[] = [];
  const missing: Missing<Span>[] = [];
  for (const finding of check.findings) {
    const what = needed[finding.rule];
    const inText = read.some((span) => overlaps(span, finding.span));
    const isEnd = finding.span.start === end?.start && finding.span.end === end.end;
    const isStart = finding.rule === 'sender-identity' && start !== undefined && finding.span.start <= start;
    if (what && (isEnd || isStart || !inText)) missing.push(missingOf(what, finding, check, isStart && inText));
    else if (inText) passages.push(passageOf(finding, check));
  }
  for (const finding of check.waived) {
    if (read.some((span) => overlaps(span, finding.span))) passages.push(passageOf(finding, check));
  }
  passages.push(...noted(check, passages));
  passages.sort((a, b) => a.place.start - b.place.start || weight(a) - weight(b));
  return {
    passages: passages.slice(0, mostPassages),
    morePassages: Math.max(0, passages.length - mostPassages),
    missing: missing.sort((a, b) => weight(a) - weight(b)),
  };
}

function weight({ severity }: Pick<Finding, 'severity'>): number {
  return severities.indexOf(severity);
}

/** Where the words of the message begin; undefined where there are none. */
function firstWord({ template }: Check): number | undefined {
  const body = template.prose.passages.find(({ part }) => part === 'body');
  const at = body?.text.search(/\S/) ?? -1;
  return body && at >= 0 ? body.span.start + at : undefined;
}

function passageOf({ rule, category, waived, span, severity, message, source }: Finding, check: Check): Passage<Span> {
  const isPromotion = rule === 'promotional-phrasing';
  return {
    kind: isPromotion ? 'promotion' : 'finding',
    rule,
    severity,
    state: waived ? 'accepted' : 'open',
    label: isPromotion && category !== undefined ? categoryOf(category).label : (ruleOf(rule)?.title ?? rule),
    words: shorten(check.template.text.slice(span.start, span.end), 80),
    message,
    source,
    place: span,
    ...(waived && { reason: shorten(waived.reason, 200) }),
  };
}

/** What promotes without being a finding, because the message may promote or because another finding says it all. */
function noted({ hits, decision, template }: Check, found: readonly Passage<Span>[]): Passage<Span>[] {
  const told = new Set(found.filter(({ kind }) => kind === 'promotion').map(({ place }) => place.start));
  return hits
    .filter(({ span }) => !told.has(span.start))
    .map(({ category, span }) => ({
      kind: 'promotion',
      rule: 'promotional-phrasing',
      severity: 'hint',
      state: 'noted',
      label: categoryOf(category).label,
      words: shorten(template.text.slice(span.start, span.end), 80),
      message: categoryOf(category).why,
      source: decision.pecr.regulation,
      place: span,
      reason: verdictWords[decision.pecr.verdict],
    }));
}

function missingOf(what: Missing<Span>['what'], finding: Finding, check: Check, atStart: boolean): Missing<Span> {
  const { body } = check.template;
  const lines = finding.fixes.flatMap((fix) => ('edits' in fix && fix.edits.length === 1 ? fix.edits : []));
  const line = lines.find(({ span }) => span.start >= body.start)?.newText;
  const proposal = line && shorten(line.replace(/<br>/g, ' ').trim(), 300);
  return {
    what,
    severity: finding.severity,
    message: finding.message,
    source: finding.source,
    where: atStart ? 'start' : 'end',
    place: finding.span,
    ...(proposal && { proposal }),
  };
}
