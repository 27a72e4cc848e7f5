// The language server, as one program for Node and for a worker of a browser: what only one of them can load is loaded there alone.
import './quick-patterns.node';
import type { RequestId } from './first-answers';
import { startServer } from './server';

/** In Node another program loads this one, and may have answered the request that begins the session. Resolves when the server listens. */
export async function serve(answered: RequestId | undefined): Promise<void> {
  const { connect, host } = await import('./connect.node');
  startServer(connect(answered), host);
}

// In a worker nobody else is there.
if ('importScripts' in globalThis) {
  void import('./connect.browser').then(({ connect, host }) => startServer(connect(), host));
}
