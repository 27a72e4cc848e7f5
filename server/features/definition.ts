import type { Location, LocationLink } from 'vscode-languageserver';
import { fieldsOf } from '../../shared/lint/check';
import { fieldUseAt } from '../../shared/navigation/merge-field-uses';
import {
  type Definition,
  declarationOf,
  definitionOf,
  filesNamedBy,
  inheritedAt,
  type Place,
} from '../../shared/navigation/places';
import type { Services } from '../services';
import { toRange, toSpan } from '../to-lsp';
import { type Opened, openedAt, toLocations } from './opened';

/** From an id to its file, from a merge field to its declaration, from what a policy names to the file, from a blank field to what it inherits. */
export function registerDefinition({ connection, workspaces }: Services, client: { readonly links: boolean }): void {
  connection.onDefinition(async ({ textDocument: { uri }, position }): Promise<Location[] | LocationLink[] | null> => {
    const file = await openedAt(workspaces, uri);
    if (!file) return null;
    const { start: offset } = toSpan({ start: position, end: position }, file.positions);
    const definition = definitionAt(file, offset);
    const locations = definition ? toLocations(file.workspace, definition.to) : [];
    if (!definition || locations.length === 0) return null;
    if (!client.links) return locations;
    const originSelectionRange = toRange(definition.from, file.positions);
    return locations.map(({ uri: targetUri, range }) => ({
      originSelectionRange,
      targetUri,
      targetRange: range,
      targetSelectionRange: range,
    }));
  });
}

function definitionAt(file: Opened, offset: number): Definition | undefined {
  const { workspace, path, index, template, policy } = file;
  const mention = index.mentionAt(path, offset);
  if (mention) return { from: mention.span, to: definitionOf(index, mention) };
  if (policy) {
    const named = filesNamedBy(policy).find(({ span }) => span.start <= offset && offset <= span.end);
    const start: Place['span'] = { start: 0, end: 0 };
    return named?.path === undefined ? undefined : { from: named.span, to: [{ path: named.path, span: start }] };
  }
  if (!template) return undefined;
  const inForce = workspace.policyOf(path);
  const use = fieldUseAt(template, offset);
  if (use) return { from: use.span, to: declarationOf(template, use, fieldsOf(template, inForce)) };
  return inheritedAt(template, inForce, offset);
}
