import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { assessmentOutline, fieldsOutline, type OutlineItem, templateOutline } from '../../shared/navigation/outline';
import type { Services } from '../services';
import { type Positions, toRange } from '../to-lsp';
import { type Opened, openedAt } from './opened';

const kinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  fields: SymbolKind.Namespace,
  field: SymbolKind.Property,
  group: SymbolKind.Object,
  list: SymbolKind.Array,
  message: SymbolKind.String,
  heading: SymbolKind.String,
  part: SymbolKind.Module,
  question: SymbolKind.Key,
  records: SymbolKind.Package,
};

/** What a file consists of, for outline and breadcrumbs: its fields, and its message or its questions. */
export function registerSymbols({ connection, workspaces }: Services, client: { readonly nested: boolean }): void {
  connection.onDocumentSymbol(
    async ({ textDocument: { uri } }): Promise<DocumentSymbol[] | SymbolInformation[] | null> => {
      const file = await openedAt(workspaces, uri, { alone: true });
      if (!file) return null;
      const symbols = outlineOf(file).map((item) => toSymbol(item, file.positions));
      return client.nested ? symbols : symbols.flatMap((symbol) => flat(symbol, uri));
    },
  );
}

function outlineOf({ template, assessment, text, root }: Opened): OutlineItem[] {
  if (template) return templateOutline(template);
  return assessment ? assessmentOutline(assessment, text) : fieldsOutline(text, root);
}

function toSymbol(item: OutlineItem, positions: Positions): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: kinds[item.kind],
    range: toRange(item.span, positions),
    selectionRange: toRange(item.at, positions),
    children: item.children.map((child) => toSymbol(child, positions)),
  };
}

/** For clients that know no nesting. */
function flat(
  { name, kind, range, children }: DocumentSymbol,
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  const own = { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) };
  return [own, ...(children ?? []).flatMap((child) => flat(child, uri, name))];
}
