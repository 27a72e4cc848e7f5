import { fingerprintOf } from '../../shared/assessment/fingerprint';
import { fieldsOf } from '../../shared/lint/check';
import { type FolderEvidence, type TemplateEvidence, templateEvidence } from '../../shared/register/evidence';
import type { Scope } from '../../shared/register/register';
import { selectionOf } from '../workspace/selection';
import type { Workspace } from '../workspace/workspace';

export interface EvidenceOptions {
  readonly scope: Scope;
  /** Leads from where the register is made to the folder: empty, or ending in a slash. */
  readonly prefix: string;
  readonly isWanted: (path: string) => boolean;
  /** Whether checks are kept for whoever asks next. */
  readonly keep?: boolean;
}

/** What a folder that was read holds for the register. Assessments that wanted templates refer to belong to it wherever they stand. */
export function evidenceOf(
  workspace: Workspace,
  { scope, prefix, isWanted, keep = false }: EvidenceOptions,
): FolderEvidence {
  workspace.settle();
  const selection = selectionOf(workspace, isWanted);
  const templates: TemplateEvidence[] = [];
  const linked = new Set<string>();
  const fingerprints = new Map<string, string>();
  for (const path of selection.templates) {
    const check = workspace.check(path);
    if (!check) continue;
    const evidence = templateEvidence(check, prefix);
    templates.push(evidence);
    fingerprints.set(path, evidence.row.fingerprint);
    if (check.assessment.assessment) linked.add(check.assessment.assessment.path);
    if (!keep) workspace.release(path);
  }
  const assessments = [...new Set([...selection.assessments, ...linked])].sort();
  const findingsIn = (path: string) => workspace.findings(path)?.findings ?? [];
  const named = [...selection.templates, ...selection.policies].flatMap((path) => workspace.packsFor(path));
  const packs = new Map(named.map((pack) => [pack.path, pack]));
  return {
    scope,
    prefix,
    templates,
    fingerprintOf: (path) => fingerprints.get(path) ?? fingerprintAt(workspace, path),
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

function fingerprintAt(workspace: Workspace, path: string): string | undefined {
  const template = workspace.template(path);
  return template && fingerprintOf(template, fieldsOf(template, workspace.policyOf(path)));
}
