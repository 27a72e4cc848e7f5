import { t } from '@vscode/l10n';
import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { fieldsOf } from '../../shared/lint/check';
import type { Mention } from '../../shared/navigation/mentions';
import { type FieldUse, fieldUseAt } from '../../shared/navigation/merge-field-uses';
import { inheritedDeclaration } from '../../shared/navigation/places';
import { type Renaming, renamable, rename } from '../../shared/navigation/rename';
import { renamableField, renameMergeField } from '../../shared/navigation/rename-merge-field';
import type { Template } from '../../shared/template/template';
import type { Span } from '../../shared/text/span';
import type { Services } from '../services';
import { toRange, toSpan } from '../to-lsp';
import { toWorkspaceEdit } from '../workspace-edit';
import { type Opened, openedAt } from './opened';
import { refusalInWords } from './rename-refusals';

/** What is renamed: an id that files know each other by, or a merge field of one template. */
type Target =
  | { readonly kind: 'name'; readonly name: string; readonly span: Span; readonly mention: Mention }
  | {
      readonly kind: 'merge-field';
      readonly name: string;
      readonly span: Span;
      readonly use: FieldUse;
      readonly template: Template;
    };

/** Gives ids of assessments, templates and sequences, and merge fields, another name wherever they are named. Writes nothing: the client applies the edit. */
export function registerRename(services: Services): void {
  const { connection, workspaces, changes } = services;

  connection.onPrepareRename(async ({ textDocument: { uri }, position }) => {
    const file = await openedAt(workspaces, uri);
    // Other files are other people's to rename in.
    if (!file) return null;
    const target = targetAt(file, toSpan({ start: position, end: position }, file.positions).start);
    if (!target) throw failed(t('Ids of assessments, templates and sequences can be renamed, and merge fields.'));
    const refusal =
      target.kind === 'name'
        ? renamable(file.index, target.mention)
        : renamableField(target.template, target.use, inheritedFrom(file, target.use, target.template));
    if (refusal) throw failed(refusalInWords(refusal, target.name, ''));
    return { range: toRange(target.span, file.positions), placeholder: target.name };
  });

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }): Promise<WorkspaceEdit | null> => {
    let file = await openedAt(workspaces, uri);
    const at = (each: Opened) => targetAt(each, toSpan({ start: position, end: position }, each.positions).start);
    let target = file && at(file);
    if (file && target?.kind === 'name' && (await refreshed(file, target.mention))) {
      changes.all();
      file = await openedAt(workspaces, uri);
      target = file && at(file);
    }
    if (!file) return null;
    if (!target || typeof newName !== 'string') throw failed(t('There is nothing here that can be renamed.'));
    const to = newName.trim();
    const renaming = renamed(file, target, to);
    if (renaming.kind === 'refused') {
      if (renaming.refusal.why === 'same') return null;
      throw failed(refusalInWords(renaming.refusal, target.name, to));
    }
    const unwritable = await firstUnwritable(services, file, renaming);
    if (unwritable !== undefined)
      throw failed(t('{0} can’t be written to, so nothing was renamed. Make it writable first.', unwritable));
    return toWorkspaceEdit(services, file.workspace, renaming.files);
  });
}

function targetAt({ index, path, template }: Opened, offset: number): Target | undefined {
  const mention = index.mentionAt(path, offset);
  if (mention) return { kind: 'name', name: mention.id, span: mention.span, mention };
  const use = template && fieldUseAt(template, offset);
  return template && use && { kind: 'merge-field', name: use.written, span: use.span, use, template };
}

function renamed(file: Opened, target: Target, to: string): Renaming {
  if (target.kind === 'merge-field') {
    const { template, use } = target;
    return renameMergeField(template, use, to, inheritedFrom(file, use, template));
  }
  const { workspace, index } = file;
  const owner = index.owners(target.mention)[0]?.path ?? file.path;
  const policy = workspace.policyOf(owner);
  // The pattern that holds where nobody has chosen one binds nobody.
  const pattern = policy.inForce.has('assessments.id') ? policy.assessments.id : undefined;
  return rename(index, target.mention, to, { text: (path) => workspace.text(path), pattern });
}

function inheritedFrom({ workspace, path }: Opened, use: FieldUse, template: Template): string | undefined {
  return inheritedDeclaration(use, fieldsOf(template, workspace.policyOf(path)))?.path;
}

/** Reads closed files that name it anew: others may have changed them, and news of that takes a moment. True where that changed anything. */
async function refreshed({ workspace, index }: Opened, mention: Mention): Promise<boolean> {
  if (workspace.folder === undefined) return false;
  let changed = false;
  for (const path of new Set(index.mentionsOf(mention).map((each) => each.path)))
    changed = (await workspace.refresh(path)) || changed;
  return changed;
}

async function firstUnwritable(
  { host }: Services,
  { workspace }: Opened,
  { files }: Extract<Renaming, { readonly kind: 'edits' }>,
): Promise<string | undefined> {
  if (!host.isWritable) return undefined;
  for (const { path } of files) {
    const uri = workspace.uriOf(path);
    // What was never saved has no file yet.
    if ((await host.exists(uri)) && !(await host.isWritable(uri))) return path;
  }
  return undefined;
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
