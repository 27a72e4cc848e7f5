import { config } from '@vscode/l10n';
import { type Connection, type InitializeParams, type InitializeResult, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializationOptions } from '../shared/protocol';
import { asksForDiagnostics, initializeResult, offersFormattingLater } from './capabilities';
import { registerCodeActions } from './features/code-actions';
import { registerCodeLens } from './features/code-lens';
import { registerCompletion } from './features/completion';
import { registerDefinition } from './features/definition';
import { registerDiagnostics } from './features/diagnostics';
import { registerDocumentLinks } from './features/document-links';
import { registerFileRenames } from './features/file-renames';
import { registerFixRule } from './features/fix-all';
import { registerFolding } from './features/folding';
import { registerFormatting } from './features/formatting';
import { registerHover } from './features/hover';
import { isSwitchedOn, registerInlayHints } from './features/inlay-hints';
import { registerReferences } from './features/references';
import { registerRename } from './features/rename';
import { registerSelectionRanges } from './features/selection-ranges';
import { registerSemanticTokens } from './features/semantic-tokens';
import { registerSymbols } from './features/symbols';
import { registerWorkspaceSymbols } from './features/workspace-symbols';
import { guarded } from './guarded';
import { registerAssessments } from './requests/assessments';
import { registerEffectivePolicy } from './requests/effective-policy';
import { registerEvaluate } from './requests/evaluate';
import { registerExtendAssessment } from './requests/extend-assessment';
import { registerLifecycle } from './requests/lifecycle';
import { registerLinkTemplates } from './requests/link-templates';
import { registerNewPhrase } from './requests/new-phrase';
import { registerNewTemplate } from './requests/new-template';
import { registerOverview } from './requests/overview';
import { registerPreview } from './requests/preview';
import { registerRegister } from './requests/register';
import { rulePageOf } from './requests/rule-page';
import { registerStub } from './requests/stub';
import { registerTemplates } from './requests/templates';
import { registerTools } from './requests/tool-requests';
import { registerWaive } from './requests/waive';
import type { Services } from './services';
import { Changes } from './workspace/changes';
import { registerDocuments } from './workspace/documents';
import type { Host } from './workspace/host';
import { clientHost } from './workspace/host.client';
import { Hosts } from './workspace/hosts';
import { registerIndexing } from './workspace/indexing';
import { registerNewDay } from './workspace/new-day';
import { registerWatching } from './workspace/watching';
import { Workspaces } from './workspace/workspaces';

/**
 * Wires the language server to a connection. Knows neither Node nor a browser: both come with connection and `machine`, whose files are read
 * where it has any; the client's are read where it offers that.
 */
