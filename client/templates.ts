import { type Disposable, EventEmitter, type LogOutputChannel, Uri } from 'vscode';
import { type TemplateSummary, type TemplatesResult, templatesRequest } from '../shared/protocol';
import type { Server } from './server';

/** What the server last said of all templates, kept current; everything that shows templates reads it here. */
export class Templates implements Disposable {
  readonly #server: Server;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #disposables: Disposable[];
  readonly onDidChange = this.#changed.event;
  #result: TemplatesResult | undefined;
  #byUri: ReadonlyMap<string, TemplateSummary> = new Map();
  #asking: Promise<void> | undefined;
  #askAgain = false;

  constructor(server: Server, output: LogOutputChannel) {
    this.#server = server;
    this.#output = output;
    this.#disposables = [
      this.#changed,
      server.onTemplatesChanged(() => void this.refresh()),
      server.onDidChangeState((state) => {
        if (state === 'running') void this.refresh();
      }),
    ];
  }

  /** Undefined until the server has answered for the first time. */
  get result(): TemplatesResult | undefined {
    return this.#result;
  }

  /** The template of this file, where the server knows it as one. */
  find(uri: Uri | undefined): TemplateSummary | undefined {
    return uri && this.#byUri.get(uri.toString());
  }

  /**
   * Asks the server and resolves once an answer newer than this call is here. Calls while a question is under way share
   * one more question after it, so that a burst of changes costs two. Never rejects.
   */
  refresh(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return this.#asking;
    }
    this.#asking = this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #ask(): Promise<void> {
    do {
      this.#askAgain = false;
      try {
        this.#result = await this.#server.request<TemplatesResult>(templatesRequest);
        this.#byUri = new Map(
          this.#result.templates.map((template) => [Uri.parse(template.uri, true).toString(), template]),
        );
        this.#changed.fire();
      } catch (error) {
        this.#output.debug(`Asking for the templates failed: ${error}`);
      }
    } while (this.#askAgain);
  }
}
