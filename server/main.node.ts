import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';

export { nodeHost as host } from './workspace/host.node';

/** The connection that the command line of this process asks for: standard input and output, a channel of Node's. */
export function connect(): Connection {
  return createConnection(ProposedFeatures.all);
}
