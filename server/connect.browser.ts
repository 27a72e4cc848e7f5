import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';

/** A browser has no files of its own: the client reads them. */
export const host = undefined;

/** The connection with whoever started this worker. */
export function connect(): Connection {
  const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  return createConnection(ProposedFeatures.all, new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
}
