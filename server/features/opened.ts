import type { Location } from 'vscode-languageserver';
import type { Assessment } from '../../shared/assessment/assessment';
import { MentionIndex } from '../../shared/navigation/mention-index';
import type { Place } from '../../shared/navigation/places';
import type { PolicyFile } from '../../shared/policy/policy-file';
import type { Template } from '../../shared/template/template';
import type { Mapping } from '../../shared/text/tree';
import { parseYaml } from '../../shared/text/yaml';
import { type Positions, toRange } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';
import type { Workspaces } from '../workspace/workspaces';

/** A file of ours, read as what it is, with what the files around it name. */
export interface Opened {
  readonly workspace: Workspace;
  readonly path: string;
  readonly text: string;
  readonly positions: Positions;
  readonly index: MentionIndex;
  readonly template: Template | undefined;
  readonly assessment: Assessment | undefined;
  readonly policy: PolicyFile | undefined;
  /** Its fields, whatever it is. */
  readonly root: Mapping;
}

/**
 * The file at a URI; undefined for one that is none of ours or can't be read. What concerns its text `alone` is answered while folders
 * are still being read.
 */
export async function openedAt(
  workspaces: Workspaces,
  uri: string,
  { alone = false } = {},
): Promise<Opened | undefined> {
  if (!alone || !isKnown(workspaces, uri)) await workspaces.scanned;
  const { workspace, path } = workspaces.place(uri);
  const text = workspace.text(path);
  const positions = workspace.positions(path);
  if (text === undefined || !positions) return undefined;
  const template = workspace.template(path);
  const assessment = template ? undefined : workspace.assessment(path);
  const policy = workspace.policyFiles.find((each) => each.path === path);
  const root = (template ?? assessment ?? policy ?? parseYaml(text, { start: 0, end: text.length })).root;
  return { workspace, path, text, positions, index: namesAround(workspace, path), template, assessment, policy, root };
}

/** Whether what stands there is known before policies are. */
function isKnown(workspaces: Workspaces, uri: string): boolean {
  const { workspace, path } = workspaces.place(uri);
  return workspace.kindAt(path) !== undefined && workspace.text(path) !== undefined;
}

/** Who names what around a file. One outside of every folder has nothing to do with others that happen to be open. */
export function namesAround(workspace: Workspace, path: string): MentionIndex {
  if (workspace.folder !== undefined) return workspace.mentions;
  const alone = new MentionIndex();
  alone.set(path, workspace.mentions.file(path));
  return alone;
}

/** Places as a client can go to them; those in files that have gone are left out. */
export function toLocations(workspace: Workspace, places: readonly Place[]): Location[] {
  return places.flatMap(({ path, span }) => {
    const positions = workspace.positions(path);
    return positions ? [{ uri: workspace.uriOf(path), range: toRange(span, positions) }] : [];
  });
}
