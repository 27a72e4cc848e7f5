import { t } from '@vscode/l10n';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { addPhrase, namePack, phraseKinds, problemWith } from '../../shared/phrasing/new-phrase';
import { parsePolicy } from '../../shared/policy/policy-file';
import {
  type NewPhraseParams,
  type NewPhraseResult,
  newPhraseRequest,
  type PhraseKindChoice,
  phraseKindsRequest,
} from '../../shared/protocol';
import { applyEdits, type TextEdit } from '../../shared/text/edit';
import { Lines } from '../../shared/text/lines';
import type { Services } from '../services';
import { toTextEdit } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';

/** Where a house pack goes when no policy names one. */
const usualPack = 'packs/house.yaml';

/** Selected words of a template as a phrase of the house pack that its policy names, with all that is missing until then. */
export function registerNewPhrase(services: Services): void {
  const { connection, workspaces } = services;
  connection.onRequest(phraseKindsRequest, (): PhraseKindChoice[] => phraseKinds.map((kind) => ({ ...kind })));
  connection.onRequest(newPhraseRequest, async (params: NewPhraseParams): Promise<NewPhraseResult> => {
    await workspaces.scanned;
    try {
      return await newPhrase(services, params);
    } catch (error) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
    }
  });
}

async function newPhrase(services: Services, params: NewPhraseParams): Promise<NewPhraseResult> {
  const { template, words, kind, reason } = params;
  if (![template, words, kind, reason].every((each) => typeof each === 'string'))
    throw new Error(t('A phrase needs words, a kind and a reason.'));
  const problem = problemWith(words);
  if (problem !== undefined) throw new Error(problem);
  const { workspace, path } = services.workspaces.place(template);
  if (workspace.folder === undefined)
    throw new Error(t('Open the folder of this template first: a house pack is a file in it.'));
  const policy = workspace.policyOf(path);
  const { file } = policy;
  const folder = file?.folder ?? '';
  const pack =
    policy.packs.find((reference) => reference.path !== undefined)?.path ??
    (folder === '' ? usualPack : `${folder}/${usualPack}`);
  const result: NewPhraseResult = { pack: workspace.uriOf(pack), create: [], edit: [] };
  const change = (target: string, text: string | undefined, edits: readonly TextEdit[] | undefined) => {
    if (!edits) throw new Error(t("{0} can't be read, so nothing can be added to it. Put it right first.", target));
    if (text === undefined) result.create.push({ uri: workspace.uriOf(target), text: applyEdits('', edits) });
    else if (edits.length > 0) result.edit.push(editOf(services, workspace, target, text, edits));
  };
  const packText = await textOf(services, workspace, pack);
  change(pack, packText, addPhrase(packText ?? '', words, kind, reason.trim()));
  // A pack that another policy names for this one needs no naming here.
  if (policy.packs.every((reference) => reference.path !== pack)) {
    change(file?.path ?? 'outreach.yaml', file?.text, namePack(file ?? parsePolicy('outreach.yaml', ''), pack));
  }
  return result;
}

/** The text that counts, of any file in the folder; undefined where there is none. Rejects where it can't be read. */
async function textOf({ host, documents }: Services, workspace: Workspace, path: string): Promise<string | undefined> {
  const uri = workspace.uriOf(path);
  const known = workspace.text(path) ?? documents.get(uri)?.getText();
  if (known !== undefined) return known;
  const content = await host.read(uri, workspace.folder);
  if (content && 'text' in content) return content.text;
  if (content || (await host.exists(uri)))
    throw new Error(t("{0} can't be read, so nothing can be added to it.", path));
  return undefined;
}

function editOf(
  { documents }: Services,
  workspace: Workspace,
  path: string,
  text: string,
  edits: readonly TextEdit[],
): NewPhraseResult['edit'][number] {
  const uri = workspace.uriOf(path);
  const positions = { lines: new Lines(text), marked: workspace.isMarked(path) };
  return {
    uri,
    version: documents.get(uri)?.version ?? null,
    edits: edits.map((edit) => toTextEdit(edit, positions)),
  };
}
