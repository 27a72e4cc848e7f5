import { type ExtensionContext, window } from 'vscode';
import { registerAssessmentCommands } from './commands/assessment-stub';
import { registerChangesSinceApproval } from './commands/changes-since-approval';
import { registerCheckWorkspace } from './commands/check-workspace';
import { registerEffectivePolicy } from './commands/effective-policy';
import { registerEvaluate } from './commands/evaluate';
import { registerExplainDecision } from './commands/explain-decision';
import { registerLifecycle } from './commands/lifecycle';
import { registerNewPhrase } from './commands/new-phrase';
import { registerNewTemplate } from './commands/new-template';
import { registerOpenAssessment } from './commands/open-assessment';
import { registerServerCommands } from './commands/server-commands';
import { registerShowRule } from './commands/show-rule';
import { registerWaive } from './commands/waive';
import { trackContextKeys } from './context-keys';
import { showLanguageStatus } from './language-status';
import { Server } from './server';
import { Templates } from './templates';
import { TemplatesView } from './templates-view';

let server: Server | undefined;

/** Wires the features; each lives in a file of its own. Returns at once: the server starts in the background. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Outreach', { log: true });
  server = new Server(context, output);
  const templates = new Templates(server, output);
  context.subscriptions.push(
    output,
    templates,
    new TemplatesView(templates, server),
    ...trackContextKeys(server, templates),
    ...showLanguageStatus(server, templates),
    registerNewTemplate(server),
    registerNewPhrase(server),
    ...registerEvaluate(server),
    ...registerAssessmentCommands(server, templates, output),
    registerOpenAssessment(templates),
    ...registerExplainDecision(server),
    registerWaive(server),
    ...registerLifecycle(server),
    ...registerChangesSinceApproval(server),
    registerShowRule(context.extensionUri),
    ...registerEffectivePolicy(server),
    registerCheckWorkspace(server, templates, output),
    ...registerServerCommands(server, output),
  );
  void server.start();
}

export function deactivate(): Promise<void> | undefined {
  return server?.dispose();
}
