/** A language client for tests: opens real folders, types as a person does and remembers what the server tells. */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  CancellationToken,
  type CodeAction,
  type Command,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { startServer } from '../../server/server';
import { tellingTakes } from '../../server/workspace/changes';
import type { Host } from '../../server/workspace/host';
import { nodeHost } from '../../server/workspace/host.node';
import {
  type TemplateSummary,
  type TemplatesResult,
  templatesChangedNotification,
  templatesRequest,
} from '../../shared/protocol';
import { type Files, makeFolder, remove, write } from './folder';

export interface SessionOptions {
  /** Asks for diagnostics, as VS Code does, or waits for them; `pull` where absent. */
  readonly client?: 'pull' | 'push';
  /** Command of the client that creates assessment stubs. */
  readonly stubCommand?: string;
  /** Workspace folders below the temporary folder; that folder itself where absent, none where empty. */
  readonly folders?: readonly string[];
  /** Names only a root, as old clients do. */
  readonly rootOnly?: boolean;
  /** Capabilities that replace those of the client as a whole. */
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  /** The process the server watches, and ends with; none where absent. */
  readonly processId?: number;
}

/** Both ends of the wire to a server. */
export type Wire = readonly [reader: MessageReader, writer: MessageWriter];

interface OpenDocument {
  readonly uri: string;
  version: number;
  text: string;
}

const severityWords = ['', 'error', 'warning', 'information', 'hint'];

/** What VS Code can do. */
export const pullCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } }, isPreferredSupport: true },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceFolders: true,
    configuration: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
} satisfies InitializeParams['capabilities'];

const pushCapabilities: InitializeParams['capabilities'] = {
  textDocument: { publishDiagnostics: { versionSupport: true }, codeAction: {} },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

/** Starts the real server for a real temporary folder with these files, and waits until it has read them. */
export async function startSession(files: Files, options: SessionOptions = {}): Promise<Session> {
  const session = new Session(makeFolder(files), options);
  await session.initialize();
  return session;
}

/** A server in this process, which reads files as this host does. */
export function serverInThisProcess(host: Host = nodeHost): Wire {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), host);
  return [new StreamMessageReader(toClient), new StreamMessageWriter(toServer)];
}

export class Session {
  readonly root: string;
  readonly connection: ProtocolConnection;
  /** What the server answered to `initialize`. */
  initialized!: InitializeResult;
  /** How often the server asked for diagnostics to be pulled again. */
  refreshes = 0;
  /** How often it said that the templates have changed. */
  templatesChanges = 0;
  readonly registrations: RegistrationParams['registrations'][number][] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server logged as an error. */
  readonly logged: string[] = [];
  readonly #options: SessionOptions;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #resultIds = new Map<string, string>();
  #waiting: (() => void)[] = [];

