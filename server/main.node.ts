import './quick-patterns.node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host.node';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), nodeHost);
