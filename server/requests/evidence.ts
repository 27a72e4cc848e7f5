import type { FolderEvidence } from '../../shared/register/evidence';
import type { Scope } from '../../shared/register/register';
import { selectionOf } from '../workspace/selection';
import type { Workspace } from '../workspace/workspace';

export interface EvidenceOptions {
  readonly scope: Scope;
  /** Leads from where the register is made to the folder: empty, or ending in a slash. */
  readonly prefix: string;
  readonly isWanted: (path: string) => boolean;
}

/** What a folder that was read holds for the register. Assessments that wanted templates refer to belong to it wherever they stand. */
export function evidenceOf(workspace: Workspace, { scope, prefix, isWanted }: EvidenceOptions): FolderEvidence {
  workspace.settle(true);
  const selection = selectionOf(workspace, isWanted);
  const templates = selection.templates.flatMap((path) => workspace.check(path) ?? []);
  const linked = templates.flatMap(({ assessment }) => assessment.assessment?.path ?? []);
  const assessments = [...new Set([...selection.assessments, ...linked])].sort();
  const findingsIn = (path: string) => workspace.findings(path)?.findings ?? [];
  const named = [...selection.templates, ...selection.policies].flatMap((path) => workspace.packsFor(path));
  const packs = new Map(named.map((pack) => [pack.path, pack]));
  return {
    scope,
    prefix,
    templates,
    check: (path) => workspace.check(path),
    assessments: assessments.flatMap((path) => {
      const subject = workspace.assessmentSubject(path);
      return subject ? [{ subject, findings: findingsIn(path) }] : [];
    }),
    policies: workspace.policyFiles
      .filter(({ path }) => selection.policies.includes(path))
      .map((file) => ({ file, policy: workspace.policyOf(file.path), findings: findingsIn(file.path) })),
    packs: [...packs.values()]
      .filter(({ path }) => selection.packs.includes(path))
      .map((pack) => ({ pack, findings: findingsIn(pack.path) })),
    unread: selection.unread,
  };
}
