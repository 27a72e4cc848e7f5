import { glob } from '../text/glob';
import type { Span } from '../text/span';
import { entryAt, entryOf, type Mapping, type Node, type Problem } from '../text/tree';
import { parseYaml } from '../text/yaml';
import { type RiskAppetite, riskAppetites } from '../vocabulary/choices';

/** A parsed `outreach.yaml`. Paths are relative to the workspace folder, with forward slashes. */
export interface PolicyFile {
  readonly path: string;
  /** Folder it stands in; empty for the workspace folder itself. */
  readonly folder: string;
  readonly text: string;
  readonly root: Mapping;
  readonly problems: readonly Problem[];
}

export interface AssessmentSettings {
  /** Folder for new assessments, relative to the workspace folder. */
  readonly folder: string;
  readonly id: string;
  readonly reviewMonths: number;
}

/** The policy that holds for a part of the workspace. A setting that is absent or wrong has its default. */
export interface Policy {
  /** Undefined where no `outreach.yaml` is above the template. */
  readonly file: PolicyFile | undefined;
  readonly riskAppetite: RiskAppetite;
  readonly assessments: AssessmentSettings;
  /** IANA name of the zone that decides which day it is. */
  readonly timeZone: string;
  /** Defaults for a template at `path` on `channel`, strongest first: folders (the last that matches first), channel, all. */
  layers(path: string, channel: string | undefined): Node[];
  /** Whether the policy declares the file at `path` a template beside the built-in endings. */
  declaresTemplate(path: string): boolean;
  /** Whether the policy keeps the file at `path` from being checked. */
  excludes(path: string): boolean;
}

/** Reads `outreach.yaml` (text without byte-order mark). Never throws. */
export function parsePolicy(path: string, text: string): PolicyFile {
  const whole: Span = { start: 0, end: text.length };
  return { path, folder: folderOf(path), text, ...parseYaml(text, whole) };
}

/** The policy of the nearest `outreach.yaml` at or above the file at `path`. */
export function policyFor(path: string, files: readonly PolicyFile[]): Policy {
  let nearest: PolicyFile | undefined;
  for (const file of files) {
    if (isBelow(path, file.folder) && (!nearest || file.folder.length > nearest.folder.length)) nearest = file;
  }
  return nearest ? policyOf(nearest) : noPolicy;
}

const policies = new WeakMap<PolicyFile, Policy>();

function policyOf(file: PolicyFile): Policy {
  const known = policies.get(file);
  if (known) return known;
  const policy = build(file);
  policies.set(file, policy);
  return policy;
}

const noPolicy: Policy = build(undefined);

function build(file: PolicyFile | undefined): Policy {
  const root = file?.root;
  const defaults = entryOf(root, 'defaults')?.value;
  const folder = file?.folder ?? '';
  const inFolder = (path: string) => (folder === '' ? path : path.slice(folder.length + 1));
  const declared = globs(entryOf(root, 'templates')?.value);
  const excluded = globs(entryOf(root, 'exclude')?.value);
  const byFolder = entriesOf(entryOf(defaults, 'folders')?.value).map((entry) => ({
    matches: glob(entry.key),
    node: entry.value,
  }));
  const appetite = text(root, 'risk-appetite');
  const months = entryAt(root, 'assessments.review-months')?.value;
  return {
    file,
    riskAppetite: riskAppetites.find((value) => value === appetite) ?? 'balanced',
    assessments: {
      folder: insideOf(folder, text(root, 'assessments.folder') ?? 'assessments'),
      id: text(root, 'assessments.id') ?? 'LIA-{yyyy}-{nnn}',
      reviewMonths:
        months?.kind === 'scalar' && Number.isInteger(months.value) && Number(months.value) > 0
          ? Number(months.value)
          : 12,
    },
    timeZone: text(root, 'time-zone') ?? 'Europe/London',
    layers(path, channel) {
      const layers: Node[] = [];
      for (const { matches, node } of byFolder) if (matches(inFolder(path))) layers.unshift(node);
      const byChannel = channel === undefined ? undefined : entryAt(defaults, 'channels')?.value;
      const ofChannel = channel === undefined ? undefined : entryOf(byChannel, channel);
      if (ofChannel) layers.push(ofChannel.value);
      if (defaults) layers.push(defaults);
      return layers;
    },
    declaresTemplate: (path) => declared.some((matches) => matches(inFolder(path))),
    excludes: (path) => excluded.some((matches) => matches(inFolder(path))),
  };
}

function text(root: Mapping | undefined, path: string): string | undefined {
  const node = entryAt(root, path)?.value;
  return node?.kind === 'scalar' && node.text.trim() !== '' ? node.text.trim() : undefined;
}

function entriesOf(node: Node | undefined) {
  return node?.kind === 'mapping' ? node.entries : [];
}

function globs(node: Node | undefined) {
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.flatMap((item) => (item.kind === 'scalar' && item.text !== '' ? [glob(item.text)] : []));
}

/** Folder of a path with forward slashes; empty for a file at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** `relative` seen from `folder`, kept inside the workspace folder: whatever leads out of it is dropped. */
export function insideOf(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.' && !/^[a-z]:$/i.test(part)) parts.push(part);
  }
  return parts.join('/');
}
