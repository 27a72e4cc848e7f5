import { type ChildProcess, fork, spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StreamMessageReader } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { initializeResult } from '../../server/capabilities';
import { framed } from '../../server/first-answers';
import { message } from '../protocol/texts';
import { builtProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const program = join(dirname(builtProgram()), 'server.cjs');
const folderWith = temporaryFolders();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Answer {
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** A server that was just started, and what it answers. */
interface Started {
  readonly answers: readonly Answer[];
  readonly send: (...messages: object[]) => void;
  /** Sends it as it is, whatever it is, where it goes over streams. */
  readonly write: (bytes: string | Buffer) => void;
  /** What came with the end of the process. */
  readonly ended: Promise<{ code: number | null; error: string }>;
  /** Resolves with the answer to a request. */
  readonly answer: (id: unknown) => Promise<Answer>;
}

function started(child: ChildProcess, listen: (told: (message: object) => void) => void): Started {
  children.push(child);
  const answers: Answer[] = [];
  const waiting: (() => void)[] = [];
  listen((told) => {
    if (!('method' in told)) answers.push(told as Answer);
    for (const wake of waiting.splice(0)) wake();
  });
  let error = '';
  child.stderr?.on('data', (data) => {
    error += data;
  });
  child.stdin?.on('error', () => {});
  const answer = async (id: unknown): Promise<Answer> => {
    for (;;) {
      const found = answers.find((each) => each.id === id);
      if (found) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    answers,
    answer,
    send: (...messages) => {
      if (child.connected) for (const each of messages) child.send(each);
      else child.stdin?.write(messages.map(framed).join(''));
    },
    write: (bytes) => child.stdin?.write(bytes),
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, error }))),
  };
}

function overStreams(at = program): Started {
  const child = spawn(process.execPath, [at, '--stdio']);
  return started(child, (told) => new StreamMessageReader(child.stdout).listen(told));
}

function overMessages(at = program): Started {
  const child = fork(at, ['--node-ipc'], { silent: true });
  return started(child, (told) => child.on('message', told));
}

const request = (id: unknown, method: string, params?: unknown) => ({ jsonrpc: '2.0', id, method, params });
const notification = (method: string, params?: unknown) => ({ jsonrpc: '2.0', method, params });
const shutdown = request('last', 'shutdown');
const exit = notification('exit');
const capabilities = { textDocument: { diagnostic: {} } };

/** What an editor sends that opens a template. */
function session() {
  const folder = folderWith({ 'a.outreach.md': message() });
  const uri = URI.file(join(folder, 'a.outreach.md')).toString();
  const workspaceFolders = [{ uri: URI.file(folder).toString(), name: 'folder' }];
  const textDocument = { uri, languageId: 'outreach-template', version: 1, text: message({ basis: 'contract' }) };
  return {
    initialize: request('first', 'initialize', { processId: null, rootUri: null, capabilities, workspaceFolders }),
    initialized: notification('initialized', {}),
    open: notification('textDocument/didOpen', { textDocument }),
    change: notification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: message() }],
    }),
    diagnostics: (id: number) => request(id, 'textDocument/diagnostic', { textDocument: { uri } }),
  };
}

