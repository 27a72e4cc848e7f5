import { fixedRules, hardRuleOf, isHard } from '../policy/hard-rules';
import { rules } from '../rules';
import { waiverExpired } from '../rules/waiver-expired';
import { waiverInvalid } from '../rules/waiver-invalid';
import { waiverUnused } from '../rules/waiver-unused';
import { closest } from '../text/closest';
import { isIsoDay } from '../text/iso-day';
import type { Span } from '../text/span';
import { entryOf, type Mapping, type Node } from '../text/tree';
import { type Finding, revised, type Waived } from './finding';
import type { Subject } from './subject';

/** A recorded decision to accept a finding, as the template writes it. Blank and unreadable values are undefined. */
export interface Waiver {
  /** The item of the list. */
  readonly span: Span;
  readonly rule: Written | undefined;
  readonly phrase: Written | undefined;
  readonly reason: Written | undefined;
  readonly by: Written | undefined;
  readonly until: Written | undefined;
}

interface Written {
  readonly text: string;
  readonly span: Span;
}

/** Why a waiver doesn't count, and what may have been meant. */
export interface WaiverProblem {
  readonly span: Span;
  readonly message: string;
  readonly source: string;
  /** Rule codes that may have been meant instead. */
  readonly meant: readonly string[];
}

/** What the waivers of one template came to. */
export interface WaiverUse {
  readonly waiver: Waiver;
  readonly outcome:
    | { readonly kind: 'invalid'; readonly problems: readonly WaiverProblem[] }
    | { readonly kind: 'expired'; readonly day: string }
    | { readonly kind: 'used' | 'unused' };
}

export interface Waivering {
  /** Findings that stand, with those about the waivers themselves. */
  readonly findings: readonly Finding[];
  /** Findings that were accepted, each with the decision. */
  readonly waived: readonly Finding[];
  /** What became of every waiver, in order. */
  readonly uses: readonly WaiverUse[];
}

/**
 * Divides the findings of one template into those that stand and those that its waivers accept. A waiver accepts findings of its
 * rule, or those of them that mark its phrase (letter case and line breaks don't count), up to the last day it holds. What the
 * law settles is never accepted away.
 */
export function applyWaivers(findings: readonly Finding[], subject: Subject): Waivering {
  const waivers = waiversOf(subject.template.root);
  if (waivers.length === 0) return { findings, waived: [], uses: [] };
  const uses = new Map<Waiver, WaiverUse['outcome']>();
  const standing: Waiver[] = [];
  const expired: Waiver[] = [];
  for (const waiver of waivers) {
    const problems = [...problemsOf(waiver, findings, subject)];
    const until = waiver.until?.text;
    if (problems.length > 0) uses.set(waiver, { kind: 'invalid', problems });
    // What is no day is told as a wrong value, and the waiver doesn't count.
    else if (until !== undefined && !isIsoDay(until)) uses.set(waiver, { kind: 'invalid', problems: [] });
    else if (until !== undefined && until < subject.today) expired.push(waiver);
    else standing.push(waiver);
  }
  const waived: Finding[] = [];
  const left = findings.filter((finding) => {
    const waiver = waiverFor(finding, standing, subject);
    if (!waiver) return true;
    uses.set(waiver, { kind: 'used' });
    waived.push(revised(finding, { rule: finding.rule, waived: decisionOf(waiver) }));
    return false;
  });
  for (const finding of left) {
    const waiver = waiverFor(finding, expired, subject);
    if (waiver) uses.set(waiver, { kind: 'expired', day: waiver.until!.text });
  }
  const all = waivers.map((waiver): WaiverUse => ({ waiver, outcome: uses.get(waiver) ?? { kind: 'unused' } }));
  const own = [waiverInvalid, waiverExpired, waiverUnused].flatMap((rule) =>
    [...rule.check(all, subject)].map((finding): Finding => ({ rule: rule.code, ...finding })),
  );
  return { findings: [...left, ...own], waived, uses: all };
}

/** The waivers that a template writes, in order; a single one counts as a list of one. */
export function waiversOf(root: Mapping): Waiver[] {
  const node = entryOf(root, 'waivers')?.value;
  const items = node?.kind === 'list' ? node.items : node?.kind === 'mapping' ? [node] : [];
  return items.flatMap((item) => {
    if (item.kind !== 'mapping') return [];
    const written = (key: string) => writtenIn(entryOf(item, key)?.value);
    return {
      span: item.span,
      rule: written('rule'),
      phrase: written('phrase'),
      reason: written('reason'),
      by: written('by'),
      until: written('until'),
    };
  });
}

