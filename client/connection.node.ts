import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

/** The client of a server that runs as a process of its own, as long as the client does. */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const run = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath,
    transport: TransportKind.ipc,
  };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
  return new LanguageClient('outreach', 'Outreach', { run, debug }, options);
}
