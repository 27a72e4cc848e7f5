import type { Location } from 'vscode-languageserver';
import type { Mention } from '../../shared/navigation/mentions';
import { fieldUseAt } from '../../shared/navigation/merge-field-uses';
import { mergeFieldReferences, type Place, referencesOf } from '../../shared/navigation/places';
import type { Services } from '../services';
import { toSpan } from '../to-lsp';
import { type Opened, openedAt, toLocations } from './opened';

/** Everything that names what stands at a place: the templates of an assessment, the approvals of a template, the steps of a sequence, the uses of a merge field. */
export function registerReferences({ connection, workspaces }: Services): void {
  connection.onReferences(async ({ textDocument: { uri }, position, context }): Promise<Location[] | null> => {
    const file = await openedAt(workspaces, uri);
    if (!file) return null;
    const { start: offset } = toSpan({ start: position, end: position }, file.positions);
    const { includeDeclaration } = context;
    const mention = file.index.mentionAt(file.path, offset);
    if (mention) {
      const found = [...referencesOf(file.index, mention, includeDeclaration), ...inheriting(file, mention)];
      return toLocations(file.workspace, found);
    }
    const use = file.template && fieldUseAt(file.template, offset);
    if (!file.template || !use) return null;
    return toLocations(file.workspace, mergeFieldReferences(file.template, use, includeDeclaration));
  });
}

/** Templates that take their reference to an assessment from a policy refer to it too, though they don't say its id. */
function inheriting({ workspace, index }: Opened, mention: Mention): Place[] {
  if (mention.kind !== 'assessment') return [];
  const mentioning = new Set(index.mentionsOf(mention).map(({ path }) => path));
  const byPolicy = [...mentioning].some((path) => index.file(path)?.kind === 'policy');
  if (!byPolicy) return [];
  return workspace
    .dependentsOn(mention.id)
    .filter(({ path }) => !mentioning.has(path))
    .flatMap(({ path }) => {
      const file = index.file(path);
      return file ? [{ path, span: file.place }] : [];
    });
}
