import { glob } from '../text/glob';
import type { Span } from '../text/span';
import { entryAt, entryOf, type Mapping, type Node } from '../text/tree';
import { type RiskAppetite, riskAppetites } from '../vocabulary/choices';
import { insideOf, isBelow, pathFrom } from './paths';
import type { PolicyFile } from './policy-file';

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

/** Fields that templates inherit, and the file that gives them. */
export interface Layer {
  readonly node: Node;
  readonly file: PolicyFile;
}

/** The policy that holds for a part of the workspace. A setting that is absent or wrong has its default. */
export interface Policy {
  /** Undefined where no `outreach.yaml` is above the template. */
  readonly file: PolicyFile | undefined;
  readonly riskAppetite: RiskAppetite;
  readonly assessments: AssessmentSettings;
  /** House packs, in the order in which the policy names them. */
  readonly packs: readonly PackReference[];
  /** IANA name of the zone that decides which day it is. */
  readonly timeZone: string;
  /** Defaults for a template at `path` on `channel`, strongest first: folders (the last that matches first), channel, all. */
  layers(path: string, channel: string | undefined): Layer[];
  /** Whether the policy declares the file at `path` a template beside the built-in endings. */
  declaresTemplate(path: string): boolean;
  /** Whether the policy keeps the file at `path` from being checked. */
  excludes(path: string): boolean;
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
  const separate = entryAt(root, 'assessments.separate-approver')?.value;
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
      separateApprover: separate?.kind !== 'scalar' || separate.value !== false,
    },
    packs: packReferences(entryOf(root, 'packs')?.value, folder),
    timeZone: text(root, 'time-zone') ?? 'Europe/London',
    layers(path, channel) {
      const layers: Layer[] = [];
      if (!file) return layers;
      for (const { matches, node } of byFolder) if (matches(inFolder(path))) layers.unshift({ node, file });
      const byChannel = channel === undefined ? undefined : entryAt(defaults, 'channels')?.value;
      const ofChannel = channel === undefined ? undefined : entryOf(byChannel, channel);
      if (ofChannel) layers.push({ node: ofChannel.value, file });
      if (defaults) layers.push({ node: defaults, file });
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

function packReferences(node: Node | undefined, folder: string): PackReference[] {
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.flatMap((item) => {
    const written = item.kind === 'scalar' ? item.text.trim() : '';
    return written === '' ? [] : [{ path: pathFrom(folder, written), written, span: item.span }];
  });
}
