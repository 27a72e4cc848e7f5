import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient/browser';

/** The client of a server that runs in a worker of the browser, which ends with the client. */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  return new WorkerClient(context, options);
}

class WorkerReader extends BrowserMessageReader {
  /** Tells that nothing more comes. */
  close(): void {
    this.fireClose();
  }
}

class WorkerClient extends LanguageClient {
  #worker: Worker | undefined;
  #isOver = false;

  constructor(context: ExtensionContext, options: LanguageClientOptions) {
    super('outreach', 'Outreach', () => this.#connect(context), options);
  }

  async #connect(context: ExtensionContext) {
    const worker = await startWorker(context);
    this.#worker = worker;
    if (this.#isOver) worker.terminate();
    const reader = new WorkerReader(worker);
    // As a process that meets an error it doesn't expect, a worker that does, or that can't be loaded, is over.
    worker.addEventListener('error', (event) => {
      // It is taken care of here: else it would count as an error of the extension host too.
      event.preventDefault();
      worker.terminate();
      this.error(`The language server stopped: ${event.message}`);
      reader.close();
    });
    return { reader, writer: new BrowserMessageWriter(worker) };
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      this.#isOver = true;
      this.#worker?.terminate();
    }
  }
}

/**
 * Read as a file and not by its address: an extension's files may stand where a worker can't load them from, and may come with a type that it
 * wouldn't take for a program.
 */
async function startWorker({ extensionUri }: ExtensionContext): Promise<Worker> {
  const program = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'language-server.cjs'));
  const address = URL.createObjectURL(new Blob([program as BlobPart], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'Outreach' });
  // By the first message it has been loaded.
  worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
