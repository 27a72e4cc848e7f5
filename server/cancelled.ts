import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Throws what tells a client that its request has ended, where it wants that and names one. Asked between the steps of long work. */
export function cancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The text has changed since.');
}
