/** Counts what is asked of a server and how it is answered. Nothing may stay unanswered. */
import { setTimeout as wait } from 'node:timers/promises';
import { LSPErrorCodes, type ProtocolConnection } from 'vscode-languageserver/node';

/** Milliseconds after which a request counts as not answered. */
const patience = 120_000;

export class Asked {
  requests = 0;
  answered = 0;
  cancelled = 0;
  /** Answered with an error that says why in plain words. */
  refused = 0;
  readonly unanswered: string[] = [];
  /** Errors that no client should ever see. */
  readonly faults: string[] = [];
  readonly byMethod: Record<string, number> = {};
  /** Whether what is asked now makes no sense on purpose. */
  nonsense = false;

  /** Every request of this connection is counted from now on. */
  constructor(connection: ProtocolConnection) {
    const send = connection.sendRequest.bind(connection) as (...all: unknown[]) => Promise<unknown>;
    connection.sendRequest = ((...all: unknown[]) => this.#count(String(all[0]), send(...all))) as never;
  }

  async #count(method: string, answer: Promise<unknown>): Promise<unknown> {
    this.requests++;
    this.byMethod[method] = (this.byMethod[method] ?? 0) + 1;
    const { nonsense } = this;
    const patient = new AbortController();
    const late = wait(patience, undefined, { signal: patient.signal }).then(
      () => {
        this.unanswered.push(method);
        throw new Error(`${method} was not answered within ${patience / 1000} seconds`);
      },
      () => undefined,
    );
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      const { code, message } = error as { code?: number; message: string };
      if (code === LSPErrorCodes.RequestCancelled || code === LSPErrorCodes.ServerCancelled) this.cancelled++;
      else if (code === LSPErrorCodes.RequestFailed) this.refused++;
      else if (!nonsense) this.faults.push(`${method}: ${code} ${message}`);
      throw error;
    } finally {
      this.answered++;
      patient.abort();
    }
  }
}
