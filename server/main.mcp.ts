// The Model Context Protocol over standard input and output: what an assistant may ask about the folder it works in. A program of its
// own, because the protocol's library is larger than the checks.
import './quick-patterns.node';
import { realpathSync } from 'node:fs';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { URI } from 'vscode-uri';
import { version } from '../shared/version';
import { toolNamed, tools } from './tools';
import { ToolError, toolInput } from './tools/tool';
import { nodeHost } from './workspace/host.node';
import { Workspace } from './workspace/workspace';

const workspace = new Workspace(URI.file(realpathSync(process.cwd())).toString(), nodeHost);
const server = new Server({ name: 'lawful-outreach', version }, { capabilities: { tools: {} } });

server.setRequestHandler(ListToolsRequestSchema, () => ({
  tools: tools.map(({ name, title, description, inputSchema }) => ({
    name,
    title,
    description,
    inputSchema: { ...inputSchema, properties: { ...inputSchema.properties } },
    annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  })),
}));

server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
  const tool = toolNamed(params.name);
  if (!tool) return failure(`There is no tool "${params.name}".`);
  // Between two questions an assistant, or a person, may have changed any file.
  await workspace.scan();
  try {
    return { content: [{ type: 'text', text: tool.run(toolInput(params.arguments), [workspace]) }] };
  } catch (error) {
    if (error instanceof ToolError) return failure(error.message);
    throw error;
  }
});

/** A wrong question is an answer that the model reads, not a broken connection. */
function failure(text: string) {
  return { content: [{ type: 'text' as const, text }], isError: true };
}

// Whoever started it went away without a word.
process.stdin.on('end', () => process.exit(0));
void server.connect(new StdioServerTransport());
