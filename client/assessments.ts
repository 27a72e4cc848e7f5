import { type Disposable, EventEmitter, type LogOutputChannel, Uri } from 'vscode';
import {
  type AssessmentSummary,
  type AssessmentsAnswer,
  assessmentsRequest,
  type NewsParams,
} from '../shared/protocol';
import { withNews } from './news';
import { Paced } from './paced';
import type { Server } from './server';

/** What the server last said of all assessments, kept current, as Templates does. */
export class Assessments implements Disposable {
  readonly #server: Server;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #disposables: Disposable[];
  readonly onDidChange = this.#changed.event;
  readonly #asking = new Paced(() => this.#ask());
  #byUri: ReadonlyMap<string, AssessmentSummary> = new Map();
  #all: readonly AssessmentSummary[] | undefined;
  #state: number | undefined;

  constructor(server: Server, output: LogOutputChannel) {
    this.#server = server;
    this.#output = output;
    this.#disposables = [
      this.#changed,
      this.#asking,
      server.onTemplatesChanged(() => this.#asking.soon()),
      server.onDidChangeState((state) => {
        this.#state = undefined;
        if (state === 'running') void this.#asking.now();
      }),
    ];
  }

  /** In path order; undefined until the server has answered for the first time. */
  get all(): readonly AssessmentSummary[] | undefined {
    return this.#all;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #ask(): Promise<void> {
    const params: NewsParams = this.#state === undefined ? {} : { since: this.#state };
    try {
      const answer = await this.#server.request<AssessmentsAnswer>(assessmentsRequest, params);
      const byUri = withNews(this.#byUri, answer, answer.assessments, (uri) => Uri.parse(uri, true).toString());
      this.#state = answer.state;
      if (byUri === this.#byUri && this.#all) return;
      this.#byUri = byUri;
      this.#all = [...byUri.values()];
      this.#changed.fire();
    } catch (error) {
      this.#output.debug(`Asking for the assessments failed: ${error}`);
    }
  }
}
