// A language client that measures a server from outside. What is sent is serialised before the clock starts, and the clock stops before the answer is parsed.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { end, start } from '../editor/processes.mjs';

/** @typedef {import('./servers/servers.mjs').ServerProgram} ServerProgram */
/** An answer: milliseconds from writing the request to the last byte of the answer. @typedef {{ result: any, ms: number }} Answer */

/** Milliseconds that any answer may take. */
const limit = 300_000;
const separator = '\r\n\r\n';

/** One process of a server. */
export class LanguageClient {
  #began = performance.now();
  #child;
  #next = 0;
  /** @type {Map<number, { sent: number, resolve: (answer: Answer) => void, reject: (error: Error) => void, timer: NodeJS.Timeout }>} */
  #pending = new Map();
  /** @type {Map<string, number>} */
  #told = new Map();
  /** @type {(() => void)[]} */
  #waiting = [];
  /** @type {Buffer[]} */
  #chunks = [];
  #have = 0;
  #need = 0;
  /** @type {Record<string, () => unknown>} */
  #answers;
  #folder;
  #settings;
  /** Text of the open document. */
  text = '';

  /**
   * @param {ServerProgram} program
   * @param {string} folder the workspace
   */
  constructor({ name, program, node = [], args = [], settings, answers }, folder) {
    this.name = name;
    this.#folder = folder;
    this.#settings = settings;
    this.#answers = answers?.(() => this.text) ?? {};
    this.#child = start(process.execPath, [...node, program, ...args], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child.stdin?.on('error', () => {});
    this.#child.stdout?.on('data', (/** @type {Buffer} */ data) => this.#receive(data, performance.now()));
    this.#child.once('exit', (code, signal) => this.#fail(`${name} ended (${code ?? signal})`));
    this.#child.once('error', (error) => this.#fail(`${name}: ${error.message}`));
  }

  get pid() {
    return this.#child.pid;
  }

  /** @returns {Promise<number>} milliseconds from the start of the process to the answer */
  async initialize() {
    const uri = pathToFileURL(this.#folder).href;
    const { ms } = await this.request(
      'initialize',
      {
        processId: process.pid,
        rootUri: uri,
        workspaceFolders: [{ uri, name: path.basename(this.#folder) }],
        capabilities: {
          general: { positionEncodings: ['utf-16'] },
          workspace: {
            configuration: true,
            workspaceFolders: true,
            didChangeConfiguration: { dynamicRegistration: true },
            didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
            diagnostics: { refreshSupport: true },
            workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
          },
          textDocument: {
            synchronization: { didSave: true },
            diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
            publishDiagnostics: {
              relatedInformation: true,
              versionSupport: true,
              codeDescriptionSupport: true,
              dataSupport: true,
            },
            hover: { contentFormat: ['markdown'] },
            completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
            codeAction: {
              codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
              isPreferredSupport: true,
            },
          },
        },
      },
      this.#began,
    );
    this.notify('initialized', {});
    if (this.#settings) this.notify('workspace/didChangeConfiguration', { settings: this.#settings });
    return ms;
  }

  /**
   * @param {string} method
   * @param {unknown} params
   */
  notify(method, params) {
    this.#write(framed({ method, params }));
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @param {number} [since] when the clock started; now where absent
   * @returns {Promise<Answer>} rejects where the server answers with an error, ends, or doesn't answer
   */
  request(method, params, since) {
    return this.after([], method, params, since);
  }

  /**
   * Sends notifications and a request in one breath, as editors do behind a keystroke.
   * @param {readonly (readonly [method: string, params: unknown])[]} notifications
   * @param {string} method
   * @param {unknown} params
   * @param {number} [since]
   * @returns {Promise<Answer>}
   */
  after(notifications, method, params, since) {
    const id = this.#next++;
    const bytes = Buffer.concat([
      ...notifications.map(([name, each]) => framed({ method: name, params: each })),
      framed({ id, method, params }),
    ]);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`${this.name} didn't answer ${method} within ${limit / 1000} s`));
      }, limit);
      this.#pending.set(id, { sent: since ?? performance.now(), resolve, reject, timer });
      this.#write(bytes);
    });
  }

  /**
   * How often the server has sent a notification.
   * @param {string} method
   */
  told(method) {
    return this.#told.get(method) ?? 0;
  }

  /**
   * Waits until the server has sent a notification more often than so many times.
   * @param {string} method
   * @param {number} times
   */
  async tells(method, times) {
    const until = performance.now() + limit;
    while (this.told(method) <= times) {
      if (performance.now() > until) throw new Error(`${this.name} didn't send ${method} within ${limit / 1000} s`);
      await Promise.race([
        new Promise((resolve) => this.#waiting.push(() => resolve(undefined))),
        sleep(1000, undefined, { ref: false }),
      ]);
    }
  }

  /** Ends the session as editors do, and the process in any case. */
  async stop() {
    await Promise.race([this.request('shutdown', undefined).catch(() => {}), sleep(2000, undefined, { ref: false })]);
    this.notify('exit', undefined);
    for (let waits = 0; waits < 40 && this.#child.exitCode === null && this.#child.signalCode === null; waits++)
      await sleep(25);
    await end(this.#child, 500);
  }

  /** @param {Buffer} bytes */
  #write(bytes) {
    this.#child.stdin?.write(bytes);
  }

  /**
   * @param {Buffer} data
   * @param {number} at
   */
  #receive(data, at) {
    this.#chunks.push(data);
    this.#have += data.length;
    if (this.#have < this.#need) return;
    let bytes = this.#chunks.length === 1 ? data : Buffer.concat(this.#chunks);
    for (;;) {
      const head = bytes.indexOf(separator);
      if (head < 0) break;
      const length = Number(/content-length:\s*(\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1]);
      const whole = head + separator.length + length;
      this.#need = whole;
      if (bytes.length < whole) break;
      this.#need = 0;
      this.#read(JSON.parse(bytes.toString('utf8', head + separator.length, whole)), at);
      bytes = bytes.subarray(whole);
    }
    this.#chunks = bytes.length > 0 ? [bytes] : [];
    this.#have = bytes.length;
  }

  /**
   * @param {any} message
   * @param {number} at
   */
  #read({ id, method, params, result, error }, at) {
    if (method === undefined) {
      const asked = this.#pending.get(id);
      this.#pending.delete(id);
      clearTimeout(asked?.timer);
      if (error) asked?.reject(new Error(`${this.name}: ${error.message}`));
      else asked?.resolve({ result, ms: at - asked.sent });
    } else if (id === undefined) {
      this.#told.set(method, this.told(method) + 1);
      for (const wake of this.#waiting.splice(0)) wake();
    } else {
      const answer = method === 'workspace/configuration' ? params.items.map(() => null) : this.#answers[method]?.();
      this.#write(framed({ id, result: answer ?? null }));
    }
  }

  /** @param {string} reason */
  #fail(reason) {
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.#pending.clear();
  }
}

/** @param {object} message */
function framed(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}${separator}`), body]);
}
