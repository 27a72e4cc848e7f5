import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { type DiagnosticLinks, type FindFile, toDiagnostic, unreadDiagnostic } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';
import type { Place } from '../workspace/workspaces';

/** Most findings of one file that are sent; a person mends a few and asks again. */
const mostFindings = 1000;

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
    await workspaces.scanned;
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

  connection.languages.diagnostics.onWorkspace(async (params, token) => {
    await workspaces.scanned;
    const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    for (;;) {
      cancelled(token);
      if (ended) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The server is shutting down.');
      const items = report(previous);
      if (items.length > 0) return { items };
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

  /** Reports of the files whose findings are not those the client has. */
  function report(previous: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const seen = new Set<string>();
    for (const workspace of workspaces.folders) {
      workspace.settle(true);
      for (const path of [
        ...workspace.paths('template'),
        ...workspace.paths('assessment'),
        ...workspace.paths('policy'),
        ...workspace.paths('pack'),
      ]) {
        const uri = workspace.uriOf(path);
        seen.add(uri);
        const place = { workspace, path };
        const resultId = workspace.state(path) ?? '';
        if (previous.get(uri) === resultId) continue;
        items.push({
          kind: DocumentDiagnosticReportKind.Full,
          uri,
          version: documents.get(uri)?.version ?? null,
          resultId,
          items: diagnosticsOf(place, services),
        });
      }
    }
    for (const uri of previous.keys()) {
      // A document outside every folder is nothing of ours to report here, but it hasn't gone.
      const { workspace, path } = workspaces.place(uri);
      if (!seen.has(uri) && previous.get(uri) !== 'gone' && workspace.state(path) === undefined) {
        items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: 'gone', items: [] });
      }
    }
    return items;
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
      await workspaces.scanned;
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

function cancelled(token: CancellationToken): void {
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The text has changed since.');
}
