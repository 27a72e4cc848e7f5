import type { Unread } from './contents';
import type { Workspace } from './workspace';

/** Files of a workspace folder that belong into a report about some of its paths, each list in path order. */
export interface Selection {
  readonly templates: readonly string[];
  readonly assessments: readonly string[];
  /** Also those that hold for the templates, wherever they stand. */
  readonly policies: readonly string[];
  readonly packs: readonly string[];
  /** Assessments, policies and packs that can't be read count wherever they stand: any template may need them. */
  readonly unread: readonly Unread[];
}

/** What of a folder that was read is wanted. */
export function selectionOf(workspace: Workspace, isWanted: (path: string) => boolean): Selection {
  const templates = workspace.paths('template').filter(isWanted);
  const inForce = new Set(templates.flatMap((path) => workspace.policyOf(path).files.map((file) => file.path)));
  const used = new Set(templates.flatMap((path) => workspace.policyOf(path).packs.map((pack) => pack.path)));
  return {
    templates,
    assessments: workspace.paths('assessment').filter(isWanted),
    policies: workspace.paths('policy').filter((path) => isWanted(path) || inForce.has(path)),
    packs: workspace.paths('pack').filter((path) => isWanted(path) || used.has(path)),
    unread: workspace.unread.filter(({ path }) => workspace.kindOf(path) !== 'template' || isWanted(path)),
  };
}