  constructor(root: string, options: SessionOptions, [reader, writer]: Wire = serverInThisProcess()) {
    this.root = root;
    this.#options = options;
    this.connection = createProtocolConnection(reader, writer);
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#tell();
      return null;
    });
    this.connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
      this.registrations.push(...params.registrations);
      this.#tell();
      return null;
    });
    this.connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => null),
    );
    this.connection.onNotification(templatesChangedNotification, () => {
      this.templatesChanges++;
      this.#tell();
    });
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#tell();
    });
    this.connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) this.logged.push(message);
    });
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    const {
      folders = [''],
      client = 'pull',
      capabilities,
      stubCommand,
      initializationOptions,
      rootOnly,
    } = this.#options;
    this.initialized = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: this.#options.processId ?? null,
      rootUri: rootOnly ? this.#folder('').uri : null,
      capabilities: capabilities ?? (client === 'pull' ? pullCapabilities : pushCapabilities),
      workspaceFolders: rootOnly ? null : folders.map((folder) => this.#folder(folder)),
      initializationOptions:
        initializationOptions ?? (stubCommand ? { assessmentStubCommand: stubCommand } : undefined),
    });
    await this.connection.sendNotification('initialized', {});
    await this.until(() => this.templatesChanges > 0);
  }

  /** Ends the session as an editor does and removes the folder. */
  async end(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
    remove(this.root);
  }

  // ---- what the server has told

  /** Waits until the server has told enough for this to hold. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Does something and waits until the server says that the templates have changed. */
  async told(act: () => unknown): Promise<void> {
    // What was done before is told a moment later, and must not be taken for what comes now: the server runs in this process,
    // so its timer is over when this one is.
    await new Promise((resolve) => setTimeout(resolve, 2 * tellingTakes));
    await this.templates();
    const before = this.templatesChanges;
    await act();
    await this.until(() => this.templatesChanges > before);
    // The refresh goes out in the same breath; an answered request shows that it has come.
    await this.templates();
  }

  // ---- editing

  uri(path: string): string {
    return /^[a-z-]{2,}:/.test(path) ? path : URI.file(join(this.root, path)).toString();
  }

  /** Opens a document as it is on disk, or with this text. An editor strips the byte-order mark. */
  async open(
    path: string,
    text?: string,
    { languageId, keepMark = false }: { languageId?: string; keepMark?: boolean } = {},
  ): Promise<void> {
    const uri = this.uri(path);
    const content = text ?? this.onDisk(path);
    const document = { uri, version: 1, text: keepMark ? content : content.replace(/^\uFEFF/, '') };
    this.#documents.set(uri, document);
    const language = languageId ?? (path.endsWith('.lia.md') ? 'outreach-assessment' : 'outreach-template');
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: language, version: 1, text: document.text },
    });
  }

  async close(path: string): Promise<void> {
    const uri = this.uri(path);
    this.#documents.delete(uri);
    this.#resultIds.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Replaces the first `old` of an open document by `text`, as one incremental change. */
  async replace(path: string, old: string, text: string): Promise<void> {
    const document = this.document(path);
    const start = document.text.indexOf(old);
    if (start < 0) throw new Error(`"${old}" is not in ${path}:\n${document.text}`);
    await this.change(path, [{ start, end: start + old.length, text }]);
  }

  /** Types behind the first `where` of an open document. */
  async type(path: string, where: { after: string }, text: string): Promise<void> {
    await this.replace(path, where.after, where.after + text);
  }

  /** Changes by offsets, one after the other, in one notification. */
  async change(path: string, changes: readonly { start: number; end: number; text: string }[]): Promise<void> {
    const document = this.document(path);
    const contentChanges = changes.map(({ start, end, text }) => {
      for (const at of [start, end])
        if (at > 0 && document.text.startsWith('\r\n', at - 1))
          throw new Error(`No editor has a place between CR and LF (${at})`);
      const range = { start: positionAt(document.text, start), end: positionAt(document.text, end) };
      document.text = document.text.slice(0, start) + text + document.text.slice(end);
      return { range, text };
    });
    document.version++;
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges,
    });
  }

  document(path: string): OpenDocument {
    const document = this.#documents.get(this.uri(path));
    if (!document) throw new Error(`${path} is not open`);
    return document;
  }

  text(path: string): string {
    return this.document(path).text;
  }

  // ---- files

  onDisk(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  isOnDisk(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  async createFile(path: string, content: string | Uint8Array): Promise<void> {
    write(this.root, path, content);
    await this.fileEvents([path, FileChangeType.Created]);
  }

  async editFile(path: string, content: string | Uint8Array): Promise<void> {
    write(this.root, path, content);
    await this.fileEvents([path, FileChangeType.Changed]);
  }

  /** Deletes a file, or a folder with everything in it: that is one event. */
  async delete(path: string): Promise<void> {
    rmSync(join(this.root, path), { recursive: true });
    await this.fileEvents([path, FileChangeType.Deleted]);
  }

  async rename(path: string, to: string): Promise<void> {
    renameSync(join(this.root, path), join(this.root, to));
    await this.fileEvents([path, FileChangeType.Deleted], [to, FileChangeType.Created]);
  }

  async fileEvents(...events: readonly (readonly [string, FileChangeType])[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: events.map(([path, type]) => ({ uri: this.uri(path), type })),
    });
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {
        added: added.map((folder) => this.#folder(folder)),
        removed: removed.map((folder) => this.#folder(folder)),
      },
    });
  }

  #folder(folder: string) {
    return { uri: this.uri(folder).replace(/\/$/, ''), name: folder === '' ? 'root' : folder };
  }

  // ---- diagnostics

  /** Pulls the diagnostics of a document, as an editor does after a change. */
  async pull(path: string): Promise<DocumentDiagnosticReport> {
    const uri = this.uri(path);
    const previousResultId = this.#resultIds.get(uri);
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      identifier: 'outreach',
      ...(previousResultId !== undefined && { previousResultId }),
    });
    if (report.resultId !== undefined) this.#resultIds.set(uri, report.resultId);
    return report;
  }

  /** The diagnostics of a document as the server now sees it. */
  async diagnostics(path: string): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    if (this.#options.client === 'push') {
      const { version } = this.document(path);
      const last = () => this.published.findLast((each) => each.uri === uri);
      await this.until(() => last()?.version === version);
      return last()!.diagnostics;
    }
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    if (report.kind !== 'full') throw new Error('Nothing was sent to compare with, but the report is "unchanged"');
    return report.items;
  }

  /** The findings of a document: `rule | marked text | severity`. */
  async problems(path: string): Promise<string[]> {
    const text = this.#documents.get(this.uri(path))?.text ?? this.onDisk(path).replace(/^\uFEFF/, '');
    return (await this.diagnostics(path)).map((each) => inWords(each, text));
  }

  /** The rules that find something in a document, each once. */
  async rules(path: string): Promise<string[]> {
    return [...new Set((await this.diagnostics(path)).map((each) => String(each.code)))];
  }

  /** Workspace diagnostics; held by the server until something differs from what `previous` names. */
  workspaceDiagnostics(
    previous: ReadonlyMap<string, string> = new Map(),
    token: CancellationToken = CancellationToken.None,
  ): Promise<WorkspaceDiagnosticReport> {
    const previousResultIds = [...previous].map(([uri, value]) => ({ uri, value }));
    return this.connection.sendRequest('workspace/diagnostic', { previousResultIds }, token);
  }

  /** Where a text stands in a document. */
  range(path: string, at: string): Range {
    const text = this.#documents.get(this.uri(path))?.text ?? this.onDisk(path);
    const start = text.indexOf(at);
    if (start < 0) throw new Error(`"${at}" is not in ${path}:\n${text}`);
    return { start: positionAt(text, start), end: positionAt(text, start + at.length) };
  }

  // ---- quick fixes

  async actions(path: string, at: string, only?: string[]): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest<(CodeAction | Command)[] | null>('textDocument/codeAction', {
      textDocument: { uri: this.uri(path) },
      range: this.range(path, at),
      context: { diagnostics: [], ...(only && { only }) },
    });
    return (actions ?? []) as CodeAction[];
  }

  /** Titles of the quick fixes at a text. */
  async fixes(path: string, at: string): Promise<string[]> {
    return (await this.actions(path, at)).map((action) => action.title);
  }

  /** Applies the quick fix whose title starts like this, as an editor does. */
  async apply(path: string, at: string, title: string): Promise<void> {
    const actions = await this.actions(path, at);
    const action = actions.find((each) => each.title.startsWith(title));
    if (!action) throw new Error(`No fix "${title}" at "${at}", only: ${actions.map((each) => each.title).join('; ')}`);
    if (!action.edit) throw new Error(`The fix "${title}" carries no edit`);
    await this.applyEdit(action.edit);
  }

  /** Applies a workspace edit: open documents change, others and new ones are written to disk. */
  async applyEdit(edit: WorkspaceEdit): Promise<void> {
    for (const change of edit.documentChanges ?? []) {
      if ('kind' in change) {
        if (change.kind !== 'create') throw new Error(`Unexpected ${change.kind}`);
        const path = this.path(change.uri);
        if (this.isOnDisk(path) && !change.options?.overwrite) throw new Error(`${path} exists`);
        await this.createFile(path, '');
      } else await this.#applyTo(change);
    }
  }

  async #applyTo({ textDocument: { uri, version }, edits }: TextDocumentEdit): Promise<void> {
    const document = this.#documents.get(uri);
    if (document) {
      if (version !== null && version !== document.version)
        throw new Error(`Version ${version} is not ${document.version}`);
      // Last first: then the ranges of the others still hold.
      const ordered = (edits as TextEdit[])
        .map((edit, index) => ({ ...edit, index, start: offsetAt(document.text, edit.range.start) }))
        .sort((a, b) => b.start - a.start || b.index - a.index);
      const changes = ordered.map(({ start, range, newText }) => ({
        start,
        end: offsetAt(document.text, range.end),
        text: newText,
      }));
      await this.change(this.path(uri), changes);
      return;
    }
    const path = this.path(uri);
    let text = this.onDisk(path);
    // Last first, as above.
    const inOrder = (edits as TextEdit[]).map(({ range, newText }, index) => {
      return { start: offsetAt(text, range.start), end: offsetAt(text, range.end), newText, index };
    });
    for (const { start, end, newText } of inOrder.sort((a, b) => b.start - a.start || b.index - a.index))
      text = text.slice(0, start) + newText + text.slice(end);
    await this.editFile(path, text);
  }

  /** Where a document is below the folder; its URI where it is somewhere else. */
  path(uri: string): string {
    const path = URI.parse(uri).fsPath;
    if (!path.startsWith(this.root)) return uri;
    return path.slice(this.root.length + 1);
  }

  // ---- our own requests

  templates(): Promise<TemplatesResult> {
    return this.connection.sendRequest<TemplatesResult>(templatesRequest);
  }

  async template(path: string): Promise<TemplateSummary> {
    const { templates } = await this.templates();
    const found = templates.find((each) => each.uri === this.uri(path));
    if (!found) throw new Error(`${path} is not among ${templates.map((each) => each.uri).join(', ')}`);
    return found;
  }

  /** Assessment status of every template, by path. */
  async statuses(): Promise<Record<string, string>> {
    const { templates } = await this.templates();
    return Object.fromEntries(templates.map((each) => [each.path, each.assessment.status]));
  }
}

/** `rule | marked text | severity`. */
export function inWords(diagnostic: Diagnostic, text: string): string {
  const { start, end } = diagnostic.range;
  const marked = text.slice(offsetAt(text, start), offsetAt(text, end));
  return `${diagnostic.code} | ${marked} | ${severityWords[diagnostic.severity ?? 0]}`;
}

/*
 * The client's own idea of positions, written apart from the server's so that a mistake in one shows.
 */

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  // Between CR and LF there is no position: it belongs to the end of the line.
  if (text[offset - 1] === '\r' && text[offset] === '\n') return positionAt(text, offset - 1);
  return { line: before.length - 1, character: before.at(-1)!.length };
}

export function offsetAt(text: string, { line, character }: Position): number {
  const lineBreak = /\r\n|\n|\r/g;
  let start = 0;
  for (let i = 0; i < line; i++) {
    if (!lineBreak.exec(text)) throw new Error(`There is no line ${line}`);
    start = lineBreak.lastIndex;
  }
  const length = text.slice(start).search(/[\r\n]|$/);
  if (character > length)
    throw new Error(`Line ${line} has no character ${character}: "${text.slice(start, start + length)}"`);
  return start + character;
}