export function startServer(connection: Connection, machine: Host | undefined): void {
  const host = new Hosts(machine);
  const documents = new TextDocuments(TextDocument);
  const workspaces = new Workspaces(host);
  const changes = new Changes();

  connection.onInitialize((params): InitializeResult => {
    const capabilities = params.capabilities;
    const options = readOptions(params.initializationOptions);
    if (options.texts) config({ contents: options.texts });
    if (options.readsFiles) host.useClient(clientHost(connection));
    const edit = capabilities.workspace?.workspaceEdit;
    const versioned = edit?.documentChanges === true;
    const createsFiles = versioned && edit.resourceOperations?.includes('create') === true;
    const edits = { versioned, createsFiles };
    const shown = [capabilities.textDocument?.diagnostic, capabilities.textDocument?.publishDiagnostics];
    const related = shown.some((each) => each?.relatedInformation === true);
    const services: Services = {
      connection,
      documents,
      workspaces,
      changes,
      host,
      options,
      edits,
      related,
      rulePage: rulePageOf(options),
    };
    const pull = asksForDiagnostics(capabilities);
    registerDocuments(services);
    registerIndexing(services, { progress: capabilities.window?.workDoneProgress === true });
    registerDiagnostics(services, { pull, refresh: capabilities.workspace?.diagnostics?.refreshSupport === true });
    registerCodeActions(services);
    registerFixRule(services);
    registerCodeLens(services, { refresh: capabilities.workspace?.codeLens?.refreshSupport === true });
    registerCompletion(services, capabilities.textDocument?.completion);
    registerHover(services);
    registerDefinition(services, { links: capabilities.textDocument?.definition?.linkSupport === true });
    registerReferences(services);
    registerRename(services);
    registerDocumentLinks(services);
    registerSymbols(services, {
      nested: capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    });
    registerWorkspaceSymbols(services);
    registerFolding(services);
    registerSelectionRanges(services);
    registerFileRenames(services);
    registerSemanticTokens(services, { refresh: capabilities.workspace?.semanticTokens?.refreshSupport === true });
    const watchHints = registerInlayHints(services, {
      refresh: capabilities.workspace?.inlayHint?.refreshSupport === true,
      configuration: capabilities.workspace?.configuration === true,
      watchConfiguration: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
      inheritedValues: isSwitchedOn(options.inlayHints) ?? true,
    });
    const offerFormatting = registerFormatting(services, { dynamic: offersFormattingLater(capabilities) });
    registerTemplates(services);
    registerAssessments(services);
    registerLinkTemplates(services);
    registerOverview(services);
    registerPreview(services);
    registerStub(services);
    registerTools(services);
    registerWaive(services);
    registerLifecycle(services);
    registerExtendAssessment(services);
    registerEffectivePolicy(services);
    registerNewTemplate(services);
    registerNewPhrase(services);
    registerEvaluate(services);
    registerRegister(services);
    const watch = registerWatching(services, {
      watchFiles: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      folders: capabilities.workspace?.workspaceFolders === true,
    });
    const folders = foldersOf(params);
    // Reading the folder must not hold up the answer: the editor waits for it.
    connection.onInitialized(() => {
      watch();
      watchHints();
      offerFormatting();
      guarded(connection, async () => {
        try {
          await workspaces.setFolders(folders);
        } finally {
          registerNewDay(services);
          changes.all();
        }
      });
    });
    return initializeResult(capabilities);
  });

  documents.listen(connection);
  connection.listen();
}

/** Addresses of the folders that the client works in. Another client may say anything. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris: unknown[] = Array.isArray(workspaceFolders) ? workspaceFolders.map((folder) => folder?.uri) : [rootUri];
  return uris.filter((uri): uri is string => typeof uri === 'string' && uri !== '');
}

/** Options of another client may be anything. */
function readOptions(options: unknown): InitializationOptions {
  if (typeof options !== 'object' || options === null) return {};
  const {
    assessmentStubCommand,
    explainDecisionCommand,
    waiverCommand,
    lifecycleCommand,
    changesCommand,
    showPlacesCommand,
    extendAssessmentCommand,
    suggestCommand,
    readsFiles,
    inlayHints,
    rulePages,
    texts,
  } = options as InitializationOptions;
  return {
    ...(typeof assessmentStubCommand === 'string' && { assessmentStubCommand }),
    ...(typeof explainDecisionCommand === 'string' && { explainDecisionCommand }),
    ...(typeof waiverCommand === 'string' && { waiverCommand }),
    ...(typeof lifecycleCommand === 'string' && { lifecycleCommand }),
    ...(typeof changesCommand === 'string' && { changesCommand }),
    ...(typeof showPlacesCommand === 'string' && { showPlacesCommand }),
    ...(typeof extendAssessmentCommand === 'string' && { extendAssessmentCommand }),
    ...(typeof suggestCommand === 'string' && { suggestCommand }),
    ...(readsFiles === true && { readsFiles }),
    ...(isSwitchedOn(inlayHints) !== undefined && { inlayHints }),
    ...(typeof rulePages === 'string' && { rulePages }),
    ...(isTexts(texts) && { texts }),
  };
}

function isTexts(texts: unknown): texts is Record<string, string> {
  return (
    typeof texts === 'object' && texts !== null && Object.values(texts).every((message) => typeof message === 'string')
  );
}