function writtenIn(node: Node | undefined): Written | undefined {
  const text = node?.kind === 'scalar' ? node.text.trim() : '';
  return node && text !== '' ? { text, span: node.span } : undefined;
}

function decisionOf({ reason, by, until }: Waiver): Waived {
  return { reason: reason!.text, ...(by && { by: by.text }), ...(until && { until: until.text }) };
}

function waiverFor(finding: Finding, waivers: readonly Waiver[], subject: Subject): Waiver | undefined {
  const waiver = waivers.find((each) => isAbout(each, finding, subject));
  return waiver && !isHard(finding, subject) ? waiver : undefined;
}

function isAbout({ rule, phrase }: Waiver, finding: Finding, { template }: Subject): boolean {
  if (rule?.text !== finding.rule) return false;
  if (!phrase) return true;
  return folded(template.text.slice(finding.span.start, finding.span.end)).includes(folded(phrase.text));
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function* problemsOf(waiver: Waiver, findings: readonly Finding[], subject: Subject): Generator<WaiverProblem> {
  const { rule, reason, until, span } = waiver;
  const head = rule?.span ?? { start: span.start, end: Math.min(span.end, span.start + 4) };
  const problem = (place: Span, message: string, source = accountability, meant: readonly string[] = []) => ({
    span: place,
    message,
    source,
    meant,
  });
  if (!rule)
    yield problem(
      head,
      'This waiver names no rule, so it accepts nothing. Add "rule" with the code behind the finding.',
    );
  else {
    const codes = rules.map((each) => each.code);
    const hard = hardRuleOf(rule.text);
    if (!codes.includes(rule.text)) {
      const meant = closest(rule.text, codes, 2);
      const advice = meant[0] ? `Did you mean "${meant[0]}"?` : 'The code stands behind each finding.';
      yield problem(head, `There is no such rule, so this accepts nothing. ${advice}`, accountability, meant);
    } else if (!isWaivable(rule.text))
      yield problem(
        head,
        "Findings of this rule can't be waived: they say that something isn't read or doesn't count. Put right what they name.",
      );
    else if (hard && findings.some((each) => isAbout(waiver, each, subject) && isHard(each, subject)))
      yield problem(
        head,
        `The law settles this, so nobody can waive it: ${hard.what}. Change the message, or record what permits it.`,
        hard.source,
      );
  }
  if (!reason || !isReason(reason.text))
    yield problem(
      reason?.span ?? head,
      'A waiver without a reason accepts nothing. Say why this finding is acceptable here, so that whoever asks later can follow.',
    );
  if (subject.policy.waiversEnd && !until)
    yield problem(
      head,
      'The policy wants every waiver to end, and this one doesn\'t. Add "until" with the last day it holds.',
    );
}

/** A waiver that could be written for a finding. */
export interface WaiverOffer {
  readonly rule: string;
  /** The marked words, where the finding is about words of the message: others of the rule stay. */
  readonly phrase: string | undefined;
}

/** The waiver to offer for a finding; undefined where it can't be waived. */
export function waiverOffer(finding: Finding, subject: Subject): WaiverOffer | undefined {
  const { template } = subject;
  const { rule, span } = finding;
  if (!isWaivable(rule) || isHard(finding, subject) || !template.frontMatter?.closed) return undefined;
  const words = template.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  const isPhrase = span.start >= template.body.start && words.length > 1 && words.length <= longestPhrase;
  return { rule, phrase: isPhrase ? words : undefined };
}

/** Longer stretches are no phrase that somebody would look for. In UTF-16 code units. */
const longestPhrase = 120;

const accountability = 'UK GDPR Art 5(2)';

/** Whether findings of a rule may be waived at all. Of some, the errors that the law settles still can't. */
export function isWaivable(rule: string): boolean {
  return !fixedRules.includes(rule) && !rule.startsWith('waiver-');
}

/** Whether a text says something: blanks, dots and words that stand for a missing reason don't. */
export function isReason(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.length > 2 && !['todo', 'tbc', 'tbd', 'none', 'n a', 'xxx', 'reason', 'why', 'because'].includes(words);
}
