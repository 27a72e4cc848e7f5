import { type CancellationToken, type Disposable, EventEmitter, type TextDocument, Uri, workspace } from 'vscode';
import { type ProvideWorkspaceDiagnosticSignature, vsdiag } from 'vscode-languageclient';

/**
 * The setting "outreach.problems.scope": whether findings in files that are not open are shown. The server checks all of
 * them either way, because the Templates view needs it; this only decides what reaches the Problems panel.
 */
export class DiagnosticsScope implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #disposables: Disposable[];
  /**
   * Files that may show findings by a workspace report: those reported, and those closed since, whose findings the client
   * leaves to the next report.
   */
  readonly #shown = new Set<string>();

  constructor() {
    this.#disposables = [
      this.#changed,
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('outreach.problems.scope')) this.#changed.fire();
      }),
      workspace.onDidCloseTextDocument((document: TextDocument) => this.#shown.add(document.uri.toString())),
    ];
  }

  /**
   * Answers the client's question for the findings of the whole workspace, which it repeats 2 seconds after each answer.
   * With "openFiles" the answer empties what was shown of closed files.
   */
  async provideWorkspaceDiagnostics(
    previous: vsdiag.PreviousResultId[],
    token: CancellationToken,
    report: vsdiag.ResultReporter,
    next: ProvideWorkspaceDiagnosticSignature,
  ): Promise<vsdiag.WorkspaceDiagnosticReport> {
    if (openFilesOnly()) {
      report({ items: [...this.#shown].map(emptyReport) });
      this.#shown.clear();
      return { items: [] };
    }
    // The server holds this request until something changes there, so a change of the setting must end the wait.
    let listener: Disposable | undefined;
    const settingChanged = new Promise<vsdiag.WorkspaceDiagnosticReport>((resolve) => {
      listener = this.#changed.event(() => resolve({ items: [] }));
    });
    const answer = Promise.resolve(
      next(previous, token, (chunk) => {
        if (openFilesOnly()) return;
        for (const { uri } of chunk?.items ?? []) this.#shown.add(uri.toString());
        report(chunk);
      }),
    ).then((result) => result ?? { items: [] });
    return Promise.race([answer, settingChanged]).finally(() => listener?.dispose());
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function openFilesOnly(): boolean {
  return workspace.getConfiguration('outreach').get<string>('problems.scope') === 'openFiles';
}

function emptyReport(uri: string): vsdiag.WorkspaceFullDocumentDiagnosticReport {
  return { kind: vsdiag.DocumentDiagnosticReportKind.full, uri: Uri.parse(uri, true), version: null, items: [] };
}
