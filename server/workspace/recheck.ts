import { parseAssessment } from '../../shared/assessment/assessment';
import type { CheckText } from '../../shared/fixes/safe-fixes';
import { checkTemplate } from '../../shared/lint/check';
import { checkAssessment } from '../../shared/lint/check-assessment';
import { lists } from '../../shared/phrasing/lists.prepared';
import { parsePack } from '../../shared/phrasing/pack';
import { checkPolicy } from '../../shared/policy/check-policy';
import { parsePolicy } from '../../shared/policy/policy-file';
import { packInvalid } from '../../shared/rules/pack-invalid';
import { parseTemplate } from '../../shared/template/template';
import type { Workspace } from './workspace';

/**
 * Checks texts that the file at `path` might hold, with everything around it as the workspace has it now; undefined for files that
 * aren't ours or can't be read. The workspace itself learns nothing of them.
 */
export function recheck(workspace: Workspace, path: string): CheckText | undefined {
  const check = workspace.check(path);
  if (check) {
    const { packs, neighbours, policy, today } = check;
    const { index } = workspace;
    return (text) =>
      checkTemplate(parseTemplate(path, text), { packs, index, neighbours, policy, today }, check).findings;
  }
  const subject = workspace.assessmentSubject(path);
  if (subject) return (text) => checkAssessment({ ...subject, assessment: parseAssessment(path, text), text });
  if (workspace.text(path) === undefined) return undefined;
  const kind = workspace.kindOf(path);
  if (kind === 'policy')
    return (text) => {
      const policy = parsePolicy(path, text);
      return checkPolicy(
        policy,
        workspace.policyFiles.map((each) => (each.path === path ? policy : each)),
      );
    };
  if (kind === 'pack') return (text) => packInvalid.check(parsePack(path, text, { lists }));
  return undefined;
}
