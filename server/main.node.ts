import './quick-patterns.node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server';
import { nodeHost } from './workspace/host.node';

startServer(createConnection(ProposedFeatures.all), nodeHost);
