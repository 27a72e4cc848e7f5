import { defaultIdPattern, isUsablePattern } from '../assessment/next-id';
import type { Severity } from '../lint/finding';
import { severities } from '../lint/finding';
import type { Span } from '../text/span';
import { entryOf, type Node } from '../text/tree';
import { type RiskAppetite, riskAppetites } from '../vocabulary/choices';
import { chainOf } from './chain';
import { insideOf, pathFrom } from './paths';
import { anyPattern, baseOf, mostPatterns, patternIn, textsOf } from './patterns';
import type { PolicyFile } from './policy-file';
import { Settings, textOf } from './settings';
import { defaultTimeZone, isTimeZone } from './time-zone';

export const defaultReviewMonths = 12;
/** Ten years: an assessment that nobody looks at for longer is none. */
export const mostReviewMonths = 120;

/** A house pack that a policy names. */
export interface PackReference {
  /** Relative to the workspace folder; undefined where what is written leads out of it. */
  readonly path: string | undefined;
  readonly written: string;
  readonly span: Span;
}

export interface AssessmentSettings {
  /** Folder for new assessments, relative to the workspace folder. */
  readonly folder: string;
  readonly id: string;
  readonly reviewMonths: number;
  /** Whether the approver has to be somebody other than the author; true where the policy doesn't say. */
  readonly separateApprover: boolean;
}

/** Somebody who may review, approve or accept. */
export interface Person {
  readonly name: string;
  readonly role: string | undefined;
}

/** A value of a policy, and the file that gives it. */
export interface Layer {
  readonly node: Node;
  readonly file: PolicyFile;
}

/** What a policy makes of one rule's findings. */
export interface RuleSetting extends Layer {
  readonly severity: Severity | 'off';
}

/** The policy that holds for a part of the workspace. A setting that is absent or wrong has its default. */
export interface Policy {
  /** Undefined where no `outreach.yaml` is above the template. */
  readonly file: PolicyFile | undefined;
  /** It and those it extends, strongest first. */
  readonly files: readonly PolicyFile[];
  readonly riskAppetite: RiskAppetite;
  /** Who decided on it, and why. */
  readonly riskAppetiteReason: string | undefined;
  readonly assessments: AssessmentSettings;
  /** House packs, in the order in which the policy names them. */
  readonly packs: readonly PackReference[];
  /** By rule code. What the law settles stays as it is whatever stands here. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly people: readonly Person[];
  /** Whether every waiver has to say when it ends. */
  readonly waiversEnd: boolean;
  /** IANA name of the zone that decides which day it is. */
  readonly timeZone: string;
  /** Where each setting in force is written, by its dotted path; none for those that hold their built-in values. */
  readonly inForce: ReadonlyMap<string, Layer>;
  /** Defaults for a template at `path` on `channel`, strongest first: folders (the last that matches first), channel, all. */
  layers(path: string, channel: string | undefined): Layer[];
  /** Whether the policy declares the file at `path` a template beside the built-in endings. */
  declaresTemplate(path: string): boolean;
  /** Whether the policy keeps the file at `path` from being checked. */
  excludes(path: string): boolean;
}

/** Files of this name hold for the folder they stand in; others count only where one of these extends them. */
export function isPolicyName(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase() === 'outreach.yaml';
}

/** The policy of the nearest `outreach.yaml` at or above the file or folder at `path`, with what it extends among `files`. */
export function policyFor(path: string, files: readonly PolicyFile[]): Policy {
  const { byFolder, byPath } = directoryOf(files);
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const file = byFolder.get(folder);
    if (file) return policyOf(file, (other) => byPath.get(other));
    if (folder === '') return noPolicy;
  }
}

interface Directory {
  readonly byFolder: ReadonlyMap<string, PolicyFile>;
  readonly byPath: ReadonlyMap<string, PolicyFile>;
}

/** Every file of a workspace asks the same list. */
const directories = new WeakMap<readonly PolicyFile[], Directory>();

function directoryOf(files: readonly PolicyFile[]): Directory {
  let known = directories.get(files);
  if (!known) {
    const named = files.filter((file) => isPolicyName(file.path));
    known = {
      byFolder: new Map(named.map((file) => [file.folder, file])),
      byPath: new Map(files.map((file) => [file.path, file])),
    };
    directories.set(files, known);
  }
  return known;
}

/** A policy stays the same object for as long as its files are the same. */
const policies = new WeakMap<PolicyFile, Policy>();

function policyOf(file: PolicyFile, find: (path: string) => PolicyFile | undefined): Policy {
  const files = chainOf(file, find);
  const known = policies.get(file);
  if (known?.files.length === files.length && known.files.every((each, i) => each === files[i])) return known;
  const policy = build(files);
  policies.set(file, policy);
  return policy;
}

const noPolicy: Policy = build([]);

