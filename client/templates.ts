import { type Disposable, EventEmitter, type LogOutputChannel, Uri } from 'vscode';
import {
  type NewsParams,
  type TemplateSummary,
  type TemplatesAnswer,
  type TemplatesResult,
  templatesRequest,
} from '../shared/protocol';
import { withNews } from './news';
import { Paced } from './paced';
import type { Server } from './server';

/** What the server last said of all templates, kept current; everything that shows templates reads it here. */
export class Templates implements Disposable {
  readonly #server: Server;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #disposables: Disposable[];
  readonly onDidChange = this.#changed.event;
  readonly #asking = new Paced(() => this.#ask());
  #result: TemplatesResult | undefined;
  #byUri: ReadonlyMap<string, TemplateSummary> = new Map();
  #state: number | undefined;

  constructor(server: Server, output: LogOutputChannel) {
    this.#server = server;
    this.#output = output;
    this.#disposables = [
      this.#changed,
      this.#asking,
      server.onTemplatesChanged(() => this.#asking.soon()),
      server.onDidChangeState((state) => {
        // Another server knows nothing of what the last one told.
        this.#state = undefined;
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

  /** Asks the server and resolves once an answer newer than this call is here. Never rejects. */
  refresh(): Promise<void> {
    return this.#asking.now();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #ask(): Promise<void> {
    const params: NewsParams = this.#state === undefined ? {} : { since: this.#state };
    try {
      const answer = await this.#server.request<TemplatesAnswer>(templatesRequest, params);
      const byUri = withNews(this.#byUri, answer, answer.templates, (uri) => Uri.parse(uri, true).toString());
      const { unread, policies } = answer;
      const isSame =
        byUri === this.#byUri &&
        JSON.stringify([unread, policies]) === JSON.stringify([this.#result?.unread, this.#result?.policies]);
      this.#state = answer.state;
      if (isSame) return;
      this.#byUri = byUri;
      this.#result = { templates: [...byUri.values()], unread, policies };
      this.#changed.fire();
    } catch (error) {
      this.#output.debug(`Asking for the templates failed: ${error}`);
    }
  }
}
