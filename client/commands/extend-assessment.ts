import { t } from '@vscode/l10n';
import { commands, type Disposable, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type AssessmentsAnswer,
  assessmentsRequest,
  type ExtendAssessmentParams,
  type ExtendAssessmentResult,
  type ExtendAssessmentSubject,
  extendAssessmentRequest,
} from '../../shared/protocol';
import { commandIds } from '../command-ids';
import { gitUser } from '../git-user';
import type { Server } from '../server';
import { standingWords } from '../standing-words';
import type { Templates } from '../templates';
import type { TreeNode } from '../templates-tree';
import { oneLine, withoutIcons } from '../words';
import { isStale, pathWords, toRange } from './files';
import { templateOf } from './open-assessment';
import { orShowError } from './show-error';
import { askInTurn, pick, type } from './steps';

/**
 * Extend Assessment to Cover This Template: adds to its scope what the template needs, raises its version and sends it back to
 * review, in one edit that can be undone. Whoever leaves a question with Esc leaves no trace.
 */
export function registerExtendAssessment(server: Server, templates: Templates): Disposable[] {
  return [
    commands.registerCommand(commandIds.extendAssessment, (node?: TreeNode) =>
      orShowError(async () => {
        const template = templateOf(node, templates);
        if (!template) throw new Error(t('Open a template first.'));
        const { uri } = template;
        if (template.assessment.uri !== undefined) return extend({ template: uri }, server);
        const assessment = await chooseAssessment(server);
        if (assessment !== undefined) await extend({ template: uri, assessment }, server);
      }),
    ),
    commands.registerCommand(commandIds.extendAssessmentFor, (subject?: ExtendAssessmentSubject) =>
      orShowError(async () => {
        if (!subject?.template) throw new Error(t('Put the cursor on a finding, and choose the quick fix there.'));
        await extend(subject, server);
      }),
    ),
  ];
}

const closed = ['rejected', 'withdrawn', 'superseded'];

async function chooseAssessment(server: Server): Promise<string | undefined> {
  const { assessments } = await server.request<AssessmentsAnswer>(assessmentsRequest);
  const items = assessments
    .filter(({ id, standing }) => id !== '' && !closed.includes(standing))
    .map(({ id, title, standing }) => ({
      label: withoutIcons(id),
      description: withoutIcons(oneLine(title)),
      detail: standingWords[standing].label,
      id,
    }));
  if (items.length === 0) throw new Error(t('No assessment can be extended. Generate a stub instead.'));
  const chosen = await window.showQuickPick(items, {
    title: t('Extend Assessment'),
    placeHolder: t('Which assessment is to cover this template?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.id;
}

async function extend(subject: ExtendAssessmentSubject, server: Server): Promise<void> {
  const first = await server.request<ExtendAssessmentResult>(extendAssessmentRequest, subject);
  const by = await askWho(first);
  if (by === undefined) return;
  const params: ExtendAssessmentParams = { ...subject, by };
  const { id, status, edits } = await server.request<ExtendAssessmentResult>(extendAssessmentRequest, params);
  const edit = new WorkspaceEdit();
  for (const { uri, version, edits: changes } of edits) {
    const target = Uri.parse(uri, true);
    if (isStale(target, version))
      throw new Error(t('{0} changed in the meantime. Nothing was changed; please try again.', pathWords(target)));
    for (const { range, newText } of changes) edit.replace(target, toRange(range), newText);
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Error(t('{0} could not be extended. Nothing was changed; please try again.', id));
  // As after every step in its life: whoever extends it sees what was written, and saves it.
  const assessment = await workspace.openTextDocument(Uri.parse(edits[0]!.uri, true));
  if (!window.visibleTextEditors.some(({ document }) => document === assessment))
    await window.showTextDocument(assessment, { preview: false });
  const said =
    status === 'in-review'
      ? t('{0} was extended. It is back in review.', id)
      : t('{0} was extended. It has to be approved again.', id);
  window.setStatusBarMessage(withoutIcons(said), 5000);
}

/** Who extends it; undefined where that was left with Esc. */
async function askWho({ id, adds, people }: ExtendAssessmentResult): Promise<string | undefined> {
  const self = await gitUser();
  const names = [...people];
  if (self !== undefined && !names.some((name) => name === self || name.startsWith(`${self}, `))) names.push(self);
  const other = { label: t('Somebody else...'), name: undefined };
  const items = [...names.map((name) => ({ label: withoutIcons(name), name })), other];
  const answers = await askInTurn<[string]>(t('Extend {0}', id), [
    async (place) => {
      for (;;) {
        const answer = await pick(place, {
          items,
          placeholder: t('Who extends it? It adds {0}, and goes back to be approved.', oneLine(adds, 120)),
          chosen: [],
          many: false,
        });
        if (answer === undefined || answer === 'back') return answer;
        const name = answer.value[0]?.name;
        if (name !== undefined) return { value: name };
        const typed = await type(
          { ...place, goesBack: true },
          {
            prompt: t('Who extends it? Name and role.'),
            value: '',
            wrong: (text) => (text === '' ? t('Somebody has to answer for it.') : undefined),
          },
        );
        if (typed !== 'back') return typed;
      }
    },
  ]);
  return answers?.[0];
}
