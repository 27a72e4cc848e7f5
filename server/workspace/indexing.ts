import { t } from '@vscode/l10n';
import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { guarded } from '../guarded';
import type { Services } from '../services';
import type { Workspace } from './workspace';
import type { Reading } from './workspaces';

/** Fewer files are read before anybody would have seen a word of it. */
const worthShowing = 1000;
/** Milliseconds between two news of how far it is. */
const newsEvery = 200;

/** Shows that a large folder is read, lets people stop it, and says what was left out. Compares templates anew after a change that concerns many. */
export function registerIndexing(services: Services, client: { readonly progress: boolean }): void {
  const { connection, workspaces, changes } = services;
  /** What was said of each folder. */
  const said = new Map<string, string>();

  workspaces.watch = (workspace) => {
    const shown = client.progress ? new ShownReading(services) : undefined;
    return {
      reached: (done, total) => shown?.reached(done, total),
      isCancelled: () => shown?.isCancelled === true,
      left: (files) => shown?.left(files),
      ended: () => {
        shown?.end();
        guarded(connection, () => tell(workspace));
      },
    };
  };

  changes.onChange(() =>
    guarded(connection, async () => {
      if (await workspaces.catchUp()) changes.all();
    }),
  );

  async function tell(workspace: Workspace): Promise<void> {
    const folder = workspace.folder ?? '';
    const leftOut = workspace.leftOut?.reason;
    if (leftOut !== undefined && said.get(folder) !== leftOut)
      connection.window.showWarningMessage(
        t('Not all templates of this folder are checked. {0}: {1}.', workspace.leftOut!.path, leftOut),
      );
    if (leftOut === undefined) said.delete(folder);
    else said.set(folder, leftOut);
  }
}

/** A progress of the client, from when there is enough to show. */
class ShownReading implements Pick<Reading, 'left'> {
  readonly #services: Services;
  #reporter: WorkDoneProgressServerReporter | undefined;
  #isAsked = false;
  #hasEnded = false;
  #last = 0;
  #total = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  get isCancelled(): boolean {
    return this.#reporter?.token.isCancellationRequested === true;
  }

  reached(done: number, total: number): void {
    this.#total = total;
    if (total < worthShowing) return;
    this.#open();
    // Comparing takes about twice as long as reading.
    this.#show(done / total / 3, t('{0} of {1} templates read', done, total));
  }

  left(files: number): void {
    if (this.#total < worthShowing) return;
    const done = Math.max(0, this.#total - files);
    this.#show((1 + (2 * done) / this.#total) / 3, t('{0} of {1} templates compared', done, this.#total));
  }

  end(): void {
    this.#hasEnded = true;
    this.#reporter?.done();
  }

  #open(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const { connection } = this.#services;
    guarded(connection, async () => {
      const reporter = await connection.window.createWorkDoneProgress();
      if (this.#hasEnded) return;
      this.#reporter = reporter;
      reporter.begin(t('Reading outreach templates'), 0, undefined, true);
    });
  }

  #show(share: number, message: string): void {
    const now = Date.now();
    if (!this.#reporter || now - this.#last < newsEvery) return;
    this.#last = now;
    this.#reporter.report(Math.round(share * 100), message);
  }
}
