import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { makeFolder, remove } from '../protocol/folder';
import { message } from '../protocol/texts';
import { builtProgram } from './program';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const program = builtProgram();
const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) remove(folder);
});

interface Server {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly uri: string;
  /** The exit code, once there is one. */
  readonly exit: Promise<number | null>;
  readonly errors: Buffer[];
}

async function startServer(): Promise<Server> {
  const folder = makeFolder({ 'a.outreach.md': message() });
  folders.push(folder);
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: folder });
  children.push(child);
  const errors: Buffer[] = [];
  child.stderr.on('data', (data: Buffer) => errors.push(data));
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => {});
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'folder' }],
  });
  await connection.sendNotification('initialized', {});
  return { child, connection, uri: URI.file(join(folder, 'a.outreach.md')).toString(), exit, errors };
}

async function rulesFound({ connection, uri }: Server): Promise<unknown[]> {
  const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.kind === 'full' ? report.items.map((each) => each.code) : [];
}

describe('lsp --stdio', () => {
  it('serves an editor from the first message to the last', async () => {
    const server = await startServer();
    const { connection, uri } = server;
    expect(await rulesFound(server)).toEqual(['lia-missing']);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'outreach-template', version: 1, text: message({ basis: 'contract' }) },
    });
    expect(await rulesFound(server)).toEqual([]);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await server.exit).toBe(0);
    expect(Buffer.concat(server.errors).toString()).toBe('');
  });

  it('ends when the editor is gone, also in the middle of a request that it holds', async () => {
    const server = await startServer();
    await rulesFound(server);
    const held = server.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }).catch(() => {});
    await held;
    server.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }).catch(() => {});
    server.child.stdin!.end();
    expect(await server.exit).toBe(1);
  });

  it('ends when its editor closes both ends at once', async () => {
    const server = await startServer();
    await rulesFound(server);
    server.child.stdout!.destroy();
    server.child.stdin!.destroy();
    expect(typeof (await server.exit)).toBe('number');
  });

  it('survives what is no message of the protocol', async () => {
    const server = await startServer();
    server.child.stdin!.write('Content-Length: 5\r\n\r\n{"x":');
    server.child.stdin!.write('Content-Length: 2\r\n\r\n{}');
    server.child.stdin!.write('Content-Length: 4\r\n\r\nnull');
    expect(await rulesFound(server)).toEqual(['lia-missing']);
  });
});