describe.each([
  ['standard input and output', overStreams],
  ['a channel of Node', overMessages],
])('a server over %s', (_, start) => {
  it('says first what it can do, and then answers all that came at once, in order', async () => {
    const { initialize, initialized, open, change, diagnostics } = session();
    const cancel = notification('$/cancelRequest', { id: 3 });
    const held = request(3, 'workspace/diagnostic', { previousResultIds: [] });
    const { send, answers, ended, answer } = start();
    send(initialize, initialized, open, change, diagnostics(1), held, cancel, shutdown);
    await Promise.all([1, 3, 'last'].map(answer));
    send(exit);
    expect(await ended).toEqual({ code: 0, error: '' });
    expect(answers[0]).toEqual({ jsonrpc: '2.0', id: 'first', result: initializeResult(capabilities) });
    // At first it relied on a contract; now it lacks its assessment.
    expect(rulesIn((await answer(1)).result)).toEqual(['lia-missing']);
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 3, 'first', 'last']);
  });

  it('ends as it is told before it has said anything else', async () => {
    const { send, ended, answers, answer } = start();
    send(session().initialize, shutdown);
    await answer('last');
    send(exit);
    expect(await ended).toEqual({ code: 0, error: '' });
    expect(answers.map(({ id }) => id)).toEqual(['first', 'last']);
  });

  it('refuses what comes before the session begins, and begins it then', async () => {
    const { initialize, initialized, open, change, diagnostics } = session();
    const { send, answer, answers } = start();
    send(diagnostics(1), open, shutdown, initialize, initialized, open, change, diagnostics(2));
    await answer(2);
    expect(answers.slice(0, 3).map(({ id, error }) => [id, error?.code])).toEqual([
      [1, -32002],
      ['last', -32002],
      ['first', undefined],
    ]);
    expect(rulesIn((await answer(2)).result)).toEqual(['lia-missing']);
  });

  it('ends when it is told to before the session begins', async () => {
    const { send, ended, answers } = start();
    send(exit);
    expect(await ended).toEqual({ code: 1, error: '' });
    expect(answers).toEqual([]);
  });

  it.each([[undefined], [null], [[]], [{}], [{ capabilities: null }], ['capabilities']])(
    'answers a beginning that says %j, and goes on',
    async (params) => {
      const { send, answer, ended } = start();
      send({ ...request('first', 'initialize', params) }, notification('initialized', {}));
      expect(await answer('first')).toHaveProperty('jsonrpc', '2.0');
      send(shutdown);
      expect(await answer('last')).toMatchObject({ result: null });
      send(exit);
      expect((await ended).code).toBe(0);
    },
  );

  it('takes a beginning that says odd things', async () => {
    const { initialize, initialized, open, diagnostics } = session();
    const odd = [5, 'x', null, { uri: 5 }, {}];
    const params = {
      ...(initialize.params as object),
      workspaceFolders: odd,
      rootUri: 7,
      initializationOptions: [],
      trace: 1,
    };
    const { send, answer } = start();
    send({ ...initialize, params }, initialized, open, diagnostics(1));
    expect(await answer('first')).toHaveProperty('result.capabilities.hoverProvider', true);
    expect(await answer(1)).toHaveProperty('result.kind', 'full');
  });

  it('that has nothing to load fails, and says why', async () => {
    const alone = join(folderWith({}), 'server.cjs');
    copyFileSync(program, alone);
    const { send, answer, ended } = start(alone);
    send(session().initialize);
    await answer('first');
    const { code, error } = await ended;
    expect(code).toBe(1);
    expect(error).toContain('language-server.cjs');
  });
});

describe('a stream', () => {
  it('may come in any pieces', async () => {
    const { initialize, initialized, open, change, diagnostics } = session();
    const { write, answer } = overStreams();
    const bytes = Buffer.from([initialize, initialized, open, change, diagnostics(1)].map(framed).join(''));
    for (let at = 0; at < bytes.length; at += 100) {
      write(bytes.subarray(at, at + 100));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(rulesIn((await answer(1)).result)).toEqual(['lia-missing']);
  });

  it.each([
    ['before anything was said', ''],
    ['in the middle of a message', 'Content-Length: 100\r\n\r\n{"jsonrpc":'],
    ['right behind the beginning', framed(request('first', 'initialize', { capabilities }))],
  ])('that ends %s ends the server', async (_, bytes) => {
    const child = spawn(process.execPath, [program, '--stdio']);
    const { ended } = started(child, () => {});
    child.stdout.resume();
    child.stdin.end(bytes);
    expect(await ended).toEqual({ code: 1, error: '' });
  });

  it.each([
    ['is no JSON', 'Content-Length: 5\r\n\r\n{"x":'],
    ['is no object', 'Content-Length: 4\r\n\r\nnull'],
    ['is a list', 'Content-Length: 2\r\n\r\n[]'],
    ['is an answer', framed({ jsonrpc: '2.0', id: 1, result: null })],
  ])('may begin with what %s', async (_, bytes) => {
    const { initialize, initialized, open, change, diagnostics } = session();
    const { write, send, answer } = overStreams();
    write(bytes);
    send(initialize, initialized, open, change, diagnostics(1));
    expect(await answer('first')).toHaveProperty('result.capabilities');
    expect(rulesIn((await answer(1)).result)).toEqual(['lia-missing']);
  });

  it('may name the kind of its content', async () => {
    const { initialize } = session();
    const text = JSON.stringify(initialize);
    const { write, answer } = overStreams();
    write(`Content-Length: ${text.length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${text}`);
    expect((await answer('first')).result).toEqual(initializeResult(capabilities));
  });
});

function rulesIn(report: unknown): unknown[] {
  return (report as { items: { code: unknown }[] }).items.map(({ code }) => code);
}
