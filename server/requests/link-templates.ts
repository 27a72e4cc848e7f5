import { t } from '@vscode/l10n';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Assessment } from '../../shared/assessment/assessment';
import { isOtherBasis, standingOf } from '../../shared/assessment/status';
import type { Check } from '../../shared/lint/check';
import { linkAssessment } from '../../shared/lint/link-assessment';
import { type LinkTemplatesParams, type LinkTemplatesResult, linkTemplatesRequest } from '../../shared/protocol';
import type { TextEdit } from '../../shared/text/edit';
import { yamlInFlow } from '../../shared/text/yaml-text';
import type { Services } from '../services';
import { toTextEdit } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';

/** The edits that make templates refer to an assessment that exists. All of them or none: what can't be linked is said, with the reason. */
export function registerLinkTemplates({ connection, workspaces, documents }: Services): void {
  connection.onRequest(linkTemplatesRequest, async (params: LinkTemplatesParams): Promise<LinkTemplatesResult> => {
    const { assessment: uri, templates } = params;
    if (typeof uri !== 'string' || !Array.isArray(templates) || templates.some((each) => typeof each !== 'string'))
      throw new ResponseError(ErrorCodes.InvalidParams, 'Name one assessment and the templates to link to it.');
    await workspaces.scanned;
    const { workspace, path } = workspaces.place(uri);
    const { assessment, id } = linkable(workspace, path);
    const links = [...new Set(templates)].flatMap((template) => {
      const place = workspaces.place(template);
      if (place.workspace !== workspace)
        throw failed(
          t(
            '{0} stands in another workspace folder than {1}: an assessment covers templates of its own folder.',
            place.path,
            id,
          ),
        );
      const check = workspace.check(place.path);
      if (!check) throw failed(t('{0} is not a template that can be read.', place.path));
      if (check.facts.reference?.id === id) return [];
      const positions = { lines: check.template.lines, marked: workspace.isMarked(place.path) };
      const edits = linkEdits(check, assessment, id).map((edit) => toTextEdit(edit, positions));
      return [{ uri: template, version: documents.get(template)?.version ?? null, edits }];
    });
    if (links.length === 0)
      throw failed(
        templates.length === 1
          ? t('The template refers to {0} already.', id)
          : t('The templates refer to {0} already.', id),
      );
    return { id, links };
  });
}

function linkable(workspace: Workspace, path: string): { assessment: Assessment; id: string } {
  const assessment = workspace.index.all.find((each) => each.path === path);
  if (!assessment || workspace.folder === undefined)
    throw failed(t('{0} is not an assessment that can be read.', path));
  const id = assessment.id?.value;
  if (id === undefined) throw failed(t('{0} has no id, so no template can refer to it. Give it one first.', path));
  const others = workspace.index.sharing(id).filter((each) => each !== assessment);
  if (others[0])
    throw failed(
      t(
        "{0} is also the id of {1}, so it wouldn't be clear which one is meant. Give one of them another id first.",
        id,
        others[0].path,
      ),
    );
  const { standing, why } = standingOf(assessment, workspace.todayFor(path));
  if (standing === 'rejected' || standing === 'withdrawn' || standing === 'superseded')
    throw failed(t('Nothing was linked. {0}', why));
  return { assessment, id };
}

function linkEdits({ template, fields, facts }: Check, { version }: Assessment, id: string): readonly TextEdit[] {
  if (isOtherBasis(facts.lawfulBasis))
    throw failed(
      t(
        '{0} relies on {1}, not on legitimate interests, so an assessment has nothing to say about it. Nothing was linked.',
        template.path,
        facts.lawfulBasis ?? '',
      ),
    );
  const edits = linkAssessment(template, fields, id);
  if (!edits)
    throw failed(t("The fields of {0} can't be read, so it can't be linked. Put them right first.", template.path));
  // A version that was written for another assessment says nothing about this one.
  const written = fields.findOwn('lia.version');
  return written && version ? [...edits, { span: written.span, newText: yamlInFlow(version.value) }] : edits;
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
