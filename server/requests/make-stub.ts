import { t } from '@vscode/l10n';
import { nextFreeId } from '../../shared/assessment/next-id';
import { stubText } from '../../shared/assessment/stub';
import type { Check } from '../../shared/lint/check';
import { linkAssessment } from '../../shared/lint/link-assessment';
import type { TextEdit } from '../../shared/text/edit';
import type { Host } from '../workspace/host';
import type { Workspace } from '../workspace/workspace';

/** A stub ready to be written: nothing has been yet. Paths are relative to the workspace folder. */
export interface Stub {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  /** Edits that make each template refer to it. */
  readonly links: readonly { readonly check: Check; readonly edits: readonly TextEdit[] }[];
}

/** What the person who asks for a stub decides; the policy and the templates decide the rest. */
export interface StubWishes {
  readonly owner?: string | undefined;
  /** Months until the review. */
  readonly reviewMonths?: number | undefined;
}

/**
 * The stub of an assessment for these templates of one workspace folder, each counted once: next free id, a file that doesn't exist, facts of the
 * templates and no answers. Rejects with a plain message where a template can't take the link.
 */
export async function makeStub(
  workspace: Workspace,
  host: Host,
  paths: readonly string[],
  wishes: StubWishes = {},
): Promise<Stub> {
  if (workspace.folder === undefined)
    throw new Error(t('Open the folder of this template first: an assessment is a file beside it.'));
  const checks = [...new Set(paths)].map((path) => {
    const check = workspace.check(path);
    if (!check) throw new Error(t('{0} is not a template that can be read.', path));
    return check;
  });
  const first = checks[0];
  if (!first) throw new Error(t('Choose at least one template.'));
  const { assessments } = first.policy;
  const used = new Set([...workspace.index.ids]);
  for (;;) {
    const id = nextFreeId(assessments.id, used, first.today);
    const path = assessments.folder === '' ? `${id}.lia.md` : `${assessments.folder}/${id}.lia.md`;
    // A file of that name may hold another id, or none that can be read: it is never written over.
    if (workspace.text(path) !== undefined || (await host.exists(workspace.uriOf(path)))) {
      used.add(id);
      continue;
    }
    const text = stubText({
      id,
      today: first.today,
      reviewMonths: wishes.reviewMonths ?? assessments.reviewMonths,
      owner: wishes.owner ?? first.fields.text('owner'),
      templates: checks.map((check) => ({
        segment: check.fields.text('audience.segment'),
        sourceTool: check.facts.sourceTool,
        includesChildren: check.coverageFacts.includesChildren,
        frequency: check.coverageFacts.frequency,
        privacyNotice: check.fields.text('privacy-notice'),
        title: check.fields.text('title') ?? check.id,
        owner: check.fields.text('owner'),
        purpose: check.facts.purpose,
        channel: check.facts.channel?.value,
        messageNature: check.facts.declaredNature,
        relationship: check.facts.relationship,
        subscriberType: check.facts.subscriberType,
        jurisdictions: check.facts.jurisdictions,
        mergeFields: check.facts.mergeFields,
        sourceType: check.facts.sourceType,
      })),
    });
    return { id, path, text, links: checks.map((check) => ({ check, edits: linkEdits(check, id) })) };
  }
}

function linkEdits(check: Check, id: string): readonly TextEdit[] {
  const edits = linkAssessment(check.template, check.fields, id);
  if (!edits)
    throw new Error(
      t("The fields of {0} can't be read, so it can't be linked. Put them right first.", check.template.path),
    );
  return edits;
}
