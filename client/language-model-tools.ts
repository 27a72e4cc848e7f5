import { type Disposable, LanguageModelTextPart, LanguageModelToolResult, l10n, lm } from 'vscode';
import { type ToolResult, toolRequest } from '../shared/protocol';
import type { Server } from './server';

/** The tools that package.json declares; the server knows what they do. */
const names = ['outreach_check', 'outreach_explain', 'outreach_assessment_status'] as const;

/** Lets an assistant that drafts outreach check itself. The tools only read, so nobody is asked before they run. */
export function registerLanguageModelTools(server: Server): Disposable[] {
  return names.map((tool) =>
    lm.registerTool<object>(tool, {
      prepareInvocation: () => ({ invocationMessage: l10n.t('Asking the outreach checks') }),
      invoke: async ({ input }) => {
        const { markdown } = await server.request<ToolResult>(toolRequest, { tool, input });
        return new LanguageModelToolResult([new LanguageModelTextPart(markdown)]);
      },
    }),
  );
}
