import {
  type CancellationToken,
  type Diagnostic,
  type DiagnosticCollection,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  languages,
  type Uri,
  window,
} from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  ErrorCodes,
  type LanguageClientOptions,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageclient';
import { type InitializationOptions, templatesChangedNotification } from '../shared/protocol';
import { commandIds } from './command-ids';
import { rulePages } from './commands/show-rule';
import { createClient } from './connection';
import { CrashLog } from './crash-log';
import { DiagnosticsScope } from './diagnostics-scope';
import { checkedSchemes, onNewScheme } from './schemes';
import { serveFiles } from './serve-files';

export type ServerState = 'starting' | 'running' | 'down';

/**
 * Documents the server is asked about. Policies can declare any file a template, so plain copy files are included; the
 * server answers nothing for those that are not templates. One static selector, because the client sends a change once
 * for every registration that matches: a second, dynamic one that overlaps would apply each keystroke twice. For the same
 * reason another file system means another client.
 */
function documentSelector(schemes: readonly string[]) {
  return [
    { scheme: 'untitled', language: 'outreach-template' },
    ...schemes.flatMap((scheme) => [
      { scheme, language: 'outreach-template' },
      { scheme, language: 'outreach-assessment' },
      // The policy, and the house packs it names: nothing is said of other YAML files.
      { scheme, pattern: '**/*.{yaml,yml}' },
      { scheme, pattern: '**/*.{md,markdown,txt,html,htm,mjml}' },
    ]),
  ];
}

/** The language server as the rest of the extension sees it: started, asked, restarted when it dies. */
export class Server implements Disposable {
  readonly #context: ExtensionContext;
  readonly #output: LogOutputChannel;
  readonly #crashes = new CrashLog();
  readonly #scope = new DiagnosticsScope();
  readonly #collections = new Set<DiagnosticCollection>();
  readonly #stateChanged = new EventEmitter<ServerState>();
  readonly #templatesChanged = new EventEmitter<void>();
  readonly onDidChangeState = this.#stateChanged.event;
  readonly onTemplatesChanged = this.#templatesChanged.event;
  readonly #newScheme: Disposable;
  #client: BaseLanguageClient | undefined;
  #schemes: readonly string[] = [];
  #state: ServerState = 'starting';
  #tellOfRestart = false;