function build(files: readonly PolicyFile[]): Policy {
  const [holder] = files;
  const settings = new Settings(files);
  const patterns = (path: string) =>
    settings.read(path, (node, file) => (node.kind === 'mapping' ? undefined : anyPattern(node, file, holder!)));
  const declared = patterns('templates');
  const excluded = patterns('exclude');
  const byFolder = settings.given('defaults.folders').flatMap(({ node, file }) =>
    entriesOf(node)
      .slice(-mostPatterns)
      .reverse()
      .map((entry) => ({ matches: patternIn(entry.key, file, holder!), layer: { node: entry.value, file } })),
  );
  const byChannel = settings.given('defaults.channels');
  const forAll = settings.given('defaults');
  return {
    file: holder,
    files,
    riskAppetite: appetiteOf(settings),
    riskAppetiteReason: settings.text('risk-appetite-reason'),
    assessments: {
      folder:
        settings.read('assessments.folder', (node, { folder }) => {
          const written = textOf(node);
          return written === undefined ? undefined : insideOf(baseOf(folder, holder!), written);
        }) ?? insideOf(holder?.folder ?? '', 'assessments'),
      id:
        settings.read('assessments.id', (node) => {
          const pattern = textOf(node);
          return pattern !== undefined && isUsablePattern(pattern) ? pattern : undefined;
        }) ?? defaultIdPattern,
      reviewMonths: settings.read('assessments.review-months', reviewMonthsOf) ?? defaultReviewMonths,
      separateApprover: settings.flag('assessments.separate-approver', true, true),
    },
    packs: settings.read('packs', (node, { folder }) => referencesIn(node, folder)) ?? [],
    rules: rulesOf(settings),
    people: settings.read('people', peopleIn) ?? [],
    waiversEnd: settings.flag('waivers.require-until', true, false),
    timeZone:
      settings.read('time-zone', (node) => {
        const zone = textOf(node);
        return zone !== undefined && isTimeZone(zone) ? zone : undefined;
      }) ?? defaultTimeZone,
    inForce: settings.inForce,
    layers(path, channel) {
      const ofChannel = byChannel.flatMap(({ node, file }) => {
        const entry = channel === undefined ? undefined : entryOf(node, channel);
        return entry ? [{ node: entry.value, file }] : [];
      });
      return [...byFolder.flatMap(({ matches, layer }) => (matches(path) ? [layer] : [])), ...ofChannel, ...forAll];
    },
    declaresTemplate: (path) => declared?.(path) ?? false,
    excludes: (path) => excluded?.(path) ?? false,
  };
}

/** A wrong appetite was meant to say something: what is inherited then counts, but never as the most tolerant. */
function appetiteOf(settings: Settings): RiskAppetite {
  const known = (node: Node) => riskAppetites.find((value) => value === textOf(node));
  const strongest = settings.given('risk-appetite')[0];
  const value = settings.read('risk-appetite', known);
  const wrong = strongest !== undefined && known(strongest.node) === undefined;
  return wrong && value === 'tolerant' ? 'balanced' : (value ?? 'balanced');
}

function reviewMonthsOf(node: Node): number | undefined {
  const months = node.kind === 'scalar' ? Number(node.value) : 0;
  return Number.isInteger(months) && months > 0 && months <= mostReviewMonths ? months : undefined;
}

function rulesOf(settings: Settings): Map<string, RuleSetting> {
  const rules = new Map<string, RuleSetting>();
  // Weakest first, so that a stronger file writes over it.
  for (const { node, file } of settings.given('rules').reverse()) {
    for (const { key, value } of entriesOf(node)) {
      const severity = [...severities, 'off' as const].find((each) => each === textOf(value));
      if (severity) rules.set(key, { severity, node: value, file });
    }
  }
  return rules;
}

/** The people that a list names, by name alone or with a role; undefined for what is no list. */
function peopleIn(node: Node): Person[] | undefined {
  if (node.kind === 'mapping') return undefined;
  return (node.kind === 'list' ? node.items : [node]).flatMap((item) => {
    const given = item.kind === 'mapping' ? entryOf(item, 'name')?.value : item;
    const name = given && textOf(given);
    const role = entryOf(item, 'role')?.value;
    return name ? [{ name, role: (role && textOf(role)) || undefined }] : [];
  });
}

/** The house packs that one file names itself, with their places in it. */
export function packReferences({ root, folder }: PolicyFile): PackReference[] {
  const node = entryOf(root, 'packs')?.value;
  return node ? (referencesIn(node, folder) ?? []) : [];
}

function referencesIn(node: Node, folder: string): PackReference[] | undefined {
  if (node.kind === 'mapping') return undefined;
  return textsOf(node).map(({ text, span }) => {
    const written = text.trim();
    return { path: pathFrom(folder, written), written, span };
  });
}

function entriesOf(node: Node) {
  return node.kind === 'mapping' ? node.entries : [];
}
