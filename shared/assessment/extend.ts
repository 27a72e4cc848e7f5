import { applyEdits, type TextEdit } from '../text/edit';
import { shorten } from '../text/shorten';
import { type Assessment, type LifecycleState, parseAssessment } from './assessment';
import { unanswered } from './completeness';
import { compare, type Mismatch, type TemplateFacts } from './coverage';
import { stateOf } from './lifecycle';
import { headerEdits } from './lifecycle-edits';
import { type ScopeChange, withScope } from './scope-edits';
import { isClosed } from './shortcomings';

export interface Extension {
  readonly assessment: Assessment;
  /** Of the assessment, without byte-order mark. */
  readonly text: string;
  /** Id of the template that is to be covered. */
  readonly template: string;
  readonly facts: TemplateFacts;
  /** Who extends it; left out of the history where nobody says. */
  readonly by?: string | undefined;
  /** ISO day. */
  readonly today: string;
}

/** The edits that extend an assessment, or why it can't be. Nothing has been written. */
export type ExtensionOutcome =
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'edits';
      readonly edits: readonly TextEdit[];
      /** What is added: `channel "sms", purpose "survey"`. */
      readonly adds: string;
      readonly status: LifecycleState;
      readonly version: string;
    };

/**
 * Adds to the scope of an assessment what a template needs of it, raises the version, and notes it in the history. What was
 * approved or in review goes back to review; where the wider scope asks a question that has no answer yet, it goes back to its author as
 * a draft. No answer is written, and approvals stay as they were recorded. Pure; never throws.
 */
export function extendAssessment({ assessment, text, template, facts, by, today }: Extension): ExtensionOutcome {
  const name = assessment.id ? shorten(assessment.id.value) : 'This assessment';
  const state = stateOf(assessment);
  const [problem] = assessment.problems;
  if (problem) return refused(`${name} can't be extended as it is. ${problem.message}`);
  if (!assessment.id)
    return refused("This assessment has no id, so no template can name it. It can't be extended yet.");
  if (state === undefined) return refused(`${name} can't be extended yet: its status is no state that exists.`);
  if (isClosed(assessment) || assessment.decision?.value === 'do-not-proceed')
    return refused(`${name} is closed, and what is history isn't rewritten: begin a new assessment instead.`);
  const mismatches = compare(assessment, facts, true);
  if (mismatches.length === 0) return refused(`${name} covers this template already, as far as its scope goes.`);
  const wider = withScope(text, changesFor(mismatches, facts));
  if (wider === undefined) return refused(notSafely(name));
  const read = parseAssessment(assessment.path, wider);
  const status = nextState(state, read);
  const version = nextVersion(assessment.version?.value);
  const adds = inWords(mismatches);
  const header = headerEdits(wider, [
    { set: 'version', value: version },
    ...(status === state ? [] : [{ set: 'status', value: status }]),
    {
      add: 'history',
      item: [
        ['date', today],
        ...(by === undefined ? [] : [['who', by] as const]),
        ['change', `Extended to cover ${template}: ${adds}`],
      ],
    },
  ]);
  if (!header) return refused(notSafely(name));
  const whole = applyEdits(wider, header);
  const after = parseAssessment(assessment.path, whole);
  const isProved =
    after.problems.length === 0 &&
    after.id?.value === assessment.id.value &&
    compare(after, facts, true).length === 0 &&
    after.version?.value === version &&
    stateOf(after) === status &&
    text.slice(assessment.body.start) === whole.slice(after.body.start);
  return isProved
    ? { kind: 'edits', edits: [difference(text, whole)], adds, status, version }
    : refused(notSafely(name));
}

function refused(message: string): ExtensionOutcome {
  return { kind: 'refused', message };
}

function notSafely(name: string): string {
  return `${name} can't be extended here: its fields are written in a way that can't be edited safely. Write each field on a line of its own.`;
}

function changesFor(mismatches: readonly Mismatch[], { frequency }: TemplateFacts): ScopeChange[] {
  const lists = new Map<string, string[]>();
  const changes: ScopeChange[] = [];
  for (const { field, scope, value } of mismatches) {
    if (field === 'frequency' && frequency)
      changes.push(
        { path: `${scope}.max-per-person`, set: String(frequency.maxPerPerson) },
        { path: `${scope}.per-days`, set: String(frequency.perDays) },
      );
    else if (field === 'audience.includes-children') changes.push({ path: scope, set: value });
    else lists.set(scope, [...(lists.get(scope) ?? []), value]);
  }
  return [...[...lists].map(([path, add]) => ({ path, add })), ...changes];
}

/** What others have weighed goes to them again; what its author hasn't finished stays with the author. */
function nextState(state: LifecycleState, wider: Assessment): LifecycleState {
  if (state !== 'approved' && state !== 'in-review') return state;
  return unanswered(wider).length === 0 ? 'in-review' : 'draft';
}

/** The version after a change of scope: 2 after 1, 1.3 after 1.2, 1.3.0 after 1.2.5. */
export function nextVersion(version: string | undefined): string {
  if (version === undefined) return '2';
  const parts = /^(v?)(\d{1,9})(?:\.(\d{1,9}))?(\.\d{1,9})?$/i.exec(version.trim());
  if (!parts) return `${version.trim()}-2`;
  const [, prefix, major, minor, patch] = parts;
  if (minor === undefined) return `${prefix}${Number(major) + 1}`;
  return `${prefix}${major}.${Number(minor) + 1}${patch === undefined ? '' : '.0'}`;
}

const nouns: Readonly<Record<string, string>> = {
  channel: 'channel',
  purpose: 'purpose',
  'audience.relationship': 'relationship',
  'audience.subscriber-type': 'subscriber type',
  jurisdictions: 'country',
  'message-nature': 'kind of message',
  'merge-fields': 'data field',
  'source.type': 'source',
  'source.tool': 'tool',
  frequency: 'frequency',
};

function inWords(mismatches: readonly Mismatch[]): string {
  return mismatches
    .map(({ field, value }) =>
      field === 'audience.includes-children' ? 'children' : `${nouns[field] ?? field} ${shorten(value)}`,
    )
    .join(', ');
}

/** One edit that makes one text of the other: all that both begin or end with stays untouched. */
function difference(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let common = 0;
  while (common < shorter - start && before[before.length - 1 - common] === after[after.length - 1 - common]) common++;
  return { span: { start, end: before.length - common }, newText: after.slice(start, after.length - common) };
}