  constructor(context: ExtensionContext, output: LogOutputChannel) {
    this.#context = context;
    this.#output = output;
    this.#newScheme = onNewScheme(
      () => this.#schemes,
      () => void this.restart(),
    );
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server. Never rejects: a server that can't start counts as one that died. */
  async start(): Promise<void> {
    this.#setState('starting');
    const client = this.#createClient();
    this.#client = client;
    client.onNotification(templatesChangedNotification, () => this.#templatesChanged.fire());
    try {
      await client.start();
      if (this.#client !== client) return;
      this.#setState('running');
      this.#sayOnceThatItRestarted();
    } catch (error) {
      this.#output.error(error instanceof Error ? error : String(error));
      // Ends the process of a server that answered, but wrongly.
      client.dispose().catch(() => {});
      this.#died(client);
    }
  }

  /** Stops the server and starts it anew, as a person asked for it. */
  async restart(): Promise<void> {
    this.#crashes.reset();
    await this.#stop();
    await this.start();
  }

  /**
   * Asks the server, waiting for it to start. Rejects with an error whose message can be shown: the server's own, or
   * one that says that it isn't running.
   */
  async request<Result>(method: string, params?: object, token?: CancellationToken): Promise<Result> {
    const client = this.#client;
    if (client === undefined || this.#state === 'down') throw new Error(notRunning);
    try {
      return await client.sendRequest<Result>(method, params ?? null, token);
    } catch (error) {
      throw isGone(error) ? new Error(notRunning) : error;
    }
  }

  /** What stands in the Problems panel for this file on our behalf; undefined where it wasn't checked. */
  diagnosticsOf(uri: Uri): readonly Diagnostic[] | undefined {
    let found: readonly Diagnostic[] | undefined;
    for (const collection of this.#collections) {
      if (collection.has(uri)) found = [...(found ?? []), ...(collection.get(uri) ?? [])];
    }
    return found;
  }

  async dispose(): Promise<void> {
    this.#newScheme.dispose();
    await this.#stop();
    this.#scope.dispose();
    this.#stateChanged.dispose();
    this.#templatesChanged.dispose();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A server that is starting or has died can't be asked to stop; its process is ended all the same.
    await client?.dispose().catch((error) => this.#output.debug(String(error)));
  }

  #setState(state: ServerState): void {
    this.#state = state;
    this.#stateChanged.fire(state);
  }

  #createClient(): BaseLanguageClient {
    this.#schemes = checkedSchemes();
    const initializationOptions: InitializationOptions = {
      assessmentStubCommand: commandIds.generateAssessmentStubFor,
      explainDecisionCommand: commandIds.explainDecision,
      waiverCommand: commandIds.waive,
      lifecycleCommand: commandIds.recordStep,
      changesCommand: commandIds.showChanges,
      showPlacesCommand: commandIds.showPlaces,
      extendAssessmentCommand: commandIds.extendAssessmentFor,
      suggestCommand: 'editor.action.triggerSuggest',
      rulePages,
      readsFiles: true,
      ...(l10n.bundle && { texts: l10n.bundle }),
    };
    // One client for one life of the server: the client's own restart leaves the failed start of the old one behind.
    const ended = () => this.#died(client);
    const options: LanguageClientOptions = {
      documentSelector: documentSelector(this.#schemes),
      initializationOptions,
      outputChannel: this.#output,
      // Hovers link to the pages of rules, and may do nothing else.
      markdown: { isTrusted: { enabledCommands: [commandIds.showRule] } },
      // The client asks for nothing on change unless told so.
      diagnosticPullOptions: { onChange: true },
      diagnosticCollectionProvider: {
        create: (name) => {
          const collection = languages.createDiagnosticCollection(name);
          this.#collections.add(collection);
          return collection;
        },
        dispose: (collection) => {
          this.#collections.delete(collection);
          collection.dispose();
        },
      },
      middleware: {
        // VS Code doesn't hold a quick fix against the version it was made for, so one that was overtaken is not offered.
        provideCodeActions: async (document, range, context, token, next) => {
          const { version } = document;
          const actions = await next(document, range, context, token);
          return document.version === version ? actions : [];
        },
        provideWorkspaceDiagnostics: (previous, token, report, next) =>
          this.#scope.provideWorkspaceDiagnostics(previous, token, report, next),
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          ended();
          return {
            action: CloseAction.DoNotRestart,
            message: 'The language server stopped unexpectedly.',
            handled: true,
          };
        },
      },
    };
    const client = createClient(this.#context, options);
    serveFiles(client, () => this.#client !== client);
    return client;
  }

  /** The first news that this client's server has died, by whichever way it comes, decides what to do. */
  #died(client: BaseLanguageClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    const { verdict, tell } = this.#crashes.record(performance.now());
    if (verdict === 'restart') {
      this.#output.warn('The language server stopped unexpectedly. Starting it again.');
      this.#tellOfRestart ||= tell;
      void this.start();
      return;
    }
    this.#tellOfRestart = false;
    this.#output.error('The language server stopped too often and was not started again.');
    this.#setState('down');
    void this.#say(
      window.showErrorMessage(
        l10n.t('The Outreach checks keep stopping, so they were not started again. Your files are not being checked.'),
        restartServer,
        showOutput,
      ),
    );
  }

  /** Said when it runs again, because until then it isn't true. */
  #sayOnceThatItRestarted(): void {
    if (!this.#tellOfRestart) return;
    this.#tellOfRestart = false;
    void this.#say(
      window.showWarningMessage(l10n.t('The Outreach checks stopped unexpectedly and were started again.'), showOutput),
    );
  }

  async #say(answer: Thenable<string | undefined>): Promise<void> {
    const choice = await answer;
    if (choice === showOutput) this.#output.show();
    if (choice === restartServer) await this.restart();
  }
}

const restartServer = l10n.t('Restart Server');
const showOutput = l10n.t('Show Output');
const notRunning = l10n.t('The Outreach checks are not running. Use "Outreach: Restart Server" and try again.');

function isGone(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    (error.code === ErrorCodes.ConnectionInactive ||
      error.code === ErrorCodes.PendingResponseRejected ||
      error.code === LSPErrorCodes.ServerCancelled)
  );
}
