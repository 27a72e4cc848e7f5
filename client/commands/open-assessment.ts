import { t } from '@vscode/l10n';
import { commands, type Disposable, Uri, window } from 'vscode';
import type { TemplateSummary } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Templates } from '../templates';
import type { TreeNode } from '../templates-tree';
import { orShowError } from './show-error';

/** Open Assessment: the assessment of the item in the Templates view, or of the template in the active editor. */
export function registerOpenAssessment(templates: Templates): Disposable {
  return commands.registerCommand(commandIds.openAssessment, (node?: TreeNode) =>
    orShowError(async () => {
      const template = templateOf(node, templates);
      if (!template) throw new Error(t('Open a template first.'));
      const assessment = template.assessment.uri;
      if (assessment === undefined) throw new Error(template.assessment.why || t('This template names no assessment.'));
      await window.showTextDocument(Uri.parse(assessment, true));
    }),
  );
}

/** The template a command is about. */
export function templateOf(node: TreeNode | undefined, templates: Templates): TemplateSummary | undefined {
  return node?.kind === 'template' ? node.summary : templates.find(window.activeTextEditor?.document.uri);
}
