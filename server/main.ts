// The language server, as one program for Node and for a worker of a browser: what only one of them can load is loaded there alone.
import './quick-patterns.node';
import { startServer } from './server';

void ('importScripts' in globalThis ? import('./main.browser') : import('./main.node')).then(({ connect, host }) =>
  startServer(connect(), host),
);
