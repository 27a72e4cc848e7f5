import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

/** The client of a server that runs as a process of its own, as long as the client does. */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const server = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath,
    transport: TransportKind.ipc,
  };
  // Most of what the server makes is gone with the answer: in the 16 MB that Node sets aside for such things by itself it only lies about,
  // and thousands of checks would take twice the room before Node looks for what can go. What is kept of each lies between what has gone, so
  // pages that are a fifth empty are to be put together, not only those that nearly are.
  const run = {
    ...server,
    options: {
      execArgv: ['--max-semi-space-size=1', '--heap-growing-percent=20', '--optimize-for-size', '--v8-pool-size=1'],
    },
  };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
  return new LanguageClient('outreach', 'Outreach', { run, debug }, options);
}
