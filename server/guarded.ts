import type { Connection } from 'vscode-languageserver';

/** Does work that nobody waits for. What goes wrong is logged: a rejection that nobody handles would end the server. */
export function guarded(connection: Connection, work: () => Promise<unknown>): void {
  // The log goes over the same connection, which may be what failed.
  work().catch((error: unknown) => {
    try {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } catch {}
  });
}
