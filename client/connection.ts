import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** Whether the extension runs in a browser, where it can start no programs and sees no disk. */
export const inBrowser = 'importScripts' in globalThis;

// One bundle serves both: what only one of them can load is loaded there alone.
declare function require(module: './connection.browser' | './connection.node'): {
  createClient(context: ExtensionContext, options: LanguageClientOptions): BaseLanguageClient;
};

/**
 * A client whose server hasn't been started yet. Its own messages go to the output alone: what people must know, we say once and in plain
 * words.
 */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): BaseLanguageClient {
  const { createClient: create } = inBrowser ? require('./connection.browser') : require('./connection.node');
  const client = create(context, options);
  for (const level of ['error', 'warn', 'info'] as const) {
    const log = client[level].bind(client);
    client[level] = (message, data) => log(message, data, false);
  }
  return client;
}
