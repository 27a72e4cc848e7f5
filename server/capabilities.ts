// What the server says it can do. Made without any library, so that a program that has loaded none of the others can say it.
import type {
  ClientCapabilities,
  FileOperationRegistrationOptions,
  InitializeResult,
  SemanticTokensLegend,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../shared/tokens/legend';

/** Typed, these open suggestions: a blank behind a colon or a dash, a bracket, and the marks of merge fields and headings. */
export const completionTriggers = [' ', '{', '[', '%', '|', '#'];

/** Safe fixes of a whole file. An editor that is told to may run it on save. */
export const fixAllKind = 'source.fixAll.outreach';

/** Which renames the server is told of: a header may name a file of any kind, and a folder may hold anything. */
export const renamedFiles: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**/*' } }],
};

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

const incremental: typeof TextDocumentSyncKind.Incremental = 2;

/** Whether the client asks for diagnostics, and isn't told of them. */
export function asksForDiagnostics({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined;
}

/** Whether formatting is offered later, for the kinds of file that the client then knows. */
export function offersFormattingLater({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.formatting?.dynamicRegistration === true;
}

/** The answer to `initialize`. Clients may leave out anything, and say anything. */
export function initializeResult(client: ClientCapabilities): InitializeResult {
  return {
    serverInfo: { name: 'Lawful Outreach' },
    capabilities: {
      textDocumentSync: { openClose: true, change: incremental, save: { includeText: false } },
      codeLensProvider: { resolveProvider: false },
      completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
      documentLinkProvider: { resolveProvider: false },
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind], resolveProvider: false },
      semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
      inlayHintProvider: { resolveProvider: false },
      ...(!offersFormattingLater(client) && { documentFormattingProvider: true }),
      ...(asksForDiagnostics(client) && {
        diagnosticProvider: { identifier: 'outreach', interFileDependencies: true, workspaceDiagnostics: true },
      }),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { willRename: renamedFiles },
      },
    },
  };
}
