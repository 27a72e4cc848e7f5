import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { type ToolParams, type ToolResult, toolRequest } from '../../shared/protocol';
import type { Services } from '../services';
import { toolNamed } from '../tools';
import { ToolError, toolInput } from '../tools/tool';

/** Answers what an assistant in the editor asks of the checks. */
export function registerTools({ connection, workspaces }: Services): void {
  connection.onRequest(toolRequest, async ({ tool, input }: ToolParams): Promise<ToolResult> => {
    const asked = typeof tool === 'string' ? toolNamed(tool) : undefined;
    if (!asked) throw new ResponseError(ErrorCodes.InvalidParams, 'There is no such tool.');
    await workspaces.scanned;
    try {
      return { markdown: asked.run(toolInput(input), workspaces.folders) };
    } catch (error) {
      if (error instanceof ToolError) throw new ResponseError(ErrorCodes.InvalidParams, error.message);
      throw error;
    }
  });
}
