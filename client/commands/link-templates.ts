import { t } from '@vscode/l10n';
import {
  commands,
  type Disposable,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { standings } from '../../shared/assessment/status';
import { type LinkTemplatesParams, type LinkTemplatesResult, linkTemplatesRequest } from '../../shared/protocol';
import type { Assessments } from '../assessments';
import { nameOf } from '../assessments-tree';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { standingWords } from '../standing-words';
import type { Templates } from '../templates';
import type { TreeNode } from '../templates-tree';
import { counted, templates as templatesInWords, withoutIcons } from '../words';
import { isStale, pathWords, toRange } from './files';
import { templateOf } from './open-assessment';
import { orShowError } from './show-error';

/** Link to Assessment: for the items chosen in the Templates view, or the template in the active editor. What dragging does, by keyboard. */
export function registerLinkTemplates(server: Server, templates: Templates, assessments: Assessments): Disposable {
  return commands.registerCommand(commandIds.linkTemplates, (node?: TreeNode, selected?: readonly TreeNode[]) =>
    orShowError(async () => {
      const chosen = (selected ?? []).flatMap((each) => (each.kind === 'template' ? each.summary : []));
      const one = templateOf(node, templates);
      const wanted = chosen.length > 0 ? chosen : one ? [one] : [];
      if (wanted.length === 0) throw new Error(t('Open a template first.'));
      const assessment = await chooseAssessment(assessments, wanted.length);
      if (assessment !== undefined)
        await linkTemplates({ assessment, templates: wanted.map(({ uri }) => uri) }, server);
    }),
  );
}

async function chooseAssessment(assessments: Assessments, count: number): Promise<string | undefined> {
  const closed = ['rejected', 'withdrawn', 'superseded'];
  const items: (QuickPickItem & { uri?: string })[] = [];
  for (const standing of ['approved', ...standings.filter((each) => each !== 'approved')] as const) {
    const group = (assessments.all ?? []).filter((each) => each.standing === standing);
    if (group.length === 0 || closed.includes(standing)) continue;
    items.push({ label: standingWords[standing].label, kind: QuickPickItemKind.Separator });
    for (const each of group)
      items.push({ label: withoutIcons(nameOf(each)), description: withoutIcons(each.title), uri: each.uri });
  }
  if (items.length === 0)
    throw new Error(t('There is no assessment that a template could refer to. Generate a stub for it first.'));
  const chosen = await window.showQuickPick(items, {
    title: t('Link to Assessment'),
    placeHolder: counted(
      count,
      t('Which assessment covers this template?'),
      t('Which assessment covers these {0} templates?'),
    ),
    matchOnDescription: true,
  });
  return chosen?.uri;
}

/** Makes the templates refer to the assessment in one edit that can be undone as one, or changes nothing and rejects with the reason. */
export async function linkTemplates(params: LinkTemplatesParams, server: Server): Promise<void> {
  const { id, links } = await server.request<LinkTemplatesResult>(linkTemplatesRequest, params);
  const edit = new WorkspaceEdit();
  const unsaved = new Set(workspace.textDocuments.flatMap(({ uri, isDirty }) => (isDirty ? uri.toString() : [])));
  for (const { uri, version, edits } of links) {
    const target = Uri.parse(uri, true);
    if (isStale(target, version))
      throw new Error(t('{0} changed in the meantime. Nothing was changed; please try again.', pathWords(target)));
    for (const { range, newText } of edits) edit.replace(target, toRange(range), newText);
  }
  if (!(await workspace.applyEdit(edit, { isRefactoring: true })))
    throw new Error(t('The templates could not be linked. Nothing was changed; please try again.'));
  // VS Code saves a refactoring of several files by itself, and leaves one file unsaved, which nobody who dragged it would expect.
  const touched = new Set(links.map(({ uri }) => Uri.parse(uri, true).toString()));
  for (const document of workspace.textDocuments) {
    const address = document.uri.toString();
    if (touched.has(address) && !unsaved.has(address) && document.isDirty) await document.save();
  }
  window.setStatusBarMessage(
    t('Outreach: linked {0} to {1}.', templatesInWords(links.length), withoutIcons(id)),
    10_000,
  );
}
