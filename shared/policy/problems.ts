import { isUsablePattern } from '../assessment/next-id';
import { checkFields } from '../lint/check-fields';
import type { Fix, Severity } from '../lint/finding';
import { closest } from '../text/closest';
import { longestPattern } from '../text/glob';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import { type Entry, entryAt, type Mapping, type Node } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { channels } from '../vocabulary/choices';
import { policyFields } from '../vocabulary/policy-fields';
import { extendsProblem } from './chain';
import { fixedRules, hardRuleOf } from './hard-rules';
import { pathFrom } from './paths';
import { mostPatterns, textsOf } from './patterns';
import { mostReviewMonths } from './policy';
import type { PolicyFile } from './policy-file';
import { textOf } from './settings';
import { isTimeZone, timeZones } from './time-zone';

/** A setting that is unknown or wrong, or that can't do what it seems to do. */
export interface PolicyProblem {
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** What a policy is held against: the other policies of its workspace and the codes of all rules. */
interface Surroundings {
  readonly files: readonly PolicyFile[];
  readonly ruleCodes: readonly string[];
}

/** Most problems of one kind that are told; somebody who gets so many mends the cause. */
const mostTold = 200;

/** Everything that is wrong with the settings of one policy. Never throws. */
export function* policyProblems(file: PolicyFile, { files, ruleCodes }: Surroundings): Generator<PolicyProblem> {
  const { root } = file;
  for (const { kind, span, message, fixes } of checkFields(root, policyFields))
    yield { severity: kind === 'unread' ? 'information' : 'error', span, message, fixes };
  const extended = extendsProblem(file, (path) => files.find((each) => each.path === path), files);
  if (extended) yield problem(extended.span, extended.message, changeTo(extended.span, extended.meant));
  yield* ruleProblems(root, ruleCodes);
  yield* appetiteProblems(root);
  yield* assessmentProblems(file);
  yield* patternProblems(root);
  yield* defaultsProblems(root);
  yield* peopleProblems(root);
  const zone = textAt(root, 'time-zone');
  if (zone && !isTimeZone(zone.text)) {
    const meant = closest(zone.text, timeZones(), 2);
    const advice = meant[0] ? `Did you mean "${meant[0]}"?` : 'Write it as Europe/London.';
    const message = `"${shorten(zone.text)}" is no time zone, so days are those of London. ${advice}`;
    yield problem(zone.span, message, changeTo(zone.span, meant));
  }
}

function problem(span: Span, message: string, fixes: readonly Fix[] = [], severity: Severity = 'error'): PolicyProblem {
  return { severity, span, message, fixes };
}

function changeTo(span: Span, values: readonly string[]): Fix[] {
  return values.map((value) => ({
    title: `Change to "${value}"`,
    safety: 'suggestion',
    edits: [{ span, newText: yamlText(value) }],
  }));
}

function* ruleProblems(root: Mapping, codes: readonly string[]): Generator<PolicyProblem> {
  for (const { key, keySpan, value } of entriesAt(root, 'rules').slice(0, mostTold)) {
    const severity = textOf(value);
    const hard = hardRuleOf(key);
    if (fixedRules.includes(key)) {
      const message = `"${key}" stays as it is: without it, nobody would see that something can't be read or doesn't count.`;
      yield problem(keySpan, message);
    } else if (!codes.includes(key) && announcedRules.includes(key)) {
      const message = `This version doesn't check "${key}" yet, so the setting has no effect so far.`;
      yield problem(keySpan, message, [], 'information');
    } else if (!codes.includes(key)) {
      const meant = closest(key, [...codes, ...announcedRules], 2);
      const advice = meant[0] ? `Did you mean "${meant[0]}"?` : 'The codes stand behind each finding.';
      yield problem(keySpan, `There is no rule "${shorten(key)}". ${advice}`, changeTo(keySpan, meant));
    } else if (hard && severity !== undefined && severity !== '' && severity !== 'error') {
      const message = `The law settles this, so it stays an error: ${hard.what} (${hard.source}).${hard.when ? ' Other findings of this rule follow your setting.' : ''}`;
      yield problem(value.span, message, [], hard.when ? 'information' : 'error');
    }
  }
}

/** Codes that are public already, for rules that may not be built yet. */
const announcedRules = [
  'selection-criteria',
  'dpia-screening',
  'data-source',
  'opt-out-wording',
  'right-to-object',
  'sender-identity',
  'privacy-notice',
  'misleading-subject',
  'merge-field',
  'special-category',
  'channel-limit',
  'near-duplicate',
  'frequency',
  'jurisdiction',
];

function* appetiteProblems(root: Mapping): Generator<PolicyProblem> {
  const appetite = textAt(root, 'risk-appetite');
  if (appetite?.text !== 'tolerant' || textAt(root, 'risk-appetite-reason')) return;
  const message =
    'More doubt is accepted here than by default. Say under "risk-appetite-reason" who decided that, and why: you may be asked.';
  yield problem(appetite.span, message, [], 'information');
}

function* assessmentProblems({ root, folder }: PolicyFile): Generator<PolicyProblem> {
  const place = textAt(root, 'assessments.folder');
  if (place && pathFrom(folder, place.text) === undefined)
    yield problem(
      place.span,
      'This leads out of the workspace folder. Assessments stand inside it, in a folder named from here on.',
    );
  const id = textAt(root, 'assessments.id');
  if (id && !isUsablePattern(id.text))
    yield problem(
      id.span,
      'No ids can be made from this pattern: it becomes part of a file name. Write it as LIA-{yyyy}-{nnn}.',
    );
  else if (id && !/\{n+\}/.test(id.text))
    yield problem(
      id.span,
      'This pattern has no number, so all assessments would have the same id. Write it as LIA-{yyyy}-{nnn}.',
    );
  const months = entryAt(root, 'assessments.review-months')?.value;
  // What is no whole number is told as a wrong value.
  if (months?.kind === 'scalar' && Number.isInteger(months.value) && Number(months.value) >= 0) {
    if (Number(months.value) === 0 || Number(months.value) > mostReviewMonths)
      yield problem(
        months.span,
        `An assessment is reviewed after 1 to ${mostReviewMonths} months, so this doesn't count.`,
      );
  }
}

function* patternProblems(root: Mapping): Generator<PolicyProblem> {
  const excluded = listAt(root, 'exclude');
  for (const path of ['templates', 'exclude'] as const) {
    const patterns = listAt(root, path);
    for (const { text, span } of patterns.slice(0, mostPatterns)) yield* patternProblem(text.trim(), span);
    const beyond = patterns[mostPatterns];
    if (beyond)
      yield problem(beyond.span, `Only the first ${mostPatterns} patterns count. Write fewer and wider ones.`);
  }
  for (const { text, span } of listAt(root, 'templates').slice(0, mostPatterns)) {
    if (excluded.slice(0, mostPatterns).some((other) => other.text.trim() === text.trim()))
      yield problem(
        span,
        'The same pattern stands under "exclude", and that wins. Take it out of one of them.',
        [],
        'warning',
      );
  }
  const all = excluded.find(({ text }) => /^(?:\.?\/)*\*\*(?:\/\*(?:\*|\.\*)?)?$/.test(text.trim()));
  if (all)
    yield problem(all.span, 'Nothing below this folder is checked: this leaves out every file.', [], 'information');
}

function* patternProblem(pattern: string, span: Span): Generator<PolicyProblem> {
  if (pattern.length > longestPattern)
    yield problem(
      span,
      `A pattern of more than ${longestPattern} characters matches nothing. Write several shorter ones.`,
    );
  else if (/^(?:[/\\]{2}|[a-z]:)/i.test(pattern) || /(?:^|\/)\.\.(?:\/|$)/.test(pattern))
    yield problem(span, 'Patterns count from this folder on, so this one matches nothing: it leads out of it.');
}

function* defaultsProblems(root: Mapping): Generator<PolicyProblem> {
  const groups: { readonly name: string; readonly entries: readonly Entry[] }[] = [
    { name: 'defaults', entries: entriesAt(root, 'defaults') },
  ];
  const values = channels.map((channel) => channel.value);
  for (const { key, keySpan, value } of entriesAt(root, 'defaults.channels').slice(0, mostTold)) {
    groups.push({ name: 'channels', entries: entriesOf(value) });
    if (values.includes(key)) continue;
    const meant = closest(key, values, 2);
    const advice = meant[0] ? `Did you mean "${meant[0]}"?` : 'Nothing inherits these fields.';
    yield problem(keySpan, `There is no channel "${shorten(key)}". ${advice}`, changeTo(keySpan, meant));
  }
  const folders = entriesAt(root, 'defaults.folders');
  for (const { key, keySpan, value } of folders.slice(0, mostPatterns)) {
    groups.push({ name: 'folders', entries: entriesOf(value) });
    yield* patternProblem(key, keySpan);
  }
  const beyond = folders.length - mostPatterns;
  if (beyond > 0)
    yield problem(folders[0]!.keySpan, `Only the last ${mostPatterns} patterns count. Write fewer and wider ones.`);
  for (const { name, entries } of groups) {
    for (const { key, keySpan } of entries) {
      const reason =
        key === 'channel' && name === 'channels' ? ownChannel : Object.hasOwn(ownFields, key) && ownFields[key];
      if (reason) yield problem(keySpan, reason);
    }
  }
}

const ownChannel = 'These fields are inherited where the channel is known already, so another one here has no effect.';
/** Fields that only make sense in one template. */
const ownFields: Readonly<Record<string, string>> = {
  id: 'All templates would share this id. Each says its own, or is known by its file name.',
  waivers: 'A waiver is somebody’s decision about one message, so it stands in that template. This one is not read.',
};

function* peopleProblems(root: Mapping): Generator<PolicyProblem> {
  const people = entryAt(root, 'people')?.value;
  for (const item of people?.kind === 'list' ? people.items.slice(0, mostTold) : []) {
    if (item.kind === 'mapping' && !textAt(item, 'name'))
      yield problem(item.span, 'This person has no name, so nobody can be chosen by it. Add "name".');
  }
}

function textAt(root: Mapping, path: string): { readonly text: string; readonly span: Span } | undefined {
  const node = entryAt(root, path)?.value;
  const text = node && textOf(node);
  return node && text ? { text, span: node.span } : undefined;
}

function listAt(root: Mapping, path: string) {
  const node = entryAt(root, path)?.value;
  return node && node.kind !== 'mapping' ? textsOf(node) : [];
}

function entriesAt(root: Mapping, path: string): readonly Entry[] {
  return entriesOf(entryAt(root, path)?.value);
}

function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}
