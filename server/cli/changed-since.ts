import { parseAssessment } from '../../shared/assessment/assessment';
import { extendedBy } from '../../shared/policy/chain';
import { builtInKind } from '../workspace/file';
import { branchedFrom, commitOf, contentsOf, isSameText, treeOf } from '../workspace/git';
import { decode } from '../workspace/host';
import type { Workspace } from '../workspace/workspace';
import type { ReadFolder } from './inspect';

/** What of a folder differs from a revision. Paths relative to the folder, in path order. */
export interface Changed {
  readonly changed: readonly string[];
  /** Templates that are the same and may be judged otherwise, because of an assessment, a policy or a pack that changed. */
  readonly dependent: readonly string[];
}

const kinds = ['template', 'assessment', 'policy', 'pack'] as const;

/**
 * What of a folder differs from where `revision` and the present commit parted (from the revision itself where history doesn't say), whether
 * it is committed, staged or neither; files that git doesn't know yet have changed. A sentence where git can't say.
 */
export async function changedSince({ folder, workspace }: ReadFolder, revision: string): Promise<Changed | string> {
  const commit = await commitOf(folder, revision);
  if (!commit) return `git knows no revision "${revision}" in ${folder}`;
  const base = (await branchedFrom(folder, commit.id)) ?? commit.id;
  const tree = await treeOf(folder, base);
  if (!tree) return `git can't read the revision "${revision}" in ${folder}`;
  const before = new Map(tree.map((file) => [file.path, file.id]));
  const present = kinds.flatMap((kind) => workspace.paths(kind));
  const isChanged = (path: string) => {
    const id = before.get(path);
    const text = workspace.text(path);
    return id === undefined || text === undefined || !isSameText(text, id);
  };
  const changed = new Set(present.filter(isChanged));
  const gone = tree.map(({ path }) => path).filter((path) => !present.includes(path) && isNamed(path, workspace));
  const dependsOn = await dependence(workspace, folder, before, new Set([...changed, ...gone]));
  const dependent = workspace.paths('template').filter((path) => !changed.has(path) && dependsOn(path));
  return { changed: [...changed].sort(), dependent };
}

/** Whether a file that is gone was one of ours, by its name or because a policy names it. */
function isNamed(path: string, workspace: Workspace): boolean {
  return builtInKind(path) !== undefined || workspace.kindOf(path) !== undefined;
}

/** Tells whether a template depends on one of the files that changed. */
async function dependence(
  workspace: Workspace,
  folder: string,
  before: ReadonlyMap<string, string>,
  changed: ReadonlySet<string>,
): Promise<(template: string) => boolean> {
  const assessments = [...changed].filter((path) => builtInKind(path) === 'assessment');
  const ids = new Set<string>();
  for (const { path, id } of workspace.index.all) if (id && changed.has(path)) ids.add(id.value);
  // An assessment may have had another id, or none is left of it.
  const old = await contentsOf(
    folder,
    assessments.flatMap((path) => before.get(path) ?? []),
  );
  for (const bytes of old?.values() ?? []) {
    const content = decode(bytes);
    const id = 'text' in content ? parseAssessment('', content.text).id?.value : undefined;
    if (id !== undefined) ids.add(id);
  }
  const foldersOfPolicies = [...changed].filter((path) => builtInKind(path) === 'policy').map(folderOf);
  return (template) => {
    const reference = workspace.check(template)?.facts.reference?.id;
    if (reference !== undefined && ids.has(reference)) return true;
    if (foldersOfPolicies.some((each) => template.startsWith(each))) return true;
    const { files, packs } = workspace.policyOf(template);
    return (
      files.some((file) => changed.has(file.path) || changed.has(extendedBy(file)?.path ?? '')) ||
      packs.some(({ path }) => path !== undefined && changed.has(path))
    );
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
