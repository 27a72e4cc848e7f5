import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { cancelled } from '../cancelled';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { type DiagnosticLinks, type FindFile, toDiagnostic, unreadDiagnostic } from '../to-lsp';
import { Slices } from '../workspace/slices';
import type { Workspace } from '../workspace/workspace';
import type { Place } from '../workspace/workspaces';

/** Most findings of one file that are sent; a person mends a few and asks again. */
const mostFindings = 1000;

/** Reports that are sent together while others are still made. */
const reportsAtOnce = 50;

/** Diagnostics of one file: none for files that aren't ours. */
function diagnosticsOf({ workspace, path }: Place, services: LinkSupport): Diagnostic[] {
  const found = workspace.findings(path);
  if (!found) {
    const reason = workspace.whyUnread(path);
    return reason === undefined ? [] : [unreadDiagnostic(reason)];
  }
  const links = linksOf(workspace, services);
  const items = found.findings.slice(0, mostFindings).map((finding) => toDiagnostic(finding, found, links));
  const left = found.findings.length - items.length;
  if (left > 0)
    items[0] = { ...items[0]!, message: `${items[0]!.message} (${left} more findings in this file are not shown.)` };
  return items;
}

type LinkSupport = Pick<Services, 'related' | 'rulePage'>;

/** What the client can follow from findings in a workspace: its files as places, and the pages of the rules. */
export function linksOf(workspace: Workspace, { related, rulePage }: LinkSupport): DiagnosticLinks {
  const file: FindFile = (path) => {
    const positions = workspace.positions(path);
    return positions && { uri: workspace.uriOf(path), positions };
  };
  return { file: related ? file : undefined, rulePage };
}

/** Pull diagnostics where the client asks for them, push where it can't: never both. */
export function registerDiagnostics(
  services: Services,
  client: { readonly pull: boolean; readonly refresh: boolean },
): void {
  if (client.pull) registerPull(services, client.refresh);
  else registerPush(services);
}

function registerPull(services: Services, refresh: boolean): void {
  const { connection, workspaces, changes, documents } = services;
  const waiting = new Set<() => void>();
  let ended = false;
  connection.onShutdown(() => {
    ended = true;
    for (const wake of [...waiting]) wake();
  });

  connection.languages.diagnostics.on(async (params, token) => {
    // A file's findings depend on the assessments and the policy of its folder, so those must have been read.
    await workspaces.ready;
    cancelled(token);
    const place = workspaces.place(params.textDocument.uri);
    const resultId = place.workspace.state(place.path);
    if (resultId !== undefined && params.previousResultId === resultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      items: diagnosticsOf(place, services),
      ...(resultId !== undefined && { resultId }),
    };
  });

  // Asked of the connection itself: `onWorkspace` would take the token out, and say nothing of when a part has been taken.
  connection.onRequest(WorkspaceDiagnosticRequest.type, async (params, token): Promise<WorkspaceDiagnosticReport> => {
    await workspaces.scanned;
    const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    for (;;) {
      let answer: WorkspaceDocumentDiagnosticReport[] = [];
      let sent = false;
      for await (const report of newReports(previous, token)) {
        answer.push(report);
        if (params.partialResultToken === undefined || answer.length < reportsAtOnce) continue;
        // Waits until the client has taken them: what piles up here is what was not to be held.
        await connection.sendNotification('$/progress', { token: params.partialResultToken, value: { items: answer } });
        sent = true;
        answer = [];
      }
      if (answer.length > 0 || sent) return { items: answer };
      // The client asks again two seconds after every answer, for ever: it gets the next answer when there is one.
      await new Promise<void>((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
        token.onCancellationRequested(wake);
      });
    }
  });

  function going(token: CancellationToken): void {
    cancelled(token);
    if (ended) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The server is shutting down.');
  }

  /** Reports of the files whose findings are not those the client has, made one by one: of thousands, few are held at a time. */
  async function* newReports(
    previous: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
    const kind = DocumentDiagnosticReportKind.Full;
    const seen = new Set<string>();
    const isNew = (workspace: Workspace) => (path: string) => !seen.has(workspace.uriOf(path));
    const slices = new Slices();
    going(token);
    for (const workspace of workspaces.folders) {
      workspace.settle();
      // Files may have come while others were looked at.
      for (let paths = pathsOf(workspace); paths.length > 0; paths = pathsOf(workspace).filter(isNew(workspace))) {
        for (const path of paths) {
          if (slices.isOver) {
            await slices.pause();
            going(token);
          }
          const uri = workspace.uriOf(path);
          seen.add(uri);
          const resultId = workspace.state(path) ?? '';
          if (previous.get(uri) === resultId) continue;
          const version = documents.get(uri)?.version ?? null;
          yield { kind, uri, version, resultId, items: diagnosticsOf({ workspace, path }, services) };
        }
      }
    }
    for (const uri of previous.keys()) {
      // A document outside every folder is nothing of ours to report here, but it hasn't gone.
      const { workspace, path } = workspaces.place(uri);
      if (!seen.has(uri) && previous.get(uri) !== 'gone' && workspace.state(path) === undefined)
        yield { kind, uri, version: null, resultId: 'gone', items: [] };
    }
  }

  changes.onChange((beyond) => {
    for (const wake of [...waiting]) wake();
    // An edit is followed by the client's own request; only what other files caused has to be announced.
    if (refresh && beyond) guarded(connection, () => connection.languages.diagnostics.refresh());
  });
}

function registerPush(services: Services): void {
  const { connection, documents, workspaces, changes } = services;
  const publish = (uri: string) =>
    guarded(connection, async () => {
      await workspaces.ready;
      const document = documents.get(uri);
      if (!document) return;
      const diagnostics = diagnosticsOf(workspaces.place(uri), services);
      await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    });
  documents.onDidChangeContent(({ document }) => publish(document.uri));
  documents.onDidClose(({ document }) =>
    guarded(connection, () => connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })),
  );
  changes.onChange((beyond) => {
    if (beyond) for (const uri of documents.keys()) publish(uri);
  });
}

function pathsOf(workspace: Workspace): string[] {
  return (['template', 'assessment', 'policy', 'pack'] as const).flatMap((kind) => workspace.paths(kind));
}
