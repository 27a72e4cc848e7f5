import { t } from '@vscode/l10n';
import {
  commands,
  type Disposable,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  type AssessmentStubParams,
  type AssessmentStubResult,
  assessmentStubRequest,
  type StubChoicesParams,
  type StubChoicesResult,
  stubChoicesRequest,
} from '../../shared/protocol';
import { commandIds } from '../command-ids';
import { firstEmptyAnswer } from '../cursor';
import type { Server } from '../server';
import type { Templates } from '../templates';
import type { TreeNode } from '../templates-tree';
import { templates as templatesInWords } from '../words';
import { fileExists, isStale, openAt, pathWords, toRange } from './files';
import { templateOf } from './open-assessment';
import { orShowError } from './show-error';
import { askForStub } from './stub-flow';

/** The three ways to an assessment stub: for one template, for several, and as a code action asks for it. */
export function registerAssessmentCommands(
  server: Server,
  templates: Templates,
  output: LogOutputChannel,
): Disposable[] {
  const generate = (params: AssessmentStubParams) => generateStub(params, server, output);
  return [
    commands.registerCommand(commandIds.generateAssessmentStub, (node?: TreeNode, selected?: readonly TreeNode[]) =>
      orShowError(async () => {
        const chosen = (selected ?? []).flatMap((each) => (each.kind === 'template' ? each.summary.uri : []));
        if (chosen.length > 1) return generate({ templates: chosen });
        const uri = templateOf(node, templates)?.uri ?? window.activeTextEditor?.document.uri.toString();
        if (uri === undefined) throw new Error(t('Open a template first.'));
        await generate({ templates: [uri] });
      }),
    ),
    commands.registerCommand(
      commandIds.generateAssessmentStubForSeveral,
      (node?: TreeNode | Uri, selected: readonly (TreeNode | Uri)[] = []) =>
        orShowError(async () => {
          await templates.refresh();
          const start = startOf(node, selected, templates);
          const choices = await server.request<StubChoicesResult>(stubChoicesRequest, start);
          const params = await askForStub(choices);
          if (params) await generate(params);
        }),
    ),
    commands.registerCommand(commandIds.generateAssessmentStubFor, (params?: AssessmentStubParams) =>
      orShowError(async () => {
        const uris = params?.templates;
        if (!Array.isArray(uris) || uris.length === 0) throw new Error(t('No template was named.'));
        await generate({ templates: uris.map(String) });
      }),
    ),
  ];
}

/** The templates and the folder that a menu names, else the template in front. */
function startOf(
  node: TreeNode | Uri | undefined,
  selected: readonly (TreeNode | Uri)[],
  templates: Templates,
): StubChoicesParams {
  const all = selected.length > 0 ? selected : node ? [node] : [];
  const uris = all.flatMap((each) => {
    if (each instanceof Uri) return templates.find(each) ? [each.toString()] : [];
    return each.kind === 'template' ? [each.summary.uri] : [];
  });
  const folder = all.find((each): each is Uri => each instanceof Uri && !templates.find(each));
  if (uris.length > 0 || folder)
    return { templates: uris, ...(folder && uris.length === 0 && { folder: folder.toString() }) };
  const active = templates.find(window.activeTextEditor?.document.uri)?.uri;
  return { templates: active === undefined ? [] : [active] };
}

/**
 * Creates the stub and links the templates to it in one edit, or does nothing: a file that exists is never overwritten,
 * and a template that changed since the server looked is left alone.
 */
async function generateStub(params: AssessmentStubParams, server: Server, output: LogOutputChannel): Promise<void> {
  const stub = await server.request<AssessmentStubResult>(assessmentStubRequest, params);
  const uri = Uri.parse(stub.uri, true);
  if (await fileExists(uri)) throw new Error(t('{0} exists already. Nothing was changed.', pathWords(uri)));
  const edit = new WorkspaceEdit();
  const contents = new TextEncoder().encode(stub.text);
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents });
  for (const link of stub.links) {
    const target = Uri.parse(link.uri, true);
    if (isStale(target, link.version)) {
      throw new Error(t('{0} changed in the meantime. Nothing was changed; please try again.', pathWords(target)));
    }
    for (const { range, newText } of link.edits) {
      edit.replace(target, toRange(range), newText);
    }
  }
  // Beside a template that is being written, else in its place; never a third column.
  const active = window.activeTextEditor;
  const isLinked = stub.links.some(
    ({ uri: link }) => Uri.parse(link, true).toString() === active?.document.uri.toString(),
  );
  const beside = isLinked && active?.viewColumn === ViewColumn.One;
  if (!(await workspace.applyEdit(edit, { isRefactoring: true }))) {
    await removeIfOurs(uri, contents);
    throw new Error(t('The assessment could not be created and linked. Nothing was changed; please try again.'));
  }
  output.info(`Created ${pathWords(uri)} and linked ${templatesInWords(stub.links.length)} to ${stub.id}.`);
  await openAt(uri, firstEmptyAnswer, beside ? ViewColumn.Two : undefined);
}

/** Takes back the file of an edit that failed halfway, unless somebody has written in it. */
async function removeIfOurs(uri: Uri, contents: Uint8Array): Promise<void> {
  try {
    const found = await workspace.fs.readFile(uri);
    if (found.length === contents.length && found.every((byte, index) => byte === contents[index])) {
      await workspace.fs.delete(uri);
    }
  } catch {
    // It was never written.
  }
}
