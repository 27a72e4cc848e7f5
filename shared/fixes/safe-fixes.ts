import type { Finding, Fix } from '../lint/finding';
import { applyEdits, type TextEdit } from '../text/edit';
import { composeEdits } from './compose-edits';
import { withoutConflicts } from './without-conflicts';

/** A fix that was applied: what it says of itself, and the rule whose finding it mends. */
export interface AppliedFix {
  readonly rule: string;
  readonly title: string;
}

export interface FixedText {
  readonly text: string;
  /** In the order in which they were applied; empty where the text is as it was. */
  readonly applied: readonly AppliedFix[];
  /** What turns the text that was given into {@link text}: in order, apart from one another, their spans in the text that was given. */
  readonly edits: readonly TextEdit[];
  /** False where the fixes went on for ever or undid one another: then none is applied. */
  readonly settled: boolean;
}

/** What the checks find in a text that the file might hold. Called again after each round of fixes; must be pure. */
export type CheckText = (text: string) => readonly Finding[];

/** Half of the fixes that stand in one another's way are left for the next round, so that this many suffice for any file. */
const mostRounds = 12;
/** Mechanical fixes change little: a text that grows by more than this and its own length has one that never ends. In UTF-16 code units. */
const mostGrowth = 10_000;

/** These tell that a file can't be read: its other findings are then held back. */
const unreadable: readonly string[] = [
  'front-matter-missing',
  'front-matter-syntax',
  'assessment-syntax',
  'policy-syntax',
];

/**
 * The text after all safe fixes of its findings, those of one `rule` only where one is named. Each round applies as many as don't stand
 * in one another's way, in the order of the findings, and checks again until nothing is left to fix. A fix is applied whole or not at
 * all, and left out where a file that could be read couldn't be read any more. Suggestions are never applied. The same text and
 * checks give the same answer, and its text gives itself. Never throws on what fixes hold.
 */
export function applySafeFixes(text: string, check: CheckText, rule?: string): FixedText {
  const applied: AppliedFix[] = [];
  const rounds: (readonly TextEdit[])[] = [];
  const harmful = new Set<string>();
  let current = text;
  let findings = check(text);
  for (let round = 0; round < mostRounds; round++) {
    const wanted = safeFixes(findings, rule).filter((each) => !harmful.has(keyOf(each)));
    const chosen = withoutConflicts(wanted, current);
    if (chosen.length === 0) return { text: current, applied, edits: composeEdits(text, rounds), settled: true };
    const edits = chosen.flatMap((each) => each.edits);
    const next = applyEdits(current, edits);
    if (next.length > text.length * 2 + mostGrowth) break;
    const after = check(next);
    if (isReadable(findings) && !isReadable(after)) {
      for (const each of chosen) if (breaks(each)) harmful.add(keyOf(each));
      // Each is harmless alone: then only their company isn't, and the first will do.
      if (chosen.every((each) => !harmful.has(keyOf(each))))
        for (const each of chosen.slice(1)) harmful.add(keyOf(each));
      continue;
    }
    rounds.push(edits);
    applied.push(...chosen.map(({ rule, title }) => ({ rule, title })));
    current = next;
    findings = after;
  }
  return { text, applied: [], edits: [], settled: false };

  function breaks(fix: SafeFix): boolean {
    return !isReadable(check(applyEdits(current, fix.edits)));
  }
}

interface SafeFix extends AppliedFix {
  readonly edits: readonly TextEdit[];
}

/** The safe fix of each finding that has one; the same fix of two findings once. */
export function safeFixes(findings: readonly Finding[], rule?: string): SafeFix[] {
  const fixes = new Map<string, SafeFix>();
  for (const finding of findings) {
    if (rule !== undefined && finding.rule !== rule) continue;
    const fix = finding.fixes.find(isSafe);
    if (!fix || fix.edits.length === 0) continue;
    const safe = { rule: finding.rule, title: fix.title, edits: fix.edits };
    const key = keyOf(safe);
    if (!fixes.has(key)) fixes.set(key, safe);
  }
  return [...fixes.values()];
}

function isSafe(fix: Fix): fix is Extract<Fix, { readonly edits: unknown }> {
  return fix.safety === 'safe';
}

function keyOf({ edits }: SafeFix): string {
  return JSON.stringify(edits);
}

function isReadable(findings: readonly Finding[]): boolean {
  return !findings.some(({ rule }) => unreadable.includes(rule));
}
